// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.datastore;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vim.host.DatastoreBrowser;
import org.hypervia.esx.vim.host.DatastoreSummary;
import org.hypervia.esx.vmx.path.DatastorePath;
import org.hypervia.spi.Deadline;

/** The datastores of the connection's scope, with where they are mounted: one retrieval for all. Thread-safe. */
final class HostDatastores {
    private final EsxConnection connection;

    HostDatastores(EsxConnection connection) {
        this.connection = connection;
    }

    List<DatastoreSummary> list(Deadline deadline) {
        return DatastoreSummary.of(
                connection.properties().retrieve(DatastoreSummary.query(connection.scope()), deadline),
                connection.scope().mountingHost());
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
        return only(list(deadline), path.datastore())
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        path + " names the datastore '" + path.datastore() + "', which "
                                + connection.scope().name() + " does not have"));
    }

    /** Finds a datastore by its name; {@code NO_SUPPORT} if several have it, which several datacenters may have. */
    Optional<DatastoreSummary> only(List<DatastoreSummary> datastores, String name) {
        List<DatastoreSummary> named = datastores.stream()
                .filter(datastore -> datastore.name().equals(name))
                .toList();
        if (named.size() > 1 && connection.scope().spansDatacenters()) {
            throw new HypervisorException(
                    ErrorCode.NO_SUPPORT,
                    named.size() + " datastores of " + connection.scope().name() + " are called '" + name
                            + "', each in another datacenter: connect to the right one, as vpx://vcenter/DATACENTER");
        }
        return named.stream().findFirst();
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
