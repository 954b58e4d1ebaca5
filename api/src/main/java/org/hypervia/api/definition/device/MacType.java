// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import org.hypervia.api.value.LibvirtName;

/** Who made a MAC address. */
public enum MacType implements LibvirtName {
    /** The hypervisor. */
    GENERATED("generated"),
    /** The user. */
    STATIC("static");

    private final String libvirtName;

    MacType(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
