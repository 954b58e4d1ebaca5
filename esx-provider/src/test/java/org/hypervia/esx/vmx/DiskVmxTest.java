// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.vmx.Vmx.disks;
import static org.hypervia.esx.vmx.Vmx.read;
import static org.hypervia.esx.vmx.Vmx.read90;
import static org.hypervia.esx.vmx.Vmx.refuses;
import static org.hypervia.esx.vmx.Vmx.with;

import java.util.List;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.Disk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 2.5 of the reference. */
class DiskVmxTest {
    private static String place(Disk disk) {
        var address = (DeviceAddress.Drive) disk.address().orElseThrow();
        return disk.target().device() + " " + disk.target().bus().libvirtName() + " " + address.controller() + ":"
                + address.bus() + ":" + address.target() + ":" + address.unit();
    }

    private static List<String> places(DomainDefinition domain) {
        return domain.devices().disks().stream().map(DiskVmxTest::place).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "scsi0:0,sda scsi 0:0:0:0",
        "scsi0:6,sdg scsi 0:0:0:6",
        "scsi0:8,sdh scsi 0:0:0:8",
        "scsi0:15,sdo scsi 0:0:0:15",
        "scsi1:0,sdp scsi 1:0:0:0",
        "scsi1:8,sdw scsi 1:0:0:8",
        "scsi2:3,sdah scsi 2:0:0:3",
        "scsi3:15,sdbh scsi 3:0:0:15",
        "ide0:0,hda ide 0:0:0:0",
        "ide0:1,hdb ide 0:0:0:1",
        "ide1:0,hdc ide 0:1:0:0",
        "ide1:1,hdd ide 0:1:0:1",
        "sata0:0,sda sata 0:0:0:0",
        "sata0:5,sdf sata 0:0:0:5",
        "sata0:7,sdh sata 1:0:0:1",
        "sata0:29,sdad sata 4:0:0:5",
        "sata1:0,sdae sata 5:0:0:0",
        "sata3:29,sddp sata 19:0:0:5",
    })
    void givesEverySlotItsTargetAndAddress(String slot, String place) {
        assertThat(places(read90(disks(slot)))).containsExactly(place);
        assertThat(places(read(disks(slot)))).containsExactly(place);
    }

    @Test
    void namesFloppiesAndNvmeDisks() {
        String[] floppies = {
            "floppy0.present=true", "floppy0.fileType=file", "floppy1.present=true", "floppy1.fileType=file",
        };
        assertThat(places(read(floppies))).containsExactly("fda fdc 0:0:0:0", "fdb fdc 0:0:0:1");
        assertThat(places(read(disks("nvme0:0", "nvme2:14"))))
                .containsExactly("nvme0n1 nvme 0:0:0:0", "nvme2n15 nvme 2:0:0:14");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scsi0:7",
                "scsi0:16",
                "scsi4:0",
                "sata0:30",
                "sata4:0",
                "ide2:0",
                "ide0:2",
                "nvme0:15",
                "nvme4:0"
            })
    void hasNoOtherSlots(String slot) {
        assertThat(places(read(disks(slot)))).isEmpty();
    }

    @Test
    void listsDisksByBusAndSlot() {
        String[] lines = with(
                disks("nvme0:0", "ide1:0", "sata0:1", "scsi1:0", "scsi0:3", "ide0:1"),
                "floppy0.present=true",
                "floppy0.fileType=file");
        assertThat(read(lines).devices().disks())
                .extracting(disk -> disk.target().device())
                .containsExactly("sdd", "sdp", "sdb", "hdb", "hdc", "fda", "nvme0n1");
    }

    @Test
    void skipsControllersThatAreNotPresent() {
        assertThat(read("scsi0:0.present=x", "scsi0.virtualDev=x", "sata0:0.present=x", "nvme0:0.present=x"))
                .isEqualTo(read());
        assertThat(read("scsi0.present=FALSE", "scsi0.virtualDev=x", "scsi0:0.present=x"))
                .isEqualTo(read());
        refuses("scsi0.present=x", "scsi0.present");
        refuses("sata3.present=x", "sata3.present");
    }

    @Test
    void checksSlotsThatAreNotPresent() {
        refuses("ide0:0.present=x", "ide0:0.present");
        refuses("ide0:0.startConnected=x", "ide0:0.startConnected");
        refuses("floppy1.startConnected=x", "floppy1.startConnected");
        refuses(new String[] {"scsi0.present=true", "scsi0:9.startConnected=x"}, "scsi0:9.startConnected");
        assertThat(read("ide0:0.clientDevice=x", "ide0:0.writeThrough=x", "ide0:0.fileName=x"))
                .isEqualTo(read());
    }

    @Test
    void skipsDevicesOfTheClient() {
        assertThat(read("ide0:0.present=true", "ide0:0.clientDevice=true", "ide0:0.writeThrough=x"))
                .isEqualTo(read());
        assertThat(read("floppy0.present=true", "floppy0.clientDevice=TRUE")
                        .devices()
                        .disks())
                .isEmpty();
        refuses(new String[] {"ide0:0.present=true", "ide0:0.clientDevice=x"}, "ide0:0.clientDevice");
        refuses(with(disks("ide0:0"), "ide0:0.writeThrough=x"), "ide0:0.writeThrough");
    }

    @Test
    void ignoresOtherKeysOfASlot() {
        String[] lines = disks("scsi0:0");
        assertThat(read(with(lines, "scsi0:0.redo=x", "scsi0:0.ctkEnabled=x", "scsi0:0.autodetect=x")))
                .isEqualTo(read(lines));
    }

    @ParameterizedTest
    @CsvSource({
        "scsi0:16,sdp scsi 0:0:0:16",
        "scsi0:63,sdbk scsi 0:0:0:63",
        "scsi1:0,sdp scsi 0:0:0:16",
        "scsi3:63,sddd scsi 1:0:0:45",
    })
    void numbersWideControllersAs90Does(String slot, String place) {
        assertThat(places(read90(with(disks(slot), "virtualHW.version=13")))).containsExactly(place);
        assertThat(places(read90(disks(slot)))).isNotEqualTo(List.of(place));
    }

    @ParameterizedTest
    @CsvSource({
        "scsi0:0,sda scsi 0:0:0:0",
        "scsi0:8,sdh scsi 0:0:0:8",
        "scsi0:64,sdbl scsi 0:0:0:64",
        "scsi1:0,sdbm scsi 1:0:0:0",
        "scsi3:64,sdiv scsi 3:0:0:64",
    })
    void numbersWideControllersUniquelyInTheNewestDialect(String slot, String place) {
        assertThat(places(read(with(disks(slot), "virtualHW.version=13")))).containsExactly(place);
        assertThat(places(read90(with(disks("scsi0:64"), "virtualHW.version=13"))))
                .isEmpty();
        assertThat(places(read(with(disks("scsi0:65", "scsi0:7"), "virtualHW.version=20"))))
                .isEmpty();
    }
}
