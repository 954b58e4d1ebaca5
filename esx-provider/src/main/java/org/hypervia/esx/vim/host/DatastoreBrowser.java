// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.task.TaskRunner;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.VimValue;
import org.hypervia.spi.Deadline;

/** {@code HostDatastoreBrowser}: looks at files of a datastore. Thread-safe. */
public final class DatastoreBrowser {
    private final TaskRunner tasks;
    private final ManagedObjectRef browser;

    /**
     * @param tasks runs the searches
     * @param browser the datastore's browser
     */
    public DatastoreBrowser(TaskRunner tasks, ManagedObjectRef browser) {
        this.tasks = tasks;
        this.browser = browser;
    }

    /**
     * Asks for which controller a disk was made: {@code VmDiskFileInfo.controllerType}.
     *
     * @param directory the datastore path of the directory
     * @param file the name of the disk's descriptor in it
     * @return the type, or empty if the disk does not tell; {@code NO_STORAGE_VOL} if there is no such disk
     */
    public Optional<String> controllerType(String directory, String file, Deadline deadline) {
        Optional<VimValue> result = tasks.run(
                Calls.reference(
                                "SearchDatastore_Task",
                                browser,
                                out -> out.text("datastorePath", directory).element("searchSpec", spec -> {
                                    spec.typed(
                                            "query",
                                            "VmDiskFileQuery",
                                            query -> query.element(
                                                    "details",
                                                    details -> details.flag("diskType", false)
                                                            .flag("capacityKb", false)
                                                            .flag("hardwareVersion", false)
                                                            .flag("controllerType", true)));
                                    spec.element(
                                            "details",
                                            details -> details.flag("fileType", true)
                                                    .flag("fileSize", false)
                                                    .flag("modification", false)
                                                    .flag("fileOwner", false));
                                    spec.text("matchPattern", file);
                                }))
                        .repeatable(),
                deadline);
        return result.stream()
                .flatMap(found -> found.all("file"))
                .findFirst()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.NO_STORAGE_VOL,
                        "there is no disk '" + file + "' in " + directory + ": create it first, or name another"))
                .childText("controllerType");
    }

    /** Tells whether there is nothing in a directory. */
    public boolean isEmpty(String directory, Deadline deadline) {
        return tasks
                .run(
                        Calls.reference("SearchDatastore_Task", browser, out -> out.text("datastorePath", directory))
                                .repeatable(),
                        deadline)
                .stream()
                .flatMap(found -> found.all("file"))
                .findFirst()
                .isEmpty();
    }
}
