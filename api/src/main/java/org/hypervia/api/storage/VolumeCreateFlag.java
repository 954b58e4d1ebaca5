// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.storage;

/** How to create a volume: libvirt's {@code virStorageVolCreateFlags}. ESX refuses all but {@link #VALIDATE}. */
public enum VolumeCreateFlag {
    /** With room for its metadata. */
    PREALLOC_METADATA(1),
    /** By copy on write, from another volume. */
    REFLINK(2),
    /** With the XML checked first. */
    VALIDATE(4);

    private final int flag;

    VolumeCreateFlag(int flag) {
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
