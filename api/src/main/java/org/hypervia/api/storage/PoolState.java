// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.storage;

import org.hypervia.api.value.LibvirtName;

/** What state a pool is in: libvirt's {@code virStoragePoolState}. */
public enum PoolState implements LibvirtName {
    /** Not started. */
    INACTIVE(0, "inactive"),
    /** Being made. */
    BUILDING(1, "building"),
    /** Usable. */
    RUNNING(2, "running"),
    /** Usable, with something amiss. */
    DEGRADED(3, "degraded"),
    /** Started, and out of reach. VI API: {@code summary.accessible} is false. */
    INACCESSIBLE(4, "inaccessible");

    private final int number;
    private final String libvirtName;

    PoolState(int number, String libvirtName) {
        this.number = number;
        this.libvirtName = libvirtName;
    }

    /**
     * Returns libvirt's number of this constant.
     *
     * @return zero or more
     */
    public int number() {
        return number;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
