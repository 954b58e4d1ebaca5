// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.network;

/** How to describe an interface: libvirt's {@code virInterfaceXMLFlags}. */
public enum InterfaceXmlFlag {
    /** As it is configured, without the addresses it has got. */
    INACTIVE(1);

    private final int flag;

    InterfaceXmlFlag(int flag) {
        this.flag = flag;
    }

    /**
     * Returns libvirt's bit of this flag.
     *
     * @return a power of two
     */
    public int flag() {
        return flag;
    }
}
