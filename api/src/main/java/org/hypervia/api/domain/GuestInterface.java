// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.definition.MacAddress;

/**
 * A network interface as the guest sees it. VI API: {@code GuestNicInfo}.
 *
 * @param name on ESX the name of the network it is on, as libvirt has it
 * @param mac its hardware address
 * @param addresses its addresses
 */
public record GuestInterface(String name, Optional<MacAddress> mac, List<Address> addresses) {
    /**
     * One address.
     *
     * @param address the address, never a name
     * @param prefix the length of the network's prefix in bits; 0 when it is not known
     */
    public record Address(InetAddress address, int prefix) {}

    /**
     * Copies the addresses.
     *
     * @param name the name
     * @param mac the hardware address
     * @param addresses the addresses
     */
    public GuestInterface {
        addresses = List.copyOf(addresses);
    }
}
