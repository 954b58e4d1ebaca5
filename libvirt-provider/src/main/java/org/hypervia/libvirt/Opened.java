// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.function.Supplier;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.host.ProductVersion;
import org.hypervia.libvirt.remote.LibvirtConnection;

/**
 * A connection, and what was asked at once, so that it can be told without blocking.
 *
 * @param connection the connection
 * @param type the name of the driver
 * @param version of the hypervisor; fails as the question did
 * @param encrypted whether the way is; fails as the question did
 */
record Opened(
        LibvirtConnection connection, String type, Supplier<ProductVersion> version, Supplier<Boolean> encrypted) {
    /** Asks. A connection that cannot even tell its driver is closed again. */
    static Opened of(LibvirtConnection connection) {
        try {
            return new Opened(
                    connection, connection.type(), now(connection::version), now(connection::isEncrypted));
        } catch (RuntimeException e) {
            connection.close();
            throw e;
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
