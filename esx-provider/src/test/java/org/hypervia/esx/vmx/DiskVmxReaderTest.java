// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.vmx.Vmx.read;
import static org.hypervia.esx.vmx.Vmx.read90;
import static org.hypervia.esx.vmx.Vmx.refuses;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import java.util.ArrayList;
import java.util.List;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskCache;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.definition.device.StartupPolicy;
import org.hypervia.api.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 2.7 of the reference: each row of its tables is a row here. */
class DiskVmxReaderTest {
    private static final String NONE = "-";

    private static String slot(String bus) {
        return bus.equals("floppy") ? "floppy0" : bus + "0:0";
    }

    private static String[] lines(String bus, String fileName, String typeKey, String type, String... more) {
        List<String> lines = new ArrayList<>(List.of(bus + "0.present=true", slot(bus) + ".present=true"));
        if (!fileName.equals(NONE)) {
            lines.add(slot(bus) + ".fileName=" + fileName);
        }
        if (!type.equals(NONE)) {
            lines.add(slot(bus) + "." + typeKey + "=" + type);
        }
        for (String line : more) {
            lines.add(slot(bus) + "." + line);
        }
        return lines.toArray(String[]::new);
    }

    /** Type, device, source, and what else stands out, as one line. */
    private static String describe(List<Disk> disks) {
        if (disks.isEmpty()) {
            return "nothing";
        }
        Disk disk = disks.get(0);
        DiskSource source = disk.source();
        String path = source instanceof DiskSource.File file
                ? file.path().orElse(NONE)
                : ((DiskSource.Block) source).device().orElse(NONE);
        return source.type() + " " + disk.device().libvirtName() + " " + path
                + disk.startupPolicy().map(policy -> " " + policy.libvirtName()).orElse("")
                + (disk.isReadOnly() ? " ro" : "");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            emptyValue = "",
            value = {
                // The hard disk attempt succeeds.
                "scsi,x.vmdk,-,file disk [datastore] directory/x.vmdk",
                "scsi,X.VMDK,scsi-harddisk,file disk [datastore] directory/X.VMDK",
                "scsi,x.vmdk,DISK,file disk [datastore] directory/x.vmdk",
                "ide,x.vmdk,-,file disk [datastore] directory/x.vmdk",
                "ide,x.vmdk,ata-hardDisk,file disk [datastore] directory/x.vmdk",
                "ide,/vmfs/volumes/ds/a/x.vmdk,disk,file disk [ds] a/x.vmdk",
                "sata,x.vmdk,-,file disk [datastore] directory/x.vmdk",
                "sata,x.vmdk,whatever,file disk [datastore] directory/x.vmdk",
                "scsi,.vmdk,-,file disk [datastore] directory/.vmdk",
                // A .vmdk under a CD-ROM type silently disappears.
                "ide,x.vmdk,atapi-cdrom,nothing",
                "scsi,x.vmdk,CDROM-RAW,nothing",
                "sata,x.vmdk,cdrom-image,nothing",
                "scsi,/vmfs/devices/cdrom/x.vmdk,scsi-passthru,nothing",
                // CD-ROM images.
                "scsi,x.iso,-,file cdrom [datastore] directory/x.iso ro",
                "ide,X.Iso,CDROM-image,file cdrom [datastore] directory/X.Iso ro",
                "sata,/usr/x.iso,-,file cdrom /usr/x.iso ro",
                "ide,/vmfs/volumes/missing/x.iso,-,file cdrom - ro",
                // Host devices, rule R.
                "ide,/dev/cdrom,atapi-cdrom,block cdrom /dev/cdrom ro",
                "ide,Auto Detect,ATAPI-cdrom,block cdrom - optional ro",
                "ide,-,atapi-cdrom,block cdrom - ro",
                "ide,\"\",atapi-cdrom,block cdrom \"\" ro",
                "ide,emptyBackingString,atapi-cdrom,block cdrom emptyBackingString ro",
                "scsi,/dev/x,cdrom-raw,block lun /dev/x ro",
                "scsi,auto detect,cdrom-raw,block lun - optional ro",
                "sata,-,cdrom-raw,block lun - ro",
                "ide,emptyBackingString,cdrom-raw,block lun emptyBackingString ro",
                // SCSI pass-through.
                "scsi,/vmfs/devices/cdrom/mpx,scsi-passthru,block lun /vmfs/devices/cdrom/mpx ro",
                "scsi,-,scsi-passthru,nothing",
                // Empty drives.
                "ide,emptyBackingString,-,file cdrom - ro",
                "scsi,emptyBackingString,cdrom-image,file cdrom - ro",
            })
    void decidesWhatASlotHolds(String bus, String fileName, String type, String expected) {
        String[] lines = lines(bus, fileName, "deviceType", type);
        assertThat(describe(read90(lines).devices().disks())).isEqualTo(expected.replace("\"\"", ""));
        assertThat(read(lines).devices().disks())
                .isEqualTo(read90(lines).devices().disks());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            emptyValue = "",
            value = {
                // Hard disk attempt.
                "scsi,x.vmdk,ata-hardDisk,scsi0:0.deviceType,'ata-hardDisk'",
                "scsi,x.vmdk,floppy,scsi0:0.deviceType,'floppy'",
                "scsi,x.vmdk,scsi-passthru,scsi0:0.deviceType,'scsi-passthru'",
                "ide,x.vmdk,scsi-hardDisk,ide0:0.deviceType,'scsi-hardDisk'",
                "ide,x.img,disk,ide0:0.fileName,'x.img'",
                "ide,x.img,-,ide0:0.fileName,'unknown'",
                "scsi,/dev/sda,scsi-passthru,scsi0:0.fileName,'/dev/sda'",
                "scsi,emptybackingstring,-,scsi0:0.fileName,'emptybackingstring'",
                "ide,auto detect,-,ide0:0.fileName,'auto detect'",
                "sata,/vmfs/volumes/missing/x.vmdk,-,/vmfs/volumes/missing/x.vmdk,'missing'",
                // CD-ROM attempt.
                "ide,x.iso,atapi-cdrom,ide0:0.deviceType,'atapi-cdrom'",
                "scsi,x.iso,disk,scsi0:0.deviceType,'disk'",
                "ide,emptyBackingString,disk,ide0:0.deviceType,'disk'",
                "ide,/vmfs/devices/cdrom/x,scsi-passthru,ide0:0.fileName,'scsi-passthru'",
                "ide,-,scsi-passthru,ide0:0.fileName,'scsi-passthru'",
                "ide,-,-,ide0:0.fileName,'(null)'",
                "scsi,-,cdrom-image,scsi0:0.fileName,'cdrom-image'",
                "scsi,x.img,cdrom-image,scsi0:0.fileName,'x.img'",
                "sata,-,disk,sata0:0.fileName,'disk'",
            })
    void refusesWhatFitsNothing(String bus, String fileName, String type, String key, String fact) {
        refuses(lines(bus, fileName, "deviceType", type), key, fact);
    }

