// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.storage;

/** How to resize a volume: libvirt's {@code virStorageVolResizeFlags}. */
public enum VolumeResizeFlag {
    /** With the new space allocated; on ESX it is filled with zeros. */
    ALLOCATE(1),
    /** By so many bytes, not to so many. */
    DELTA(2),
    /** To less than it has; ESX refuses it. */
    SHRINK(4);

    private final int flag;

    VolumeResizeFlag(int flag) {
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
