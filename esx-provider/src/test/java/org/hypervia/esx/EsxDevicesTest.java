// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.Simulated.assertFails;
import static org.hypervia.esx.Simulated.assertOneCallAndWait;
import static org.hypervia.esx.Simulated.costOf;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.definition.device.InterfaceModel;
import org.hypervia.api.definition.device.InterfaceSource;
import org.hypervia.api.definition.device.NetworkInterface;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainDevices;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.resource.Affect;
import org.hypervia.api.value.MacAddress;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatedMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EsxDevicesTest {
    private static final String MAC = "00:50:56:01:02:03";

    private final EsxSimulator host = Simulated.host(2);
    private final Hypervisor connection = Simulated.connect(host);
    private final SimulatedMachine machine = host.machine("web01");
    private final Domain domain = connection.domains().byName("web01");
    private final DomainDevices devices = domain.devices();
    private String datastore = "";
    private String file = "";

    @BeforeEach
    void furnish() {
        machine.state(MachineState.RUNNING);
        SimulatedMachine other = host.machine("db01");
        file = other.vmxPath().replace("db01.vmx", "db01_1.vmdk");
        datastore = other.vmxPath().substring(1, other.vmxPath().indexOf(']'));
        host.datastore(datastore).write("media/linux.iso", new byte[2048]);
        host.datastore(datastore).write("media/boot.flp", new byte[2048]);
    }

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    private static String disk(String source, String target) {
        return "<disk type='file' device='disk'><source file='" + source + "'/><target dev='" + target + "'/></disk>";
    }

    private static String drive(String device, String source, String target) {
        return "<disk type='file' device='" + device + "'>"
                + (source.isEmpty() ? "" : "<source file='" + source + "'/>") + "<target dev='" + target + "'/></disk>";
    }

    private static String card(String network, String more) {
        return "<interface type='bridge'><mac address='" + MAC + "'/><source bridge='" + network + "'/>" + more
                + "</interface>";
    }

    private String xml() {
        return domain.xml(Set.of());
    }

    @Test
    void aDiskComesToARunningMachineAndGoesAndItsFileStays() {
        assertThat(connection.capabilities()).contains(Capability.DOMAIN_DEVICES);
        devices.attach(disk(file, "sdb"), Affect.LIVE);

        assertThat(machine.vmx()).contains("scsi0:1.present = \"TRUE\"");
        assertThat(xml()).contains("<target dev='sdb' bus='scsi'/>").contains(file);
        devices.detach(disk(file, "sdb"), Affect.LIVE_AND_CONFIG);
        assertThat(xml()).doesNotContain("sdb").doesNotContain(file);
        assertThat(host.datastore(datastore).files()).contains(file.substring(file.indexOf(']') + 2));
    }

    @Test
    void theControllersOwnUnitIsLeftOut() {
        devices.attach(disk(file, "sdh"), Affect.CURRENT);

        assertThat(machine.vmx()).contains("scsi0:8.present = \"TRUE\"").doesNotContain("scsi0:7.");
        assertThat(xml()).contains("<target dev='sdh' bus='scsi'/>");
    }

    @Test
    void aTakenTargetAndAMissingOneSaySo() {
        assertFails(ErrorCode.OPERATION_FAILED, () -> devices.attach(disk(file, "sda"), Affect.CURRENT))
                .contains("'sda'", "web01", "already exists");
        assertFails(ErrorCode.DEVICE_MISSING, () -> devices.detach(disk(file, "sdd"), Affect.CURRENT))
                .contains("sdd");
        assertFails(ErrorCode.DEVICE_MISSING, () -> devices.detach(drive("cdrom", "", "sda"), Affect.CURRENT));
        assertFails(ErrorCode.CONFIG_UNSUPPORTED, () -> devices.attach(disk(file, "sdzz"), Affect.CURRENT));
        assertThat(machine.vmx()).contains("scsi0:0.present = \"TRUE\"");
    }

    @Test
    void aFileThatIsNotThereIsToldByTheHost() {
        assertFails(
                        ErrorCode.NO_STORAGE_VOL,
                        () -> devices.attach(disk("[" + datastore + "] no/such.vmdk", "sdb"), Affect.CURRENT))
                .contains("no/such.vmdk");
        assertThat(machine.vmx()).doesNotContain("scsi0:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<disk type='file' device='disk'><source file='/vm/a.vmdk'/><target dev='sdb'/></disk>",
                "<disk type='file' device='disk'><source file='[ds] a.qcow2'/><target dev='sdb'/></disk>",
                "<disk type='block' device='disk'><source dev='/dev/sda'/><target dev='sdb'/></disk>",
                "<disk type='file' device='disk'><source file='[ds] a.vmdk'/><target dev='vda'/></disk>",
                "<disk type='file' device='disk'><source file='[ds] a.vmdk'/><target dev='sdb'/><readonly/></disk>",
                "<disk type='file' device='disk'><driver cache='none'/><source file='[ds] a.vmdk'/>"
                        + "<target dev='sdb'/></disk>",
                "<disk type='file' device='disk'><source file='[ds] a.vmdk'/><target dev='sdb'/>"
                        + "<address type='drive' controller='0' bus='0' target='0' unit='5'/></disk>",
                "<interface type='network'><source network='default'/></interface>",
                "<interface type='bridge'><source bridge='VM Network'/><model type='virtio'/></interface>",
                "<hostdev/>"
            })
    void whatEsxCannotHaveIsRefusedAndNotLeftOut(String device) {
        assertFails(ErrorCode.CONFIG_UNSUPPORTED, () -> devices.attach(device, Affect.CURRENT));
        assertThat(host.traffic().of("ReconfigVM_Task")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING, CONFIG, OPERATION_UNSUPPORTED",
        "SUSPENDED, CONFIG, OPERATION_UNSUPPORTED",
        "OFF, LIVE, OPERATION_INVALID",
        "OFF, LIVE_AND_CONFIG, OPERATION_INVALID",
        "SUSPENDED, CURRENT, OPERATION_INVALID"
    })
    void whatCannotBeAffectedIsRefused(MachineState state, Affect affects, ErrorCode code) {
        machine.state(state);

        assertFails(code, () -> devices.attach(disk(file, "sdb"), affects));
        assertThat(machine.vmx()).doesNotContain("scsi0:1");
    }

    @Test
    void ideIsNotHotPluggedAndColdPlugged() {
        assertFails(ErrorCode.OPERATION_UNSUPPORTED, () -> devices.attach(drive("cdrom", "", "hdb"), Affect.CURRENT));
        machine.state(MachineState.OFF);

        devices.attach(drive("cdrom", "[" + datastore + "] media/linux.iso", "hdb"), Affect.CONFIG);

        assertThat(xml()).contains("<target dev='hdb' bus='ide'/>").contains("media/linux.iso");
        devices.detach(drive("cdrom", "", "hdb"), Affect.CURRENT);
        assertThat(xml()).doesNotContain("hdb");
    }

    @Test
    void mediaAreInsertedChangedAndEjected() {
        String iso = "[" + datastore + "] media/linux.iso";
        devices.update(drive("cdrom", iso, "hdc"), Affect.LIVE);
        assertThat(xml()).contains("<source file='" + iso + "'/>");

        devices.update(drive("cdrom", "", "hdc"), Affect.LIVE);
        assertThat(xml()).doesNotContain("linux.iso");
        assertThat(machine.vmx()).contains("ide1:0.present = \"TRUE\"", "ide1:0.startConnected = \"FALSE\"");

        // It is empty and still to be seen, as a drive that takes whatever disc the host has.
        assertThat(xml()).contains("<target dev='hdc' bus='ide'/>");
        devices.update(diskOf(xml(), "hdc"), Affect.LIVE);
        assertThat(machine.vmx()).contains("ide1:0.fileName = \"auto detect\"", "ide1:0.deviceType = \"atapi-cdrom\"");
        devices.update(drive("cdrom", iso, "hdc"), Affect.LIVE);
        assertThat(xml()).contains("<source file='" + iso + "'/>");
        assertFails(ErrorCode.OPERATION_UNSUPPORTED, () -> devices.update(disk(file, "sda"), Affect.LIVE));
        assertFails(ErrorCode.DEVICE_MISSING, () -> devices.update(drive("cdrom", iso, "hda"), Affect.LIVE));
    }

    @Test
    void theDriveOfAClientIsFoundThoughTheXmlDoesNotShowIt() {
        SimulatedMachine client = host.addMachine("""
                config.version = "8"
                virtualHW.version = "8"
                displayName = "client"
                guestOS = "other"
                memSize = "64"
                ide1:0.present = "TRUE"
                ide1:0.deviceType = "cdrom-raw"
                ide1:0.clientDevice = "TRUE"
                ide1:0.startConnected = "FALSE"
                """);
        Domain itsDomain = connection.domains().byName("client");
        assertThat(itsDomain.xml(Set.of())).doesNotContain("hdc");

        itsDomain.devices().update(drive("cdrom", "[" + datastore + "] media/linux.iso", "hdc"), Affect.CURRENT);

        assertThat(itsDomain.xml(Set.of())).contains("media/linux.iso");
        assertThat(client.vmx()).doesNotContain("clientDevice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usr/lib/vmware/isoimages/linux.iso", "[] /usr/lib/vmware/isoimages/linux.iso"})
    void anImageOfTheHostItselfIsTakenAsItIsShown(String source) {
        devices.update(drive("cdrom", source, "hdc"), Affect.LIVE);

        assertThat(xml()).contains("<source file='/usr/lib/vmware/isoimages/linux.iso'/>");
        devices.update(diskOf(xml(), "hdc"), Affect.LIVE);
        assertThat(xml()).contains("<source file='/usr/lib/vmware/isoimages/linux.iso'/>");
        assertThat(machine.vmx()).contains("ide1:0.fileName = \"/usr/lib/vmware/isoimages/linux.iso\"");
        assertFails(
                ErrorCode.NO_STORAGE_VOL,
                () -> devices.update(drive("cdrom", "/usr/lib/vmware/isoimages/other.iso", "hdc"), Affect.LIVE));
        assertFails(
                ErrorCode.CONFIG_UNSUPPORTED, () -> devices.update(drive("cdrom", "linux.iso", "hdc"), Affect.LIVE));
    }

    /** The element of a disk as the domain's XML has it. */
    private static String diskOf(String xml, String target) {
        return Pattern.compile("(?s)<disk (?:(?!</disk>).)*<target dev='" + target + "'.*?</disk>")
                .matcher(xml)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFloppyDriveComesAndGoes() {
        machine.state(MachineState.OFF);
        String image = "[" + datastore + "] media/boot.flp";

        devices.attach(drive("floppy", image, "fda"), Affect.CURRENT);
        assertThat(xml()).contains("device='floppy'").contains(image);
        devices.update(drive("floppy", "", "fda"), Affect.CURRENT);
        assertThat(xml()).doesNotContain("boot.flp");
        devices.detach(drive("floppy", "", "fda"), Affect.CURRENT);
        assertThat(machine.vmx()).doesNotContain("floppy0.present = \"TRUE\"");
    }

    @ParameterizedTest
    @CsvSource({"e1000", "e1000e", "vmxnet3", "vmxnet2", "vlance"})
    void anInterfaceComesAndGoesByItsMac(String model) {
        devices.attach(card("VM Network", "<model type='" + model + "'/>"), Affect.LIVE);

        assertThat(xml())
                .contains("<mac address='" + MAC + "' type='static'")
                .contains("<model type='" + model + "'/>");
        assertFails(ErrorCode.OPERATION_FAILED, () -> devices.attach(card("VM Network", ""), Affect.LIVE))
                .contains(MAC);
        devices.detach(card("VM Network", ""), Affect.LIVE);
        assertThat(xml()).doesNotContain(MAC);
        assertFails(ErrorCode.DEVICE_MISSING, () -> devices.detach(card("VM Network", ""), Affect.LIVE));
    }

    @Test
    void anInterfaceWithoutMacAndModelGetsThemFromTheHostAndTheOtherCard() {
        devices.attach("<interface type='bridge'><source bridge='VM Network'/></interface>", Affect.LIVE);

        assertThat(machine.vmx())
                .contains("ethernet1.virtualDev = \"vmxnet3\"", "ethernet1.addressType = \"generated\"");
        assertFails(
                        ErrorCode.OPERATION_FAILED,
                        () -> devices.detach(
                                "<interface type='bridge'><source bridge='VM Network'/></interface>", Affect.LIVE))
                .contains("several");
    }

    @Test
    void theLinkGoesDownAndUpAndTheModelStays() {
        devices.attach(card("VM Network", "<model type='e1000'/>"), Affect.LIVE);

        devices.update(card("VM Network", "<link state='down'/>"), Affect.LIVE);
        assertThat(machine.vmx()).contains("ethernet1.startConnected = \"FALSE\"");
        devices.update(card("VM Network", ""), Affect.LIVE);
        assertThat(machine.vmx()).contains("ethernet1.startConnected = \"FALSE\"");
        devices.update(card("VM Network", "<link state='up'/>"), Affect.LIVE);
        assertThat(machine.vmx()).contains("ethernet1.startConnected = \"TRUE\"");
        assertFails(
                ErrorCode.OPERATION_UNSUPPORTED,
                () -> devices.update(card("VM Network", "<model type='vmxnet3'/>"), Affect.LIVE));
        assertFails(ErrorCode.NO_NETWORK, () -> devices.update(card("nowhere", ""), Affect.LIVE))
                .contains("nowhere", "VM Network");
    }

    @Test
    void theTypedWayDoesTheSame() {
        NetworkInterface card = NetworkInterface.builder(
                        new InterfaceSource.Bridge("VM Network"),
                        MacAddress.parse(MAC).orElseThrow())
                .model(InterfaceModel.E1000E)
                .build();

        devices.attach(card, Affect.LIVE);
        assertThat(xml()).contains(MAC);
        devices.detach(card, Affect.LIVE);
        assertThat(xml()).doesNotContain(MAC);
    }

    @Test
    void aChangeIsOneRetrievalOneCallAndTheWait() {
        devices.attach(disk(file, "sdb"), Affect.LIVE);

        assertOneCallAndWait(costOf(host, () -> devices.detach(disk(file, "sdb"), Affect.LIVE)), "ReconfigVM_Task", 1);
        assertOneCallAndWait(
                costOf(host, () -> devices.attach(card("VM Network", ""), Affect.LIVE)), "ReconfigVM_Task", 1);
    }

    @Test
    void aDomainThatIsGoneAndAReadOnlyConnectionAreRefused() {
        try (Hypervisor reader = Simulated.connect(Simulated.spec(host, "").readOnly(true))) {
            DomainDevices seen = reader.domains().byName("web01").devices();
            assertFails(ErrorCode.OPERATION_DENIED, () -> seen.attach(disk(file, "sdb"), Affect.LIVE));
        }
        machine.unregister();
        assertFails(ErrorCode.NO_DOMAIN, () -> devices.attach(disk(file, "sdb"), Affect.LIVE));
    }
}
