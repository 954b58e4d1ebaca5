// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

/** How to switch a domain off: libvirt's {@code virDomainDestroyFlagsValues}. */
public enum DestroyFlag {
    /** Give up rather than kill it hard; ESX refuses it. */
    GRACEFUL(1),
    /** With its logs; ESX refuses it. */
    REMOVE_LOGS(2);

    private final int flag;

    DestroyFlag(int flag) {
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
