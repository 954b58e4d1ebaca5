// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

import org.hypervia.api.value.LibvirtName;

/** What a variable clock is relative to. */
public enum ClockBasis implements LibvirtName {
    /** UTC. */
    UTC("utc"),
    /** The local time of the host. */
    LOCALTIME("localtime");

    private final String libvirtName;

    ClockBasis(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
