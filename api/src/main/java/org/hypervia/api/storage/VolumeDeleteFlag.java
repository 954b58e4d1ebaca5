// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.storage;

/** How to delete a volume: libvirt's {@code virStorageVolDeleteFlags}. ESX refuses both. */
public enum VolumeDeleteFlag {
    /** After it was overwritten with zeros. */
    ZEROED(1),
    /** With its snapshots. */
    WITH_SNAPSHOTS(2);

    private final int flag;

    VolumeDeleteFlag(int flag) {
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
