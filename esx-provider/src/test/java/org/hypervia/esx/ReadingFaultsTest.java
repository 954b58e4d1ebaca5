// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.Simulated.assertFails;

import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainFilter.Condition;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.InterfaceAddressSource;
import org.hypervia.api.domain.Snapshot;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.resource.Affect;
import org.hypervia.api.resource.VcpuCount;
import org.hypervia.api.value.Listing;
import org.hypervia.api.value.Reading;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatedMachine;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read is told as such, and never as something else. */
class ReadingFaultsTest {
    private static final String DENIED = "NoPermission";

    private final EsxSimulator host = Simulated.host(3);
    private final Hypervisor connection = Simulated.connect(host);
    private final SimulatedMachine web = host.machine("web01");

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    private static Misbehaviour gone() {
        return new Misbehaviour.Fault(
                "ManagedObjectNotFound", "The object 'vim.VirtualMachine:vm-2284' has already been deleted");
    }

    @Test
    void aMachineDeletedMeanwhileMakesNoOtherOneNotFound() {
        host.faults().add(FaultRule.on("RetrievePropertiesEx", gone()).once());
        assertThat(connection.domains().byName("web01").name()).isEqualTo("web01");
        host.faults().add(FaultRule.on("RetrievePropertiesEx", gone()).once());
        assertThat(connection.domains().summaries(DomainFilter.all()).orThrow()).hasSize(3);

        host.faults().add(FaultRule.on("RetrievePropertiesEx", gone()));
        assertFails(ErrorCode.OPERATION_FAILED, () -> connection.domains().byName("web01"))
                .contains("vm-2284")
                .doesNotContain("the domain is gone");
    }

    private static Arguments row(String what, Consumer<Domain> call) {
        return Arguments.of(what, call);
    }

