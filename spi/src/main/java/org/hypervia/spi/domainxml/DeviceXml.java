// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.NetworkInterface;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.xml.Words;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlTree;
import org.hypervia.spi.xml.XmlWriter;

/** The XML of a single device to and from the typed model, for devices that come and go. Pure functions without I/O. */
public final class DeviceXml {
    private DeviceXml() {}

    /** A device that such an XML can be about. */
    public sealed interface Device {
        /**
         * A {@code disk} element.
         *
         * @param disk what it says
         */
        record OfDisk(Disk disk) implements Device {}

        /**
         * An {@code interface} element.
         *
         * @param networkInterface what it says
         * @param hasMac whether it states the MAC address, or has been given one
         * @param linkUp whether its cable is plugged in, if it says so: {@code link/@state}
         */
        record OfInterface(NetworkInterface networkInterface, boolean hasMac, Optional<Boolean> linkUp)
                implements Device {}
    }

    /**
     * Writes a disk as libvirt does.
     *
     * @param disk the disk
     * @param options how it is written
     * @return the {@code disk} element
     * @throws HypervisorException {@code CONFIG_UNSUPPORTED} for a source of which the model keeps the type only
     */
    public static String format(Disk disk, FormatOptions options) {
        Objects.requireNonNull(options, "options");
        XmlWriter out = new XmlWriter();
        DiskXml.write(out, disk);
        return out.toString();
    }

    /**
     * Writes a network interface as libvirt does.
     *
     * @param networkInterface the interface
     * @param options how it is written
     * @return the {@code interface} element
     * @throws HypervisorException {@code CONFIG_UNSUPPORTED} for a source of which the model keeps the type only
     */
    public static String format(NetworkInterface networkInterface, FormatOptions options) {
        XmlWriter out = new XmlWriter();
        InterfaceXml.write(out, networkInterface, options);
        return out.toString();
    }

    /**
     * Reads a device as libvirt does.
     *
     * @param xml one {@code disk} or {@code interface} element
     * @param options how it is read
     * @return the device; an interface without a MAC address gets one
     * @throws HypervisorException as {@link DomainXml#parse}; {@code XML_ERROR} for another element,
     *     {@code CONFIG_UNSUPPORTED} for another device of libvirt's
     */
    public static Device parse(String xml, ParseOptions options) {
        XmlElement element = XmlTree.read("device", xml);
        ReadContext context = ReadContext.of(options);
        Device device = switch (element.name()) {
            case "disk" -> new Device.OfDisk(disk(element, context));
            case "interface" -> networkInterface(element, context);
            default ->
                throw element.error(
                        ErrorCode.CONFIG_UNSUPPORTED,
                        "<" + element.name() + "> is no device that can come or go: give <disk> or <interface>");
        };
        element.reportUnused(options.skipped());
        return device;
    }

    private static Device.OfInterface networkInterface(XmlElement element, ReadContext context) {
        boolean hasMac = InterfaceXml.statedMac(element, context.rules()).isPresent();
        Optional<Boolean> linkUp = element.child("link")
                .flatMap(link -> link.attribute("state")
                        .map(word -> Words.value(word, "up", "down")
                                .orElseThrow(() ->
                                        link.error(ErrorCode.CONFIG_UNSUPPORTED, XmlElement.unknown("state", word)))));
        return new Device.OfInterface(InterfaceXml.read(element, context), hasMac, linkUp);
    }

    private static Disk disk(XmlElement element, ReadContext context) {
        Map<XmlElement, Disk> disks = DiskXml.read(List.of(element), context);
        if (context.validated()) {
            DiskRules.check(disks);
        }
        return disks.values().iterator().next();
    }
}
