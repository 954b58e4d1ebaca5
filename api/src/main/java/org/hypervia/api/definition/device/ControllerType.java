// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import org.hypervia.api.value.LibvirtName;

/** The kind of a controller. */
public enum ControllerType implements LibvirtName {
    /** IDE. */
    IDE("ide"),
    /** Floppy. */
    FDC("fdc"),
    /** SCSI. */
    SCSI("scsi"),
    /** SATA. */
    SATA("sata"),
    /** Virtio serial. */
    VIRTIO_SERIAL("virtio-serial"),
    /** Smart card reader. */
    CCID("ccid"),
    /** USB. */
    USB("usb"),
    /** PCI. */
    PCI("pci"),
    /** Xen bus. */
    XENBUS("xenbus"),
    /** ISA. */
    ISA("isa"),
    /** NVMe; known since libvirt 11.5.0. */
    NVME("nvme");

    private final String libvirtName;

    ControllerType(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
