// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.network;

import java.util.Set;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Listing;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The interfaces of the host, on ESX its physical network cards. Thread-safe; blocking and time limits as the connection states
 * them.
 *
 * <pre>{@code
 * hypervisor.hostInterfaces().list().forEach(card -> System.out.println(card.name() + " " + card.mac()));
 * }</pre>
 */
@ProviderType
public interface HostInterfaces {
    /**
     * Lists all interfaces as handles.
     *
     * @return a handle for each, and what could not be read
     */
    default Listing<HostInterface> list() {
        return list(Set.of());
    }

    /**
     * Lists interfaces as handles.
     *
     * @param conditions which ones
     * @return a handle for each, and what could not be read
     */
    Listing<HostInterface> list(Set<InterfaceCondition> conditions);

    /**
     * Lists interfaces as rows: on ESX one round trip, however many there are.
     *
     * @param conditions which ones
     * @return a row for each, and what could not be read
     */
    Listing<HostInterfaceSummary> summaries(Set<InterfaceCondition> conditions);

    /**
     * Finds an interface by its exact name.
     *
     * @param name such as {@code vmnic0}
     * @return a handle
     * @throws HypervisorException {@code NO_INTERFACE} if there is none
     */
    HostInterface byName(String name);

    /**
     * Finds an interface by its MAC address.
     *
     * @param mac the address; letter case and what stands between its parts do not matter
     * @return a handle
     * @throws HypervisorException {@code NO_INTERFACE} if there is none, {@code MULTIPLE_INTERFACES} if several have it
     */
    HostInterface byMac(String mac);
}
