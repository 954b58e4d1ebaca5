// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.hypervia.api.conversion.ConversionWarning.Action;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.definition.device.DiskCache;
import org.hypervia.api.definition.device.DiskDevice;
import org.hypervia.api.definition.device.DiskDriver;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.definition.device.StartupPolicy;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vmx.path.DiskSlot;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxRule;
import org.hypervia.esx.vmx.text.VmxValues;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a disk position holds.
 *
 * <p>Nothing in a VMX file says plainly whether a position is a hard disk or a CD-ROM. Libvirt tries the one, and if that
 * yields nothing (which is not the same as failing) the other; the order of its questions decides, and so stands here as
 * it is.
 */
final class DiskVmxReader {
    private static final String EMPTY = "emptyBackingString";
    private static final String CDROM_DEVICES = "/vmfs/devices/cdrom/";

    private final VmxInput in;
    private final VmxValues values;

    DiskVmxReader(VmxInput in) {
        this.in = in;
        this.values = in.values();
    }

    Optional<Disk> harddiskOrCdrom(DiskSlot slot) {
        return unlessRefused(slot, () -> readHarddiskOrCdrom(slot));
    }

    Optional<Disk> harddisk(DiskSlot slot) {
        return unlessRefused(slot, () -> readHarddisk(slot));
    }

    Optional<Disk> floppy(DiskSlot slot) {
        return unlessRefused(slot, () -> readFloppy(slot));
    }

    private Optional<Disk> unlessRefused(DiskSlot slot, Supplier<Optional<Disk>> reading) {
        try {
            return reading.get();
        } catch (HypervisorException unusable) {
            values.concede(slot.prefix(), Action.LEFT_OUT, unusable);
            return Optional.empty();
        }
    }

    private Optional<Disk> readHarddiskOrCdrom(DiskSlot slot) {
        Content content = content(slot, false);
        if (content == null) {
            return Optional.empty();
        }
        Disk.Builder disk = harddisk(slot, content);
        if (disk == null) {
            disk = cdrom(slot, content);
        }
        return Optional.ofNullable(disk).map(Disk.Builder::build);
    }

    private Optional<Disk> readHarddisk(DiskSlot slot) {
        Content content = content(slot, false);
        return content == null
                ? Optional.empty()
                : Optional.ofNullable(harddisk(slot, content)).map(Disk.Builder::build);
    }

    private Optional<Disk> readFloppy(DiskSlot slot) {
        Content content = content(slot, true);
        if (content == null) {
            return Optional.empty();
        }
        String name = content.fileName;
        DiskSource source = switch (lower(content.fileType)) {
            case "device" -> new DiskSource.Block(Optional.ofNullable(name));
            case "file" -> new DiskSource.File(Optional.ofNullable(name).map(file -> source(slot, file)));
            case "" -> {
                // VMware takes a drive of the host for it.
                values.concede(slot.prefix(), Action.KEPT, unexpected(slot, name, content.fileType));
                yield new DiskSource.Block(Optional.ofNullable(name));
            }
            default -> throw unexpected(slot, name, content.fileType);
        };
        return Optional.of(builder(DiskDevice.FLOPPY, source, slot).build());
    }

    /** What the keys of a position say; the types in lower case. */
    private record Content(
            @Nullable String fileName,
            @Nullable String deviceType,
            @Nullable String mode,
            @Nullable String fileType,
            boolean isWriteThrough) {

        boolean isType(String... types) {
            for (String type : types) {
                if (type.equalsIgnoreCase(deviceType)) {
                    return true;
                }
            }
            return false;
        }
    }

    private @Nullable Content content(DiskSlot slot, boolean isFloppy) {
        String prefix = slot.prefix();
        boolean isPresent = values.flag(prefix + ".present", false);
        values.checkFlag(prefix + ".startConnected");
        if (!isPresent) {
            return null;
        }
        String deviceType = values.text(prefix + ".deviceType");
        boolean isOfClient = values.flag(prefix + ".clientDevice", false);
        String mode = values.text(prefix + ".mode");
        if (isOfClient) {
            return null;
        }
        String fileType = isFloppy ? values.text(prefix + ".fileType") : null;
        String fileName = values.text(prefix + ".fileName");
        return new Content(fileName, deviceType, mode, fileType, values.flag(prefix + ".writeThrough", false));
    }

