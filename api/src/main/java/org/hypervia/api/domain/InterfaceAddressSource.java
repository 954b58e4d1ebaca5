// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

/** Who is asked for a guest's addresses: libvirt's {@code virDomainInterfaceAddressesSource}. */
public enum InterfaceAddressSource {
    /** The DHCP leases of the host's networks. */
    LEASE(0),
    /** The guest's agent: VMware Tools on ESX, which has only this one. */
    AGENT(1),
    /** The host's ARP table. */
    ARP(2);

    private final int number;

    InterfaceAddressSource(int number) {
        this.number = number;
    }

    /**
     * Returns libvirt's number of this source.
     *
     * @return 0, 1 or 2
     */
    public int number() {
        return number;
    }
}
