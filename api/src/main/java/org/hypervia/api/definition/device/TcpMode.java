// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import org.hypervia.api.value.LibvirtName;

/** Which end of a TCP connection the hypervisor is. */
public enum TcpMode implements LibvirtName {
    /** The client; the default. */
    CONNECT("connect"),
    /** The server. */
    BIND("bind");

    private final String libvirtName;

    TcpMode(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
