// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.networkxml;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What network XML says, as far as hypervisors with switches and port groups can have it.
 *
 * @param name the name
 * @param uuid libvirt's UUID; empty if none is given
 * @param forward how the network is connected to the world outside
 * @param bandwidth limits of the traffic of the network
 * @param vlan the virtual LANs of the traffic that a port group says nothing of
 * @param portGroups the port groups, in their order
 */
public record NetworkDefinition(
        String name,
        Optional<UUID> uuid,
        Forward forward,
        Optional<Bandwidth> bandwidth,
        Optional<Vlan> vlan,
        List<PortGroup> portGroups) {
    /** Copies the list. */
    public NetworkDefinition {
        portGroups = List.copyOf(portGroups);
    }

    /**
     * How a network is connected to the world outside.
     *
     * @param mode in which way
     * @param devices through which interfaces of the host
     * @param hostDevice whether one of the host's PCI devices is named for it
     */
    public record Forward(ForwardMode mode, List<String> devices, boolean hostDevice) {
        /** Not connected. */
        public static final Forward NONE = new Forward(ForwardMode.NONE, List.of(), false);

        /** Copies the list. */
        public Forward {
            devices = List.copyOf(devices);
        }

        /**
         * Connected by a bridge with interfaces; without any it is not connected.
         *
         * @param devices the names of the interfaces
         * @return how it is connected
         */
        public static Forward bridge(List<String> devices) {
            return devices.isEmpty() ? NONE : new Forward(ForwardMode.BRIDGE, devices, false);
        }
    }

    /**
     * A port group.
     *
     * @param name the name
     * @param vlan its virtual LANs; empty for none
     * @param bandwidth limits of its traffic
     */
    public record PortGroup(String name, Optional<Vlan> vlan, Optional<Bandwidth> bandwidth) {}
}
