// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hypervia.esx.EsxNetworkDefinitionsTest.TWO_GROUPS;
import static org.hypervia.esx.EsxNetworkDefinitionsTest.assertInterrupted;
import static org.hypervia.esx.Simulated.assertFails;
import static org.hypervia.esx.Simulated.costOf;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.network.Network;
import org.hypervia.api.resource.Affect;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.TrafficCounts;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EsxNetworkUndefinitionsTest {
    private final EsxSimulator host = Simulated.host(1);
    private final Hypervisor connection = Simulated.connect(host);

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    private Network define(String xml) {
        return connection.networks().define(xml);
    }

    /** All networks, with everything that is in them. */
    private List<String> all() {
        return connection.networks().list().stream().map(Network::xml).toList();
    }

    @Test
    void whatCannotBeMadeAgainIsTold() {
        Network network = define(TWO_GROUPS);
        host.faults()
                .add(FaultRule.on("RemoveVirtualSwitch", new Misbehaviour.Fault("HostConfigFault", "no"))
                        .once());
        host.faults()
                .add(FaultRule.on("AddPortGroup", new Misbehaviour.Fault("NotFound", "no such switch"))
                        .once());

        assertFails(ErrorCode.OPERATION_FAILED, network::undefine)
                .contains("could not be taken back", "the port group 'P1' is gone")
                .doesNotContain("'P2'");
    }

    @Test
    void anInterruptedUndefinitionIsTakenBack() throws Exception {
        Network network = define(TWO_GROUPS);
        List<String> before = all();
        FaultRule held = host.faults()
                .add(FaultRule.on("RemovePortGroup", new Misbehaviour.Held())
                        .after(1)
                        .once());

        assertInterrupted(network::undefine, held);

        assertThat(all()).isEqualTo(before);
        held.release();
    }

    @Test
    void anUndefinitionCostsACallForEachPartAndOneRetrieval() {
        Network network = define(TWO_GROUPS);

        TrafficCounts cost = costOf(host, network::undefine);

        assertThat(cost.of("RemovePortGroup")).isEqualTo(2);
        assertThat(cost.of("RemoveVirtualSwitch")).isEqualTo(1);
        assertThat(cost.total()).isEqualTo(4);
        assertThat(connection.networks().find("n1")).isEmpty();
    }

    @Test
    void aNetworkThatTheHostItselfUsesStaysWhole() {
        Network network = connection.networks().byName("vSwitch0");
        List<String> before = all();

        TrafficCounts cost = costOf(
                host,
                () -> assertFails(ErrorCode.OPERATION_INVALID, network::undefine)
                        .contains("'vSwitch0'", "'Management Network'", "host"));

        assertThat(cost.requests()).containsOnlyKeys("RetrievePropertiesEx");
        assertThat(all()).isEqualTo(before);
    }

    @Test
    void aNetworkThatDomainsUseComesBackWhole() {
        host.network().addSwitch("vSwitch1", List.of("vmnic1"));
        host.network().addPortGroup("free", "vSwitch1", 12);
        host.network().addPortGroup("used", "vSwitch1", 0);
        connection
                .domains()
                .byName("web01")
                .devices()
                .attach("<interface type='bridge'><source bridge='used'/></interface>", Affect.CURRENT);
        List<String> before = all();

        assertFails(
                        ErrorCode.RESOURCE_BUSY,
                        () -> connection.networks().byName("vSwitch1").undefine())
                .contains("vSwitch1");

        assertThat(all()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"RemovePortGroup, 0", "RemovePortGroup, 1", "RemoveVirtualSwitch, 0"})
    void whateverFailsTheNetworkIsAsItWas(String method, int after) {
        Network network = define(TWO_GROUPS);
        String before = network.xml();
        for (Misbehaviour fault : List.of(
                new Misbehaviour.Fault("HostConfigFault", "Sysinfo set operation failed"),
                new Misbehaviour.CutBefore(),
                new Misbehaviour.CutAfter())) {
            FaultRule rule =
                    host.faults().add(FaultRule.on(method, fault).after(after).once());

            assertThat(catchThrowableOfType(HypervisorException.class, network::undefine))
                    .as("%s %s", method, fault)
                    .isNotNull()
                    .hasMessageNotContaining("could not be taken back");

            host.faults().remove(rule);
            assertThat(network.xml()).as("%s %s", method, fault).isEqualTo(before);
        }
        network.undefine();
    }
}
