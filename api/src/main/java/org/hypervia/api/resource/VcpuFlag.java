// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.resource;

/**
 * How to change the number of virtual CPUs: those of libvirt's {@code virDomainVcpuFlags} that are neither an
 * {@link Affect} nor a {@link VcpuCount}.
 */
public enum VcpuFlag {
    /** Those that are added can be taken out again while the domain runs; ESX refuses it. */
    HOTPLUGGABLE(16);

    private final int flag;

    VcpuFlag(int flag) {
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
