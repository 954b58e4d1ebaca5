// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.network;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Listing;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The networks behind a connection. Thread-safe; blocking and time limits as the connection states them.
 *
 * <p>On ESX a network is a virtual switch of the host, and its port groups are those of libvirt's network XML. The distributed
 * switches that a host has are networks too, which can be read and not be changed. A new one with a port group in VLAN 7:
 *
 * <pre>{@code
 * Network network = hypervisor.networks().define("""
 *         <network>
 *           <name>vSwitch1</name>
 *           <forward mode='bridge'><interface dev='vmnic1'/></forward>
 *           <portgroup name='Backup'><vlan><tag id='7'/></vlan></portgroup>
 *         </network>
 *         """);
 * System.out.println(network.uuid());
 * }</pre>
 */
@ProviderType
public interface Networks {
    /**
     * Lists all networks as handles.
     *
     * @return a handle for each, and what could not be read
     */
    default Listing<Network> list() {
        return list(Set.of());
    }

    /**
     * Lists networks as handles.
     *
     * @param conditions which ones
     * @return a handle for each, and what could not be read
     */
    Listing<Network> list(Set<NetworkCondition> conditions);

    /**
     * Lists all networks as rows.
     *
     * @return a row for each, and what could not be read
     */
    default Listing<NetworkSummary> summaries() {
        return summaries(Set.of());
    }

    /**
     * Lists networks as rows: on ESX one round trip, however many there are.
     *
     * @param conditions which ones
     * @return a row for each, and what could not be read
     */
    Listing<NetworkSummary> summaries(Set<NetworkCondition> conditions);

    /**
     * Finds a network by its exact name.
     *
     * @param name the name
     * @return a handle
     * @throws HypervisorException {@code NO_NETWORK} if there is none
     */
    Network byName(String name);

    /**
     * Finds a network by its UUID.
     *
     * @param uuid libvirt's UUID of the network
     * @return a handle
     * @throws HypervisorException {@code NO_NETWORK} if there is none
     */
    Network byUuid(UUID uuid);

    /**
     * Looks for a network by its exact name.
     *
     * @param name the name
     * @return a handle; empty if there is none
     */
    Optional<Network> find(String name);

    /**
     * Defines a network; as {@link #define(String, Set)}.
     *
     * @param networkXml libvirt's network XML
     * @return a handle
     */
    default Network define(String networkXml) {
        return define(networkXml, Set.of());
    }

    /**
     * Defines a network. On ESX a virtual switch is made with its port groups (VI API: {@code AddVirtualSwitch},
     * {@code AddPortGroup}); everything is checked before, and what was made is taken back when a later step fails. One that is
     * there already is not changed.
     *
     * @param networkXml libvirt's network XML
     * @param flags how
     * @return a handle
     * @throws HypervisorException {@code NO_NAME}, {@code XML_ERROR} and its kin for XML that is no network,
     *     {@code CONFIG_UNSUPPORTED} for what the hypervisor cannot do, {@code NETWORK_EXIST} if a port group's name is taken,
     *     {@code INTERNAL_ERROR} if the switch's is, or an uplink is not there; {@code NO_SUPPORT} for an uplink by its PCI
     *     address; {@code RESOURCE_BUSY} for an uplink of another switch; {@code XML_INVALID_SCHEMA} with {@code VALIDATE} for
     *     what would be skipped
     */
    Network define(String networkXml, Set<NetworkDefineFlag> flags);
}
