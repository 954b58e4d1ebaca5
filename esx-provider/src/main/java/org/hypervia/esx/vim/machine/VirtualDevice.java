// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hypervia.esx.vim.value.VimValue;

/**
 * {@code VirtualDevice}: a device of a machine as the host tells it.
 *
 * @param type the type that the host states, such as {@code VirtualVmxnet3}
 * @param key by which the machine's devices are told apart
 * @param controller the key of the controller it is on
 * @param unit its number there
 * @param value all of it
 */
public record VirtualDevice(String type, int key, OptionalInt controller, OptionalInt unit, VimValue value) {
    /** What a device is. */
    public enum Kind {
        /** A hard disk. */
        DISK,
        /** A CD-ROM drive. */
        CDROM,
        /** A floppy drive. */
        FLOPPY,
        /** A network card. */
        CARD,
        /** A SCSI controller of any model. */
        SCSI_CONTROLLER,
        /** A SATA controller. */
        SATA_CONTROLLER,
        /** An NVMe controller. */
        NVME_CONTROLLER,
        /** An IDE controller. */
        IDE_CONTROLLER,
        /** The controller of floppy drives and serial ports. */
        SIO_CONTROLLER,
        /** Anything else. */
        OTHER
    }

    private static final Set<String> SATA = Set.of("VirtualAHCIController", "VirtualSATAController");

    /** Takes an item of {@code config.hardware.device}. */
    static VirtualDevice of(VimValue device) {
        return new VirtualDevice(
                device.type(),
                number(device, "key").orElse(0),
                number(device, "controllerKey"),
                number(device, "unitNumber"),
                device);
    }

    private static OptionalInt number(VimValue device, String field) {
        return device.childNumber(field).stream().mapToInt(Long::intValue).findFirst();
    }

    /** Returns what it is. New models of controllers and cards are known by their fields. */
    public Kind kind() {
        return switch (type) {
            case "VirtualDisk" -> Kind.DISK;
            case "VirtualCdrom" -> Kind.CDROM;
            case "VirtualFloppy" -> Kind.FLOPPY;
            case "VirtualIDEController" -> Kind.IDE_CONTROLLER;
            case "VirtualSIOController" -> Kind.SIO_CONTROLLER;
            case "VirtualNVMEController" -> Kind.NVME_CONTROLLER;
            default -> {
                if (SATA.contains(type)) {
                    yield Kind.SATA_CONTROLLER;
                }
                if (value.child("sharedBus").isPresent()) {
                    yield Kind.SCSI_CONTROLLER;
                }
                yield mac().isPresent() ? Kind.CARD : Kind.OTHER;
            }
        };
    }

    /** Returns a controller's number among those of its kind. */
    public OptionalInt busNumber() {
        return number(value, "busNumber");
    }

    /** Returns a network card's MAC address. */
    public Optional<String> mac() {
        return value.childText("macAddress").map(String::strip);
    }

    /** Returns the name of the network a card is in, if it has one. */
    public Optional<String> network() {
        return value.child("backing").flatMap(backing -> backing.childText("deviceName"));
    }

    /** Returns the key of the distributed switch's port group that a card is in, if it is in one. */
    public Optional<String> portGroup() {
        return value.child("backing")
                .flatMap(backing -> backing.child("port"))
                .flatMap(port -> port.childToken("portgroupKey"));
    }

    /** Returns what the host's own interfaces call it, such as {@code Hard disk 1}. */
    public String label() {
        return value.child("deviceInfo")
                .flatMap(info -> info.childText("label"))
                .filter(label -> !label.isBlank())
                .orElse(type + " " + key);
    }
}
