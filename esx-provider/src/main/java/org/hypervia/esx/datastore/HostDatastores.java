// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.datastore;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vim.host.DatastoreBrowser;
import org.hypervia.esx.vim.host.DatastoreSummary;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vmx.path.DatastorePath;
import org.hypervia.spi.Deadline;

/** The datastores of the connection's host, with where it mounts them: one retrieval for all. Thread-safe. */
final class HostDatastores {
    private final EsxConnection connection;

    HostDatastores(EsxConnection connection) {
        this.connection = connection;
    }

    List<DatastoreSummary> list(Deadline deadline) {
        ManagedObjectRef host = connection.scope().mountingHost();
        return DatastoreSummary.of(connection.properties().retrieve(DatastoreSummary.query(host), deadline), host);
    }

    /** Returns what comes below a datastore's mount path, if a file name lies there. */
    static Optional<String> below(DatastoreSummary datastore, String fileName) {
        return datastore
                .mountPath()
                .map(HostDatastores::withoutEnd)
                .filter(mount -> !mount.isEmpty() && fileName.startsWith(mount))
                .map(mount -> fileName.substring(mount.length()))
                // Without this /vol1 would also hold what lies in /vol10.
                .filter(rest -> rest.startsWith("/") || rest.startsWith("\\"));
    }

    private DatastoreSummary named(DatastorePath path, Deadline deadline) {
        return list(deadline).stream()
                .filter(datastore -> datastore.name().equals(path.datastore()))
                .findFirst()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        path + " names the datastore '" + path.datastore() + "', which "
                                + connection.scope().name() + " does not have"));
    }

    /** Returns what looks at the files of a path's datastore. */
    DatastoreBrowser browser(DatastorePath path, Deadline deadline) {
        return named(path, deadline)
                .browser()
                .map(browser -> new DatastoreBrowser(connection.tasks(), browser))
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR, "datastore '" + path.datastore() + "' cannot be searched"));
    }

    static String withoutEnd(String path) {
        int end = path.length();
        while (end > 0 && (path.charAt(end - 1) == '/' || path.charAt(end - 1) == '\\')) {
            end--;
        }
        return path.substring(0, end);
    }
}
