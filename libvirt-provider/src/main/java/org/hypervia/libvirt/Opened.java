// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.Optional;
import java.util.function.Supplier;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.host.ProductVersion;
import org.hypervia.libvirt.remote.LibvirtConnection;

/**
 * A connection, and what was asked at once, so that it can be told without blocking.
 *
 * @param connection the connection
 * @param type the name of the driver
 * @param library the library's version
 * @param daemon the version of the daemon, or of the library without one
 * @param version of the hypervisor; fails as the question did
 * @param encrypted whether the way is; fails as the question did
 */
record Opened(
        LibvirtConnection connection,
        String type,
        ProductVersion library,
        Optional<ProductVersion> daemon,
        Supplier<ProductVersion> version,
        Supplier<Boolean> encrypted) {
    /** Asks. A connection that cannot even tell its driver is closed again. */
    static Opened of(ProductVersion library, LibvirtConnection connection) {
        try {
            return new Opened(
                    connection,
                    connection.type(),
                    library,
                    daemon(connection),
                    now(connection::version),
                    now(connection::isEncrypted));
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static Optional<ProductVersion> daemon(LibvirtConnection connection) {
        try {
            return Optional.of(connection.daemonVersion());
        } catch (HypervisorException e) {
            return Optional.empty();
        }
    }

    private static <T> Supplier<T> now(Supplier<T> question) {
        try {
            T answer = question.get();
            return () -> answer;
        } catch (HypervisorException e) {
            return () -> {
                throw e;
            };
        }
    }
}
