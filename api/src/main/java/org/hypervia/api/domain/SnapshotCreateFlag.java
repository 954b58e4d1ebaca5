// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

/** How to take a snapshot: libvirt's {@code virDomainSnapshotCreateFlags}. */
public enum SnapshotCreateFlag {
    /** Only libvirt's notes of one that exists; ESX refuses it. */
    REDEFINE(1),
    /** With {@link #REDEFINE}: it becomes the current one; ESX refuses it. */
    CURRENT(2),
    /** Without libvirt's own notes; ESX has none. */
    NO_METADATA(4),
    /** The domain is stopped afterwards; ESX refuses it. */
    HALT(8),
    /** Without the memory of a running domain. */
    DISK_ONLY(16),
    /** On files that exist; ESX refuses it. */
    REUSE_EXT(32),
    /** With the guest's file systems at rest, by its agent. */
    QUIESCE(64),
    /** All or nothing; on ESX every snapshot is. */
    ATOMIC(128),
    /** The guest runs on meanwhile; ESX refuses it. */
    LIVE(256),
    /** With the XML checked: what the hypervisor would skip is refused. */
    VALIDATE(512);

    private final int flag;

    SnapshotCreateFlag(int flag) {
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
