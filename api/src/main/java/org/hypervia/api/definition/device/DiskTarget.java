// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import java.util.Objects;

/**
 * Where a disk appears in the guest.
 *
 * @param device the name, such as {@code sda}; it also gives the order on the bus
 * @param bus the bus
 */
public record DiskTarget(String device, DiskBus bus) {
    public DiskTarget {
        Objects.requireNonNull(bus, "bus");
        if (device.isEmpty()) {
            throw new IllegalArgumentException("the target name of a disk is empty");
        }
    }

    /** Returns name and bus, such as {@code sda (scsi)}. */
    @Override
    public String toString() {
        return device + " (" + bus.libvirtName() + ")";
    }
}
