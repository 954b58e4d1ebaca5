// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.Optional;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.esx.vmx.text.VmxValues;

/**
 * {@code .pciSlotNumber} of a controller or card: bus, slot and function in one number. It is read only, as libvirt does:
 * ESX numbers what it starts, and a changed definition keeps the number that the file has.
 */
final class PciSlot {
    private static final long NONE = -1;

    private PciSlot() {}

    static Optional<DeviceAddress> read(VmxValues values, String prefix) {
        long number = values.number(prefix + ".pciSlotNumber", NONE);
        return number == NONE
                ? Optional.empty()
                : Optional.of(new DeviceAddress.Pci(
                        0, (int) (number >> 5 & 31), (int) (number & 31), (int) (number >> 10 & 7)));
    }
}
