// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

import org.hypervia.api.value.LibvirtName;

/** How the processor of a guest is described. */
public enum CpuMode implements LibvirtName {
    /** By its own data; the default. */
    CUSTOM("custom"),
    /** As a close copy of the host processor. */
    HOST_MODEL("host-model"),
    /** As the host processor itself. */
    HOST_PASSTHROUGH("host-passthrough"),
    /** As the best the hypervisor can do. */
    MAXIMUM("maximum");

    private final String libvirtName;

    CpuMode(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
