// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.datastore;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vim.host.DatastoreBrowser;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vmx.DatastorePath;
import org.hypervia.spi.Deadline;

/** The datastores of the connection's host, with where it mounts them: one retrieval for all. Thread-safe. */
final class HostDatastores {
    private static final String NAME = "summary.name";
    private static final String MOUNTS = "host";

    /**
     * A datastore.
     *
     * @param name its name
     * @param reference the {@code Datastore}
     * @param browser its {@code HostDatastoreBrowser}
     * @param mountPath where the host mounts it; not all hosts say
     */
    record Datastore(
            String name, ManagedObjectRef reference, Optional<ManagedObjectRef> browser, Optional<String> mountPath) {
        /** Returns what comes below the mount path, if a file name lies there. */
        Optional<String> below(String fileName) {
            return mountPath
                    .map(HostDatastores::withoutEnd)
                    .filter(mount -> !mount.isEmpty() && fileName.startsWith(mount))
                    .map(mount -> fileName.substring(mount.length()))
                    // Without this /vol1 would also hold what lies in /vol10.
                    .filter(rest -> rest.startsWith("/") || rest.startsWith("\\"));
        }
    }

    private final EsxConnection connection;

    HostDatastores(EsxConnection connection) {
        this.connection = connection;
    }

    List<Datastore> list(Deadline deadline) {
        PropertyQuery query = new PropertyQuery()
                .take("Datastore", NAME, MOUNTS, "browser")
                .from(
                        connection.scope().mountingHost(),
                        new PropertyQuery.Step("datastores", "HostSystem", "datastore", List.of()));
        return connection.properties().retrieve(query, deadline).stream()
                .filter(object -> object.object().type().equals("Datastore"))
                .map(this::datastore)
                .toList();
    }

    private Datastore named(DatastorePath path, Deadline deadline) {
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

    private Datastore datastore(ObjectContent object) {
        return new Datastore(
                object.text(NAME).orElse(""),
                object.object(),
                object.reference("browser"),
                DatastoreBrowser.mountPath(object, connection.scope().mountingHost()));
    }

    static String withoutEnd(String path) {
        int end = path.length();
        while (end > 0 && (path.charAt(end - 1) == '/' || path.charAt(end - 1) == '\\')) {
            end--;
        }
        return path.substring(0, end);
    }
}
