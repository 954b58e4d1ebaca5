// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import org.hypervia.api.value.LibvirtName;

/** What is spoken on a TCP connection of a character device. */
public enum TcpProtocol implements LibvirtName {
    /** The bytes alone; the default. */
    RAW("raw"),
    /** Telnet. */
    TELNET("telnet"),
    /** Telnet over TLS. */
    TELNETS("telnets"),
    /** The bytes over TLS. */
    TLS("tls");

    private final String libvirtName;

    TcpProtocol(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
