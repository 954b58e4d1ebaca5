// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainFilter.Condition;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.value.Listing;
import org.hypervia.api.value.Reading;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatedMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EsxDomainsTest {
    private final EsxSimulator host = Simulated.host(6);
    private final Hypervisor connection = Simulated.connect(host);

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    private List<String> names(Condition... conditions) {
        return connection.domains().summaries(DomainFilter.of(conditions)).items().stream()
                .map(row -> row.identity().name())
                .toList();
    }

    @Test
    void filtersSelectByStateAsLibvirtDoes() {
        List<SimulatedMachine> machines = host.machines();
        machines.forEach(machine -> machine.state(MachineState.OFF));
        machines.get(0).state(MachineState.RUNNING);
        machines.get(1).state(MachineState.SUSPENDED);
        String on = machines.get(0).name();
        String suspended = machines.get(1).name();

        assertThat(names(Condition.RUNNING)).containsExactly(on);
        assertThat(names(Condition.PAUSED)).containsExactly(suspended);
        assertThat(names(Condition.ACTIVE)).containsExactlyInAnyOrder(on, suspended);
        assertThat(names(Condition.INACTIVE)).hasSize(4);
        assertThat(names(Condition.ACTIVE, Condition.SHUTOFF)).isEmpty();
        assertThat(names(Condition.RUNNING, Condition.SHUTOFF)).hasSize(5);
        assertThat(names(Condition.OTHER)).isEmpty();
        assertThat(names(Condition.NO_MANAGEDSAVE, Condition.PERSISTENT)).hasSize(6);
        assertThat(names(Condition.MANAGEDSAVE)).isEmpty();
        assertThat(names(Condition.HAS_CHECKPOINT)).hasSize(6);
        assertThat(names(Condition.HAS_SNAPSHOT)).isEmpty();
        assertThat(names(Condition.NO_AUTOSTART)).hasSize(6);
    }

    @Test
    void aRowSaysWhatTheMachineIs() {
        SimulatedMachine machine = host.machine("web01");
        machine.state(MachineState.RUNNING);
        DomainSummary row = connection.domains().summaries(DomainFilter.all()).items().stream()
                .filter(r -> r.identity().name().equals("web01"))
                .findFirst()
                .orElseThrow();

        assertThat(row.identity().ref()).isEqualTo(machine.id());
        assertThat(row.identity().uuid()).isEqualTo(Reading.of(UUID.fromString(machine.instanceUuid())));
        assertThat(row.identity().biosUuid()).isEqualTo(Reading.of(UUID.fromString(machine.biosUuid())));
        assertThat(row.id()).hasValue(Integer.parseInt(machine.id()));
        assertThat(row.state()).isEqualTo(DomainState.RUNNING);
        assertThat(row.maxMemory().orElse(null).mebibytes()).isEqualTo(2048);
        assertThat(row.vcpus()).isEqualTo(Reading.of(2));
    }

    @Test
    void theOldIdentityIsTheBiosUuid() {
        String bios = host.machine("web01").biosUuid();
        for (String parameter : List.of("&legacy_uuid=1", "&compat=9.0")) {
            try (Hypervisor old = Simulated.connect(host, parameter)) {
                Domain domain = old.domains().byUuid(UUID.fromString(bios));
                assertThat(domain.name()).isEqualTo("web01");
                assertThat(domain.identity().uuid()).isEqualTo(Reading.of(UUID.fromString(bios)));
            }
        }
    }

    @Test
    void oneOddMachineSpoilsNeitherTheListNorItsOwnRow() {
        host.machines().get(0).loseConfiguration();
        host.machines().get(1).unreadable("config", "NoPermission");
        host.machines().get(2).unreadable("name", "NoPermission");
        SimulatedMachine odd = host.machines().get(3).moveToId("odd-ref");
        odd.state(MachineState.RUNNING);

        Listing<DomainSummary> listing = connection.domains().summaries(DomainFilter.all());

        assertThat(listing.items()).hasSize(5);
        assertThat(listing.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.ref()).isEqualTo(host.machines().get(2).id());
            assertThat(failure.error().code()).isEqualTo(ErrorCode.ACCESS_DENIED);
        });
        assertThat(listing.items().get(0).maxMemory()).isEqualTo(Reading.unset());
        assertThat(listing.items().get(0).identity().uuid()).isEqualTo(Reading.unset());
        assertThat(listing.items().get(1).maxMemory())
                .isInstanceOfSatisfying(
                        Reading.Failed.class,
                        failed -> assertThat(failed.error().fault()).contains("NoPermission"));
        assertThat(listing.items())
                .filteredOn(row -> row.identity().ref().equals("odd-ref"))
                .singleElement()
                .satisfies(row -> assertThat(row.id()).isEmpty());
    }

    @Test
    void anAmbiguousNameOrUuidSaysSo() {
        SimulatedMachine first = host.machines().get(0);
        SimulatedMachine second = host.machines().get(1);
        second.entry("displayName", first.name());
        second.entry("uuid.bios", vmxUuid(first.biosUuid()));

        Failures.assertFails(
                        ErrorCode.MULTIPLE_DOMAINS, () -> connection.domains().byName(first.name()))
                .contains(first.id(), second.id());
        try (Hypervisor old = Simulated.connect(host, "&legacy_uuid=1")) {
            Failures.assertFails(
                            ErrorCode.MULTIPLE_DOMAINS, () -> old.domains().byUuid(UUID.fromString(first.biosUuid())))
                    .contains(first.id(), second.id());
        }
    }

    private static String vmxUuid(String uuid) {
        String pairs = uuid.replace("-", "").replaceAll("(..)(?=.)", "$1 ");
        return pairs.substring(0, 23) + "-" + pairs.substring(24);
    }

    @Test
    void whatIsNotThereIsNoDomain() {
        Failures.assertFails(ErrorCode.NO_DOMAIN, () -> connection.domains().byName("nobody"))
                .contains("nobody");
        Failures.assertFails(ErrorCode.NO_DOMAIN, () -> connection.domains().byUuid(new UUID(1, 1)));
        Failures.assertFails(ErrorCode.NO_DOMAIN, () -> connection.domains().byId(999_999));
        SimulatedMachine off = host.machine("web01");
        off.state(MachineState.OFF);
        Failures.assertFails(ErrorCode.NO_DOMAIN, () -> connection.domains().byId(Integer.parseInt(off.id())));
    }

    @Test
    void aDomainThatVanishedIsNoDomain() {
        Domain domain = connection.domains().byName("web01");
        host.machine("web01").unregister();

        Failures.assertFails(ErrorCode.NO_DOMAIN, domain::info);
        Failures.assertFails(ErrorCode.NO_DOMAIN, domain::destroy);
        Failures.assertFails(ErrorCode.NO_DOMAIN, () -> domain.xml(Set.of()));
    }

    @Test
    void powerChangesReachTheMachine() {
        SimulatedMachine machine = host.machine("web01");
        machine.state(MachineState.OFF);
        Domain domain = connection.domains().byName("web01");

        domain.start();
        assertThat(machine.state()).isEqualTo(MachineState.RUNNING);
        domain.suspend();
        assertThat(machine.state()).isEqualTo(MachineState.SUSPENDED);
        domain.resume();
        assertThat(machine.state()).isEqualTo(MachineState.RUNNING);
        domain.destroy();
        assertThat(machine.state()).isEqualTo(MachineState.OFF);
    }

    @Test
    void aStateThatDoesNotAllowTheCallIsInvalid() {
        SimulatedMachine machine = host.machine("web01");
        Domain domain = connection.domains().byName("web01");

        machine.state(MachineState.OFF);
        Failures.assertFails(ErrorCode.OPERATION_INVALID, domain::suspend);
        Failures.assertFails(ErrorCode.OPERATION_INVALID, domain::destroy);
        Failures.assertFails(ErrorCode.OPERATION_INVALID, domain::shutdown);
        Failures.assertFails(ErrorCode.OPERATION_INVALID, connection.domains().byName("web01")::resume);
        assertThat(machine.state()).isEqualTo(MachineState.OFF);
        machine.state(MachineState.SUSPENDED);
        Failures.assertFails(ErrorCode.OPERATION_INVALID, connection.domains().byName("web01")::start);
        assertThat(machine.state()).isEqualTo(MachineState.SUSPENDED);
    }

    @Test
    void guestCallsNeedVmwareTools() {
        SimulatedMachine machine = host.machine("web01");
        machine.state(MachineState.RUNNING);
        machine.tools(false);
        Domain domain = connection.domains().byName("web01");

        Failures.assertFails(ErrorCode.AGENT_UNRESPONSIVE, domain::shutdown).contains("VMware Tools");
        Failures.assertFails(ErrorCode.AGENT_UNRESPONSIVE, domain::reboot);
    }

    @Test
    void domainXmlKnowsWhereTheMachineIs() {
        SimulatedMachine machine = host.machine("web01");
        machine.state(MachineState.RUNNING);
        Domain domain = connection.domains().byName("web01");

        String xml = domain.xml(Set.of());

        assertThat(xml)
                .startsWith("<domain type='vmware' id='" + machine.id() + "'")
                .contains("<uuid>" + machine.instanceUuid() + "</uuid>")
                .contains("<hwuuid>" + machine.biosUuid() + "</hwuuid>")
                .contains("<vmware:datacenterpath>ha-datacenter</vmware:datacenterpath>")
                .contains("<vmware:moref>" + machine.id() + "</vmware:moref>");
        assertThat(domain.xml(Set.of(DomainXmlFlag.INACTIVE))).startsWith("<domain type='vmware' xmlns");
        Failures.assertFails(ErrorCode.INVALID_ARG, () -> domain.xml(Set.of(DomainXmlFlag.UPDATE_CPU)));
    }

    @Test
    void nativeConfigurationsAreConvertedWithTheHostsDatastores() {
        String vmx = host.machine("web01").vmx();

        String xml = connection.nativeConfigs().domainXmlFromNative("vmware-vmx", vmx);

        assertThat(xml).contains("<name>web01</name>").contains("[?] ?/").doesNotContain("vmware:moref");
        Failures.assertFails(
                ErrorCode.INVALID_ARG, () -> connection.nativeConfigs().domainXmlFromNative("qemu-argv", vmx));
        String back = connection
                .nativeConfigs()
                .domainXmlToNative("vmware-vmx", xml.replace("[?] ?/", "[datastore1] web01/"));
        assertThat(back).contains("displayName = \"web01\"").contains(".fileName = \"/vmfs/volumes/");
    }

    @Test
    void theHostTellsItsNameAndHardware() {
        assertThat(connection.type()).isEqualTo("ESX");
        assertThat(connection.version()).hasToString("8.0.2");
        assertThat(connection.isEncrypted()).isTrue();
        assertThat(connection.host().hostname()).isEqualTo("esx01.example.test");
        assertThat(connection.host().info().cpus()).isEqualTo(16);
        assertThat(connection.host().info().threadsPerCore()).isEqualTo(2);
        assertThat(connection.host().freeMemory().bytes()).isPositive();
    }

    @Test
    void theHostDescribesWhichGuestsItRuns() {
        assertThat(connection.host().capabilitiesXml())
                .contains("<arch name='x86_64'>", "<domain type='vmware'/>")
                .containsPattern("<uuid>[0-9a-f-]{36}</uuid>");
    }
}
