// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.datastore;

import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.session.EsxConnection;
import org.hypervia.esx.soap.XmlNode;
import org.hypervia.esx.vim.Calls;
import org.hypervia.esx.vim.ManagedObjectRef;
import org.hypervia.esx.vmx.DatastorePath;
import org.hypervia.spi.Deadline;
import org.jspecify.annotations.Nullable;

/** Asks a datastore for which controller a disk was made: {@code VmDiskFileInfo.controllerType}. Thread-safe. */
public final class DiskControllers {
    private final EsxConnection connection;

    public DiskControllers(EsxConnection connection) {
        this.connection = connection;
    }

    /** Returns the controller's type, or null if the disk does not tell; {@code NO_STORAGE_VOL} if there is no such file. */
    public @Nullable String typeOf(DatastorePath path, Deadline deadline) {
        ManagedObjectRef browser = new HostDatastores(connection)
                .named(path, deadline)
                .browser()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR, "datastore '" + path.datastore() + "' cannot be searched"));
        Optional<XmlNode> found = connection
                .tasks()
                .run(
                        Calls.reference(
                                "SearchDatastore_Task",
                                browser,
                                out -> out.text("datastorePath", HostPaths.directoryOf(path))
                                        .element("searchSpec", spec -> {
                                            spec.typed(
                                                    "query",
                                                    "VmDiskFileQuery",
                                                    query -> query.element(
                                                            "details",
                                                            // The flags stand in wire order, and all but two are
                                                            // required.
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
                                            spec.text("matchPattern", path.fileName());
                                        })),
                        deadline);
        XmlNode file = found.flatMap(result -> result.all("file").findFirst())
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.NO_STORAGE_VOL, "there is no disk " + path + ": create it first, or name another"));
        return file.childText("controllerType").orElse(null);
    }
}
