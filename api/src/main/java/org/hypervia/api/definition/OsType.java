// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

import org.hypervia.api.value.LibvirtName;

/** How the guest operating system is booted. */
public enum OsType implements LibvirtName {
    /** Full virtualization. */
    HVM("hvm"),
    /** Xen paravirtualization. */
    XEN("xen"),
    /** Xen paravirtualization, old word. */
    LINUX("linux"),
    /** A container that starts a program. */
    EXE("exe"),
    /** User Mode Linux. */
    UML("uml"),
    /** Xen with hardware memory virtualization. */
    XENPVH("xenpvh");

    private final String libvirtName;

    OsType(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
