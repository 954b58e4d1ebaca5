// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import java.util.Objects;
import org.hypervia.api.value.LibvirtName;

/**
 * A console: what libvirt shows as the machine's text screen.
 *
 * @param target what it is to the guest
 * @param source what is behind it
 * @param port the number of the port it stands for, 0 or more
 */
public record Console(Target target, CharacterSource source, int port) implements Device {
    /** What a console is to the guest. */
    public enum Target implements LibvirtName {
        /** A serial port; the default. */
        SERIAL("serial"),
        /** A Xen console. */
        XEN("xen"),
        /** A console of User Mode Linux. */
        UML("uml"),
        /** A virtio console. */
        VIRTIO("virtio"),
        /** A container console. */
        LXC("lxc"),
        /** An OpenVZ console. */
        OPENVZ("openvz"),
        /** An S/390 console. */
        SCLP("sclp"),
        /** An S/390 line mode console. */
        SCLPLM("sclplm");

        private final String libvirtName;

        Target(String libvirtName) {
            this.libvirtName = libvirtName;
        }

        @Override
        public String libvirtName() {
            return libvirtName;
        }
    }

    public Console {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(source, "source");
        if (port < 0) {
            throw new IllegalArgumentException("number " + port + " of a console is negative");
        }
    }
}
