// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainFilter.Condition;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatorOptions;
import org.hypervia.simulator.TrafficCounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The cost of a call is part of its contract, so it is counted at the server. */
class RoundTripsTest {
    private final EsxSimulator host = EsxSimulator.start(
            SimulatorOptions.builder().machines(12).pageSize(1000).build());
    private final Hypervisor connection = Simulated.connect(host);

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    private TrafficCounts costOf(Runnable call) {
        host.resetTraffic();
        call.run();
        return host.traffic();
    }

    @Test
    void openingTakesThreeRoundTrips() {
        assertThat(host.traffic().requests())
                .containsOnlyKeys("RetrieveServiceContent", "Login", "RetrievePropertiesEx");
        assertThat(host.traffic().total()).isEqualTo(3);
    }

    @Test
    void aListingOfAThousandDomainsIsOneRetrievalAndItsPages() {
        try (EsxSimulator large = EsxSimulator.start(
                        SimulatorOptions.builder().machines(1000).pageSize(250).build());
                Hypervisor other = Simulated.connect(large)) {
            large.resetTraffic();

            assertThat(other.domains().summaries(DomainFilter.all()).items()).hasSize(1000);

            assertThat(large.traffic().of("RetrievePropertiesEx")).isEqualTo(1);
            assertThat(large.traffic().of("ContinueRetrievePropertiesEx")).isBetween(3L, 4L);
            assertThat(large.traffic().total()).isBetween(4L, 5L);
        }
    }

    @Test
    void everyFilterCostsOneRetrievalAndImpossibleOnesNone() {
        assertThat(costOf(() -> connection.domains().list(DomainFilter.all())).total())
                .isEqualTo(1);
        assertThat(costOf(() -> connection
                                .domains()
                                .list(DomainFilter.of(Condition.AUTOSTART, Condition.HAS_SNAPSHOT, Condition.ACTIVE)))
                        .total())
                .isEqualTo(1);
        assertThat(costOf(() -> connection.domains().list(DomainFilter.of(Condition.TRANSIENT)))
                        .total())
                .isZero();
    }

    @Test
    void lookupsByIdAndNameCostOneAndByUuidTwo() {
        assertThat(costOf(() -> connection.domains().byName("web01")).total()).isEqualTo(1);
        int id = connection.domains().byName("web01").id().orElseThrow();
        assertThat(costOf(() -> connection.domains().byId(id)).total()).isEqualTo(1);
        UUID uuid = UUID.fromString(host.machine("web01").instanceUuid());
        assertThat(costOf(() -> connection.domains().byUuid(uuid)).total()).isEqualTo(2);
    }

    @Test
    void aQuestionAboutOneDomainCostsOneAndConstantsNone() {
        Domain domain = connection.domains().byName("web01");

        assertThat(costOf(domain::info).total()).isEqualTo(1);
        assertThat(costOf(domain::status).total()).isEqualTo(1);
        assertThat(costOf(domain::isAutostart).total()).isEqualTo(1);
        assertThat(costOf(domain::osType).total()).isZero();
        assertThat(costOf(domain::isPersistent).total()).isZero();
        assertThat(costOf(() -> connection.host().info()).total()).isEqualTo(1);
        assertThat(costOf(() -> connection.host().hostname()).total()).isEqualTo(1);
        assertThat(costOf(() -> connection.host().freeMemory()).total()).isEqualTo(1);
    }

    @Test
    void domainXmlCostsAtMostTheFileTheDatastoresAndOneRetrieval() {
        Domain domain = connection.domains().byName("web01");

        assertThat(costOf(() -> domain.xml(Set.of())).total()).isEqualTo(2);
    }

    @Test
    void aPowerChangeIsOneCallAndTheWait() {
        host.machine("web01").state(MachineState.RUNNING);
        Domain domain = connection.domains().byName("web01");

        TrafficCounts first = costOf(domain::suspend);
        assertOneCallAndWait(first, "SuspendVM_Task", 1);
        // A handle fresh from a lookup knows the state, so resume and start need not ask.
        Domain again = connection.domains().byName("web01");
        assertOneCallAndWait(costOf(again::resume), "PowerOnVM_Task", 0);
        assertOneCallAndWait(costOf(domain::destroy), "PowerOffVM_Task", 0);
        Domain off = connection.domains().byName("web01");
        assertOneCallAndWait(costOf(off::start), "PowerOnVM_Task", 0);
    }

    private static void assertOneCallAndWait(TrafficCounts cost, String method, long collectors) {
        assertThat(cost.of(method)).isEqualTo(1);
        assertThat(cost.of("CreatePropertyCollector")).isEqualTo(collectors);
        assertThat(cost.of("CreateFilter")).isEqualTo(1);
        assertThat(cost.of("DestroyPropertyFilter")).isEqualTo(1);
        assertThat(cost.requests().keySet())
                .isSubsetOf(
                        method,
                        "CreatePropertyCollector",
                        "CreateFilter",
                        "WaitForUpdatesEx",
                        "CancelWaitForUpdates",
                        "DestroyPropertyFilter");
    }

    @Test
    void closingIsOneLogoutAndNoMore() {
        assertThat(costOf(connection::close).requests()).containsOnlyKeys("Logout");
        assertThat(host.openSessions()).isZero();
        assertThat(costOf(connection::close).total()).isZero();
    }
}
