// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.resource;

/** Which number of virtual CPUs is meant. */
public enum VcpuCount {
    /** The number the domain has. */
    CURRENT(0),
    /** The number it could have. */
    MAXIMUM(4),
    /** The number that the guest uses, by its agent; ESX refuses it. */
    GUEST(8);

    private final int flag;

    VcpuCount(int flag) {
        this.flag = flag;
    }

    /**
     * Returns libvirt's bit of this number in {@code virDomainVcpuFlags}.
     *
     * @return 0 for {@code CURRENT}, else a power of two
     */
    public int flag() {
        return flag;
    }
}
