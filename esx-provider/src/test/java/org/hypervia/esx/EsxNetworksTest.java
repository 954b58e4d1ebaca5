// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.Simulated.assertFails;
import static org.hypervia.esx.Simulated.costOf;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.network.Network;
import org.hypervia.api.network.NetworkCondition;
import org.hypervia.api.network.NetworkSummary;
import org.hypervia.api.network.NetworkXmlFlag;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.TrafficCounts;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is expected of XML was printed by virsh 9.0 and 12.8 for the same simulated host, but where a test says otherwise. */
class EsxNetworksTest {
    private static final String SWITCH_UUID = "50 2a 11 22 33 44 55 66-77 88 99 aa bb cc dd ee";

    private final EsxSimulator host = Simulated.host(1);
    private final Hypervisor connection = Simulated.connect(host);

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    private Network network(String name) {
        return connection.networks().byName(name);
    }

    @Test
    void aListingIsOneRoundTripHoweverManySwitchesThereAre() {
        host.network().addSwitch("iso", List.of());
        host.network().addSwitch("vSwitch1", List.of("vmnic1"));

        TrafficCounts cost = costOf(host, () -> assertThat(connection.networks().summaries().orThrow())
                .extracting(row -> row.identity().name())
                .containsExactly("vSwitch0", "iso", "vSwitch1"));

        assertThat(cost.requests()).containsOnlyKeys("RetrievePropertiesEx");
        assertThat(cost.total()).isEqualTo(1);
        assertThat(connection.capabilities()).contains(Capability.NETWORKS, Capability.NETWORK_DEFINE);
        assertThat(connection.networks().summaries().orThrow().get(0))
                .isEqualTo(new NetworkSummary(network("vSwitch0").identity(), true, true, true, Optional.empty()));
    }

