// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import org.hypervia.api.value.LibvirtName;

/** What happens at start when the source of a disk is missing. */
public enum StartupPolicy implements LibvirtName {
    /** The start fails. */
    MANDATORY("mandatory"),
    /** The start fails, but the source is dropped in a migration. */
    REQUISITE("requisite"),
    /** The drive stays empty. */
    OPTIONAL("optional");

    private final String libvirtName;

    StartupPolicy(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
