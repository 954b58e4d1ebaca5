// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.network;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hypervia.api.error.HypervisorException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A network: a live handle by the provider's reference. Thread-safe; blocking, time limits and common errors as the connection
 * states them, and {@code NO_NETWORK} when the network is gone. Two handles are equal if they hold the same reference on the
 * same connection.
 */
@ProviderType
public interface Network {
    /**
     * Returns by what the network can be told from others. No I/O.
     *
     * @return reference, name and UUID as they were when the handle was made
     */
    NetworkIdentity identity();

    /**
     * Returns the name. No I/O.
     *
     * @return the name
     */
    default String name() {
        return identity().name();
    }

    /**
     * Returns libvirt's UUID. No I/O.
     *
     * @return the UUID
     */
    default UUID uuid() {
        return identity().uuid();
    }

    /**
     * Describes the network.
     *
     * @return libvirt's network XML
     */
    default String xml() {
        return xml(Set.of());
    }

    /**
     * Describes the network in a certain way.
     *
     * @param flags how
     * @return libvirt's network XML
     */
    String xml(Set<NetworkXmlFlag> flags);

    /**
     * Tells whether the network is started.
     *
     * @return true for every network on ESX, without a call
     */
    boolean isActive();

    /**
     * Tells whether the network stays defined when it is stopped.
     *
     * @return true for every network on ESX, without a call
     */
    boolean isPersistent();

    /**
     * Tells whether the network starts with the host.
     *
     * @return true for every network on ESX, without a call
     */
    boolean autostart();

    /**
     * Says whether the network is to start with the host.
     *
     * @param autostart true to start it
     * @throws HypervisorException {@code INTERNAL_ERROR} on ESX for false: its switches cannot be kept from starting
     */
    void setAutostart(boolean autostart);

    /**
     * Asks for the host's bridge behind the network.
     *
     * @return the bridge's name; empty if there is none
     */
    Optional<String> bridge();

    /**
     * Removes the network. On ESX its port groups are removed and then the switch (VI API: {@code RemovePortGroup},
     * {@code RemoveVirtualSwitch}); what was removed is made again when a later step fails.
     *
     * @throws HypervisorException {@code OPERATION_INVALID} if something else than domains uses it; {@code RESOURCE_BUSY} if
     *     domains do; {@code OPERATION_UNSUPPORTED} for a distributed switch, which its vCenter changes
     */
    void undefine();
}
