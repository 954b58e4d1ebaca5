// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

/** How to describe a snapshot: libvirt's {@code virDomainSnapshotXMLFlags}. */
public enum SnapshotXmlFlag {
    /** With secrets such as a VNC password; refused on a read-only connection, and by ESX. */
    SECURE(1);

    private final int flag;

    SnapshotXmlFlag(int flag) {
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
