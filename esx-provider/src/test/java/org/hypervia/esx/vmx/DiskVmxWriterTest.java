// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.api.error.ErrorCode.CONFIG_UNSUPPORTED;
import static org.hypervia.api.error.ErrorCode.INTERNAL_ERROR;
import static org.hypervia.api.error.ErrorCode.NO_SOURCE;
import static org.hypervia.esx.vmx.Disks.VMDK;
import static org.hypervia.esx.vmx.Disks.disk;
import static org.hypervia.esx.vmx.Disks.harddisk;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.definition.device.DiskCache;
import org.hypervia.api.definition.device.DiskDevice;
import org.hypervia.api.definition.device.DiskDriver;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.definition.device.DiskTarget;
import org.hypervia.api.definition.device.StartupPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 3.7 of the reference. */
class DiskVmxWriterTest {
    private static final Written OLD = Written.hardware(4);

    private static List<String> lines(Disk disk) {
        return OLD.addedBy(devices -> devices.add(disk));
    }

    @Test
    void writesHardDisks() {
        assertThat(lines(harddisk("hdb")))
                .containsExactly(
                        "ide0:1.present = \"true\"",
                        "ide0:1.deviceType = \"ata-hardDisk\"",
                        "ide0:1.fileName = \"/vmfs/volumes/ds/d/x.vmdk\"");
        assertThat(lines(disk(DiskDevice.DISK, DiskSource.file("/x/Y.VMDK"), "sdi")
                        .driver(DiskDriver.cached(DiskCache.WRITETHROUGH))
                        .isTransient(true)
                        .isReadOnly(true)
                        .build()))
                .containsExactly(
                        "scsi0.present = \"true\"",
                        "scsi0:9.present = \"true\"",
                        "scsi0:9.deviceType = \"scsi-hardDisk\"",
                        "scsi0:9.fileName = \"/x/Y.VMDK\"",
                        "scsi0:9.writeThrough = \"true\"",
                        "scsi0:9.mode = \"independent-nonpersistent\"");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // device, source, target, policy, deviceType, fileName
                "CDROM,file:/x.iso,hda,-,cdrom-image,/x.iso",
                "CDROM,file:[ds] X.ISO,sda,-,cdrom-image,/vmfs/volumes/ds/X.ISO",
                "CDROM,file:,hda,-,cdrom-image,emptyBackingString",
                "CDROM,file:,hda,OPTIONAL,cdrom-image,emptyBackingString",
                "CDROM,block:,hda,-,cdrom-image,emptyBackingString",
                "CDROM,block:/dev/cdrom,hda,-,atapi-cdrom,/dev/cdrom",
                "CDROM,block:/dev/cdrom,sda,OPTIONAL,atapi-cdrom,/dev/cdrom",
                "CDROM,block:,hda,OPTIONAL,atapi-cdrom,auto detect",
                "CDROM,block:,hda,MANDATORY,atapi-cdrom,-",
                "LUN,block:/dev/x,hda,-,cdrom-raw,/dev/x",
                "LUN,block:/dev/x,sda,-,cdrom-raw,/dev/x",
                "LUN,block:/vmfs/devices/cdrom/x,sda,-,scsi-passthru,/vmfs/devices/cdrom/x",
                "LUN,block:/vmfs/devices/cdrom/x,hda,-,cdrom-raw,/vmfs/devices/cdrom/x",
                "LUN,block:,sda,OPTIONAL,cdrom-raw,auto detect",
            })
    void writesCdromsAndLuns(
            DiskDevice device, String source, String target, StartupPolicy policy, String type, String fileName) {
        String prefix = target.equals("sda") ? "scsi0:0" : "ide0:0";
        List<String> expected = new java.util.ArrayList<>(
                List.of(prefix + ".present = \"true\"", prefix + ".deviceType = \"" + type + "\""));
        if ("auto detect".equals(fileName)) {
            expected.add(prefix + ".autodetect = \"true\"");
        }
        if (fileName != null) {
            expected.add(prefix + ".fileName = \"" + fileName + "\"");
        }
        List<String> lines = new java.util.ArrayList<>(
                lines(disk(device, source(source), target).startupPolicy(policy).build()));
        lines.remove("scsi0.present = \"true\"");
        assertThat(lines).isEqualTo(expected);
    }

    private static DiskSource source(String text) {
        Optional<String> path =
                Optional.of(text.substring(text.indexOf(':') + 1)).filter(it -> !it.isEmpty());
        return text.startsWith("file") ? new DiskSource.File(path) : new DiskSource.Block(path);
    }

    @Test
    void refusesDisksThatVmxCannotHold() {
        refuses(CONFIG_UNSUPPORTED, disk(DiskDevice.DISK, new DiskSource.Other("network"), "sda"), "'network'");
        refuses(CONFIG_UNSUPPORTED, disk(DiskDevice.DISK, DiskSource.block("/dev/sda"), "sda"), "disk", "block");
        refuses(CONFIG_UNSUPPORTED, disk(DiskDevice.LUN, DiskSource.file("/x"), "sda"), "lun", "file");
        refuses(CONFIG_UNSUPPORTED, disk(DiskDevice.LUN, DiskSource.noBlock(), "hda"), "lun", "file");
        refuses(NO_SOURCE, disk(DiskDevice.DISK, DiskSource.noFile(), "hda"), "hda");
        refuses(NO_SOURCE, disk(DiskDevice.DISK, DiskSource.noBlock(), "hda"), "hda");
        refuses(INTERNAL_ERROR, disk(DiskDevice.DISK, DiskSource.file("/x.img"), "hda"), "hda", "ide", ".vmdk");
        refuses(INTERNAL_ERROR, disk(DiskDevice.CDROM, DiskSource.file("/x.vmdk"), "sda"), "sda", "scsi", ".iso");
        refuses(INTERNAL_ERROR, disk(DiskDevice.DISK, DiskSource.file("x.vmdk"), "sda"), "'x.vmdk'");
        refuses(CONFIG_UNSUPPORTED, disk(DiskDevice.DISK, VMDK, "fda"), "fda");
        refuses(
                INTERNAL_ERROR,
                Disk.builder(DiskDevice.DISK, VMDK, new DiskTarget("hda", DiskBus.SCSI)),
                "'hda'",
                "scsi");
        refuses(
                INTERNAL_ERROR,
                Disk.builder(DiskDevice.DISK, VMDK, new DiskTarget("disk1", DiskBus.SCSI))
                        .address(new DeviceAddress.Drive(0, 0, 0, 0)),
                "'disk1'");
    }

    private static void refuses(org.hypervia.api.error.ErrorCode code, Disk.Builder disk, String... facts) {
        OLD.refusesDevices(code, devices -> devices.add(disk.build()), facts);
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "WRITEBACK", "DIRECTSYNC", "UNSAFE"})
    void refusesOtherCachesOnScsiOnly(DiskCache cache) {
        refuses(
                CONFIG_UNSUPPORTED,
                disk(DiskDevice.DISK, VMDK, "sda").driver(DiskDriver.cached(cache)),
                "sda",
                "scsi",
                cache.libvirtName());
        assertThat(lines(disk(DiskDevice.DISK, VMDK, "hda")
                        .driver(DiskDriver.cached(cache))
                        .build()))
                .hasSize(3);
    }

    @Test
    void writesFloppiesWhereTheyStandAndTheMissingOnesLast() {
        String text = OLD.text(Written.machine()
                .devices(org.hypervia.api.definition.device.Devices.builder()
                        .add(disk(DiskDevice.FLOPPY, DiskSource.file("[ds] x.flp"), "fdb")
                                .build())
                        .add(harddisk("hda"))
                        .build())
                .build());
        assertThat(text).endsWith("""
                floppy1.present = "true"
                floppy1.fileType = "file"
                floppy1.fileName = "/vmfs/volumes/ds/x.flp"
                ide0:0.present = "true"
                ide0:0.deviceType = "ata-hardDisk"
                ide0:0.fileName = "/vmfs/volumes/ds/d/x.vmdk"
                floppy0.present = "false"
                """);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "file:/x,-,file,/x",
                "file:,-,file,-",
                "block:/dev/fd0,-,device,/dev/fd0",
                "block:,-,file,-",
                "block:,OPTIONAL,device,-",
            })
    void writesFloppies(String source, StartupPolicy policy, String type, String fileName) {
        List<String> lines = lines(disk(DiskDevice.FLOPPY, source(source), "fda")
                .startupPolicy(policy)
                .build());
        assertThat(lines).startsWith("floppy0.present = \"true\"", "floppy0.fileType = \"" + type + "\"");
        assertThat(lines.size() > 2 ? lines.get(2) : null)
                .isEqualTo(fileName == null ? null : "floppy0.fileName = \"" + fileName + "\"");
    }

    @Test
    void refusesOtherFloppies() {
        refuses(CONFIG_UNSUPPORTED, disk(DiskDevice.FLOPPY, new DiskSource.Other("dir"), "fda"), "'dir'");
        refuses(INTERNAL_ERROR, disk(DiskDevice.FLOPPY, DiskSource.noFile(), "sda"), "'sda'");
    }
}
