// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.spi.xml.NumberText;
import org.hypervia.spi.xml.XmlElement;

/** Reads the {@code <address>} of a device. */
final class AddressReader {
    private static final List<String> PCI_PARTS = List.of("domain", "bus", "slot", "function");
    private static final Set<String> OTHER_TYPES = Set.of(
            "virtio-serial",
            "ccid",
            "usb",
            "spapr-vio",
            "virtio-s390",
            "ccw",
            "virtio-mmio",
            "isa",
            "dimm",
            "unassigned");

    private AddressReader() {}

    /** Reads the address of a device, if it has one. */
    static Optional<DeviceAddress> read(XmlElement device) {
        return device.child("address").flatMap(AddressReader::address);
    }

    private static Optional<DeviceAddress> address(XmlElement element) {
        String type = element.attribute("type")
                .orElseThrow(() -> element.error(ErrorCode.INTERNAL_ERROR, "attribute 'type' is missing"));
        if (type.equals("drive")) {
            return Optional.of(new DeviceAddress.Drive(
                    drivePart(element, "controller"),
                    drivePart(element, "bus"),
                    drivePart(element, "target"),
                    drivePart(element, "unit")));
        }
        if (type.equals("pci")) {
            return pci(element);
        }
        if (!OTHER_TYPES.contains(type)) {
            throw element.error(ErrorCode.CONFIG_UNSUPPORTED, "address type '" + type + "' is not known");
        }
        return Optional.of(new DeviceAddress.Other(type));
    }

    private static int drivePart(XmlElement element, String attribute) {
        return number(element, attribute, Integer.MAX_VALUE, NumberText::decimalInt);
    }

    /** An address without any number leaves the choice to the hypervisor, like no address at all. */
    private static Optional<DeviceAddress> pci(XmlElement element) {
        if (PCI_PARTS.stream().allMatch(part -> element.attribute(part).isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new DeviceAddress.Pci(
                number(element, "domain", 0xffff, NumberText::anyInt),
                number(element, "bus", 0xff, NumberText::anyInt),
                number(element, "slot", 0x1f, NumberText::anyInt),
                number(element, "function", 7, NumberText::anyInt)));
    }

    private static int number(XmlElement element, String attribute, int maximum, Function<String, OptionalInt> format) {
        Optional<String> text = element.attribute(attribute);
        if (text.isEmpty()) {
            return 0;
        }
        return format.apply(text.get()).stream()
                .filter(number -> number >= 0 && number <= maximum)
                .findFirst()
                .orElseThrow(() -> element.error(
                        ErrorCode.XML_ERROR,
                        "value '" + text.get() + "' of attribute '" + attribute + "' is no number from 0 to "
                                + maximum));
    }
}
