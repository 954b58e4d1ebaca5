// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

import org.hypervia.api.value.LibvirtName;

/** The firmware a guest starts with. */
public enum Firmware implements LibvirtName {
    /** A classic BIOS. */
    BIOS("bios"),
    /** UEFI. */
    EFI("efi");

    private final String libvirtName;

    Firmware(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
