// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import org.hypervia.api.value.LibvirtName;

/** How the host caches a disk. */
public enum DiskCache implements LibvirtName {
    /** As the hypervisor likes; the default. */
    DEFAULT("default"),
    /** Not at all. */
    NONE("none"),
    /** Reads only; a write ends when it is on the medium. */
    WRITETHROUGH("writethrough"),
    /** Reads and writes. */
    WRITEBACK("writeback"),
    /** Not at all, and a write ends when it is on the medium. */
    DIRECTSYNC("directsync"),
    /** Reads and writes; flushes of the guest are ignored. */
    UNSAFE("unsafe");

    private final String libvirtName;

    DiskCache(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
