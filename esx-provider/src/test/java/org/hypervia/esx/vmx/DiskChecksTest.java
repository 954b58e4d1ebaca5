// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.api.error.ErrorCode.CONFIG_UNSUPPORTED;
import static org.hypervia.api.error.ErrorCode.INTERNAL_ERROR;
import static org.hypervia.esx.vmx.Disks.VMDK;
import static org.hypervia.esx.vmx.Disks.at;
import static org.hypervia.esx.vmx.Disks.disk;
import static org.hypervia.esx.vmx.Disks.driven;
import static org.hypervia.esx.vmx.Disks.harddisk;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.definition.device.Controller;
import org.hypervia.api.definition.device.ControllerModel;
import org.hypervia.api.definition.device.ControllerType;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.definition.device.DiskDevice;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.definition.device.DiskTarget;
import org.hypervia.api.definition.device.ScsiControllerModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 3.5 of the reference. */
class DiskChecksTest {
    private static final Written OLD = Written.hardware(4);

    private static List<String> lines(Disk disk) {
        return OLD.addedBy(devices -> devices.add(disk));
    }

    @ParameterizedTest
    @EnumSource(names = {"VIRTIO", "XEN", "USB", "UML", "SD"})
    void refusesDisksWithoutDriveAddress(DiskBus bus) {
        OLD.refusesDevices(
                CONFIG_UNSUPPORTED,
                devices -> devices.add(Disk.builder(DiskDevice.DISK, VMDK, new DiskTarget("vda", bus))
                        .build()),
                "'vda'",
                "'none'");
    }

    @Test
    void namesTheTypeOfOtherAddresses() {
        OLD.refusesDevices(
                CONFIG_UNSUPPORTED,
                devices -> devices.add(Disk.builder(DiskDevice.DISK, VMDK, new DiskTarget("vda", DiskBus.VIRTIO))
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
                devices -> devices.add(at(target, bus, controller, busNumber, unit)),
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
        OLD.refusesDevices(INTERNAL_ERROR, devices -> devices.add(harddisk("sdbi")), "sdbi", "4", "0..3");
        OLD.refusesDevices(INTERNAL_ERROR, devices -> devices.add(harddisk("hde")), "hde", "1", "0..0");
        OLD.refusesDevices(
                INTERNAL_ERROR,
                devices -> devices.add(
                        disk(DiskDevice.FLOPPY, DiskSource.noFile(), "fdc").build()),
                "'fdc'",
                "1");
        OLD.refusesDevices(CONFIG_UNSUPPORTED, devices -> devices.add(at("sda", DiskBus.SATA, 0, 0, 0)), "'sata'");
        OLD.refusesDevices(CONFIG_UNSUPPORTED, devices -> devices.add(at("nvme0n1", DiskBus.NVME, 0, 0, 0)), "'nvme'");
    }

    @Test
    void neverWritesTheLayoutOf64Units() {
        assertThat(Written.hardware(20).addedBy(devices -> devices.add(harddisk("sdp"))))
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
        OLD.refusesDevices(INTERNAL_ERROR, devices -> devices.add(driven("sda", "pvscsi")), "'pvscsi'");
        OLD.refusesDevices(INTERNAL_ERROR, devices -> devices.add(driven("sda", "qemu")), "'qemu'");
        OLD.refusesDevices(
                INTERNAL_ERROR,
                devices -> devices.add(driven("sda", "lsilogic")).add(driven("sdb", "buslogic")),
                "buslogic",
                "lsilogic",
                "0");
        OLD.refusesDevices(
                INTERNAL_ERROR,
                devices -> devices.add(driven("sdp", "lsilogic")).add(Controller.scsi(1, ScsiControllerModel.AUTO)),
                "auto",
                "lsilogic",
                "1");
        // Known to libvirt, but not to VMware.
        OLD.refusesDevices(INTERNAL_ERROR, devices -> devices.add(driven("sda", "virtio-scsi")), "virtio-scsi");
        assertThat(lines(driven("hda", "qemu"))).hasSize(3);
    }

    @Test
    void acceptsALegacyDriverNameThatRepeatsTheModel() {
        assertThat(OLD.addedBy(devices -> devices.add(Controller.scsi(0, ScsiControllerModel.BUSLOGIC))
                        .add(driven("sda", "buslogic"))
                        .add(driven("sdb", "BUSLOGIC"))))
                .startsWith("scsi0.present = \"true\"", "scsi0.virtualDev = \"buslogic\"");
    }

    @Test
    void givesTheLegacyModelToTheFirstControllerOfThatIndex() {
        assertThat(OLD.addedBy(devices -> devices.add(Controller.of(ControllerType.IDE, 0))
                        .add(Controller.of(ControllerType.SCSI, 0))
                        .add(driven("sda", "buslogic"))))
                .doesNotContain("scsi0.virtualDev = \"buslogic\"")
                .contains("scsi0.present = \"true\"");
        OLD.refusesDevices(
                INTERNAL_ERROR,
                devices -> devices.add(new Controller(
                                ControllerType.IDE,
                                0,
                                Optional.of(new ControllerModel.Other("piix4")),
                                Optional.empty()))
                        .add(driven("sda", "buslogic")),
                "piix4");
    }
}
