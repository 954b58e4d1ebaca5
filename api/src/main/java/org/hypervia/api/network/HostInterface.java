// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.network;

import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An interface of the host: a live handle by the provider's reference. Thread-safe; blocking, time limits and common errors as
 * the connection states them, and {@code NO_INTERFACE} when the interface is gone. Two handles are equal if they hold the same
 * reference on the same connection.
 */
@ProviderType
public interface HostInterface {
    /**
     * Returns by what the interface can be told from others. No I/O.
     *
     * @return reference, name and MAC address as they were when the handle was made
     */
    HostInterfaceIdentity identity();

    /**
     * Returns the name. No I/O.
     *
     * @return such as {@code vmnic0}
     */
    default String name() {
        return identity().name();
    }

    /**
     * Returns the MAC address. No I/O.
     *
     * @return the address as the host writes it
     */
    default String mac() {
        return identity().mac();
    }

    /**
     * Describes the interface.
     *
     * @return libvirt's interface XML
     */
    default String xml() {
        return xml(Set.of());
    }

    /**
     * Describes the interface in a certain way.
     *
     * @param flags how
     * @return libvirt's interface XML
     */
    String xml(Set<InterfaceXmlFlag> flags);

    /**
     * Tells whether the interface is up.
     *
     * @return true for every interface on ESX, without a call
     */
    boolean isActive();
}
