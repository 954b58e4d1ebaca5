// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import org.hypervia.api.value.LibvirtName;

/** The bus of a disk. */
public enum DiskBus implements LibvirtName {
    /** IDE. */
    IDE("ide"),
    /** The floppy controller. */
    FDC("fdc"),
    /** SCSI. */
    SCSI("scsi"),
    /** Virtio. */
    VIRTIO("virtio"),
    /** The Xen block device. */
    XEN("xen"),
    /** USB. */
    USB("usb"),
    /** The block device of User Mode Linux. */
    UML("uml"),
    /** SATA. */
    SATA("sata"),
    /** SD card. */
    SD("sd"),
    /** NVMe; known since libvirt 11.5.0. */
    NVME("nvme");

    private final String libvirtName;

    DiskBus(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