    static Stream<Arguments> questions() {
        return Stream.of(
                row("status", Domain::status),
                row("info", Domain::info),
                row("xml", domain -> domain.xml(Set.of())),
                row("start", Domain::start),
                row("resume", Domain::resume),
                row("hostname", domain -> domain.guest().hostname()),
                row("interfaces", domain -> domain.guest().interfaces(InterfaceAddressSource.AGENT)),
                row("screenshot", domain -> domain.screenshot(0)),
                row("vcpus", domain -> domain.resources().vcpus(VcpuCount.CURRENT, Affect.LIVE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void aStateThatCannotBeReadIsThatErrorForOneDomain(String what, Consumer<Domain> call) {
        web.state(MachineState.RUNNING);
        Domain domain = connection.domains().byName("web01");
        domain.suspend();
        web.state(MachineState.RUNNING);
        web.unreadable("runtime", DENIED);

        assertFails(ErrorCode.ACCESS_DENIED, () -> call.accept(domain))
                .as(what)
                .contains("runtime.powerState of domain 'web01' failed: NoPermission");
    }

    @Test
    void lookupsSayItToo() {
        int id = connection.domains().byName("web01").id().orElseThrow();
        web.unreadable("runtime.powerState", DENIED);

        assertFails(ErrorCode.ACCESS_DENIED, () -> connection.domains().byName("web01"));
        assertFails(ErrorCode.ACCESS_DENIED, () -> connection.domains().byId(id));
        assertFails(ErrorCode.ACCESS_DENIED, () -> connection.domains().byUuid(UUID.fromString(web.instanceUuid())));
        assertThat(connection.domains().byName("db01").name()).isEqualTo("db01");
    }

    @Test
    void aDefinitionDoesNotGuessTheState() {
        String xml = connection.domains().byName("web01").xml(Set.of());
        web.unreadable("runtime", DENIED);

        assertFails(ErrorCode.ACCESS_DENIED, () -> connection.domains().define(xml))
                .doesNotContain("suspended");
    }

    @Test
    void inAListingTheRowStaysAndTheFailureStandsBesideIt() {
        web.unreadable("runtime", DENIED);

        Listing<DomainSummary> found = connection.domains().summaries(DomainFilter.all());

        assertThat(found.items()).hasSize(3);
        assertThat(found.items())
                .filteredOn(row -> row.identity().name().equals("web01"))
                .singleElement()
                .satisfies(row -> assertThat(row.state()).isEqualTo(DomainState.NOSTATE));
        assertThat(found.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.ref()).isEqualTo(web.id());
            assertThat(failure.error().code()).isEqualTo(ErrorCode.ACCESS_DENIED);
            assertThat(failure.error()).hasMessageContaining("domain 'web01'").hasMessageContaining("NoPermission");
        });
    }

    @Test
    void aFilterDoesNotGuessEither() {
        web.unreadable("rootSnapshot", DENIED);

        Listing<DomainSummary> without = connection.domains().summaries(DomainFilter.of(Condition.NO_SNAPSHOT));

        assertThat(without.items()).hasSize(2);
        assertThat(without.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.ref()).isEqualTo(web.id()));
        assertThat(connection.domains().summaries(DomainFilter.all()).orThrow()).hasSize(3);
    }

    @Test
    void aNameThatCannotBeReadMayBeTheOneThatIsLookedFor() {
        web.unreadable("name", "HostCommunication");

        assertFails(ErrorCode.OPERATION_FAILED, () -> connection.domains().byName("web01"))
                .contains("'web01'", "HostCommunication")
                .doesNotContain("there is no domain");
        assertThat(connection.domains().byName("db01").name()).isEqualTo("db01");
    }

    @Test
    void readingsThatFailedSpeakOfTheDomain() {
        web.unreadable("config", DENIED);

        DomainSummary row = connection.domains().summaries(DomainFilter.all()).items().stream()
                .filter(found -> found.identity().name().equals("web01"))
                .findFirst()
                .orElseThrow();

        assertThat(row.maxMemory())
                .isInstanceOfSatisfying(
                        Reading.Failed.class,
                        failed -> assertThat(failed.error())
                                .hasMessageStartingWith(
                                        "reading config.hardware.memoryMB of domain 'web01' failed: NoPermission"));
        assertThat(row.identity().uuid())
                .isInstanceOfSatisfying(
                        Reading.Failed.class,
                        failed -> assertThat(failed.error()).hasMessageContaining(" of domain 'web01' failed"));
        Domain domain = connection.domains().byName("web01");
        assertFails(ErrorCode.ACCESS_DENIED, domain::info).contains("domain 'web01'");
        assertFails(ErrorCode.ACCESS_DENIED, () -> domain.resources().maxMemory())
                .contains("domain 'web01'");
        assertFails(ErrorCode.ACCESS_DENIED, () -> domain.resources().scheduler())
                .contains("domain 'web01'");
    }

    @Test
    void toolsAreNotBlamedForAMissingPrivilege() {
        web.state(MachineState.RUNNING);
        web.unreadable("guest", DENIED);
        Domain domain = connection.domains().byName("web01");

        assertFails(ErrorCode.ACCESS_DENIED, () -> domain.guest().hostname()).doesNotContain("VMware Tools");
        assertFails(ErrorCode.ACCESS_DENIED, () -> domain.guest().interfaces(InterfaceAddressSource.AGENT))
                .doesNotContain("VMware Tools");
    }

    @Test
    void devicesSpeakOfTheDomainToo() {
        web.loseConfiguration();
        Domain domain = connection.domains().byName("web01");

        assertFails(
                        ErrorCode.OPERATION_INVALID,
                        () -> domain.devices()
                                .detach(
                                        "<disk type='file' device='disk'><target dev='sda' bus='scsi'/></disk>",
                                        Affect.CURRENT))
                .contains("domain 'web01'")
                .doesNotContain("VirtualMachine:", "(" + web.id() + ")");
    }

    @Test
    void aChangeThatIsMadeIsNoFailureBecauseOfTheReadAfterIt() {
        Domain domain = connection.domains().byName("web01");
        web.state(MachineState.OFF);
        String xml = domain.xml(Set.of()).replace("</name>", "</name><description>made anew</description>");
        // The lookup, the way to the file, the datastores, and then the read after the change.
        host.faults()
                .add(FaultRule.on("RetrievePropertiesEx", new Misbehaviour.Fault("SystemError", "Not now."))
                        .after(3));

        Domain again = connection.domains().define(xml);
        host.faults().clear();

        assertThat(again.name()).isEqualTo("web01");
        assertThat(again.status().state()).isEqualTo(DomainState.SHUTOFF);
        assertThat(web.vmx()).contains("made anew");
    }

    @Test
    void aSnapshotThatWasTakenIsNoFailureEither() {
        web.state(MachineState.RUNNING);
        Domain domain = connection.domains().byName("web01");
        Snapshot base = domain.snapshots().create("base", "", Set.of());
        host.faults()
                .add(FaultRule.on("RetrievePropertiesEx", new Misbehaviour.Fault("SystemError", "Not now."))
                        .after(1));

        Snapshot second = domain.snapshots().create("second", "why", Set.of());
        host.faults().clear();

        assertThat(second.info().parent()).contains(base.info().ref());
        assertThat(domain.snapshots().byName("second").info().ref())
                .isEqualTo(second.info().ref());
    }

    @Test
    void snapshotsAreKnownByTheNameThatPeopleTyped() {
        Domain domain = connection.domains().byName("web01");
        // As a real host tells the name that was given as: before/after 100%
        domain.snapshots().create("before%2fafter 100%25", "", Set.of());

        assertThat(domain.snapshots().list())
                .extracting(found -> found.info().name())
                .containsExactly("before/after 100%");
        assertThat(domain.snapshots().byName("before/after 100%").xml()).contains("<name>before/after 100%</name>");
        assertThat(domain.snapshots().find("before%2Fafter 100%")).isPresent();
        assertThat(domain.snapshots().find("before%2fafter 100%25")).isPresent();
        assertThat(domain.snapshots().find("after")).isEmpty();
        assertFails(ErrorCode.OPERATION_INVALID, () -> domain.snapshots().create("before/after 100%", "", Set.of()));
        try (Hypervisor old = Simulated.connect(host, "&compat=9.0")) {
            Domain same = old.domains().byName("web01");
            assertThat(same.snapshots().list())
                    .extracting(found -> found.info().name())
                    .containsExactly("before%2fafter 100%25");
            assertThat(same.snapshots().find("before/after 100%")).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 502, 503, 504})
    void aStatusOfTheServerItselfIsToldAsThat(int status) {
        Domain domain = connection.domains().byName("web01");
        host.faults().add(FaultRule.on("GET /folder", new Misbehaviour.Http(status, "text/html", "<p>no</p>")));

        assertFails(ErrorCode.HTTP_ERROR, () -> domain.xml(Set.of()))
                .contains("HTTP status " + status, status < 400 ? "redirect" : "try again later");
    }

    @Test
    void aUriIsQuotedAsItWasTyped() {
        assertFails(ErrorCode.INVALID_ARG, () -> Simulated.connect(ConnectionSpec.builder("esx:///?no_verify=1")))
                .contains("'esx:///?no_verify=1'");
        assertFails(ErrorCode.INVALID_ARG, () -> Simulated.connect(ConnectionSpec.builder("vpx:///dc/host")))
                .contains("'vpx:///dc/host'");
    }
}
