// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.spi.xml.NumberText;
import org.hypervia.spi.xml.Words;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlWriter;

/** {@code <address>}: where a device sits. */
final class AddressXml {
    /** An address whose type says all: libvirt is not to give the device any. */
    private static final String UNASSIGNED = "unassigned";

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
            UNASSIGNED);

    private AddressXml() {}

    /** Reads the address of a device, if it has one. */
    static Optional<DeviceAddress> read(XmlElement device, DialectRules rules) {
        return device.child("address").flatMap(element -> address(element, rules));
    }

    private static Optional<DeviceAddress> address(XmlElement element, DialectRules rules) {
        String type = element.attribute("type")
                .orElseThrow(() ->
                        element.error(rules.badAttribute(ErrorCode.INTERNAL_ERROR), "attribute 'type' is missing"));
        if (type.equals("drive")) {
            return Optional.of(new DeviceAddress.Drive(
                    drivePart(element, "controller"),
                    drivePart(element, "bus"),
                    drivePart(element, "target"),
                    drivePart(element, "unit")));
        }
        if (type.equals("pci")) {
            element.attribute("multifunction")
                    .filter(word -> Words.value(word, "on", "off").isEmpty())
                    .ifPresent(word -> {
                        throw element.error(ErrorCode.XML_ERROR, XmlElement.unknown("multifunction", word));
                    });
            return pci(element);
        }
        if (!OTHER_TYPES.contains(type)) {
            throw element.error(
                    rules.badAttribute(ErrorCode.CONFIG_UNSUPPORTED), "address type '" + type + "' is not known");
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
        return Optional.of(readPci(element));
    }

    /** Reads the numbers of a PCI address; those that are not there are zero. */
    static DeviceAddress.Pci readPci(XmlElement element) {
        return new DeviceAddress.Pci(
                number(element, "domain", Integer.MAX_VALUE, NumberText::anyInt),
                number(element, "bus", 0xff, NumberText::anyInt),
                number(element, "slot", 0x1f, NumberText::anyInt),
                number(element, "function", 7, NumberText::anyInt));
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

    static void write(XmlWriter out, DeviceAddress address) {
        if (address instanceof DeviceAddress.Drive drive) {
            out.begin("address")
                    .attribute("type", "drive")
                    .attribute("controller", drive.controller())
                    .attribute("bus", drive.bus())
                    .attribute("target", drive.target())
                    .attribute("unit", drive.unit())
                    .end();
        } else if (address instanceof DeviceAddress.Pci pci) {
            out.begin("address").attribute("type", "pci");
            if (isFirstSlot(pci)) {
                out.end();
            } else {
                writeNumbers(out, pci);
            }
        } else if (isUnassigned(address)) {
            out.begin("address").attribute("type", UNASSIGNED).end();
        } else {
            Unwritable.content(out, "a device address", address.type());
        }
    }

    static boolean isUnassigned(DeviceAddress address) {
        return address.type().equals(UNASSIGNED);
    }

    /** No device sits there, so that libvirt takes it for an address that is still to be given, whatever its function. */
    private static boolean isFirstSlot(DeviceAddress.Pci address) {
        return address.domain() == 0 && address.bus() == 0 && address.slot() == 0;
    }

    /** Writes a PCI address where only such a one can stand, so that its type goes without saying. */
    static void writePci(XmlWriter out, DeviceAddress.Pci address) {
        out.begin("address");
        writeNumbers(out, address);
    }

    private static void writeNumbers(XmlWriter out, DeviceAddress.Pci pci) {
        out.attribute("domain", hex(pci.domain(), 4))
                .attribute("bus", hex(pci.bus(), 2))
                .attribute("slot", hex(pci.slot(), 2))
                .attribute("function", hex(pci.function(), 1))
                .end();
    }

    private static String hex(int number, int digits) {
        return String.format(Locale.ROOT, "0x%0" + digits + "x", number);
    }
}
