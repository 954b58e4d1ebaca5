// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.network;

/** How to describe a network: libvirt's {@code virNetworkXMLFlags}. */
public enum NetworkXmlFlag {
    /** As it is defined, not as it is now; on ESX that is the same. */
    INACTIVE(1);

    private final int flag;

    NetworkXmlFlag(int flag) {
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
