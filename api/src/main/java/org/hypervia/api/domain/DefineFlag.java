// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

/** How to define a domain: libvirt's {@code virDomainDefineFlags}. */
public enum DefineFlag {
    /** With the XML checked: what the hypervisor would skip is refused. */
    VALIDATE(1);

    private final int flag;

    DefineFlag(int flag) {
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
