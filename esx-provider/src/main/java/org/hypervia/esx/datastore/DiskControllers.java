// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.datastore;

import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vmx.path.DatastorePath;
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
        return new HostDatastores(connection)
                .browser(path, deadline)
                .controllerType(HostPaths.directoryOf(path), path.fileName(), deadline)
                .orElse(null);
    }
}
