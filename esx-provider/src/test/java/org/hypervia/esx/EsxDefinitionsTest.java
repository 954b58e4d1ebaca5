// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.DefineFlag;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.api.domain.UndefineFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.value.MemorySize;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatedMachine;
import org.hypervia.simulator.TrafficCounts;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EsxDefinitionsTest {
    private static final UUID NEW_UUID = UUID.fromString("c7a5fdbd-cdaf-9455-926a-d65c16db1809");

    private final EsxSimulator host = Simulated.host(5);
    private final Hypervisor connection = Simulated.connect(host);

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    private static String xml(String name, String source) {
        return """
                <domain type='vmware'>
                  <name>%s</name>
                  <uuid>%s</uuid>
                  <memory unit='MiB'>1024</memory>
                  <vcpu>2</vcpu>
                  <os><type arch='x86_64'>hvm</type></os>
                  <devices>
                    <disk type='file' device='cdrom'><source file='[datastore1] iso/a.iso'/><target dev='hda' bus='ide'/></disk>
                    <disk type='file' device='disk'><source file='%s'/><target dev='sda' bus='scsi'/></disk>
                    <controller type='scsi' index='0' model='lsilogic'/>
                    <interface type='bridge'><source bridge='VM Network'/></interface>
                  </devices>
                </domain>
                """.formatted(name, NEW_UUID, source);
    }

    private List<String> files(String datastore) {
        return host.datastore(datastore).files();
    }

    @Test
    void aDomainIsMadeBesideItsFirstHardDiskAndKeepsItsIdentity() {
        Domain domain = connection.domains().define(xml("new/1", "[datastore1] fresh/deep/a.vmdk"));

        assertThat(domain.name()).isEqualTo("new/1");
        assertThat(domain.identity().uuid().orElse(null)).isEqualTo(NEW_UUID);
        assertThat(domain.status().state()).isEqualTo(DomainState.SHUTOFF);
        assertThat(domain.id()).isEmpty();
        assertThat(domain.info().maxMemory()).isEqualTo(MemorySize.ofMebibytes(1024));
        assertThat(files("datastore1")).contains("fresh/deep/new+JQ-2f1.vmx");
        assertThat(domain.xml(Set.of(DomainXmlFlag.INACTIVE)))
                .contains("<source file='[datastore1] fresh/deep/a.vmdk'/>", "<uuid>" + NEW_UUID + "</uuid>");
        assertThat(connection.domains().byUuid(NEW_UUID).name()).isEqualTo("new/1");
    }

    @Test
    void theOldIdentityIsKeptTooWhereItIsAskedFor() {
        try (Hypervisor old = Simulated.connect(host, "&legacy_uuid=1")) {
            Domain domain = old.domains().define(xml("new", "[datastore1] web01/a.vmdk"));

            assertThat(domain.identity().uuid().orElse(null)).isEqualTo(NEW_UUID);
            assertThat(domain.identity().biosUuid().orElse(null)).isEqualTo(NEW_UUID);
        }
    }

    @Test
    void theHardwareUuidIsTheOneTheGuestSees() {
        UUID hardware = UUID.fromString("564d9bef-acd9-b4e0-c8f0-aea8b9103515");
        Domain domain = connection
                .domains()
                .define(xml("new", "[datastore1] web01/a.vmdk")
                        .replace("</uuid>", "</uuid><hwuuid>" + hardware + "</hwuuid>"));

        assertThat(domain.identity().uuid().orElse(null)).isEqualTo(NEW_UUID);
        assertThat(domain.identity().biosUuid().orElse(null)).isEqualTo(hardware);
    }

    @Test
    void theHardwareUuidStaysWhereItIsNotTold() {
        SimulatedMachine web = host.machine("web01");
        web.state(MachineState.OFF);
        String before = web.vmx();
        String xml = connection.domains().byName("web01").xml();
        assertThat(xml).contains("<hwuuid>");

        connection.domains().define(xml.replaceAll(" *<hwuuid>.*</hwuuid>\n", ""));

        assertThat(web.vmx()).isEqualTo(before);
    }

    @Test
    void aDiskInTheRootOfADatastoreIsAPlaceToo() {
        Domain domain = connection.domains().define(xml("rooted", "[datastore1] a.vmdk"));

        assertThat(files("datastore1")).contains("rooted.vmx");
        assertThat(domain.xml(Set.of())).contains("<source file='[datastore1] a.vmdk'/>");
    }

    @Test
    void definingCostsALookTheFileTheCallAndTheRow() {
        TrafficCounts cost = costOf(() -> connection.domains().define(xml("new", "[datastore1] web01/a.vmdk")));

        assertThat(cost.of("HEAD /folder")).isEqualTo(1);
        assertThat(cost.of("PUT /folder")).isEqualTo(1);
        assertThat(cost.of("RegisterVM_Task")).isEqualTo(1);
        // All domains, the datastores for the file names, the new row.
        assertThat(cost.of("RetrievePropertiesEx")).isEqualTo(3);
        assertThat(cost.of("MakeDirectory")).isZero();
    }

    private TrafficCounts costOf(Runnable call) {
        host.resetTraffic();
        call.run();
        return host.traffic();
    }

    @Test
    void aFileThatIsThereIsNeverOverwritten() {
        host.datastore("datastore1").write("web01/new.vmx", "precious".getBytes(StandardCharsets.UTF_8));

        Failures.assertFails(
                        ErrorCode.STORAGE_VOL_EXIST,
                        () -> connection.domains().define(xml("new", "[datastore1] web01/a.vmdk")))
                .contains("[datastore1] web01/new.vmx");

        assertThat(host.datastore("datastore1").read("web01/new.vmx"))
                .hasValueSatisfying(content ->
                        assertThat(new String(content, StandardCharsets.UTF_8)).isEqualTo("precious"));
    }

    @Test
    void whatWasWrittenIsTakenBackWhenTheHostRefusesToRegister() {
        host.faults()
                .add(FaultRule.on("RegisterVM_Task", new Misbehaviour.TaskFault("InsufficientResourcesFault", "full"))
                        .once());
        List<String> before = files("datastore1");

        Failures.assertFails(
                        ErrorCode.OPERATION_FAILED,
                        () -> connection.domains().define(xml("new", "[datastore1] fresh/a.vmdk")))
                .contains("InsufficientResourcesFault", "full");

        assertThat(files("datastore1")).isEqualTo(before);
        assertThat(host.datastore("datastore1").read("fresh")).isEmpty();
        // The directory is gone too, else the second try would find it.
        host.resetTraffic();
        connection.domains().define(xml("new", "[datastore1] fresh/a.vmdk"));
        assertThat(host.traffic().of("MakeDirectory")).isEqualTo(1);
    }

    @Test
    void anUploadThatFailsLeavesNothing() {
        host.faults()
                .add(FaultRule.on("PUT /folder", new Misbehaviour.Http(403, "text/plain", "no"))
                        .once());

        Failures.assertFails(
                        ErrorCode.ACCESS_DENIED,
                        () -> connection.domains().define(xml("new", "[datastore1] web01/a.vmdk")))
                .contains("web01/new.vmx", "403", "Datastore.FileManagement");
        assertThat(files("datastore1")).doesNotContain("web01/new.vmx");
    }

    @Test
    void whenNobodyKnowsWhetherTheHostRegistersTheFileStays() {
        host.faults()
                .add(FaultRule.on("RegisterVM_Task", new Misbehaviour.Http(502, "text/plain", "gone"))
                        .once());

        Failures.assertFails(
                        ErrorCode.HTTP_ERROR,
                        () -> connection.domains().define(xml("new", "[datastore1] web01/a.vmdk")))
                .contains("left where it is");
        assertThat(files("datastore1")).contains("web01/new.vmx");
    }

    @Test
    void onlyADiskOnADatastoreSaysWhereTheDomainGoes() {
        Failures.assertFails(ErrorCode.INVALID_ARG, () -> connection.domains().define(xml("new", "/var/lib/a.vmdk")));
        Failures.assertFails(
                        ErrorCode.CONFIG_UNSUPPORTED,
                        () -> connection.domains().define(xml("new", "[datastore1] a/b.raw")))
                .contains("b.raw");
        Failures.assertFails(
                        ErrorCode.CONFIG_UNSUPPORTED,
                        () -> connection
                                .domains()
                                .define(xml("new", "[d] x.vmdk").replaceAll("(?m)^.*<disk.*\\R", "")))
                .contains("no hard disk");
        assertThat(connection.domains().list(DomainFilter.all()).items()).hasSize(5);
    }

    @Test
    void aNameOrUuidOfAnotherDomainIsRefused() {
        SimulatedMachine web = host.machine("web01");

        Failures.assertFails(
                        ErrorCode.OPERATION_FAILED,
                        () -> connection.domains().define(xml("web01", "[datastore1] n/a.vmdk")))
                .contains("web01", web.instanceUuid());
        Failures.assertFails(
                        ErrorCode.OPERATION_FAILED,
                        () -> connection
                                .domains()
                                .define(xml("other", "[datastore1] n/a.vmdk")
                                        .replace(NEW_UUID.toString(), web.instanceUuid())))
                .contains("web01", web.instanceUuid());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            <sound model='ich6'/>,                                          domain/devices/sound
            <hostdev type='usb'><source/></hostdev>,                        domain/devices/hostdev
            <hostdev type='pci'><source><address slot='2'/></source></hostdev>, 0000:00:02.0
            """)
    void validationRefusesWhatWouldBeLost(String device, String named) {
        String xml = xml("new", "[datastore1] n/a.vmdk").replace("</devices>", device + "</devices>");

        Failures.assertFails(
                        ErrorCode.XML_INVALID_SCHEMA,
                        () -> connection.domains().define(xml, Set.of(DefineFlag.VALIDATE)))
                .contains("ESX would not keep domain/devices/", named);
        assertThat(connection.domains().define(xml).name()).isEqualTo("new");
    }

    @Test
    void redefiningChangesWhatDiffersAndKeepsAllElse() {
        SimulatedMachine web = host.machine("web01");
        web.state(MachineState.OFF);
        web.entry("guestinfo.token", "precious");
        Domain domain = connection.domains().byName("web01");
        String ref = domain.identity().ref();
        String before = web.vmx();

        Domain changed = connection
                .domains()
                .define(domain.xml(Set.of(DomainXmlFlag.SECURE))
                        .replaceAll("<memory unit='KiB'>\\d+", "<memory unit='KiB'>4194304")
                        .replaceAll("<currentMemory.*?</currentMemory>", ""));

        assertThat(changed.identity().ref()).isEqualTo(ref);
        assertThat(changed.info().maxMemory()).isEqualTo(MemorySize.ofMebibytes(4096));
        assertThat(web.vmx()).isEqualTo(before.replaceAll("(?i)memsize = \"\\d+\"", "memSize = \"4096\""));
    }

    @Test
    void redefiningWithTheSameXmlChangesNothing() {
        for (SimulatedMachine machine : host.machines()) {
            machine.state(MachineState.OFF);
            Domain domain = connection.domains().byName(machine.name());
            String before = machine.vmx();

            connection.domains().define(domain.xml(Set.of(DomainXmlFlag.SECURE)));

            assertThat(machine.vmx()).as(machine.name()).isEqualTo(before);
        }
    }

    @Test
    void aTypedDefinitionGoesInAsXmlDoes() {
        host.machine("web01").state(MachineState.OFF);
        Domain domain = connection.domains().byName("web01");

        connection
                .domains()
                .define(domain.definition().toBuilder().description("changed").build());

        assertThat(domain.definition().description()).hasValue("changed");
        assertThat(host.machine("web01").vmx()).contains("annotation = \"changed\"");
    }

    @Test
    void aRunningDomainIsNotRedefined() {
        host.machine("web01").state(MachineState.RUNNING);
        Domain domain = connection.domains().byName("web01");
        String before = host.machine("web01").vmx();

        Failures.assertFails(
                        ErrorCode.OPERATION_INVALID,
                        () -> connection.domains().define(domain.xml(Set.of(DomainXmlFlag.INACTIVE))))
                .contains("web01", "powered off");
        assertThat(host.machine("web01").vmx()).isEqualTo(before);
    }

    @Test
    void aRedefinitionThatTheHostRefusesIsTakenBack() {
        SimulatedMachine web = host.machine("web01");
        web.state(MachineState.OFF);
        Domain domain = connection.domains().byName("web01");
        String before = web.vmx();
        host.faults()
                .add(FaultRule.on("Reload", new Misbehaviour.Fault("GenericVmConfigFault", "bad file"))
                        .once());

        Failures.assertFails(
                        ErrorCode.OPERATION_FAILED,
                        () -> connection.domains().define(domain.xml(Set.of()).replaceAll("<vcpu[^>]*>2", "<vcpu>1")))
                .contains("bad file");

        assertThat(web.vmx()).isEqualTo(before);
        assertThat(domain.info().vcpus()).isEqualTo(2);
        assertThat(host.datastore("datastore1").read("web01/web01.vmx"))
                .hasValueSatisfying(content ->
                        assertThat(new String(content, StandardCharsets.UTF_8)).isEqualTo(before));
    }

    @Test
    void undefiningLeavesTheFilesAndOneCallDoesIt() {
        host.machine("web01").state(MachineState.OFF);
        Domain domain = connection.domains().byName("web01");
        List<String> before = files("datastore1");

        assertThat(costOf(() -> domain.undefine(Set.of(UndefineFlag.SNAPSHOTS_METADATA)))
                        .requests())
                .containsOnlyKeys("UnregisterVM");

        Failures.assertFails(ErrorCode.NO_DOMAIN, domain::info);
        Failures.assertFails(ErrorCode.NO_DOMAIN, () -> connection.domains().byName("web01"));
        assertThat(files("datastore1")).isEqualTo(before);
    }

    @Test
    void aRunningDomainIsNotUndefinedAndASuspendedOneIs() {
        host.machine("web01").state(MachineState.RUNNING);
        Domain domain = connection.domains().byName("web01");

        Failures.assertFails(ErrorCode.OPERATION_INVALID, () -> domain.undefine(Set.of()));
        for (UndefineFlag flag : List.of(UndefineFlag.MANAGED_SAVE, UndefineFlag.NVRAM, UndefineFlag.KEEP_NVRAM)) {
            Failures.assertFails(ErrorCode.INVALID_ARG, () -> domain.undefine(Set.of(flag)));
        }
        host.machine("web01").state(MachineState.SUSPENDED);
        domain.undefine(Set.of());
        assertThat(connection.domains().list(DomainFilter.all()).items()).hasSize(4);
    }

    @Test
    void transientDomainsAreNotSupported() {
        Failures.assertFails(
                ErrorCode.NO_SUPPORT, () -> connection.domains().create(xml("new", "[datastore1] n/a.vmdk"), Set.of()));
    }
}
