// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.storage;

/** How to describe a pool: libvirt's {@code virStorageXMLFlags}. */
public enum PoolXmlFlag {
    /** As it is defined, not as it is now; ESX refuses it. */
    INACTIVE(1);

    private final int flag;

    PoolXmlFlag(int flag) {
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
