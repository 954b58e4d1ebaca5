// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.definition.device.DiskDevice;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.definition.device.DiskTarget;
import org.hypervia.api.definition.device.StartupPolicy;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.xml.XmlElement;

/** What libvirt demands of the disks of a domain, each by itself and beside the others. */
final class DiskRules {
    private static final Set<String> FORMATS = Set.of(
            "raw", "dir", "bochs", "cloop", "dmg", "iso", "vpc", "vdi", "fat", "vhd", "ploop", "cow", "qcow", "qcow2",
            "qed", "vmdk");

    private final Set<String> targets = new HashSet<>();
    private final Set<Place> places = new HashSet<>();

    private record Place(DiskBus bus, DeviceAddress address) {}

    /** Checks each disk by itself and beside the others. */
    static void check(Map<XmlElement, Disk> disks) {
        var rules = new DiskRules();
        disks.forEach((element, disk) -> rules.check(element::error, disk));
    }

    /** Checks disks that never were text. */
    static void check(List<Disk> disks, Spot spot) {
        var rules = new DiskRules();
        disks.forEach(disk -> rules.check(spot, disk));
    }

    static void requireFormat(Spot spot, String format) {
        if (!FORMATS.contains(format)) {
            throw spot.error(ErrorCode.CONFIG_UNSUPPORTED, XmlElement.unknown("type", format));
        }
    }

    /** Checks where a disk sits: its address, or else the one that its target name stands for. */
    static void requirePlace(Spot spot, DiskTarget target, Optional<DeviceAddress> address) {
        if (address.isEmpty() && DiskNames.hasDriveAddresses(target.bus())) {
            throw spot.error(
                    ErrorCode.XML_ERROR,
                    "target name '" + target.device() + "' stands for no place and there is no address");
        }
        if (address.orElse(null) instanceof DeviceAddress.Drive drive
                && drive.controller() > DiskControllers.MAX_INDEX) {
            throw spot.error(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "disk " + target + " is on controller " + drive.controller() + ", the highest possible is "
                            + DiskControllers.MAX_INDEX);
        }
    }

    /**
     * Checks a disk, and remembers it for those that follow.
     *
     * @throws HypervisorException {@code NO_SOURCE}, {@code INTERNAL_ERROR}, {@code CONFIG_UNSUPPORTED} or
     *     {@code XML_ERROR} if libvirt would not take it
     */
    private void check(Spot spot, Disk disk) {
        checkSource(spot, disk);
        checkBus(spot, disk);
        checkAddressType(spot, disk);
        if (!targets.add(disk.target().device())) {
            throw spot.error(
                    ErrorCode.XML_ERROR,
                    "two disks have the target '" + disk.target().device() + "'");
        }
        Optional<DeviceAddress> drive = disk.address().filter(DeviceAddress.Drive.class::isInstance);
        if (drive.isPresent() && !places.add(new Place(disk.target().bus(), drive.get()))) {
            throw spot.error(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "disk " + disk.target() + " has the drive address " + drive.get() + " of another disk");
        }
    }

    private static void checkSource(Spot spot, Disk disk) {
        if (disk.device() == DiskDevice.DISK && isEmpty(disk.source())) {
            throw spot.error(ErrorCode.NO_SOURCE, "disk " + disk.target() + " has no source");
        }
        if (disk.device() == DiskDevice.LUN && disk.source() instanceof DiskSource.File) {
            throw spot.error(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "device 'lun' of " + disk.target() + " needs a source of type 'block'");
        }
        boolean removable = disk.device() == DiskDevice.CDROM || disk.device() == DiskDevice.FLOPPY;
        if (!removable
                && disk.startupPolicy().filter(StartupPolicy.REQUISITE::equals).isPresent()) {
            throw spot.error(
                    ErrorCode.XML_ERROR, "startupPolicy 'requisite' of " + disk.target() + " is for removable media");
        }
    }

    private static boolean isEmpty(DiskSource source) {
        return (source instanceof DiskSource.File file && file.path().isEmpty())
                || (source instanceof DiskSource.Block block
                        && block.device().filter(name -> !name.isEmpty()).isEmpty());
    }

    private static void checkBus(Spot spot, Disk disk) {
        boolean floppy = disk.device() == DiskDevice.FLOPPY;
        if (floppy != (disk.target().bus() == DiskBus.FDC)) {
            throw spot.error(
                    ErrorCode.INTERNAL_ERROR,
                    "bus '" + disk.target().bus().libvirtName() + "' is not for device '"
                            + disk.device().libvirtName() + "' ("
                            + disk.target().device() + ")");
        }
        String name = disk.target().device();
        boolean named = switch (disk.device()) {
            case FLOPPY -> DiskNames.isFloppy(name);
            case DISK, LUN -> DiskNames.isHardDisk(name);
            case CDROM -> true;
        };
        if (!named) {
            throw spot.error(
                    ErrorCode.INTERNAL_ERROR,
                    "'" + name + "' is no target name of device '"
                            + disk.device().libvirtName() + "'");
        }
    }

    private static void checkAddressType(Spot spot, Disk disk) {
        Optional<DeviceAddress> address = disk.address();
        boolean wrong = address.isPresent()
                && DiskNames.hasDriveAddresses(disk.target().bus())
                && !(address.get() instanceof DeviceAddress.Drive);
        if (wrong) {
            throw spot.error(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "disk " + disk.target() + " has an address of type '"
                            + address.get().type() + "' instead of 'drive'");
        }
    }
}
