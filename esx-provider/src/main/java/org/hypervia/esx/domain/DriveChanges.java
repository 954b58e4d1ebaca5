// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.definition.device.DiskCache;
import org.hypervia.api.definition.device.DiskDevice;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.machine.ControllerType;
import org.hypervia.esx.vim.machine.DeviceBacking;
import org.hypervia.esx.vim.machine.DeviceSpec;
import org.hypervia.esx.vim.machine.GuestOptions;
import org.hypervia.esx.vim.machine.VirtualDevice;
import org.hypervia.esx.vim.machine.VirtualDevice.Kind;
import org.hypervia.esx.vmx.path.DatastorePath;

/** Makes changes of disks, CD-ROM and floppy drives. What ESX cannot do with one is refused, never left out. */
final class DriveChanges {
    /** An image that the host itself brings, such as those of VMware Tools: as XML has it, or as the VI API writes it. */
    private static final Pattern IMAGE_OF_HOST =
            Pattern.compile("(?:\\[\\][ \\t]*)?(/.+\\.iso)", Pattern.CASE_INSENSITIVE);

    private final MachineDevices machine;
    private final Disk disk;

    DriveChanges(MachineDevices machine, Disk disk) {
        this.machine = machine;
        this.disk = disk;
    }

    /** Refuses what no machine can have, before anything is asked. */
    static void check(Disk disk) {
        Kind unused = kind(disk);
        boolean removable = disk.device() == DiskDevice.CDROM;
        if (disk.isReadOnly() && !removable) {
            throw unsupported(disk, "is read-only, which only CD-ROMs are on ESX");
        }
        if (disk.isTransient() && disk.device() != DiskDevice.DISK) {
            throw unsupported(disk, "is transient, which only hard disks can be");
        }
        DiskCache cache = disk.driver().cache();
        if (cache != DiskCache.DEFAULT && cache != DiskCache.WRITETHROUGH) {
            throw unsupported(disk, "has the cache mode '" + cache.libvirtName() + "'; ESX has writethrough or none");
        }
        if (disk.device() == DiskDevice.CDROM && disk.target().bus() == DiskBus.NVME) {
            throw unsupported(disk, "is a CD-ROM, which NVMe has not");
        }
    }

    /**
     * Adds the drive, and before it a controller where it needs one.
     *
     * @param recommended asks for the model of SCSI controllers that the host recommends for a guest
     */
    List<DeviceSpec> attach(Function<Optional<GuestOptions>, ControllerType> recommended) {
        DeviceBacking backing = backing();
        MachineDevices.Free place = machine.free(disk, recommended);
        List<DeviceSpec> changes = new ArrayList<>();
        place.added().ifPresent(changes::add);
        changes.add(add(place, backing));
        return changes;
    }

    private DeviceSpec add(MachineDevices.Free place, DeviceBacking backing) {
        return switch (kind(disk)) {
            case CDROM -> DeviceSpec.addCdrom(place.controller(), place.unit(), backing, connection());
            case FLOPPY -> DeviceSpec.addFloppy(place.controller(), place.unit(), backing, connection());
            default -> DeviceSpec.addDisk(place.controller(), place.unit(), backing);
        };
    }

    DeviceSpec detach() {
        return DeviceSpec.remove(existing(ErrorCode.DEVICE_MISSING));
    }

    /** Another medium or none; nothing else of a drive can change. */
    DeviceSpec update() {
        if (kind(disk) == Kind.DISK) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "ESX changes the medium of a CD-ROM or floppy drive only: detach disk " + disk.target()
                            + " and attach another");
        }
        return DeviceSpec.edit(
                existing(ErrorCode.OPERATION_UNSUPPORTED), Optional.of(backing()), Optional.of(connection()));
    }

    private VirtualDevice existing(ErrorCode ifOtherKind) {
        VirtualDevice found = machine.drive(disk)
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.DEVICE_MISSING,
                        "domain " + machine.name() + " has no disk " + disk.target()
                                + ": look at its XML to see what there is"));
        if (found.kind() != kind(disk)) {
            throw new HypervisorException(
                    ifOtherKind,
                    "disk " + disk.target() + " of domain " + machine.name() + " is no "
                            + disk.device().libvirtName() + " but '" + found.label() + "'");
        }
        return found;
    }

    private static Kind kind(Disk disk) {
        return switch (disk.device()) {
            case DISK -> Kind.DISK;
            case CDROM -> Kind.CDROM;
            case FLOPPY -> Kind.FLOPPY;
            case LUN -> throw unsupported(disk, "is a device of the host, which this cannot pass through");
        };
    }

    /** A drive with a medium is connected, an empty one is not. */
    private DeviceSpec.Connection connection() {
        boolean full = path().isPresent();
        return new DeviceSpec.Connection(full, full && machine.isRunning());
    }

    private DeviceBacking backing() {
        Optional<String> path = path();
        return switch (kind(disk)) {
            case CDROM -> path.<DeviceBacking>map(DeviceBacking.IsoFile::new).orElseGet(DeviceBacking.NoDisc::new);
            case FLOPPY ->
                path.<DeviceBacking>map(DeviceBacking.FloppyImage::new).orElseGet(DeviceBacking.NoFloppy::new);
            default ->
                new DeviceBacking.DiskFile(
                        path.orElseThrow(() -> new HypervisorException(
                                ErrorCode.NO_SOURCE, "disk " + disk.target() + " has no source: name its file")),
                        disk.isTransient(),
                        disk.driver().cache() == DiskCache.WRITETHROUGH);
        };
    }

    private Optional<String> path() {
        if (disk.source() instanceof DiskSource.File file) {
            return file.path().map(this::path);
        }
        if (disk.source() instanceof DiskSource.Block block
                && block.device().filter(name -> !name.isEmpty()).isEmpty()) {
            return Optional.empty();
        }
        throw unsupported(disk, "has a source of type '" + disk.source().type() + "'; give a file as [datastore] path");
    }

    private String path(String source) {
        Matcher ofHost = IMAGE_OF_HOST.matcher(source);
        if (kind(disk) == Kind.CDROM && ofHost.matches()) {
            return "[] " + ofHost.group(1);
        }
        if (!DatastorePath.looksLike(source)) {
            throw unsupported(disk, "has the source '" + source + "'; write it as [datastore] path");
        }
        String suffix = switch (kind(disk)) {
            case DISK -> ".vmdk";
            case CDROM -> ".iso";
            default -> "";
        };
        DatastorePath path = DatastorePath.parse(source);
        if (path.fileName().isEmpty() || !path.path().toLowerCase(Locale.ROOT).endsWith(suffix)) {
            throw unsupported(disk, "has the source '" + source + "'; name a file that ends in '" + suffix + "'");
        }
        return path.requireFile().toString();
    }

    private static HypervisorException unsupported(Disk disk, String why) {
        return new HypervisorException(ErrorCode.CONFIG_UNSUPPORTED, "disk " + disk.target() + " " + why);
    }
}
