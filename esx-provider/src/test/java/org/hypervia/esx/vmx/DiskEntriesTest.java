// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.api.error.ErrorCode.CONFIG_UNSUPPORTED;
import static org.hypervia.api.error.ErrorCode.INTERNAL_ERROR;
import static org.hypervia.api.error.ErrorCode.NO_SOURCE;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.definition.device.Controller;
import org.hypervia.api.definition.device.ControllerModel;
import org.hypervia.api.definition.device.ControllerType;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.definition.device.DiskCache;
import org.hypervia.api.definition.device.DiskDevice;
import org.hypervia.api.definition.device.DiskDriver;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.definition.device.DiskTarget;
import org.hypervia.api.definition.device.ScsiControllerModel;
import org.hypervia.api.definition.device.StartupPolicy;
import org.hypervia.esx.vmx.text.Thrown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Sections 3.5 to 3.7 of the reference. */
class DiskEntriesTest {
    private static final Written OLD = Written.hardware(4);
    private static final DiskSource VMDK = DiskSource.file("[ds] d/x.vmdk");

    private static Disk.Builder disk(DiskDevice device, DiskSource source, String target) {
        DiskBus bus = target.startsWith("sd") ? DiskBus.SCSI : target.startsWith("fd") ? DiskBus.FDC : DiskBus.IDE;
        return Disk.builder(device, source, new DiskTarget(target, bus));
    }

    private static Disk harddisk(String target) {
        return disk(DiskDevice.DISK, VMDK, target).build();
    }

    private static Disk driven(String target, String driver) {
        return disk(DiskDevice.DISK, VMDK, target)
                .driver(new DiskDriver(Optional.of(driver), Optional.empty(), DiskCache.DEFAULT))
                .build();
    }

    private static Disk at(String target, DiskBus bus, int controller, int busNumber, int unit) {
        return Disk.builder(DiskDevice.DISK, VMDK, new DiskTarget(target, bus))
                .address(new DeviceAddress.Drive(controller, busNumber, 0, unit))
                .build();
    }

    private static List<String> lines(Disk disk) {
        return OLD.addedBy(devices -> devices.addDisk(disk));
    }

    // 3.5

    @ParameterizedTest
    @EnumSource(names = {"VIRTIO", "XEN", "USB", "UML", "SD"})
    void refusesDisksWithoutDriveAddress(DiskBus bus) {
        OLD.refusesDevices(
                CONFIG_UNSUPPORTED,
                devices -> devices.addDisk(Disk.builder(DiskDevice.DISK, VMDK, new DiskTarget("vda", bus))
                        .build()),
                "'vda'",
                "'none'");
    }

    @Test
    void namesTheTypeOfOtherAddresses() {
        OLD.refusesDevices(
                CONFIG_UNSUPPORTED,
                devices -> devices.addDisk(Disk.builder(DiskDevice.DISK, VMDK, new DiskTarget("vda", DiskBus.VIRTIO))
                        .address(new DeviceAddress.Pci(0, 1, 2, 3))
                        .build()),
                "'pci'");
    }

    @ParameterizedTest
    @CsvSource({
        "sda,SCSI,0,0,1,0:0:1,0:0:0",
        "sdp,SCSI,0,0,0,0:0:0,1:0:0",
        "sda,SCSI,0,1,0,0:1:0,0:0:0",
        "hdc,IDE,0,0,0,0:0:0,0:1:0",
        "fda,FDC,0,0,1,0:0:1,0:0:0",
        "sdg,SATA,0,0,6,0:0:6,1:0:0",
    })
    void refusesAddressesThatDoNotFitTheTarget(
            String target, DiskBus bus, int controller, int busNumber, int unit, String found, String expected) {
        OLD.refusesDevices(
                INTERNAL_ERROR,
                devices -> devices.addDisk(at(target, bus, controller, busNumber, unit)),
                target,
                found,
                expected);
    }

    @Test
    void doesNotCompareTheScsiTarget() {
        Disk disk = harddisk("sda").toBuilder()
                .address(new DeviceAddress.Drive(0, 0, 5, 0))
                .build();
        assertThat(lines(disk)).contains("scsi0:0.present = \"true\"");
    }

