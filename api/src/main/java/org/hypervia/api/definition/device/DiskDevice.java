// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import org.hypervia.api.value.LibvirtName;

/** What a disk is to the guest. */
public enum DiskDevice implements LibvirtName {
    /** A hard disk. */
    DISK("disk"),
    /** A CD or DVD drive. */
    CDROM("cdrom"),
    /** A floppy drive. */
    FLOPPY("floppy"),
    /** A host device that takes SCSI commands from the guest. */
    LUN("lun");

    private final String libvirtName;

    DiskDevice(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
