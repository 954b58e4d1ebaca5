// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi;

import java.util.Optional;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.host.ProductVersion;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An open connection of a provider. What it can do is split into small operation interfaces, so that a new one never
 * changes those that stand; a caller asks for the one it needs.
 *
 * <p>Implementations are thread-safe. The handles guard against use after {@link #close()} and against changes on a
 * read-only connection, so a provider need not.
 */
@ConsumerType
public interface ProviderSession extends AutoCloseable {
    /**
     * Returns where the session leads, with the port that was really used.
     *
     * @return the URI
     */
    HypervisorUri uri();

    /**
     * Returns the hypervisor's type in libvirt's words.
     *
     * @return such as {@code ESX}
     */
    String type();

    /**
     * Returns the version of the product at the other end. Must not block.
     *
     * @return the version as read at login
     */
    ProductVersion version();

    /**
     * Returns the version of the foreign library that does the work. Must not block.
     *
     * @return the version; empty without such a library
     */
    default Optional<ProductVersion> libraryVersion() {
        return Optional.empty();
    }

    /**
     * Returns the version of the daemon in between. Must not block.
     *
     * @return the version as read at login; empty without a daemon
     */
    default Optional<ProductVersion> daemonVersion() {
        return Optional.empty();
    }

    /**
     * Tells whether the way to the server is encrypted.
     *
     * @return true for TLS
     */
    boolean isEncrypted();

    /**
     * Tells whether calls can still succeed, as far as that is known. Must not block. A session that can reach its server anew
     * is alive until {@link #close()}; one that stands on a single channel is not any more once that is broken, and its calls
     * then fail with {@code INVALID_CONN}.
     *
     * @return true unless the session is known to be lost
     */
    default boolean isAlive() {
        return true;
    }

    /**
     * Returns all that the session can do. What it lacks has no operations, and a call that needs them fails with
     * {@code NO_SUPPORT} before it reaches the session.
     *
     * @return the table, always the same object
     */
    OperationTable operations();

    /**
     * Logs out and frees everything, within a few seconds. Must not throw, and must do nothing the second time.
     */
    @Override
    void close();
}