    @Test
    void refusesControllersThatVmxDoesNotHave() {
        OLD.refusesDevices(INTERNAL_ERROR, devices -> devices.addDisk(harddisk("sdbi")), "sdbi", "4", "0..3");
        OLD.refusesDevices(INTERNAL_ERROR, devices -> devices.addDisk(harddisk("hde")), "hde", "1", "0..0");
        OLD.refusesDevices(
                INTERNAL_ERROR,
                devices -> devices.addDisk(
                        disk(DiskDevice.FLOPPY, DiskSource.noFile(), "fdc").build()),
                "'fdc'",
                "1");
        OLD.refusesDevices(CONFIG_UNSUPPORTED, devices -> devices.addDisk(at("sda", DiskBus.SATA, 0, 0, 0)), "'sata'");
        OLD.refusesDevices(
                CONFIG_UNSUPPORTED, devices -> devices.addDisk(at("nvme0n1", DiskBus.NVME, 0, 0, 0)), "'nvme'");
    }

    @Test
    void neverWritesTheLayoutOf64Units() {
        assertThat(Written.hardware(20).addedBy(devices -> devices.addDisk(harddisk("sdp"))))
                .contains("scsi1:0.present = \"true\"");
    }

    @ParameterizedTest
    @CsvSource({"lsilogic,lsilogic", "BusLogic,buslogic", "lsisas1068,lsisas1068", "vmpvscsi,pvscsi"})
    void takesTheLegacyDriverNameAsModel(String driver, String device) {
        assertThat(lines(driven("sda", driver)))
                .startsWith("scsi0.present = \"true\"", "scsi0.virtualDev = \"" + device + "\"");
    }

    @Test
    void refusesLegacyDriverNamesThatDoNotFit() {
        OLD.refusesDevices(INTERNAL_ERROR, devices -> devices.addDisk(driven("sda", "pvscsi")), "'pvscsi'");
        OLD.refusesDevices(INTERNAL_ERROR, devices -> devices.addDisk(driven("sda", "qemu")), "'qemu'");
        OLD.refusesDevices(
                INTERNAL_ERROR,
                devices -> devices.addDisk(driven("sda", "lsilogic")).addDisk(driven("sdb", "buslogic")),
                "buslogic",
                "lsilogic",
                "0");
        OLD.refusesDevices(
                INTERNAL_ERROR,
                devices -> devices.addDisk(driven("sdp", "lsilogic"))
                        .addController(Controller.scsi(1, ScsiControllerModel.AUTO)),
                "auto",
                "lsilogic",
                "1");
        // Known to libvirt, but not to VMware.
        OLD.refusesDevices(INTERNAL_ERROR, devices -> devices.addDisk(driven("sda", "virtio-scsi")), "virtio-scsi");
        assertThat(lines(driven("hda", "qemu"))).hasSize(3);
    }

    @Test
    void acceptsALegacyDriverNameThatRepeatsTheModel() {
        assertThat(OLD.addedBy(devices -> devices.addController(Controller.scsi(0, ScsiControllerModel.BUSLOGIC))
                        .addDisk(driven("sda", "buslogic"))
                        .addDisk(driven("sdb", "BUSLOGIC"))))
                .startsWith("scsi0.present = \"true\"", "scsi0.virtualDev = \"buslogic\"");
    }

    @Test
    void givesTheLegacyModelToTheFirstControllerOfThatIndex() {
        assertThat(OLD.addedBy(devices -> devices.addController(Controller.of(ControllerType.IDE, 0))
                        .addController(Controller.of(ControllerType.SCSI, 0))
                        .addDisk(driven("sda", "buslogic"))))
                .doesNotContain("scsi0.virtualDev = \"buslogic\"")
                .contains("scsi0.present = \"true\"");
        OLD.refusesDevices(
                INTERNAL_ERROR,
                devices -> devices.addController(new Controller(
                                ControllerType.IDE,
                                0,
                                Optional.of(new ControllerModel.Other("piix4")),
                                Optional.empty()))
                        .addDisk(driven("sda", "buslogic")),
                "piix4");
    }

