// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

/** How to go back to a snapshot: libvirt's {@code virDomainSnapshotRevertFlags}. */
public enum SnapshotRevertFlag {
    /** Running afterwards; ESX refuses it. */
    RUNNING(1),
    /** Suspended afterwards; ESX refuses it. */
    PAUSED(2),
    /** Even if that is risky; ESX refuses it. */
    FORCE(4),
    /** With fresh NVRAM; ESX refuses it. */
    RESET_NVRAM(8);

    private final int flag;

    SnapshotRevertFlag(int flag) {
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