    private Disk.@Nullable Builder harddisk(DiskSlot slot, Content content) {
        String name = content.fileName;
        if (name == null
                || endsWith(name, ".iso")
                || isEmptyDrive(name)
                || content.isType("atapi-cdrom", "cdrom-raw", "cdrom-image")
                || (content.isType("scsi-passthru") && name.startsWith(CDROM_DEVICES))) {
            return null;
        }
        if (!endsWith(name, ".vmdk")) {
            throw unexpected(slot, name, content.deviceType);
        }
        switch (slot.target().bus()) {
            case SCSI -> requireType(slot, content, "scsi-hardDisk");
            case IDE -> requireType(slot, content, "ata-hardDisk");
            default -> {}
        }
        Disk.Builder disk = builder(DiskDevice.DISK, DiskSource.file(source(slot, name)), slot);
        if (content.isWriteThrough) {
            disk.driver(DiskDriver.cached(DiskCache.WRITETHROUGH));
        }
        return disk.isTransient("independent-nonpersistent".equalsIgnoreCase(content.mode));
    }

    private String source(DiskSlot slot, String name) {
        return in.source(slot.prefix() + ".fileName", name);
    }

    private void requireType(DiskSlot slot, Content content, String type) {
        if (content.deviceType != null && !content.isType(type, "disk")) {
            String key = slot.prefix() + ".deviceType";
            values.concede(
                    key,
                    Action.LEFT_OUT,
                    Refusal.value(key, content.deviceType, "'" + type + "' or 'disk' for a .vmdk file"));
        }
    }

    private Disk.@Nullable Builder cdrom(DiskSlot slot, Content content) {
        String name = content.fileName;
        if (name != null && endsWith(name, ".vmdk")) {
            return null;
        }
        if (name != null && endsWith(name, ".iso")) {
            requireImage(slot, content);
            return readOnly(
                    DiskDevice.CDROM, new DiskSource.File(in.source(slot.prefix() + ".fileName", name, true)), slot);
        }
        if (content.isType("atapi-cdrom")) {
            return device(DiskDevice.CDROM, slot, name);
        }
        if (content.isType("cdrom-raw")) {
            return device(DiskDevice.LUN, slot, name);
        }
        if (slot.target().bus() == DiskBus.SCSI && content.isType("scsi-passthru")) {
            // The attempt as hard disk has refused other names.
            return name != null && name.startsWith(CDROM_DEVICES)
                    ? readOnly(DiskDevice.LUN, DiskSource.block(name), slot)
                    : null;
        }
        if (name != null && isEmptyDrive(name)) {
            requireImage(slot, content);
            return readOnly(DiskDevice.CDROM, DiskSource.noFile(), slot);
        }
        HypervisorException refusal = unexpected(slot, name, content.deviceType);
        if (content.isType("cdrom-image") && !values.isStrict()) {
            values.concede(slot.prefix() + ".fileName", Action.LEFT_OUT, refusal);
            return readOnly(DiskDevice.CDROM, DiskSource.noFile(), slot);
        }
        throw refusal;
    }

    private void requireImage(DiskSlot slot, Content content) {
        if (content.deviceType != null && !content.isType("cdrom-image")) {
            String key = slot.prefix() + ".deviceType";
            values.concede(
                    key, Action.LEFT_OUT, Refusal.value(key, content.deviceType, "'cdrom-image' for this file name"));
        }
    }

    private boolean isEmptyDrive(String name) {
        return name.equals(EMPTY) || (name.isEmpty() && in.rules().has(VmxRule.EMPTY_FILE_NAME_IS_EMPTY_DRIVE));
    }

    private static Disk.Builder device(DiskDevice device, DiskSlot slot, @Nullable String name) {
        if ("auto detect".equalsIgnoreCase(name)) {
            return readOnly(device, DiskSource.noBlock(), slot).startupPolicy(StartupPolicy.OPTIONAL);
        }
        return readOnly(device, new DiskSource.Block(Optional.ofNullable(name)), slot);
    }

    private static Disk.Builder readOnly(DiskDevice device, DiskSource source, DiskSlot slot) {
        return builder(device, source, slot).isReadOnly(true);
    }

    private static Disk.Builder builder(DiskDevice device, DiskSource source, DiskSlot slot) {
        return Disk.builder(device, source, slot.target()).address(slot.address());
    }

    private static boolean endsWith(String name, String suffix) {
        return name.regionMatches(true, name.length() - suffix.length(), suffix, 0, suffix.length());
    }

    private static String lower(@Nullable String word) {
        return word == null ? "" : word.toLowerCase(Locale.ROOT);
    }

    private static HypervisorException unexpected(DiskSlot slot, @Nullable String name, @Nullable String type) {
        String key = slot.prefix() + ".fileName";
        return Refusal.ofKey(
                key,
                "VMX key '" + key + "' has the value '" + Refusal.quote(name)
                        + "', which fits no device type; the type is '"
                        + (type == null ? "unknown" : Refusal.quote(type)) + "', correct one of them");
    }
}
