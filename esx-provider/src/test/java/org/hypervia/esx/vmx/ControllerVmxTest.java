// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.api.error.ErrorCode.INTERNAL_ERROR;
import static org.hypervia.esx.vmx.Disks.harddisk;
import static org.hypervia.esx.vmx.Vmx.disks;
import static org.hypervia.esx.vmx.Vmx.read;
import static org.hypervia.esx.vmx.Vmx.read90;
import static org.hypervia.esx.vmx.Vmx.refuses;
import static org.hypervia.esx.vmx.Vmx.with;

import java.util.List;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.device.Controller;
import org.hypervia.api.definition.device.ControllerType;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.ScsiControllerModel;
import org.hypervia.esx.vmx.text.Thrown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections 2.6 and 3.6 of the reference. */
class ControllerVmxTest {
    private static final Written OLD = Written.hardware(4);

    private static List<String> controllers(DomainDefinition domain) {
        return domain.devices().controllers().stream()
                .map(it -> it.type().libvirtName()
                        + it.index()
                        + it.model().map(model -> " " + model.libvirtName()).orElse(""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "buslogic,buslogic",
        "LsiLogic,lsilogic",
        "lsisas1068,lsisas1068",
        "pvscsi,vmpvscsi",
        "PVSCSI,vmpvscsi",
    })
    void readsTheModelOfAController(String device, String model) {
        String[] lines = with(disks("scsi0:0"), "scsi0.virtualDev=" + device);
        assertThat(controllers(read90(lines))).containsExactly("scsi0 " + model);
        assertThat(controllers(read(lines))).containsExactly("scsi0 " + model);
        assertThat(controllers(read(disks("scsi0:0")))).containsExactly("scsi0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vmpvscsi", "auto", "virtio-scsi", "", "lsilogic "})
    void refusesOtherModels(String device) {
        refuses(
                new String[] {"scsi2.present=true", "scsi2.virtualDev=" + device},
                "scsi2.virtualDev",
                "'" + device + "'");
    }

    @Test
    void showsControllersUpToTheLastUsedOneIn90() {
        String[] lines = with(
                disks("scsi2:0"),
                "scsi0.present=true",
                "scsi0.virtualDev=buslogic",
                "scsi2.virtualDev=pvscsi",
                "scsi3.present=true",
                "scsi3.virtualDev=lsilogic");
        assertThat(controllers(read90(lines))).containsExactly("scsi0 buslogic", "scsi1", "scsi2 vmpvscsi");
        assertThat(controllers(read90("scsi0.present=true", "sata0.present=true")))
                .isEmpty();
        assertThat(controllers(read90(with(disks("sata0:7"), "sata1.present=true"))))
                .containsExactly("sata0", "sata1");
        assertThat(controllers(read90(
                        with(disks("scsi0:0", "sata0:0", "ide0:0"), "floppy0.present=true", "floppy0.fileType=file"))))
                .containsExactly("scsi0", "sata0", "fdc0", "ide0");
    }

    @Test
    void showsEveryPresentControllerInTheNewestDialect() {
        String[] lines = with(
                disks("scsi2:0", "ide0:0"),
                "scsi3.present=true",
                "scsi3.virtualDev=lsilogic",
                "sata1.present=true",
                "nvme3.present=true",
                "floppy0.present=true",
                "floppy0.fileType=file");
        assertThat(controllers(read(lines)))
                .containsExactly("scsi0", "scsi1", "scsi2", "scsi3 lsilogic", "sata1", "nvme3", "fdc0", "ide0");
    }

    @ParameterizedTest
    @CsvSource({
        "160,0000:05:00.0",
        "224,0000:07:00.0",
        "34,0000:01:02.0",
        "1184,0000:05:00.1",
        "0,0000:00:00.0",
        "-2,0000:1f:1e.7"
    })
    void showsThePciAddressInTheNewestDialect(String slot, String address) {
        for (String controller : List.of("scsi0", "sata0", "nvme0")) {
            String[] lines = {controller + ".present=true", controller + ".pciSlotNumber=" + slot};
            Controller first = read(lines).devices().controllers().get(0);
            assertThat(first.address().orElseThrow()).hasToString(address);
        }
    }

    @Test
    void hasNoPciAddressForMinusOne() {
        for (String slot : List.of("-1", "unlimited")) {
            Devices devices =
                    read("scsi0.present=true", "scsi0.pciSlotNumber=" + slot).devices();
            assertThat(devices.controllers().get(0).address()).isEmpty();
        }
        String[] wrong = {"scsi0.present=true", "scsi0.pciSlotNumber=x"};
        Thrown.refused(org.hypervia.api.error.ErrorCode.INTERNAL_ERROR, () -> read(wrong), "scsi0.pciSlotNumber");
        assertThat(read90(wrong)).isEqualTo(read90());
    }

    @Test
    void showsTheControllersOfAWideLayoutAs90Does() {
        String[] lines = with(
                disks("scsi0:0", "scsi1:0"),
                "virtualHW.version=13",
                "scsi0.virtualDev=pvscsi",
                "scsi1.virtualDev=lsilogic");
        assertThat(controllers(read90(lines))).containsExactly("scsi0 vmpvscsi");
        assertThat(controllers(read(lines))).containsExactly("scsi0 vmpvscsi", "scsi1 lsilogic");
    }

    @Test
    void writesOnlyControllersWithDisks() {
        assertThat(OLD.addedBy(devices -> devices.add(Controller.scsi(0, ScsiControllerModel.VIRTIO_SCSI))
                        .add(Controller.scsi(2, ScsiControllerModel.VMPVSCSI))
                        .add(Controller.of(ControllerType.SCSI, 3))
                        .add(harddisk("sdau"))
                        .add(harddisk("sdae"))))
                .startsWith(
                        "scsi2.present = \"true\"",
                        "scsi2.virtualDev = \"pvscsi\"",
                        "scsi3.present = \"true\"",
                        "scsi3:1.present = \"true\"");
    }

    @Test
    void ignoresScsiControllersThatOnlyOtherDisksSeemToUse() {
        assertThat(OLD.addedBy(devices -> devices.add(Controller.scsi(0, ScsiControllerModel.IBMVSCSI))
                        .add(harddisk("hda"))))
                .noneMatch(line -> line.startsWith("scsi"));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"AUTO", "BUSLOGIC", "LSILOGIC", "LSISAS1068", "VMPVSCSI"})
    void refusesModelsThatVmwareDoesNotHave(ScsiControllerModel model) {
        OLD.refusesDevices(
                INTERNAL_ERROR,
                devices -> devices.add(Controller.scsi(0, model)).add(harddisk("sda")),
                model.libvirtName());
    }

    @Test
    void asksTheDetectorForControllersThatAreAuto() {
        assertThat(OLD.scsiModel("lsilogic")
                        .addedBy(devices -> devices.add(Controller.scsi(0, ScsiControllerModel.AUTO))
                                .add(harddisk("sda"))))
                .contains("scsi0.virtualDev = \"lsilogic\"");
        OLD.refusesDevices(
                INTERNAL_ERROR,
                devices -> devices.add(Controller.scsi(0, ScsiControllerModel.AUTO))
                        .add(harddisk("sda")),
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
}
