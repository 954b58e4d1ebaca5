// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

/** What else to undefine: libvirt's {@code virDomainUndefineFlagsValues}. */
public enum UndefineFlag {
    /** The managed save image; ESX has none and refuses it. */
    MANAGED_SAVE(1),
    /** The metadata of snapshots; ESX has none and accepts it. */
    SNAPSHOTS_METADATA(2),
    /** The NVRAM file; ESX refuses it. */
    NVRAM(4),
    /** Keep the NVRAM file; ESX refuses it, though it keeps all files. */
    KEEP_NVRAM(8);

    private final int flag;

    UndefineFlag(int flag) {
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
