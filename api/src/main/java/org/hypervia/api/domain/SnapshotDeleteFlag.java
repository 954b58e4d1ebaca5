// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

/** What to delete of a snapshot: libvirt's {@code virDomainSnapshotDeleteFlags}. */
public enum SnapshotDeleteFlag {
    /** With all below it. */
    CHILDREN(1),
    /** Libvirt's own notes alone; ESX has none, and nothing is deleted. */
    METADATA_ONLY(2),
    /** What is below it alone; ESX refuses it. */
    CHILDREN_ONLY(4);

    private final int flag;

    SnapshotDeleteFlag(int flag) {
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
