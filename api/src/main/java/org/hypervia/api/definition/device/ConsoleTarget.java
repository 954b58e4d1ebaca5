// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import org.hypervia.api.value.LibvirtName;

/** What a console is to the guest. */
public enum ConsoleTarget implements LibvirtName {
    /** A serial port; the default. */
    SERIAL("serial"),
    /** A Xen console. */
    XEN("xen"),
    /** A console of User Mode Linux. */
    UML("uml"),
    /** A virtio console. */
    VIRTIO("virtio"),
    /** A container console. */
    LXC("lxc"),
    /** An OpenVZ console. */
    OPENVZ("openvz"),
    /** An S/390 console. */
    SCLP("sclp"),
    /** An S/390 line mode console. */
    SCLPLM("sclplm");

    private final String libvirtName;

    ConsoleTarget(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
