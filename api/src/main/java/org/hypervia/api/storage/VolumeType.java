// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.storage;

import org.hypervia.api.value.LibvirtName;

/** What a volume is: libvirt's {@code virStorageVolType}. */
public enum VolumeType implements LibvirtName {
    /** A file. */
    FILE(0, "file"),
    /** A block device. */
    BLOCK(1, "block"),
    /** A directory. */
    DIR(2, "dir"),
    /** A volume that is reached over the network. */
    NETWORK(3, "network"),
    /** A directory that is reached over the network. */
    NETDIR(4, "netdir"),
    /** A ploop directory. */
    PLOOP(5, "ploop");

    private final int number;
    private final String libvirtName;

    VolumeType(int number, String libvirtName) {
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
