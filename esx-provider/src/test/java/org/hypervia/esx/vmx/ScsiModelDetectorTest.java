// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import java.util.Optional;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.definition.device.Controller;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.definition.device.DiskDevice;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.definition.device.DiskTarget;
import org.hypervia.api.definition.device.ScsiControllerModel;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.esx.vmx.path.OfflinePaths;
import org.hypervia.esx.vmx.text.VmxRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The SCSI model detector of section 3.13, and step 1 of section 3.6. */
class ScsiModelDetectorTest {
    private static final ScsiModelDetector BY_NAME =
            ScsiModelDetector.byControllerType(path -> path.fileName().replace(".vmdk", ""));

    private static Disk disk(DiskDevice device, DiskSource source, String target, DiskBus bus) {
        return Disk.builder(device, source, new DiskTarget(target, bus)).build();
    }

    private static Disk made(String controllerType, String target) {
        return disk(DiskDevice.DISK, DiskSource.file("[ds] d/" + controllerType + ".vmdk"), target, DiskBus.SCSI);
    }

    @ParameterizedTest
    @CsvSource({
        "VirtualBusLogicController,BUSLOGIC",
        "virtuallsilogiccontroller,LSILOGIC",
        "VirtualLsiLogicSASController,LSISAS1068",
        "PARAVIRTUALSCSICONTROLLER,VMPVSCSI",
    })
    void translatesTheControllerType(String type, ScsiControllerModel model) {
        assertThat(BY_NAME.detect(made(type, "sda"))).contains(model);
    }

    @Test
    void refusesOtherControllerTypes() {
        refused(ErrorCode.INTERNAL_ERROR, () -> BY_NAME.detect(made("VirtualIDEController", "sda")), "[ds] d/Virtual");
        ScsiModelDetector untold = ScsiModelDetector.byControllerType(path -> null);
        refused(ErrorCode.INTERNAL_ERROR, () -> untold.detect(made("x", "sda")), "[ds] d/x.vmdk");
    }

    @Test
    void asksOnlyForHardDisksInADatastore() {
        ScsiModelDetector never = ScsiModelDetector.byControllerType(path -> {
            throw new AssertionError("asked for " + path);
        });
        DiskSource file = DiskSource.file("[ds] x.vmdk");
        assertThat(never.detect(disk(DiskDevice.CDROM, file, "sda", DiskBus.SCSI)))
                .isEmpty();
        assertThat(never.detect(disk(DiskDevice.DISK, file, "hda", DiskBus.IDE)))
                .isEmpty();
        assertThat(never.detect(disk(DiskDevice.DISK, DiskSource.file("/x.vmdk"), "sda", DiskBus.SCSI)))
                .isEmpty();
        assertThat(never.detect(disk(DiskDevice.DISK, DiskSource.noFile(), "sda", DiskBus.SCSI)))
                .isEmpty();
        assertThat(never.detect(disk(DiskDevice.LUN, DiskSource.block("[ds] x"), "sda", DiskBus.SCSI)))
                .isEmpty();
    }

    private static String write(Disk... disks) {
        Devices.Builder devices = Devices.builder().add(Controller.scsi(0, ScsiControllerModel.AUTO));
        for (Disk disk : disks) {
            devices.add(disk);
        }
        DomainDefinition domain = Written.machine().devices(devices.build()).build();
        return VmxConverter.fromDefinition(
                domain,
                new VmxWriteContext(
                        new OfflinePaths("", java.util.Set.of(), VmxRules.of(DomainXmlDialect.LATEST)),
                        BY_NAME,
                        4,
                        DomainXmlDialect.LATEST));
    }

    @Test
    void asksEveryDiskOfAController() {
        Disk cdrom = disk(DiskDevice.CDROM, new DiskSource.File(Optional.empty()), "sdb", DiskBus.SCSI);
        assertThat(write(made("VirtualLsiLogicController", "sda"), cdrom, made("VirtualLsiLogicController", "sdc")))
                .contains("scsi0.virtualDev = \"lsilogic\"");
        refused(
                ErrorCode.INTERNAL_ERROR,
                () -> write(made("VirtualLsiLogicController", "sda"), made("VirtualBusLogicController", "sdb")),
                "controller 0",
                "lsilogic",
                "buslogic");
        refused(ErrorCode.INTERNAL_ERROR, () -> write(cdrom), "'auto'");
    }
}
