// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.networkxml;

import java.util.Locale;
import org.hypervia.api.value.LibvirtName;

/** How a network is connected to the world outside of its host. */
public enum ForwardMode implements LibvirtName {
    /** Not at all. */
    NONE,
    /** With addresses translated. */
    NAT,
    /** By routing. */
    ROUTE,
    /** By routing, with rules that are somebody else's affair. */
    OPEN,
    /** By a bridge. */
    BRIDGE,
    /** By devices of which each has an address of its own; a switch outside must send back what is for a neighbour. */
    VEPA,
    /** By devices that keep their guests apart. */
    PRIVATE,
    /** By a device for each guest. */
    PASSTHROUGH,
    /** By handing the host's devices to guests. */
    HOSTDEV;

    @Override
    public String libvirtName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Tells whether there must be an address on the host, through which traffic goes. */
    boolean needsAddress() {
        return this == NAT || this == ROUTE || this == OPEN;
    }

    /** Tells whether libvirt itself keeps a bridge for it, of which the options can be chosen. */
    boolean hasOwnBridge() {
        return this == NONE || needsAddress();
    }
}
