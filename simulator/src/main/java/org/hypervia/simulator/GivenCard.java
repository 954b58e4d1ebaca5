// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import org.hypervia.simulator.host.PhysicalCards;
import org.hypervia.simulator.value.DataObject;

/**
 * A physical network card of a simulated host.
 *
 * @param device its device, such as {@code vmnic2}
 * @param mac its hardware address, in the spelling the host is to use
 * @param speedMb the speed of its link in Mbit/s; 0 without a link
 * @param configured whether it has an IP configuration at all
 * @param dhcp whether its address comes by DHCP
 * @param address its address; empty for none
 * @param netmask the mask of its network; empty for none
 */
public record GivenCard(
        String device, String mac, int speedMb, boolean configured, boolean dhcp, String address, String netmask) {
    /** A card with a link of 10 Gbit/s and without an address, as cards of current hosts are. */
    public static GivenCard of(String device, String mac) {
        return new GivenCard(device, mac, 10_000, true, false, "", "");
    }

    /** The same with another speed of the link; 0 for none. */
    public GivenCard withSpeed(int megabits) {
        return new GivenCard(device, mac, megabits, configured, dhcp, address, netmask);
    }

    /** The same with this address beside what else it has. */
    public GivenCard withAddress(String ip, String mask) {
        return new GivenCard(device, mac, speedMb, true, dhcp, ip, mask);
    }

    /** The same with an address by DHCP. */
    public GivenCard withDhcp() {
        return new GivenCard(device, mac, speedMb, true, true, address, netmask);
    }

    /** The same with {@code spec.ip} unset. */
    public GivenCard unconfigured() {
        return new GivenCard(device, mac, speedMb, false, false, "", "");
    }

    DataObject shown() {
        DataObject ip = DataObject.of("HostIpConfig")
                .set("dhcp", dhcp)
                .set("ipAddress", address.isEmpty() ? null : address)
                .set("subnetMask", netmask.isEmpty() ? null : netmask)
                .build();
        return PhysicalCards.of(device, mac, speedMb, configured ? ip : null);
    }
}
