// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.definition.device.DiskCache;
import org.hypervia.api.definition.device.DiskDevice;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.definition.device.StartupPolicy;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vmx.path.DiskName;
import org.hypervia.esx.vmx.path.FileNameFormatter;
import org.hypervia.esx.vmx.path.ScsiLayout;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxOutput;

/** Writes {@code scsiC:U.*}, {@code ideB:U.*} and {@code floppyN.*}. */
final class DiskVmxWriter {
    private static final String CDROM_DEVICES = "/vmfs/devices/cdrom/";
    private static final int FLOPPIES = 2;

    private final FileNameFormatter paths;
    private final VmxOutput out;

    DiskVmxWriter(FileNameFormatter paths, VmxOutput out) {
        this.paths = paths;
        this.out = out;
    }

    void write(List<Disk> disks) {
        boolean[] hasFloppy = new boolean[FLOPPIES];
        for (Disk disk : disks) {
            if (disk.device() == DiskDevice.FLOPPY) {
                hasFloppy[floppy(disk)] = true;
            } else {
                disk(disk);
            }
        }
        // Without this line VMware gives the machine a floppy drive.
        for (int unit = 0; unit < FLOPPIES; unit++) {
            if (!hasFloppy[unit]) {
                out.add("floppy" + unit + ".present", false);
            }
        }
    }

    private void disk(Disk disk) {
        DiskSource source = source(disk);
        String prefix = prefix(disk);
        String type = deviceType(disk, source);
        out.add(prefix + ".present", true);
        out.add(prefix + ".deviceType", type);
        if (source instanceof DiskSource.File file) {
            out.add(prefix + ".fileName", imageName(disk, file));
        } else if (source instanceof DiskSource.Block block) {
            device(prefix, disk, block);
        }
        cache(prefix, disk);
        if (disk.isTransient()) {
            out.add(prefix + ".mode", "independent-nonpersistent");
        }
    }

    /** The source as libvirt's reader would give it: block without device and without policy is file without file. */
    private static DiskSource source(Disk disk) {
        DiskSource source = disk.source();
        if (source instanceof DiskSource.Other) {
            throw Refusal.unsupported("The disk " + DiskChecks.name(disk) + " has a source of the type '"
                    + Refusal.quote(source.type()) + "'; use file or block");
        }
        boolean isNothing = source instanceof DiskSource.Block block
                && block.device().isEmpty()
                && disk.startupPolicy().isEmpty();
        return isNothing ? DiskSource.noFile() : source;
    }

    private static String prefix(Disk disk) {
        DiskBus bus = disk.target().bus();
        String letters = switch (bus) {
            case SCSI -> "sd";
            case IDE -> "hd";
            default ->
                throw Refusal.unsupported("The disk " + DiskChecks.name(disk)
                        + " is on a bus for floppy drives only; put it on scsi or ide");
        };
        int index = index(letters, disk);
        if (bus == DiskBus.IDE) {
            return "ide" + index / 2 + ":" + index % 2;
        }
        // The name and the address agree by then, but not always by the same count.
        return disk.address().orElse(null) instanceof DeviceAddress.Drive address
                ? "scsi" + address.controller() + ":" + address.unit()
                : "scsi" + ScsiLayout.WIDE.address(index).controller() + ":"
                        + ScsiLayout.WIDE.address(index).unit();
    }

    private static int index(String letters, Disk disk) {
        OptionalInt index = DiskName.index(letters, disk.target().device());
        return index.orElseThrow(() -> Refusal.internal("The disk " + DiskChecks.name(disk)
                + " has a target name that does not fit its bus; name it " + letters + "a or the like"));
    }

    private static String deviceType(Disk disk, DiskSource source) {
        boolean isFile = source instanceof DiskSource.File;
        boolean isScsi = disk.target().bus() == DiskBus.SCSI;
        boolean needsBlock = disk.device() == DiskDevice.LUN;
        if (isFile == needsBlock && disk.device() != DiskDevice.CDROM) {
            throw Refusal.unsupported("The disk " + DiskChecks.name(disk) + " is a "
                    + disk.device().libvirtName() + " with a source of the type '" + source.type()
                    + "', which cannot be written as VMX; use the type " + (isFile ? "block" : "file"));
        }
        return switch (disk.device()) {
            case CDROM -> isFile ? "cdrom-image" : "atapi-cdrom";
            case LUN -> isScsi && isCdromDevice(source) ? "scsi-passthru" : "cdrom-raw";
            default -> isScsi ? "scsi-hardDisk" : "ata-hardDisk";
        };
    }

    private static boolean isCdromDevice(DiskSource source) {
        return source instanceof DiskSource.Block block
                && block.device().filter(it -> it.startsWith(CDROM_DEVICES)).isPresent();
    }

    private String imageName(Disk disk, DiskSource.File file) {
        boolean isHardDisk = disk.device() == DiskDevice.DISK;
        Optional<String> path = file.path();
        if (path.isEmpty()) {
            if (isHardDisk) {
                throw new HypervisorException(
                        ErrorCode.NO_SOURCE, "The disk " + DiskChecks.name(disk) + " has no source; name its file");
            }
            return "emptyBackingString";
        }
        String suffix = isHardDisk ? ".vmdk" : ".iso";
        if (!path.get().toLowerCase(Locale.ROOT).endsWith(suffix)) {
            throw Refusal.internal("The source of the disk " + DiskChecks.name(disk) + " is '"
                    + Refusal.quote(path.get()) + "'; the name of the file must end in " + suffix);
        }
        return paths.format(path.get());
    }

    private void device(String prefix, Disk disk, DiskSource.Block block) {
        if (block.device().isPresent()) {
            // A drive that is not named has none; libvirt calls it (null).
            block.device().filter(name -> !name.isEmpty()).ifPresent(name -> out.add(prefix + ".fileName", name));
        } else if (disk.startupPolicy().filter(StartupPolicy.OPTIONAL::equals).isPresent()) {
            out.add(prefix + ".autodetect", true);
            out.add(prefix + ".fileName", "auto detect");
        }
    }

    private void cache(String prefix, Disk disk) {
        if (disk.target().bus() != DiskBus.SCSI) {
            return;
        }
        DiskCache cache = disk.driver().cache();
        switch (cache) {
            case DEFAULT -> {}
            case WRITETHROUGH -> out.add(prefix + ".writeThrough", true);
            default ->
                throw Refusal.unsupported("The disk " + DiskChecks.name(disk) + " has the cache mode '"
                        + cache.libvirtName() + "', which cannot be written as VMX; use writethrough or none at all");
        }
    }

    /** Writes a floppy drive; returns its number. */
    private int floppy(Disk disk) {
        int unit = index("fd", disk);
        if (unit >= FLOPPIES) {
            throw Refusal.internal(
                    "The disk " + DiskChecks.name(disk) + " is a third floppy drive; VMX has fda and fdb");
        }
        String prefix = "floppy" + unit;
        DiskSource source = source(disk);
        boolean isFile = source instanceof DiskSource.File;
        out.add(prefix + ".present", true);
        out.add(prefix + ".fileType", isFile ? "file" : "device");
        if (source instanceof DiskSource.File file) {
            file.path().ifPresent(path -> out.add(prefix + ".fileName", paths.format(path)));
        } else if (source instanceof DiskSource.Block block) {
            block.device()
                    .filter(device -> !device.isEmpty())
                    .ifPresent(device -> out.add(prefix + ".fileName", device));
        }
        return unit;
    }
}