    @Test
    void theUuidIsLibvirtsDigestOfTheKey() {
        UUID uuid = UUID.fromString("2f467347-8b4e-8655-e7d6-c4c3fb968009");

        assertThat(network("vSwitch0").uuid()).isEqualTo(uuid);
        assertThat(connection.networks().byUuid(uuid).name()).isEqualTo("vSwitch0");
        assertThat(costOf(host, () -> connection.networks().byUuid(uuid)).total()).isEqualTo(1);
        assertFails(ErrorCode.NO_NETWORK, () -> connection.networks().byUuid(new UUID(1, 2)));
        assertFails(ErrorCode.NO_NETWORK, () -> network("vswitch0")).contains("'vswitch0'");
        assertThat(connection.networks().find("no such")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(NetworkCondition.class)
    void aConditionThatNoNetworkMeetsCostsNothing(NetworkCondition condition) {
        boolean met = Set.of(NetworkCondition.ACTIVE, NetworkCondition.PERSISTENT, NetworkCondition.AUTOSTART)
                .contains(condition);

        TrafficCounts cost = costOf(host, () -> assertThat(connection.networks().list(Set.of(condition)))
                .hasSize(met ? 1 : 0));

        assertThat(cost.total()).isEqualTo(met ? 1 : 0);
    }

    @Test
    void aPairOfConditionsLetsEverythingPass() {
        assertThat(connection.networks().list(Set.of(NetworkCondition.values()))).hasSize(1);
        assertThat(connection.networks().list(Set.of(NetworkCondition.ACTIVE, NetworkCondition.TRANSIENT)))
                .isEmpty();
    }

    @Test
    void whatIsTheSameForAllNetworksCostsNothing() {
        Network network = network("vSwitch0");

        TrafficCounts cost = costOf(host, () -> {
            assertThat(network.isActive()).isTrue();
            assertThat(network.isPersistent()).isTrue();
            assertThat(network.autostart()).isTrue();
            assertThat(network.bridge()).isEmpty();
            network.setAutostart(true);
            assertFails(ErrorCode.INTERNAL_ERROR, () -> network.setAutostart(false));
        });

        assertThat(cost.total()).isZero();
    }

    @Test
    void theManagementNetworkIsNotShownSinceNoMachineCanBeInIt() {
        TrafficCounts cost = costOf(
                host,
                () -> assertThat(connection.networks().byName("vSwitch0").xml(Set.of(NetworkXmlFlag.INACTIVE)))
                        .isEqualTo("""
                                <network>
                                  <name>vSwitch0</name>
                                  <uuid>2f467347-8b4e-8655-e7d6-c4c3fb968009</uuid>
                                  <forward dev='vmnic0' mode='bridge'>
                                    <interface dev='vmnic0'/>
                                  </forward>
                                  <portgroup name='VM Network'>
                                  </portgroup>
                                </network>
                                """));

        // One for the lookup, one for the XML.
        assertThat(cost.requests()).containsOnlyKeys("RetrievePropertiesEx");
        assertThat(cost.total()).isEqualTo(2);
    }

    @Test
    void limitsAreRoundedDownAsLibvirtDoes() {
        host.network().addSwitch("sh aped", List.of("vmnic1"));
        host.network().shapeSwitch("sh aped", 8000001, 16007999, 1025);
        host.network().addPortGroup("pgs", "sh aped", 0);
        host.network().shapePortGroup("pgs", "sh aped", 7999, 8000, 1024);

        assertThat(network("sh aped").xml()).isEqualTo("""
                <network>
                  <name>sh aped</name>
                  <uuid>412434c9-488b-03ef-ff0e-57d87508404b</uuid>
                  <forward dev='vmnic1' mode='bridge'>
                    <interface dev='vmnic1'/>
                  </forward>
                  <bandwidth>
                    <inbound average='1000' peak='2000' burst='1'/>
                    <outbound average='1000' peak='2000' burst='1'/>
                  </bandwidth>
                  <portgroup name='pgs'>
                    <bandwidth>
                    </bandwidth>
                  </portgroup>
                </network>
                """);
    }

    /** Virsh shows neither VLANs nor escapes, so that its answer is no XML. */
    @Test
    void vlansAreShownAndNamesEscaped() {
        host.network().addSwitch("iso", List.of());
        host.network().addPortGroup("A & <b>/ü'", "iso", 0);
        host.network().addPortGroup("trunk", "iso", 4095);
        host.network().addPortGroup("v7", "iso", 7);

        assertThat(network("iso").xml()).isEqualTo("""
                <network>
                  <name>iso</name>
                  <uuid>52a48a15-9c1d-c1f4-7b60-9b175d8b030b</uuid>
                  <bridge stp='off' delay='0'/>
                  <portgroup name='A &amp; &lt;b&gt;/ü&apos;'>
                  </portgroup>
                  <portgroup name='trunk'>
                    <vlan>
                      <tag id='4095'/>
                    </vlan>
                  </portgroup>
                  <portgroup name='v7'>
                    <vlan>
                      <tag id='7'/>
                    </vlan>
                  </portgroup>
                </network>
                """);
    }

    @Test
    void anUplinkOfWhichTheHostTellsNothingIsNamed() {
        host.network().addSwitch("vSwitch1", List.of("vmnic1"));
        host.network().removeCard("vmnic1");

        assertFails(ErrorCode.INTERNAL_ERROR, () -> network("vSwitch1").xml())
                .contains("vSwitch1", "key-vim.host.PhysicalNic-vmnic1");
        assertThat(connection.networks().list()).hasSize(2);
    }

    @Test
    void aNetworkThatIsGoneIsNoNetwork() {
        host.network().addSwitch("iso", List.of());
        Network network = network("iso");
        Network same = network("iso");
        same.undefine();

        assertFails(ErrorCode.NO_NETWORK, network::xml).contains("iso");
        assertFails(ErrorCode.NO_NETWORK, network::undefine).contains("iso");
        assertThat(network).isEqualTo(same);
    }

    /** Libvirt shows no distributed switch at all. */
    @Test
    void aDistributedSwitchIsANetworkToReadAndNotToChange() {
        host.network().addDistributedPortGroup("dv web", "dvportgroup-21", "dvSwitch", SWITCH_UUID);
        host.network().addDistributedPortGroup("dv db", "dvportgroup-22", "dvSwitch", SWITCH_UUID);
        Network network = network("dvSwitch");

        assertThat(network.uuid()).isEqualTo(UUID.fromString("502a1122-3344-5566-7788-99aabbccddee"));
        assertThat(connection.networks().byUuid(network.uuid())).isEqualTo(network);
        TrafficCounts cost = costOf(host, () -> assertThat(network.xml()).isEqualTo("""
                <network>
                  <name>dvSwitch</name>
                  <uuid>502a1122-3344-5566-7788-99aabbccddee</uuid>
                  <bridge stp='off' delay='0'/>
                  <portgroup name='dv web'>
                  </portgroup>
                  <portgroup name='dv db'>
                  </portgroup>
                </network>
                """));
        assertThat(cost.total()).isEqualTo(1);
        assertFails(ErrorCode.OPERATION_UNSUPPORTED, network::undefine).contains("vCenter");
        assertThat(connection.networks().list()).hasSize(2);
    }

    @Test
    void whoMayNotReadTheHostIsToldSo() {
        host.faults().add(FaultRule.on(
                "RetrievePropertiesEx", new Misbehaviour.Fault("NoPermission", "Permission to perform this was denied")));

        assertFails(ErrorCode.ACCESS_DENIED, () -> connection.networks().list()).contains("listing the networks");
    }
}
