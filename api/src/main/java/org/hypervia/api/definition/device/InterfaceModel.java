// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import org.hypervia.api.value.LibvirtName;

/** The model of a network card. */
public enum InterfaceModel implements LibvirtName {
    /** Xen. */
    NETFRONT("netfront"),
    /** Realtek 8139. */
    RTL8139("rtl8139"),
    /** Virtio. */
    VIRTIO("virtio"),
    /** Intel 82540, one of VMware's. */
    E1000("e1000"),
    /** Intel 82574, one of VMware's. */
    E1000E("e1000e"),
    /** Intel 82576. */
    IGB("igb"),
    /** Virtio, transitional. */
    VIRTIO_TRANSITIONAL("virtio-transitional"),
    /** Virtio, modern only. */
    VIRTIO_NON_TRANSITIONAL("virtio-non-transitional"),
    /** USB. */
    USB_NET("usb-net"),
    /** IBM Power. */
    SPAPR_VLAN("spapr-vlan"),
    /** SMSC LAN9118. */
    LAN9118("lan9118"),
    /** SMSC 91C111. */
    SCM91C111("scm91c111"),
    /** AMD 79C970 as VMware emulates it. */
    VLANCE("vlance"),
    /** VMware vmxnet. */
    VMXNET("vmxnet"),
    /** VMware vmxnet 2, or enhanced vmxnet. */
    VMXNET2("vmxnet2"),
    /** VMware vmxnet 3. */
    VMXNET3("vmxnet3"),
    /** AMD PCnet-PCI II. */
    AM79C970A("Am79C970A"),
    /** AMD PCnet-FAST III. */
    AM79C973("Am79C973"),
    /** Intel PRO/1000 MT desktop. */
    I82540EM("82540EM"),
    /** Intel PRO/1000 MT server. */
    I82545EM("82545EM"),
    /** Intel PRO/1000 T server. */
    I82543GC("82543GC");

    private final String libvirtName;

    InterfaceModel(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
