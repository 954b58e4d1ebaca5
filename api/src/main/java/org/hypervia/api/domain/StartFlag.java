// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

/** How to start a domain: libvirt's {@code virDomainCreateFlags}. */
public enum StartFlag {
    /** Suspended; ESX refuses it. */
    PAUSED(1),
    /** Destroyed when the connection ends; ESX refuses it. */
    AUTODESTROY(2),
    /** Without the host's file cache while a saved state is read; ESX refuses it. */
    BYPASS_CACHE(4),
    /** A saved state is thrown away; ESX refuses it. */
    FORCE_BOOT(8),
    /** With the XML checked against libvirt's schema; only for {@link Domains#create}. */
    VALIDATE(16),
    /** With fresh NVRAM; ESX refuses it. */
    RESET_NVRAM(32);

    private final int flag;

    StartFlag(int flag) {
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
