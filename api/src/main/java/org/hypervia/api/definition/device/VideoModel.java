// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import org.hypervia.api.value.LibvirtName;

/** The model of a video card. */
public enum VideoModel implements LibvirtName {
    /** What the hypervisor likes best. */
    DEFAULT("default"),
    /** Standard VGA. */
    VGA("vga"),
    /** Cirrus Logic 5446. */
    CIRRUS("cirrus"),
    /** VMware SVGA II. */
    VMVGA("vmvga"),
    /** Xen frame buffer. */
    XEN("xen"),
    /** VirtualBox. */
    VBOX("vbox"),
    /** SPICE QXL. */
    QXL("qxl"),
    /** Parallels. */
    PARALLELS("parallels"),
    /** Virtio. */
    VIRTIO("virtio"),
    /** EFI frame buffer. */
    GOP("gop"),
    /** No card. */
    NONE("none"),
    /** Bochs display. */
    BOCHS("bochs"),
    /** A frame buffer in guest memory. */
    RAMFB("ramfb");

    private final String libvirtName;

    VideoModel(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
