// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.definition.device.DiskDevice;
import org.hypervia.api.definition.device.DiskTarget;

/** What the target name of a disk, such as {@code sdab}, says about its place. */
final class DiskNames {
    // Six letters stand for more than 300 million disks, and still fit an int.
    private static final Pattern LETTERS = Pattern.compile("(?:fd|hd|vd|sd|xvd|ubd)([a-z]{1,6})[0-9]*");
    private static final Pattern NVME = Pattern.compile("nvme([0-9]{1,4})n([1-9][0-9]{0,3})");
    private static final List<String> HARD_DISKS = List.of("hd", "sd", "vd", "xvd", "ubd", "nvme");
    private static final int NVME_UNITS = 10_000;

    /** Units of a wide SCSI bus without the controller's own. */
    private static final int SCSI_DISKS = 15;

    private static final int SCSI_CONTROLLER_UNIT = 7;
    private static final int SATA_DISKS = 6;
    private static final int IDE_DISKS = 4;
    private static final int PAIR = 2;

    private DiskNames() {}

    /** Returns the number that the letters stand for: {@code a} is 0, {@code z} 25, {@code aa} 26. */
    static OptionalInt index(String name) {
        Matcher nvme = NVME.matcher(name);
        if (nvme.matches()) {
            return OptionalInt.of(Integer.parseInt(nvme.group(1)) * NVME_UNITS + Integer.parseInt(nvme.group(2)) - 1);
        }
        Matcher letters = LETTERS.matcher(name);
        if (!letters.matches()) {
            return OptionalInt.empty();
        }
        int index = 0;
        for (char letter : letters.group(1).toCharArray()) {
            index = index * 26 + (letter - 'a') + 1;
        }
        return OptionalInt.of(index - 1);
    }

    /** Returns the bus that a name stands for when none is stated. */
    static DiskBus bus(String name, DiskDevice device) {
        if (device == DiskDevice.FLOPPY) {
            return DiskBus.FDC;
        }
        if (name.startsWith("sd")) {
            return DiskBus.SCSI;
        }
        if (name.startsWith("vd")) {
            return DiskBus.VIRTIO;
        }
        if (name.startsWith("xvd")) {
            return DiskBus.XEN;
        }
        return name.startsWith("ubd") ? DiskBus.UML : DiskBus.IDE;
    }

    static boolean isFloppy(String name) {
        return name.startsWith("fd");
    }

    static boolean isHardDisk(String name) {
        return HARD_DISKS.stream().anyMatch(name::startsWith);
    }

    /** Tells whether the disks of a bus have drive addresses, so that a name must stand for one. */
    static boolean hasDriveAddresses(DiskBus bus) {
        return switch (bus) {
            case SCSI, SATA, IDE, FDC, NVME -> true;
            case VIRTIO, XEN, USB, UML, SD -> false;
        };
    }

    /** Returns the place that the name stands for, or empty if it stands for none on that bus. */
    static Optional<DeviceAddress.Drive> address(DiskTarget target) {
        OptionalInt index = index(target.device());
        return index.isEmpty() || !hasDriveAddresses(target.bus())
                ? Optional.empty()
                : Optional.of(address(target.bus(), index.getAsInt()));
    }

    private static DeviceAddress.Drive address(DiskBus bus, int index) {
        return switch (bus) {
            case SCSI -> {
                int unit = index % SCSI_DISKS;
                yield drive(index / SCSI_DISKS, 0, unit < SCSI_CONTROLLER_UNIT ? unit : unit + 1);
            }
            case SATA -> drive(index / SATA_DISKS, 0, index % SATA_DISKS);
            case IDE -> drive(index / IDE_DISKS, index % IDE_DISKS / PAIR, index % PAIR);
            case FDC -> drive(index / PAIR, 0, index % PAIR);
            case NVME -> drive(index / NVME_UNITS, 0, index % NVME_UNITS);
            case VIRTIO, XEN, USB, UML, SD -> throw new IllegalArgumentException(bus + " has no drive addresses");
        };
    }

    private static DeviceAddress.Drive drive(int controller, int bus, int unit) {
        return new DeviceAddress.Drive(controller, bus, 0, unit);
    }
}
