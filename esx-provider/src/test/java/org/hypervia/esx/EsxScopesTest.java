// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainFilter.Condition;
import org.hypervia.api.domain.DomainPlace;
import org.hypervia.api.domain.DomainPlacement;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.SummaryPart;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.resource.Affect;
import org.hypervia.api.resource.VcpuCount;
import org.hypervia.api.value.Reading;
import org.hypervia.simulator.GivenDatacenter;
import org.hypervia.simulator.VcenterOptions;
import org.hypervia.simulator.VcenterSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A vCenter with a cluster of two hosts and a stand-alone one in its first datacenter, and one host in the second. */
class EsxScopesTest {
    private final VcenterSimulator vcenter = VcenterSimulator.start(VcenterOptions.of(
            GivenDatacenter.of("east")
                    .withCluster(
                            "cluster",
                            SimulatedCenter.host("esx1", "shared", "east", "one"),
                            SimulatedCenter.host("esx2", "shared", "east", "two"))
                    .withHost(SimulatedCenter.host("esx3", "local", "east", "three")),
            // The name and the directory are there in the other datacenter too.
            GivenDatacenter.of("west").withHost(SimulatedCenter.host("esx4", "shared", "west", "four", "two"))));

    @AfterEach
    void end() {
        vcenter.close();
    }

    private Hypervisor connect(String path) {
        return SimulatedCenter.connect(vcenter, path);
    }

