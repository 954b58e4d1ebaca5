// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import java.util.Optional;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ServiceContent;
import org.hypervia.esx.vim.value.VimValue;

/** Calls on the files of datastores. */
public final class DatastoreCalls {
    private DatastoreCalls() {}

    /** {@code FileManager.MakeDirectory}, with what is missing above it. */
    public static SoapCall<Optional<VimValue>> makeDirectory(
            ServiceContent server, ManagedObjectRef datacenter, String path) {
        return makeDirectory(server, datacenter, path, true);
    }

    /** {@code FileManager.MakeDirectory} in one that is there. */
    public static SoapCall<Optional<VimValue>> makeOneDirectory(
            ServiceContent server, ManagedObjectRef datacenter, String path) {
        return makeDirectory(server, datacenter, path, false);
    }

    /** {@code FileManager.CopyDatastoreFile_Task}, over nothing that is there. */
    public static SoapCall<ManagedObjectRef> copy(
            ServiceContent server, ManagedObjectRef datacenter, String source, String target) {
        return Calls.reference(
                "CopyDatastoreFile_Task",
                server.manager("fileManager"),
                out -> out.text("sourceName", source)
                        .reference("sourceDatacenter", datacenter)
                        .text("destinationName", target)
                        .reference("destinationDatacenter", datacenter)
                        .flag("force", false));
    }

    private static SoapCall<Optional<VimValue>> makeDirectory(
            ServiceContent server, ManagedObjectRef datacenter, String path, boolean parents) {
        return Calls.plain(
                "MakeDirectory",
                server.manager("fileManager"),
                out -> out.text("name", path)
                        .reference("datacenter", datacenter)
                        .flag("createParentDirectories", parents));
    }

    /** {@code FileManager.MoveDatastoreFile_Task}: over a file that is there. */
    public static SoapCall<ManagedObjectRef> replace(
            ServiceContent server, ManagedObjectRef datacenter, String source, String destination) {
        return move(server, datacenter, source, destination, true);
    }

    /** {@code FileManager.MoveDatastoreFile_Task}: fails if there is anything of that name. */
    public static SoapCall<ManagedObjectRef> rename(
            ServiceContent server, ManagedObjectRef datacenter, String source, String destination) {
        return move(server, datacenter, source, destination, false);
    }

    private static SoapCall<ManagedObjectRef> move(
            ServiceContent server, ManagedObjectRef datacenter, String source, String destination, boolean force) {
        return Calls.reference(
                "MoveDatastoreFile_Task",
                server.manager("fileManager"),
                out -> out.text("sourceName", source)
                        .reference("sourceDatacenter", datacenter)
                        .text("destinationName", destination)
                        .reference("destinationDatacenter", datacenter)
                        .flag("force", force));
    }

    /** {@code FileManager.DeleteDatastoreFile_Task}: a file, or a directory with all that is in it. */
    public static SoapCall<ManagedObjectRef> delete(ServiceContent server, ManagedObjectRef datacenter, String path) {
        return Calls.reference(
                "DeleteDatastoreFile_Task",
                server.manager("fileManager"),
                out -> out.text("name", path).reference("datacenter", datacenter));
    }
}
