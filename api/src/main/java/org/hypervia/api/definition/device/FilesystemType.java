// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import org.hypervia.api.value.LibvirtName;

/** The kind of a file system the guest is given. */
public enum FilesystemType implements LibvirtName {
    /** A directory of the host; the default. */
    MOUNT("mount"),
    /** A block device of the host. */
    BLOCK("block"),
    /** A disk image of the host. */
    FILE("file"),
    /** A template of the hypervisor. */
    TEMPLATE("template"),
    /** Memory. */
    RAM("ram"),
    /** A directory of the guest at a second place. */
    BIND("bind"),
    /** A storage volume. */
    VOLUME("volume");

    private final String libvirtName;

    FilesystemType(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
