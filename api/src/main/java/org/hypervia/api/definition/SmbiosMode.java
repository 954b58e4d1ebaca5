// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

import org.hypervia.api.value.LibvirtName;

/** Where the SMBIOS tables of a guest come from. */
public enum SmbiosMode implements LibvirtName {
    /** The hypervisor makes them up. */
    EMULATE("emulate"),
    /** The tables of the host are shown. */
    HOST("host"),
    /** They are given in the definition. */
    SYSINFO("sysinfo");

    private final String libvirtName;

    SmbiosMode(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
