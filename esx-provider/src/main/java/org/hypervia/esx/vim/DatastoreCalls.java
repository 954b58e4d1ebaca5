// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import java.util.Optional;
import org.hypervia.esx.soap.SoapCall;

/** Calls on the files of datastores. */
public final class DatastoreCalls {
    private DatastoreCalls() {}

    /**
     * {@code HostDatastoreBrowser.SearchDatastore_Task} for one disk, with the controller it was made for; the result is a
     * {@code HostDatastoreBrowserSearchResults}.
     *
     * @param directory the datastore path of the directory
     * @param fileName the name in it
     */
    public static SoapCall<ManagedObjectRef> searchDisk(ManagedObjectRef browser, String directory, String fileName) {
        return Calls.reference(
                "SearchDatastore_Task",
                browser,
                out -> out.text("datastorePath", directory).element("searchSpec", spec -> {
                    spec.typed(
                            "query",
                            "VmDiskFileQuery",
                            query -> query.element(
                                    "details",
                                    // The flags stand in wire order, and all but two are required.
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
                    spec.text("matchPattern", fileName);
                }));
    }

    /** {@code FileManager.MakeDirectory}, with what is missing above it. */
    public static SoapCall<Optional<VimValue>> makeDirectory(
            ServiceContent server, ManagedObjectRef datacenter, String path) {
        return Calls.plain(
                "MakeDirectory",
                server.manager("fileManager"),
                out -> out.text("name", path)
                        .reference("datacenter", datacenter)
                        .flag("createParentDirectories", true));
    }

    /** {@code FileManager.DeleteDatastoreFile_Task}: a file, or a directory with all that is in it. */
    public static SoapCall<ManagedObjectRef> delete(ServiceContent server, ManagedObjectRef datacenter, String path) {
        return Calls.reference(
                "DeleteDatastoreFile_Task",
                server.manager("fileManager"),
                out -> out.text("name", path).reference("datacenter", datacenter));
    }
}
