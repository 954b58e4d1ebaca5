// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

import org.hypervia.api.value.LibvirtName;

/** Who chooses the host processors for the virtual ones. */
public enum CpuPlacement implements LibvirtName {
    /** The definition, or nobody; the default. */
    STATIC("static"),
    /** A placement service of the host. */
    AUTO("auto");

    private final String libvirtName;

    CpuPlacement(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