    @Test
    void takesAnEmptyFileNameAsEmptyDriveInTheNewestDialect() {
        for (String type : List.of(NONE, "cdrom-image")) {
            String[] lines = lines("sata", "", "deviceType", type);
            assertThat(describe(read(lines).devices().disks())).isEqualTo("file cdrom - ro");
            refused(ErrorCode.INTERNAL_ERROR, () -> read90(lines), "sata0:0.fileName");
        }
        refuses(lines("ide", "", "deviceType", "disk"), "ide0:0");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            emptyValue = "",
            value = {
                "x.flp,file,file floppy [datastore] directory/x.flp",
                "/x.flp,FILE,file floppy /x.flp",
                "-,file,file floppy -",
                "/dev/fd0,device,block floppy /dev/fd0",
                "auto detect,Device,block floppy auto detect",
                "-,device,block floppy -",
            })
    void readsFloppies(String fileName, String type, String expected) {
        String[] lines = lines("floppy", fileName, "fileType", type);
        assertThat(describe(read(lines).devices().disks())).isEqualTo(expected);
        assertThat(describe(read90(lines).devices().disks())).isEqualTo(expected);
    }

    @Test
    void refusesOtherFloppies() {
        refuses(lines("floppy", "x", "fileType", NONE), "floppy0", "'x'", "unknown");
        refuses(lines("floppy", NONE, "fileType", "client"), "floppy0", "(null)", "'client'");
        refuses(lines("floppy", "/vmfs/volumes/missing/x", "fileType", "file"), "missing");
    }

    @Test
    void readsModeAndCacheOfHardDisksOnly() {
        for (String bus : List.of("scsi", "sata", "ide", "nvme")) {
            Disk disk = read(lines(
                            bus, "x.vmdk", "deviceType", NONE, "mode=Independent-NonPersistent", "writeThrough=TRUE"))
                    .devices()
                    .disks()
                    .get(0);
            assertThat(disk.isTransient()).isTrue();
            assertThat(disk.driver().cache()).isEqualTo(DiskCache.WRITETHROUGH);
        }
        Disk cdrom = read(lines(
                        "ide", "x.iso", "deviceType", NONE, "mode=independent-nonpersistent", "writeThrough=true"))
                .devices()
                .disks()
                .get(0);
        assertThat(cdrom.isTransient()).isFalse();
        assertThat(cdrom.driver().cache()).isEqualTo(DiskCache.DEFAULT);
        Disk plain = read(lines("ide", "x.vmdk", "deviceType", NONE, "mode=persistent"))
                .devices()
                .disks()
                .get(0);
        assertThat(plain.isTransient()).isFalse();
        assertThat(plain.startupPolicy()).isEmpty();
        assertThat(StartupPolicy.OPTIONAL.libvirtName()).isEqualTo("optional");
    }

    @Test
    void readsHardDisksOnlyFromNvme() {
        assertThat(describe(read(lines("nvme", "x.vmdk", "deviceType", "any"))
                        .devices()
                        .disks()))
                .isEqualTo("file disk [datastore] directory/x.vmdk");
        assertThat(read(lines("nvme", "x.iso", "deviceType", NONE)).devices().disks())
                .isEmpty();
        assertThat(read(lines("nvme", NONE, "deviceType", NONE)).devices().disks())
                .isEmpty();
        assertThat(read(lines("nvme", "x.vmdk", "deviceType", "cdrom-raw"))
                        .devices()
                        .disks())
                .isEmpty();
        String[] wrong = lines("nvme", "x.img", "deviceType", NONE);
        refused(ErrorCode.INTERNAL_ERROR, () -> read(wrong), "nvme0:0.fileName", "'x.img'");
        assertThat(read90(wrong)).isEqualTo(read90());
    }
}
