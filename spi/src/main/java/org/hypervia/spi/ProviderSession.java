// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi;

import java.util.Optional;
import java.util.Set;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.host.ProductVersion;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An open connection of a provider. What it can do is split into small operation interfaces, so that a new one never
 * changes those that stand; a caller asks for the one it needs.
 *
 * <p>Implementations are thread-safe. The handles guard against use after {@link #close()} and against changes on a
 * read-only connection, so a provider need not.
 */
@ProviderType
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
     * Tells whether the way to the server is encrypted.
     *
     * @return true for TLS
     */
    boolean isEncrypted();

    /**
     * Returns what the session can do.
     *
     * @return the capabilities
     */
    Set<Capability> capabilities();

    /**
     * Returns the operations of one kind.
     *
     * @param kind one of the sub-interfaces of {@link Operations}
     * @param <T> the kind
     * @return the operations, always the same object; empty if this session has none of that kind
     */
    <T extends Operations> Optional<T> operations(Class<T> kind);

    /**
     * Logs out and frees everything, within a few seconds. Must not throw, and must do nothing the second time.
     */
    @Override
    void close();
}
