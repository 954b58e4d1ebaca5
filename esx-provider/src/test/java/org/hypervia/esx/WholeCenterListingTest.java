// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainFilter.Condition;
import org.hypervia.api.domain.DomainPlace;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.SummaryPart;
import org.hypervia.simulator.SimulatorOptions;
import org.hypervia.simulator.VcenterOptions;
import org.hypervia.simulator.VcenterSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What it costs to list all machines of a vCenter: it goes by how many there are, and not by what they are on. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class WholeCenterListingTest {
    private static final int MACHINES = 5000;
    private static final int PAGE = 1000;

    private static VcenterSimulator center(int datacenters, int clusters, int hosts) {
        return VcenterSimulator.start(
                VcenterOptions.sized(new VcenterOptions.Size(datacenters, clusters, hosts, MACHINES))
                        .withServer(SimulatorOptions.builder().pageSize(PAGE).build()));
    }

    /** The round trips of opening and of each listing, by the name of the listing. */
    private static Map<String, Map<String, Long>> costs(VcenterSimulator center) {
        Map<String, Map<String, Long>> costs = new HashMap<>();
        SimulatedCenter.costs(center);
        try (Hypervisor connection = SimulatedCenter.connect(center, "/")) {
            costs.put("opening", SimulatedCenter.costs(center).requests());
            assertThat(connection.domains().summaries().orThrow()).hasSize(MACHINES);
            costs.put("plain", SimulatedCenter.costs(center).requests());
            List<DomainSummary> placed = connection
                    .domains()
                    .summaries(DomainFilter.all(), Set.of(SummaryPart.PLACEMENT))
                    .orThrow();
            assertThat(placed)
                    .hasSize(MACHINES)
                    .allSatisfy(row -> assertThat(
                                    row.placement().toOptional().orElseThrow().host())
                            .isPresent());
            costs.put("placed", SimulatedCenter.costs(center).requests());
            assertThat(connection
                            .domains()
                            .list(DomainFilter.all().in(DomainPlace.HOST, "esx01.example.test"))
                            .orThrow())
                    .hasSize(MACHINES / center.hosts().size());
            costs.put("of one host", SimulatedCenter.costs(center).requests());
            assertThat(connection
                            .domains()
                            .list(DomainFilter.of(Condition.AUTOSTART))
                            .orThrow())
                    .isEmpty();
            costs.put("autostart", SimulatedCenter.costs(center).requests());
        }
        return costs;
    }

    @Test
    void fortyHostsCostAsManyRoundTripsAsOne() {
        Map<String, Map<String, Long>> one;
        try (VcenterSimulator center = center(1, 0, 1)) {
            one = costs(center);
        }
        try (VcenterSimulator center = center(4, 8, 40)) {
            assertThat(center.hosts()).hasSize(40);
            assertThat(costs(center)).isEqualTo(one);
        }
        // A thousand objects a page, and one object more, by which an empty answer is told from a lost session.
        assertThat(one.get("plain"))
                .isEqualTo(Map.of("RetrievePropertiesEx", 1L, "ContinueRetrievePropertiesEx", (long) MACHINES / PAGE));
        assertThat(one.get("opening").values()).containsOnly(1L).hasSize(3);
    }
}
