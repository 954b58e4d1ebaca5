// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

/** Who is asked for a guest's host name: libvirt's {@code virDomainGetHostnameFlags}. */
public enum HostnameSource {
    /** The DHCP leases of the host's networks; ESX refuses it. */
    LEASE(1),
    /** The guest's agent; ESX refuses it, though it asks VMware Tools anyway. */
    AGENT(2);

    private final int flag;

    HostnameSource(int flag) {
        this.flag = flag;
    }

    /**
     * Returns libvirt's bit of this flag.
     *
     * @return a power of two
     */
    public int flag() {
        return flag;
    }
}
