// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.Simulated.assertFails;
import static org.hypervia.esx.Simulated.assertOneCallAndWait;
import static org.hypervia.esx.Simulated.costOf;

import java.util.Set;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.resource.Affect;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatedMachine;
import org.hypervia.simulator.TrafficCounts;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A drive whose controller is missing brings it along. */
class EsxNewControllersTest {
    private final EsxSimulator host = Simulated.host(1);
    private final Hypervisor connection = Simulated.connect(host);
    private final SimulatedMachine machine = host.machine("web01");
    private final Domain domain = connection.domains().byName("web01");
    private String file = "";

    @BeforeEach
    void furnish() {
        machine.state(MachineState.OFF);
        String path = machine.vmxPath();
        String datastore = path.substring(1, path.indexOf(']'));
        host.datastore(datastore).makeDisk("data/new.vmdk", 1024);
        file = "[" + datastore + "] data/new.vmdk";
    }

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    private String disk(String target) {
        return "<disk type='file' device='disk'><source file='" + file + "'/><target dev='" + target + "'/></disk>";
    }

    private String xml() {
        return domain.xml(Set.of());
    }

    /** Of the model that the machine has, for which the guest has a driver. */
    @ParameterizedTest
    @EnumSource(
            value = MachineState.class,
            names = {"OFF", "RUNNING"})
    void aScsiControllerComesWithTheDiskAndStaysWithoutIt(MachineState state) {
        machine.state(state);
        domain.devices().attach(disk("sdb"), Affect.CURRENT);
        domain.devices().detach(disk("sdb"), Affect.CURRENT);

        // With the virtual hardware of this machine a controller has 64 disks, and sdbm is the first of the second one.
        assertOneCallAndWait(
                costOf(host, () -> domain.devices().attach(disk("sdbm"), Affect.CURRENT)), "ReconfigVM_Task", 1);

        assertThat(machine.vmx())
                .contains("scsi1.present = \"TRUE\"", "scsi1:0.present = \"TRUE\"")
                .contains("scsi1.virtualDev = \"" + model("scsi0") + "\"");
        assertThat(xml()).contains("<target dev='sdbm' bus='scsi'/>").contains(file);
        domain.devices().detach(disk("sdbm"), Affect.CURRENT);
        assertThat(xml()).doesNotContain("sdbm");
        assertThat(machine.vmx()).contains("scsi1.present = \"TRUE\"").doesNotContain("scsi1:0.present");

        domain.devices().attach(disk("sdbn"), Affect.CURRENT);
        assertThat(machine.vmx()).contains("scsi1:1.present = \"TRUE\"").doesNotContain("scsi2.");
    }

    private String model(String controller) {
        return machine.vmx()
                .lines()
                .filter(line -> line.startsWith(controller + ".virtualDev"))
                .findFirst()
                .orElseThrow()
                .replaceAll(".*\"(.*)\"", "$1");
    }

    @Test
    void theNumberOfTheControllerIsTheOneThatTheNameStandsFor() {
        domain.devices().attach(disk("sddy"), Affect.CURRENT);

        assertThat(machine.vmx()).contains("scsi2:0.present = \"TRUE\"").doesNotContain("scsi1.");
        assertThat(xml()).contains("<target dev='sddy' bus='scsi'/>");
    }

    @Test
    void aPlaceBeyondTheFifteenthNeedsTheModelThatHasIt() {
        // The 18th place of the third controller.
        domain.devices().attach(disk("sdep"), Affect.CURRENT);

        assertThat(machine.vmx())
                .contains("scsi2.virtualDev = \"pvscsi\"", "scsi2:18.present = \"TRUE\"")
                .doesNotContain("scsi1.");
        assertThat(xml()).contains("<target dev='sdep' bus='scsi'/>");
    }

