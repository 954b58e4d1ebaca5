// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import java.util.Locale;
import java.util.Objects;

/** Where a device sits in the virtual machine. */
public sealed interface DeviceAddress {
    /**
     * Returns libvirt's word for this kind of address.
     *
     * @return the word, such as {@code drive} or {@code pci}
     */
    String type();

    /**
     * The place of a disk on its controller.
     *
     * @param controller the index of the controller, 0 or more
     * @param bus the bus of the controller, 0 or more
     * @param target the target on the bus, 0 or more
     * @param unit the unit, 0 or more
     */
    record Drive(int controller, int bus, int target, int unit) implements DeviceAddress {
        public Drive {
            requireRange("drive controller", controller, Integer.MAX_VALUE);
            requireRange("drive bus", bus, Integer.MAX_VALUE);
            requireRange("drive target", target, Integer.MAX_VALUE);
            requireRange("drive unit", unit, Integer.MAX_VALUE);
        }

        @Override
        public String type() {
            return "drive";
        }

        /** Returns {@code controller:bus:target:unit}. */
        @Override
        public String toString() {
            return controller + ":" + bus + ":" + target + ":" + unit;
        }
    }

    /**
     * A place on a PCI bus.
     *
     * @param domain the PCI domain, 0 or more; past 0xffff only where the host makes domains up
     * @param bus the bus, 0 to 0xff
     * @param slot the slot, 0 to 0x1f
     * @param function the function, 0 to 7
     */
    record Pci(int domain, int bus, int slot, int function) implements DeviceAddress {
        public Pci {
            requireRange("PCI domain", domain, Integer.MAX_VALUE);
            requireRange("PCI bus", bus, 0xff);
            requireRange("PCI slot", slot, 0x1f);
            requireRange("PCI function", function, 7);
        }

        @Override
        public String type() {
            return "pci";
        }

        /** Returns the address as {@code lspci} shows it. */
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%04x:%02x:%02x.%d", domain, bus, slot, function);
        }
    }

    /**
     * An address of a kind of which the model keeps the name only.
     *
     * @param type libvirt's word for the kind, such as {@code usb}
     */
    record Other(String type) implements DeviceAddress {
        public Other {
            Objects.requireNonNull(type, "type");
        }
    }

    private static void requireRange(String what, int value, int maximum) {
        if (value < 0 || value > maximum) {
            throw new IllegalArgumentException(what + " " + value + " is not in 0.." + maximum);
        }
    }
}
