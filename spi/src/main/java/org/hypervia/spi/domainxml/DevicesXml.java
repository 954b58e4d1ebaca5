// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.SerialPort;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlWriter;

/** {@code <devices>}: which devices come after which; each kind has a class of its own. */
final class DevicesXml {
    private DevicesXml() {}

    /** Reads all devices; the disks are read before, as they are looked at again when all else is read. */
    static Devices read(XmlElement root, Map<XmlElement, Disk> disks, ReadContext context) {
        Devices.Builder devices = Devices.builder();
        DiskXml.sorted(disks, context).forEach(devices::add);
        ControllerXml.read(elements(root, "controller"), context.rules()).forEach(devices::add);
        elements(root, "filesystem").forEach(element -> devices.add(FilesystemXml.read(element)));
        elements(root, "interface").forEach(element -> devices.add(InterfaceXml.read(element, context)));
        CharacterXml.readParallelPorts(elements(root, "parallel"), context).forEach(devices::add);
        List<SerialPort> serialPorts = CharacterXml.readSerialPorts(elements(root, "serial"), context);
        serialPorts.forEach(devices::add);
        CharacterXml.readConsoles(elements(root, "console"), serialPorts, context)
                .forEach(devices::add);
        elements(root, "graphics").forEach(element -> devices.add(GraphicsXml.read(element, context)));
        VideoXml.read(elements(root, "video"), context.rules()).forEach(devices::add);
        HostDeviceXml.read(elements(root, "hostdev", HostDeviceXml::isPci), context.rules())
                .forEach(devices::add);
        elements(root, "tpm").forEach(element -> devices.add(TpmXml.read(element)));
        return devices.build();
    }

    /** Writes the devices in libvirt's order. */
    static void write(XmlWriter out, Devices devices, FormatOptions options) {
        devices.disks().forEach(disk -> DiskXml.write(out, disk));
        devices.controllers().forEach(controller -> ControllerXml.write(out, controller));
        devices.filesystems().forEach(filesystem -> FilesystemXml.write(out, filesystem));
        devices.interfaces().forEach(card -> InterfaceXml.write(out, card, options));
        devices.serialPorts().forEach(port -> CharacterXml.write(out, port));
        devices.parallelPorts().forEach(port -> CharacterXml.write(out, port));
        devices.consoles().forEach(console -> CharacterXml.write(out, console));
        devices.tpms().forEach(tpm -> TpmXml.write(out, tpm));
        devices.graphics().forEach(graphics -> GraphicsXml.write(out, graphics, options));
        devices.videos().forEach(video -> VideoXml.write(out, video));
        devices.hostDevices().forEach(device -> HostDeviceXml.write(out, device));
    }

    /** Returns the devices of a kind; libvirt does not mind more than one {@code <devices>}. */
    static List<XmlElement> elements(XmlElement root, String name) {
        return elements(root, name, element -> true);
    }

    private static List<XmlElement> elements(XmlElement root, String name, Predicate<XmlElement> wanted) {
        return root.children("devices").stream()
                .flatMap(devices -> devices.children(name, wanted).stream())
                .toList();
    }
}
