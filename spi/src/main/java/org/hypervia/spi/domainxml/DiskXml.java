// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.definition.device.DiskCache;
import org.hypervia.api.definition.device.DiskDevice;
import org.hypervia.api.definition.device.DiskDriver;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.definition.device.DiskTarget;
import org.hypervia.api.definition.device.StartupPolicy;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlWriter;

/**
 * {@code <disk>}. Reading finds the bus and address that a target name stands for, and sorts disks as libvirt does.
 */
final class DiskXml {
    private static final Set<String> OTHER_TYPES = Set.of("dir", "network", "volume", "nvme", "vhostuser", "vhostvdpa");

    private DiskXml() {}

    /** Reads disks; each stays with its element, so that {@link DiskRules} can say where it stands. */
    static Map<XmlElement, Disk> read(List<XmlElement> elements, ReadContext context) {
        Map<XmlElement, Disk> disks = new LinkedHashMap<>();
        elements.forEach(element -> disks.put(element, disk(element, context.rules())));
        return disks;
    }

    /** Returns the disks in groups, as they came first, and by target name within a group. */
    static List<Disk> sorted(Map<XmlElement, Disk> disks, ReadContext context) {
        // Libvirt sorts before it finds out the bus of a bare target name, so these form a group of their own.
        Map<Optional<DiskBus>, List<Disk>> groups = new LinkedHashMap<>();
        disks.forEach(
                (element, disk) -> groups.computeIfAbsent(statedBus(element, context.rules()), bus -> new ArrayList<>())
                        .add(disk));
        return inOrder(groups.values());
    }

    /** Returns the disks of one group after the other, each sorted by target name. */
    static List<Disk> inOrder(Collection<List<Disk>> groups) {
        List<Disk> sorted = new ArrayList<>();
        for (List<Disk> group : groups) {
            group.sort(Comparator.comparingInt(
                    disk -> DiskNames.index(disk.target().device()).orElse(-1)));
            sorted.addAll(group);
        }
        return sorted;
    }

    private static Disk disk(XmlElement element, DialectRules rules) {
        DiskDevice device = element.word("device", DiskDevice.class).orElse(DiskDevice.DISK);
        DiskSource source = source(element);
        DiskTarget target = target(element, device, rules);
        return Disk.builder(device, source, target)
                .startupPolicy(element.child("source")
                        .flatMap(child -> child.word("startupPolicy", StartupPolicy.class))
                        .orElse(null))
                .driver(element.child("driver").map(DiskXml::driver).orElse(DiskDriver.DEFAULT))
                .isReadOnly(element.has("readonly") || device == DiskDevice.CDROM)
                .isTransient(element.has("transient"))
                .address(address(element, target, rules).orElse(null))
                .build();
    }

    /** Without a source element, a disk of any type is a drive for files. */
    private static DiskSource source(XmlElement element) {
        String type = element.attribute("type").orElse("file");
        boolean known = type.equals("file") || type.equals("block") || OTHER_TYPES.contains(type);
        if (!known) {
            throw element.error(ErrorCode.XML_ERROR, XmlElement.unknown("type", type));
        }
        Optional<XmlElement> source = element.child("source");
        if (source.isEmpty() || type.equals("file")) {
            return new DiskSource.File(nonEmpty(source, "file"));
        }
        if (!type.equals("block")) {
            return new DiskSource.Other(type);
        }
        // An empty source element still means a drive of the host; one with a policy says how to find it.
        Optional<String> device = nonEmpty(source, "dev");
        boolean isUnnamed =
                device.isEmpty() && source.get().attribute("startupPolicy").isEmpty();
        return new DiskSource.Block(isUnnamed ? Optional.of("") : device);
    }

    private static Optional<String> nonEmpty(Optional<XmlElement> element, String attribute) {
        return element.flatMap(child -> child.attribute(attribute)).filter(value -> !value.isEmpty());
    }

    private static DiskTarget target(XmlElement element, DiskDevice device, DialectRules rules) {
        String name = element.child("target")
                .flatMap(target -> target.attribute("dev"))
                .orElseThrow(() -> element.error(ErrorCode.NO_TARGET, "the disk has no target"));
        if (name.isEmpty()) {
            throw element.error(ErrorCode.XML_ERROR, "the target name of the disk is empty");
        }
        return new DiskTarget(name, statedBus(element, rules).orElseGet(() -> DiskNames.bus(name, device)));
    }

    private static Optional<DiskBus> statedBus(XmlElement element, DialectRules rules) {
        Optional<XmlElement> target = element.child("target");
        Optional<DiskBus> bus = target.flatMap(child -> child.word("bus", DiskBus.class));
        if (bus.isPresent() && bus.get() == DiskBus.NVME && !rules.knowsNvme()) {
            throw target.get().error(ErrorCode.XML_ERROR, XmlElement.unknown("bus", "nvme"));
        }
        return bus;
    }

    private static DiskDriver driver(XmlElement element) {
        Optional<String> format = element.attribute("type");
        format.ifPresent(name -> DiskRules.requireFormat(element::error, name));
        return new DiskDriver(
                element.attribute("name"),
                format,
                element.word("cache", DiskCache.class).orElse(DiskCache.DEFAULT));
    }

    private static Optional<DeviceAddress> address(XmlElement element, DiskTarget target, DialectRules rules) {
        Optional<DeviceAddress> stated = AddressXml.read(element, rules);
        Optional<DeviceAddress> address =
                stated.or(() -> DiskNames.address(target).map(drive -> drive));
        DiskRules.requirePlace(element::error, target, address);
        return address;
    }

    static void write(XmlWriter out, Disk disk) {
        out.begin("disk")
                .attribute("type", disk.source().type())
                .attribute("device", disk.device().libvirtName())
                .content(() -> {
                    writeDriver(out, disk.driver());
                    writeSource(out, disk);
                    out.begin("target")
                            .attribute("dev", disk.target().device())
                            .attribute("bus", disk.target().bus().libvirtName())
                            .end();
                    out.flag("readonly", disk.isReadOnly());
                    out.flag("transient", disk.isTransient());
                    disk.address().ifPresent(address -> AddressXml.write(out, address));
                });
    }

    private static void writeDriver(XmlWriter out, DiskDriver driver) {
        if (!driver.equals(DiskDriver.DEFAULT)) {
            Optional<String> cache = Optional.of(driver.cache())
                    .filter(mode -> mode != DiskCache.DEFAULT)
                    .map(DiskCache::libvirtName);
            out.begin("driver")
                    .attribute("name", driver.name())
                    .attribute("type", driver.format())
                    .attribute("cache", cache)
                    .end();
        }
    }

    private static void writeSource(XmlWriter out, Disk disk) {
        if (disk.source() instanceof DiskSource.File file) {
            writeSource(out, disk, "file", file.path());
        } else if (disk.source() instanceof DiskSource.Block block) {
            writeSource(out, disk, "dev", block.device().filter(name -> !name.isEmpty()));
        } else {
            Unwritable.content(
                    out, "the source of disk " + disk.target(), disk.source().type());
        }
    }

    private static void writeSource(XmlWriter out, Disk disk, String attribute, Optional<String> value) {
        if (value.isPresent() || disk.startupPolicy().isPresent()) {
            out.begin("source")
                    .attribute(attribute, value)
                    .attribute("startupPolicy", disk.startupPolicy().map(policy -> policy.libvirtName()))
                    .end();
        }
    }
}
