// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.remote;

import java.util.Optional;
import org.hypervia.api.auth.CredentialCallback;
import org.hypervia.api.host.ProductVersion;

/** A way to libvirt. Thread-safe. */
public interface LibvirtLink {
    /** Returns the library's version. */
    ProductVersion version();

    /**
     * Opens a connection.
     *
     * @param uri as libvirt takes it
     * @param service for the credentials, such as {@code esx}
     * @param user who logs in, if the URI says so
     * @param byDaemon whether a daemon answers, whose silence or end is to be noticed
     */
    LibvirtConnection open(
            String uri,
            String service,
            Optional<String> user,
            CredentialCallback credentials,
            boolean readOnly,
            boolean byDaemon);
}
