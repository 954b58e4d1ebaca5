// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import org.hypervia.api.value.LibvirtName;

/** The specification a trusted platform module follows. */
public enum TpmVersion implements LibvirtName {
    /** TPM 1.2. */
    V1_2("1.2"),
    /** TPM 2.0. */
    V2_0("2.0");

    private final String libvirtName;

    TpmVersion(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