    private static List<String> names(Hypervisor connection, DomainFilter filter) {
        return connection.domains().list(filter).orThrow().stream()
                .map(Domain::name)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "'',one two three four two",
        "/,one two three four two",
        "/Datacenters,one two three four two",
        "/east,one two three",
        "/Datacenters/east,one two three",
        "/east/host,one two three",
        "/east/vm,one two three",
        "/west/,four two",
        "/east/cluster,one two",
        "/east/host/cluster,one two",
        "/east/cluster/esx2,two",
        "/east/esx3,three",
    })
    void aPathMayEndAnywhereAndListsAllBelow(String path, String expected) {
        try (Hypervisor connection = connect(path == null ? "" : path)) {
            assertThat(names(connection, DomainFilter.all())).containsExactlyInAnyOrder(expected.split(" "));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/east", "/east/cluster", "/east/esx3"})
    void openingCostsThreeRoundTripsAndAListingOne(String path) {
        SimulatedCenter.costs(vcenter);
        try (Hypervisor connection = connect(path)) {
            assertThat(SimulatedCenter.costs(vcenter).total()).isEqualTo(3);
            connection.domains().summaries();
            assertThat(SimulatedCenter.costs(vcenter).requests())
                    .containsExactly(Map.entry("RetrievePropertiesEx", 1L));
            connection.domains().summaries(DomainFilter.of(Condition.AUTOSTART));
            assertThat(SimulatedCenter.costs(vcenter).requests())
                    .containsExactly(Map.entry("RetrievePropertiesEx", 1L));
            connection.domains().summaries(DomainFilter.all(), Set.of(SummaryPart.PLACEMENT));
            assertThat(SimulatedCenter.costs(vcenter).requests())
                    .containsExactly(Map.entry("RetrievePropertiesEx", 1L));
        }
    }

    private static Optional<DomainPlacement> placement(Hypervisor connection, String name) {
        return connection.domains().summaries(DomainFilter.all(), Set.of(SummaryPart.PLACEMENT)).stream()
                .filter(row -> row.identity().name().equals(name))
                .map(DomainSummary::placement)
                .findFirst()
                .flatMap(Reading::toOptional);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/east", "/east/cluster", "/east/cluster/esx1"})
    void aPlacementIsTheSameFromEveryScope(String path) {
        try (Hypervisor connection = connect(path)) {
            assertThat(placement(connection, "one"))
                    .contains(new DomainPlacement(
                            Optional.of("east"),
                            Optional.of("cluster"),
                            Optional.of("esx1"),
                            Optional.of(""),
                            Optional.of("")));
        }
    }

    @Test
    void aStandAloneHostIsInNoCluster() {
        try (Hypervisor connection = connect("/")) {
            DomainPlacement placement = placement(connection, "three").orElseThrow();
            assertThat(placement.cluster()).isEmpty();
            assertThat(placement.host()).contains("esx3");
        }
    }

    @Test
    void nobodyWhoDoesNotAskIsToldAPlacement() {
        try (Hypervisor connection = connect("/")) {
            assertThat(connection.domains().summaries().items())
                    .allMatch(row -> row.placement() instanceof Reading.Unset);
        }
    }

    @Test
    void placesFilterAListing() {
        try (Hypervisor connection = connect("/")) {
            DomainFilter all = DomainFilter.all();
            assertThat(names(connection, all.in(DomainPlace.HOST, "ESX2"))).containsExactly("two");
            assertThat(names(connection, all.in(DomainPlace.HOST, "esx2").in(DomainPlace.HOST, "esx3")))
                    .containsExactlyInAnyOrder("two", "three");
            assertThat(names(connection, all.in(DomainPlace.CLUSTER, "cluster")))
                    .containsExactlyInAnyOrder("one", "two");
            assertThat(names(connection, all.in(DomainPlace.DATACENTER, "west")))
                    .containsExactlyInAnyOrder("four", "two");
            assertThat(names(connection, all.in(DomainPlace.DATACENTER, "west").in(DomainPlace.HOST, "esx1")))
                    .isEmpty();
            assertThat(names(connection, all.in(DomainPlace.RESOURCE_POOL, "/")))
                    .hasSize(5);
        }
    }

    @Test
    void resourcePoolsBelowThatOfAClusterAreTold() {
        String gold = vcenter.addPool(vcenter.host("esx1"), "gold");
        try (Hypervisor connection = connect("/east/cluster")) {
            DomainFilter inGold = DomainFilter.all().in(DomainPlace.RESOURCE_POOL, "gold");
            // The machines stay in the pool that they are in.
            assertThat(names(connection, inGold)).isEmpty();

            vcenter.draw(vcenter.machine("two"), gold);

            assertThat(names(connection, inGold)).containsExactly("two");
        }
    }

    @Test
    void anAmbiguousNameTellsThePlaces() {
        try (Hypervisor connection = connect("/")) {
            Simulated.assertFails(
                            ErrorCode.MULTIPLE_DOMAINS,
                            () -> connection.domains().byName("two"))
                    .contains("datacenter 'east'", "host 'esx2'", "datacenter 'west'", "host 'esx4'");
            assertThat(connection.domains().byName("four").name()).isEqualTo("four");
        }
        try (Hypervisor connection = connect("/west")) {
            assertThat(connection.domains().byName("two").name()).isEqualTo("two");
        }
    }

    @Test
    void whatIsElsewhereIsNotFound() {
        int id;
        UUID uuid;
        try (Hypervisor connection = connect("/")) {
            Domain three = connection.domains().byName("three");
            id = idOf(three);
            uuid = three.identity().uuid().toOptional().orElseThrow();
            assertThat(connection.domains().byUuid(uuid).name()).isEqualTo("three");
            three.start();
            assertThat(connection.domains().byId(id).name()).isEqualTo("three");
        }
        try (Hypervisor connection = connect("/east/cluster")) {
            assertThat(connection.domains().findById(id)).isEmpty();
            assertThat(connection.domains().findByUuid(uuid)).isEmpty();
        }
        try (Hypervisor connection = connect("/east")) {
            assertThat(connection.domains().findById(id)).isPresent();
            assertThat(connection.domains().findByUuid(uuid)).isPresent();
        }
    }

    private static int idOf(Domain domain) {
        return Integer.parseInt(domain.identity().ref().substring("vm-".length()));
    }

    @Test
    void theXmlOfNamesakesComesFromTheirOwnDatacenters() {
        try (Hypervisor connection = connect("/")) {
            List<String> texts = connection.domains().list().stream()
                    .filter(domain -> domain.name().equals("two"))
                    .map(domain -> domain.xml(Set.of()))
                    .toList();
            assertThat(texts).hasSize(2);
            assertThat(texts)
                    .anyMatch(xml -> xml.contains("of east") && xml.contains("<vmware:datacenterpath>east<"))
                    .anyMatch(xml -> xml.contains("of west") && xml.contains("<vmware:datacenterpath>west<"));
        }
    }

    @Test
    void domainXmlCostsNoMoreThanOnAHost() {
        try (Hypervisor connection = connect("/")) {
            Domain one = connection.domains().byName("one");
            SimulatedCenter.costs(vcenter);
            one.xml(Set.of());
            assertThat(SimulatedCenter.costs(vcenter).total()).isEqualTo(2);
        }
    }

    @Test
    void whatDependsOnTheHostIsAskedOfTheHostThatTheMachineIsOn() {
        try (Hypervisor connection = connect("/")) {
            Domain four = connection.domains().byName("four");
            assertThat(four.isAutostart()).isFalse();
            four.setAutostart(true);
            assertThat(four.isAutostart()).isTrue();
            assertThat(names(connection, DomainFilter.of(Condition.AUTOSTART))).containsExactly("four");
            assertThat(vcenter.host("esx4").autostart().entry(four.identity().ref()))
                    .startsWith("powerOn");
            four.start();
            assertThat(four.resources().vcpus(VcpuCount.MAXIMUM, Affect.CURRENT))
                    .isPositive();
        }
    }

    @Test
    void questionsAboutOneHostSayWhichUriAnswersThem() {
        try (Hypervisor connection = connect("/east")) {
            Simulated.assertFails(ErrorCode.NO_SUPPORT, () -> connection.host().info())
                    .contains("datacenter 'east'", "vpx://vcenter/east/[CLUSTER/]HOST");
            Simulated.assertFails(ErrorCode.NO_SUPPORT, () -> connection.host().hostname());
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/esat,INTERNAL_ERROR,\"'esat' is not\",\"'east', 'west'\"",
                "/east/clutser,INTERNAL_ERROR,\"'clutser' is not\",\"'cluster', 'esx3'\"",
                "/east/cluster/esx9,INTERNAL_ERROR,\"host 'esx9' is not\",\"'esx1', 'esx2'\"",
                "/east/esx3/esx3/x,INVALID_ARG,goes on after,'x'",
                "/east/vm/web,INVALID_ARG,folder of machines,'web'",
            })
    void aWrongPathNamesTheStepAndWhatWouldHaveFitted(String path, ErrorCode code, String step, String names) {
        Simulated.assertFails(code, () -> connect(path).close()).contains("'" + path + "'", step, names);
    }
}
