// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.network;

/** How to define a network: libvirt's {@code virNetworkDefineFlags}. */
public enum NetworkDefineFlag {
    /** With the XML checked: what the hypervisor would skip is refused. */
    VALIDATE(1);

    private final int flag;

    NetworkDefineFlag(int flag) {
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
