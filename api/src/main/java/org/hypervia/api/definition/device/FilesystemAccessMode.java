// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import org.hypervia.api.value.LibvirtName;

/** With whose rights a guest uses a shared directory. */
public enum FilesystemAccessMode implements LibvirtName {
    /** With those of the guest user; the default. */
    PASSTHROUGH("passthrough"),
    /** With those of the hypervisor. */
    MAPPED("mapped"),
    /** As passthrough, but failures to change the owner are ignored. */
    SQUASH("squash");

    private final String libvirtName;

    FilesystemAccessMode(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
