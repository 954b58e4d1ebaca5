// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.HostDevice;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.spi.xml.Words;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlWriter;

/** {@code <hostdev>}: a PCI device of the host. The other kinds of host devices have no place in the model. */
final class HostDeviceXml {
    private HostDeviceXml() {}

    /** Tells whether an element is about a PCI device. */
    static boolean isPci(XmlElement element) {
        return element.attribute("mode").orElse("subsystem").equals("subsystem")
                && element.attribute("type").filter("pci"::equals).isPresent();
    }

    /** Reads elements that are about PCI devices; a device of the host can be given away only once. */
    static List<HostDevice> read(List<XmlElement> elements, DialectRules rules) {
        List<HostDevice> devices = new ArrayList<>();
        for (XmlElement element : elements) {
            add(devices, device(element, rules), element::error);
        }
        return devices;
    }

    static void add(List<HostDevice> devices, HostDevice device, Spot spot) {
        if (devices.stream().anyMatch(other -> other.source().equals(device.source()))) {
            throw spot.error(ErrorCode.XML_ERROR, "PCI device " + device.source() + " of the host is there twice");
        }
        devices.add(device);
    }

    private static HostDevice device(XmlElement element, DialectRules rules) {
        XmlElement source = element.child("source")
                .orElseThrow(() -> element.error(ErrorCode.XML_ERROR, "the host device needs a <source>"));
        return new HostDevice(
                // Any other word is as good as no.
                element.attribute("managed").filter("yes"::equals).isPresent(),
                element.child("driver").flatMap(driver -> driver.word("name", HostDevice.Driver.class)),
                source.child("address").map(AddressXml::readPci).orElse(new DeviceAddress.Pci(0, 0, 0, 0)),
                address(element, rules));
    }

    private static Optional<DeviceAddress> address(XmlElement element, DialectRules rules) {
        Optional<DeviceAddress> address = AddressXml.read(element, rules);
        address.ifPresent(place -> requirePci(element::error, place));
        return address;
    }

    static void requirePci(Spot spot, DeviceAddress address) {
        if (!(address instanceof DeviceAddress.Pci) && !AddressXml.isUnassigned(address)) {
            throw spot.error(
                    ErrorCode.INTERNAL_ERROR,
                    "the host device has an address of type '" + address.type() + "' instead of 'pci' or 'unassigned'");
        }
    }

    static void write(XmlWriter out, HostDevice device) {
        out.begin("hostdev")
                .attribute("mode", "subsystem")
                .attribute("type", "pci")
                .attribute("managed", Words.yesOrNo(device.isManaged()))
                .content(() -> {
                    device.driver()
                            .ifPresent(driver -> out.begin("driver")
                                    .attribute("name", driver.libvirtName())
                                    .end());
                    out.begin("source").content(() -> AddressXml.writePci(out, device.source()));
                    device.address().ifPresent(address -> AddressXml.write(out, address));
                });
    }
}
