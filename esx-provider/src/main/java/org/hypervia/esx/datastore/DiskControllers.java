// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.datastore;

import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.session.EsxConnection;
import org.hypervia.esx.vim.DatastoreBrowser;
import org.hypervia.esx.vim.ManagedObjectRef;
import org.hypervia.esx.vmx.DatastorePath;
import org.hypervia.spi.Deadline;
import org.jspecify.annotations.Nullable;

/** Asks a datastore for which controller a disk was made. Thread-safe. */
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
        return new DatastoreBrowser(connection.tasks(), browser)
                .controllerType(HostPaths.directoryOf(path), path.fileName(), deadline)
                .orElse(null);
    }
}
