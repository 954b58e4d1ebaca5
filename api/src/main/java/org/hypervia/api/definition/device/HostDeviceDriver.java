// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import org.hypervia.api.value.LibvirtName;

/** What passes a PCI device of the host through. */
public enum HostDeviceDriver implements LibvirtName {
    /** KVM by itself, as old kernels could. */
    KVM("kvm"),
    /** VFIO. */
    VFIO("vfio"),
    /** Xen. */
    XEN("xen");

    private final String libvirtName;

    HostDeviceDriver(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