    @Test
    void sataAndNvmeControllersComeToAMachineThatIsOff() {
        domain.devices()
                .attach(
                        "<disk type='file' device='disk'><source file='" + file
                                + "'/><target dev='sda' bus='sata'/></disk>",
                        Affect.CONFIG);
        assertThat(machine.vmx()).contains("sata0.present = \"TRUE\"", "sata0:0.present = \"TRUE\"");
        assertThat(xml()).contains("<target dev='sda' bus='sata'/>");

        host.datastore("datastore1").makeDisk("data/other.vmdk", 1024);
        domain.devices()
                .attach(
                        "<disk type='file' device='disk'><source file='[datastore1] data/other.vmdk'/>"
                                + "<target dev='nvme0n1' bus='nvme'/></disk>",
                        Affect.CURRENT);
        assertThat(machine.vmx()).contains("nvme0.present = \"TRUE\"", "nvme0:0.present = \"TRUE\"");
    }

    /** The host refuses the disk, and with it the controller. */
    @Test
    void whatTheHostRefusesLeavesNoController() {
        machine.state(MachineState.RUNNING);
        String sata =
                "<disk type='file' device='disk'><source file='" + file + "'/><target dev='sda' bus='sata'/></disk>";
        String before = machine.vmx();

        assertFails(ErrorCode.OPERATION_UNSUPPORTED, () -> domain.devices().attach(sata, Affect.LIVE));
        assertFails(
                ErrorCode.NO_STORAGE_VOL,
                () -> domain.devices().attach(disk("sdbm").replace("new.vmdk", "gone.vmdk"), Affect.LIVE));

        assertThat(machine.vmx()).isEqualTo(before);
    }

    private Domain without(String name, int hardware, String guest) {
        host.addMachine("""
                config.version = "8"
                virtualHW.version = "%d"
                displayName = "%s"
                guestOS = "%s"
                memSize = "64"
                """.formatted(hardware, name, guest));
        return connection.domains().byName(name);
    }

    @ParameterizedTest
    @CsvSource({"debian12-64, pvscsi", "windows2019srv-64, lsisas1068"})
    void aMachineWithoutAnyGetsWhatTheHostRecommends(String guest, String model) {
        Domain bare = without("bare", 19, guest);

        TrafficCounts cost = costOf(host, () -> bare.devices().attach(disk("sda"), Affect.CURRENT));

        assertThat(cost.of("QueryConfigOptionEx")).isEqualTo(1);
        assertThat(cost.of("ReconfigVM_Task")).isEqualTo(1);
        assertThat(host.machine("bare").vmx())
                .contains("scsi0.virtualDev = \"" + model + "\"", "scsi0:0.present = \"TRUE\"");
    }

    @Test
    void nothingIsGuessedWhereTheHostRefusesToRecommend() {
        Domain bare = without("bare", 19, "other");
        host.faults().add(FaultRule.on("QueryConfigOptionEx", new Misbehaviour.Fault("NoPermission", "denied")));

        assertFails(ErrorCode.ACCESS_DENIED, () -> bare.devices().attach(disk("sda"), Affect.CURRENT));

        assertThat(host.machine("bare").vmx()).doesNotContain("scsi0");
    }

    @ParameterizedTest
    @CsvSource({"sda, sata, 8, since virtual hardware 10", "nvme0n1, nvme, 11, since virtual hardware 13"})
    void oldVirtualHardwareHasNotAllBuses(String target, String bus, int hardware, String why) {
        Domain old = without("old", hardware, "other");

        assertFails(
                        ErrorCode.CONFIG_UNSUPPORTED,
                        () -> old.devices()
                                .attach(
                                        "<disk type='file' device='disk'><source file='" + file + "'/><target dev='"
                                                + target + "' bus='" + bus + "'/></disk>",
                                        Affect.CURRENT))
                .contains(why, "'old'");
    }

    @Test
    void aDriveOfAnotherBusBringsOneToo() {
        host.datastore("datastore1").write("media/linux.iso", new byte[2048]);

        domain.devices()
                .attach(
                        "<disk type='file' device='cdrom'><source file='[datastore1] media/linux.iso'/>"
                                + "<target dev='sda' bus='sata'/></disk>",
                        Affect.CURRENT);

        assertThat(machine.vmx()).contains("sata0:0.deviceType = \"cdrom-image\"");
        assertThat(xml()).contains("<target dev='sda' bus='sata'/>").contains("linux.iso");
    }
}
