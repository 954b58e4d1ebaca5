// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainType;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.definition.device.Console;
import org.hypervia.api.definition.device.Controller;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.SerialPort;
import org.hypervia.api.definition.device.Video;
import org.hypervia.api.definition.device.VideoModel;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.MemorySize;

/**
 * Adds to a raw definition what libvirt adds to every definition, whatever it was read from. Completing a complete
 * definition changes nothing. Safe for concurrent use.
 */
public final class DomainCompletion {
    private DomainCompletion() {}

    /**
     * Completes a definition in the newest dialect.
     *
     * @param raw the definition as a converter collected it
     * @param capabilities which kinds of guests there can be
     * @return the complete definition
     * @throws HypervisorException as {@link #complete(DomainDefinition, GuestCapabilities, DomainXmlDialect)}
     */
    public static DomainDefinition complete(DomainDefinition raw, GuestCapabilities capabilities) {
        return complete(raw, capabilities, DomainXmlDialect.LATEST);
    }

    /**
     * Completes a definition.
     *
     * <ul>
     *   <li>The current memory becomes all memory where it would be none or more than all.
     *   <li>Disks without address get the drive address that their target name stands for.
     *   <li>Controllers from 0 to the highest number in a drive address exist. Those that were not there come behind
     *       or between those of their kind, in the order of their numbers, and first ones of their kind last, SCSI before
     *       floppy, IDE, SATA and NVMe; in the dialect of libvirt 9.0 all come last.
     *   <li>The first serial port is repeated as console; a console without serial port becomes serial port 0.
     *   <li>A screen has a video card, the first video card is the primary one, the default model becomes VMware's
     *       {@code vmvga}, and video memory is the model's usual amount or rounded up to a power of two.
     * </ul>
     *
     * @param raw the definition as a converter collected it
     * @param capabilities which kinds of guests there can be
     * @param dialect which libvirt's answers are given
     * @return the complete definition
     * @throws HypervisorException {@code INVALID_ARG} if there can be no guest of the definition's os type, architecture
     *     and domain type; {@code CONFIG_UNSUPPORTED} if a disk sits on a controller of an absurdly high number, or if a
     *     console other than the first one is a serial port
     */
    public static DomainDefinition complete(
            DomainDefinition raw, GuestCapabilities capabilities, DomainXmlDialect dialect) {
        capabilities.require(
                new GuestCapabilities.Guest(raw.os().type(), raw.os().architecture(), raw.type()));
        Devices devices = raw.devices();
        List<Disk> disks =
                devices.disks().stream().map(DomainCompletion::withAddress).toList();
        Devices complete = withConsoles(devices.toBuilder()
                .replace(Disk.class, disks)
                .replace(
                        Controller.class,
                        DiskControllers.complete(devices.controllers(), disks, new DialectRules(dialect)))
                .replace(Video.class, videos(raw.type(), devices))
                .build());
        return raw.toBuilder()
                .currentMemory(currentMemory(raw))
                .devices(complete)
                .build();
    }

    private static MemorySize currentMemory(DomainDefinition raw) {
        MemorySize current = raw.currentMemory();
        return current.equals(MemorySize.ZERO) || current.compareTo(raw.memory()) > 0 ? raw.memory() : current;
    }

    private static Disk withAddress(Disk disk) {
        return disk.address().isPresent()
                ? disk
                : DiskNames.address(disk.target())
                        .map(address -> disk.toBuilder().address(address).build())
                        .orElse(disk);
    }

    private static Devices withConsoles(Devices devices) {
        List<SerialPort> serialPorts = new ArrayList<>(devices.serialPorts());
        List<Console> consoles = new ArrayList<>(devices.consoles());
        boolean serialConsole = !consoles.isEmpty() && consoles.get(0).target() == Console.Target.SERIAL;
        if (serialConsole) {
            Console first = consoles.remove(0);
            if (serialPorts.isEmpty()) {
                serialPorts.add(new SerialPort(first.source(), 0));
            }
        }
        consoles.forEach(DomainCompletion::requireOtherThanSerial);
        if (!serialPorts.isEmpty()) {
            SerialPort first = serialPorts.get(0);
            consoles.add(0, new Console(Console.Target.SERIAL, first.source(), first.port()));
        }
        return devices.toBuilder()
                .replace(SerialPort.class, serialPorts)
                .replace(Console.class, consoles)
                .build();
    }

    private static void requireOtherThanSerial(Console console) {
        if (console.target() == Console.Target.SERIAL) {
            throw new HypervisorException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "only the first console can be a serial port; remove the console of type '"
                            + console.source().type() + "' or give it another target type");
        }
    }

    private static List<Video> videos(DomainType type, Devices devices) {
        List<Video> videos = devices.videos();
        if (videos.isEmpty() && !devices.graphics().isEmpty()) {
            videos = List.of(new Video(VideoModel.DEFAULT, Optional.empty(), 0, false));
        }
        List<Video> complete = new ArrayList<>();
        for (Video video : videos) {
            VideoModel model =
                    video.model() == VideoModel.DEFAULT && type == DomainType.VMWARE ? VideoModel.VMVGA : video.model();
            boolean primary = complete.isEmpty() || video.isPrimary();
            complete.add(new Video(model, VideoMemory.complete(model, video.memory()), video.heads(), primary));
        }
        return complete;
    }
}