    // 3.6

    @Test
    void writesOnlyControllersWithDisks() {
        assertThat(OLD.addedBy(devices -> devices.addController(Controller.scsi(0, ScsiControllerModel.VIRTIO_SCSI))
                        .addController(Controller.scsi(2, ScsiControllerModel.VMPVSCSI))
                        .addController(Controller.of(ControllerType.SCSI, 3))
                        .addDisk(harddisk("sdau"))
                        .addDisk(harddisk("sdae"))))
                .startsWith(
                        "scsi2.present = \"true\"",
                        "scsi2.virtualDev = \"pvscsi\"",
                        "scsi3.present = \"true\"",
                        "scsi3:1.present = \"true\"");
    }

    @Test
    void ignoresScsiControllersThatOnlyOtherDisksSeemToUse() {
        assertThat(OLD.addedBy(devices -> devices.addController(Controller.scsi(0, ScsiControllerModel.IBMVSCSI))
                        .addDisk(harddisk("hda"))))
                .noneMatch(line -> line.startsWith("scsi"));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"AUTO", "BUSLOGIC", "LSILOGIC", "LSISAS1068", "VMPVSCSI"})
    void refusesModelsThatVmwareDoesNotHave(ScsiControllerModel model) {
        OLD.refusesDevices(
                INTERNAL_ERROR,
                devices -> devices.addController(Controller.scsi(0, model)).addDisk(harddisk("sda")),
                model.libvirtName());
    }

    @Test
    void asksTheDetectorForControllersThatAreAuto() {
        assertThat(OLD.scsiModel("lsilogic")
                        .addedBy(devices -> devices.addController(Controller.scsi(0, ScsiControllerModel.AUTO))
                                .addDisk(harddisk("sda"))))
                .contains("scsi0.virtualDev = \"lsilogic\"");
        OLD.refusesDevices(
                INTERNAL_ERROR,
                devices -> devices.addController(Controller.scsi(0, ScsiControllerModel.AUTO))
                        .addDisk(harddisk("sda")),
                "'auto'");
        Thrown.refused(
                org.hypervia.api.error.ErrorCode.INVALID_ARG,
                () -> OLD.scsiModel("auto").text(Written.machine().build()),
                "'auto'");
        Thrown.refused(
                org.hypervia.api.error.ErrorCode.INVALID_ARG,
                () -> OLD.scsiModel("pvscsi").text(Written.machine().build()),
                "'pvscsi'");
    }

    // 3.7

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
        OLD.refusesDevices(code, devices -> devices.addDisk(disk.build()), facts);
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
                        .addDisk(disk(DiskDevice.FLOPPY, DiskSource.file("[ds] x.flp"), "fdb")
                                .build())
                        .addDisk(harddisk("hda"))
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

    // 3.2, row 25

    @Test
    void writesPciBridgesForScsiOnNewHardwareOnly() {
        List<String> lines = Written.hardware(7).addedBy(devices -> devices.addDisk(harddisk("sda")));
        assertThat(lines.subList(4, lines.size()))
                .containsExactly(
                        "pciBridge0.present = \"true\"",
                        "pciBridge4.present = \"true\"",
                        "pciBridge4.virtualDev = \"pcieRootPort\"",
                        "pciBridge4.functions = \"8\"",
                        "pciBridge5.present = \"true\"",
                        "pciBridge5.virtualDev = \"pcieRootPort\"",
                        "pciBridge5.functions = \"8\"",
                        "pciBridge6.present = \"true\"",
                        "pciBridge6.virtualDev = \"pcieRootPort\"",
                        "pciBridge6.functions = \"8\"",
                        "pciBridge7.present = \"true\"",
                        "pciBridge7.virtualDev = \"pcieRootPort\"",
                        "pciBridge7.functions = \"8\"");
        assertThat(Written.hardware(7).addedBy(devices -> devices.addDisk(harddisk("hda"))))
                .noneMatch(line -> line.startsWith("pciBridge"));
        assertThat(Written.hardware(6).addedBy(devices -> devices.addDisk(harddisk("sda"))))
                .noneMatch(line -> line.startsWith("pciBridge"));
    }
}
