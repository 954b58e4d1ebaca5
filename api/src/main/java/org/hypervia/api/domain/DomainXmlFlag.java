// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

/** How to describe a domain: libvirt's {@code virDomainXMLFlags}. */
public enum DomainXmlFlag {
    /** With secrets such as a VNC password; refused on a read-only connection. */
    SECURE(1),
    /** As it will be at the next start, not as it is now. */
    INACTIVE(2),
    /** With the guest's CPU adapted to the host's; ESX refuses it. */
    UPDATE_CPU(4),
    /** Fit for a migration; refused on a read-only connection. */
    MIGRATABLE(8);

    private final int flag;

    DomainXmlFlag(int flag) {
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
