// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import org.hypervia.api.resource.Affect;

/** How to change a device: those of libvirt's {@code virDomainDeviceModifyFlags} that are no {@link Affect}. */
public enum DeviceUpdateFlag {
    /** Even if the guest holds on to it; ESX refuses it. */
    FORCE(4);

    private final int flag;

    DeviceUpdateFlag(int flag) {
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
