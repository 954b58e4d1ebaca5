// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hypervia.esx.Simulated.assertFails;
import static org.hypervia.esx.Simulated.costOf;

import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.network.Network;
import org.hypervia.api.network.NetworkDefineFlag;
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
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and with which code, is what virsh 9.0 and 12.8 say for the same XML. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EsxNetworkDefinitionsTest {
    private static final String TWO_GROUPS = """
            <network>
              <name>n1</name>
              <forward mode='bridge'><interface dev='vmnic1'/></forward>
              <bandwidth>
                <inbound average='1000' peak='5000' burst='1024'/>
                <outbound average='1000' peak='5000' burst='1024'/>
              </bandwidth>
              <portgroup name='P1'><vlan><tag id='7'/></vlan></portgroup>
              <portgroup name='P2'>
                <bandwidth><inbound average='10'/><outbound average='10'/></bandwidth>
              </portgroup>
            </network>
            """;

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

    private static String named(String name, String more) {
        return "<network><name>" + name + "</name>" + more + "</network>";
    }

    /** All networks, with everything that is in them. */
    private List<String> all() {
        return connection.networks().list().stream().map(Network::xml).toList();
    }

    @Test
    void aDefinitionWithTwoGroupsIsFiveRoundTripsAndComesOutAsItWentIn() {
        TrafficCounts cost = costOf(host, () -> define(TWO_GROUPS));

        assertThat(cost.of("AddVirtualSwitch")).isEqualTo(1);
        assertThat(cost.of("AddPortGroup")).isEqualTo(2);
        assertThat(cost.of("RetrievePropertiesEx")).isEqualTo(2);
        assertThat(cost.total()).isEqualTo(5);
        assertThat(connection.networks().byName("n1").xml()).isEqualTo("""
                <network>
                  <name>n1</name>
                  <uuid>d4eefb16-61a3-06d2-ae91-e7f69e6db309</uuid>
                  <forward dev='vmnic1' mode='bridge'>
                    <interface dev='vmnic1'/>
                  </forward>
                  <bandwidth>
                    <inbound average='1000' peak='5000' burst='1024'/>
                    <outbound average='1000' peak='5000' burst='1024'/>
                  </bandwidth>
                  <portgroup name='P1'>
                    <vlan>
                      <tag id='7'/>
                    </vlan>
                  </portgroup>
                  <portgroup name='P2'>
                    <bandwidth>
                      <inbound average='10'/>
                      <outbound average='10'/>
                    </bandwidth>
                  </portgroup>
                </network>
                """);
    }

    @Test
    void itsOwnXmlWithoutTheUuidMakesItAgain() {
        Network network = define(TWO_GROUPS);
        String xml = network.xml();
        network.undefine();

        String again = xml.replaceAll("<uuid>.*</uuid>", "");
        assertThat(connection.networks().define(again, Set.of(NetworkDefineFlag.VALIDATE)).xml())
                .isEqualTo(xml);
    }

    @Test
    void anIsolatedNetworkIsDescribedAndDefinedAlike() {
        Network network = connection
                .networks()
                .define(named("n3", "<bridge stp='off' delay='0'/>"), Set.of(NetworkDefineFlag.VALIDATE));

        assertThat(network.xml()).contains("<bridge stp='off' delay='0'/>").doesNotContain("forward");
        assertThat(network.name()).isEqualTo("n3");
        assertThat(network.uuid()).hasToString("81474bb9-6d63-a19b-eb39-ff5f1c2804cd");
    }

    @Test
    void allZeroLimitsAreNone() {
        String zero = "<bandwidth><inbound average='0'/><outbound average='0'/></bandwidth>";

        assertThat(define(named("n3", zero)).xml()).doesNotContain("bandwidth");
    }

    @Test
    void aVlanOfTheNetworkIsThatOfItsGroupsWithoutOne() {
        String xml = define(named(
                        "n3",
                        "<vlan><tag id='9'/></vlan><portgroup name='a'/>"
                                + "<portgroup name='b'><vlan><tag id='8'/></vlan></portgroup>"
                                + "<portgroup name='c'><vlan trunk='yes'><tag id='4095'/></vlan></portgroup>"))
                .xml();

        assertThat(xml.replaceAll("\\s+", " "))
                .contains("'a'> <vlan> <tag id='9'/>", "'b'> <vlan> <tag id='8'/>", "'c'> <vlan> <tag id='4095'/>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A & <b>", "with blank", "Größe-網", "it's \"quoted\"", "a/b", "100%"})
    void namesOfGroupsAreKeptAsTheyAre(String name) {
        String escaped = name.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;").replace("\"", "&quot;");

        Network network = define(named("n & <3>".replace("&", "&amp;").replace("<", "&lt;"), "<portgroup name='" + escaped + "'/>"));

        assertThat(network.name()).isEqualTo("n & <3>");
        assertThat(network.xml())
                .contains("<portgroup name='" + escaped.replace(">", "&gt;") + "'>")
                .contains("<name>n &amp; &lt;3&gt;</name>");
        connection.networks().byName("n & <3>").undefine();
        assertThat(all()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INTERNAL_ERROR     | vSwitch0 |",
                "CONFIG_UNSUPPORTED | n2 | <uuid>11111111-2222-3333-4444-555555555555</uuid>",
                "CONFIG_UNSUPPORTED | n2 | <forward mode='private'/>",
                "CONFIG_UNSUPPORTED | n2 | <forward/><ip address='192.0.2.1'/>",
                "NETWORK_EXIST      | n2 | <portgroup name='VM Network'/>",
                "NETWORK_EXIST      | n2 | <portgroup name='Management Network'/>",
                "INTERNAL_ERROR     | n2 | <forward mode='bridge'><interface dev='vmnic99'/></forward>",
                "INTERNAL_ERROR     | n2 | <forward mode='bridge'><interface dev='VMNIC1'/></forward>",
                "NO_SUPPORT         | n2 | <forward mode='bridge'><address type='pci' bus='3' slot='1'/></forward>",
                "CONFIG_UNSUPPORTED | n2 | <bandwidth><inbound average='1'/></bandwidth>",
                "CONFIG_UNSUPPORTED | n2 | <bandwidth><inbound average='1'/><outbound average='2'/></bandwidth>",
                "CONFIG_UNSUPPORTED | n2 | <portgroup name='Q'><bandwidth><inbound average='1'/></bandwidth></portgroup>",
                "XML_ERROR          | n2 | <forward/>",
                "XML_ERROR          | n2 | <portgroup/>",
                "XML_DETAIL         | n/2|",
                "NO_NAME            | ''|",
            })
    void whatLibvirtRefusesIsRefusedWithItsCodeAndNothingIsMade(ErrorCode code, String name, String more) {
        List<String> before = all();

        TrafficCounts cost = costOf(host, () -> assertFails(code, () -> define(named(name, more == null ? "" : more))));

        assertThat(cost.requests().keySet()).isSubsetOf("RetrievePropertiesEx");
        assertThat(all()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NETWORK_EXIST      | <portgroup name='a'/><portgroup name='a'/>",
                "CONFIG_UNSUPPORTED | <portgroup name='a'><vlan><tag id='1'/><tag id='2'/></vlan></portgroup>",
                "CONFIG_UNSUPPORTED | <portgroup name='a'><vlan trunk='yes'><tag id='1'/></vlan></portgroup>",
                "CONFIG_UNSUPPORTED | <bandwidth><inbound average='9999999999999999'/><outbound average='9999999999999999'/></bandwidth>",
            })
    void whatLibvirtWouldLoseOrLeaveHalfDoneIsRefused(ErrorCode code, String more) {
        List<String> before = all();

        assertFails(code, () -> define(named("n2", more)));

        assertThat(all()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ip address='192.0.2.1' netmask='255.255.255.0'/>",
                "<dns enable='no'/>",
                "<bridge name='br0' stp='off' delay='0'/>",
                "<bridge stp='on' delay='0'/>",
                "<portgroup name='a' default='yes'/>",
                "<portgroup name='a'><virtualport type='openvswitch'/></portgroup>",
                "<vlan><tag id='3'/></vlan>",
                "<mtu size='9000'/>",
                "<forward mode='none'><interface dev='vmnic1'/></forward>",
                "<metadata><a xmlns='urn:x'/></metadata>",
            })
    void whatWouldBeIgnoredIsRefusedWithValidation(String more) {
        assertFails(
                        ErrorCode.XML_INVALID_SCHEMA,
                        () -> connection.networks().define(named("n2", more), Set.of(NetworkDefineFlag.VALIDATE)))
                .contains("network/");
        assertThat(connection.networks().find("n2")).isEmpty();

        assertThat(define(named("n2", more)).name()).isEqualTo("n2");
    }

    /** Cut before it is carried out and after, and refused: at the switch, at each group, and when all is read again. */
    @ParameterizedTest
    @CsvSource({
        "AddVirtualSwitch, 0",
        "AddPortGroup, 0",
        "AddPortGroup, 1",
        "RetrievePropertiesEx, 1",
    })
    void whateverFailsNothingIsLeft(String method, int after) {
        List<String> before = all();
        List<Misbehaviour> faults = List.of(
                new Misbehaviour.Fault("HostConfigFault", "Sysinfo set operation failed"),
                new Misbehaviour.CutBefore(),
                new Misbehaviour.CutAfter());
        for (Misbehaviour fault : faults) {
            int count = fault instanceof Misbehaviour.Fault ? 1 : method.startsWith("Retrieve") ? 2 : 1;
            FaultRule rule =
                    host.faults().add(FaultRule.on(method, fault).after(after).times(count));

            assertThat(catchThrowableOfType(HypervisorException.class, () -> define(TWO_GROUPS)))
                    .as("%s %s", method, fault)
                    .isNotNull()
                    .hasMessageNotContaining("could not be taken back");

            host.faults().remove(rule);
            assertThat(all()).as("%s %s", method, fault).isEqualTo(before);
        }
        assertThat(define(TWO_GROUPS).name()).isEqualTo("n1");
    }

    @Test
    void whatCannotBeTakenBackIsTold() {
        host.faults()
                .add(FaultRule.on("AddPortGroup", new Misbehaviour.Fault("HostConfigFault", "no"))
                        .once());
        host.faults()
                .add(FaultRule.on("RemoveVirtualSwitch", new Misbehaviour.Fault("NoPermission", "denied"))
                        .once());

        assertFails(ErrorCode.OPERATION_FAILED, () -> define(TWO_GROUPS))
                .contains("'P1'", "could not be taken back", "the switch 'n1' is left");
    }

    @Test
    void anUplinkThatAnotherSwitchHasLeavesNothing() {
        assertFails(
                        ErrorCode.RESOURCE_BUSY,
                        () -> define(named("n2", "<forward mode='bridge' dev='vmnic0'/><portgroup name='a'/>")))
                .contains("'n2'");
        assertThat(connection.networks().find("n2")).isEmpty();
    }

    /** Held back, the host has made the group and does not say so. */
    @Test
    void anInterruptedDefinitionIsTakenBack() throws Exception {
        List<String> before = all();
        FaultRule held = host.faults()
                .add(FaultRule.on("AddPortGroup", new Misbehaviour.Held()).after(1).once());

        assertInterrupted(() -> define(TWO_GROUPS), held);

        assertThat(all()).isEqualTo(before);
        held.release();
    }

    @Test
    void anInterruptedUndefinitionIsTakenBack() throws Exception {
        Network network = define(TWO_GROUPS);
        List<String> before = all();
        FaultRule held = host.faults()
                .add(FaultRule.on("RemovePortGroup", new Misbehaviour.Held()).after(1).once());

        assertInterrupted(network::undefine, held);

        assertThat(all()).isEqualTo(before);
        held.release();
    }

    private static void assertInterrupted(Runnable call, FaultRule held) throws Exception {
        FutureTask<Boolean> work = new FutureTask<>(() -> {
            HypervisorException failure = catchThrowableOfType(HypervisorException.class, call::run);
            assertThat(failure).as("the failure").isNotNull();
            assertThat(failure.code()).as(failure.getMessage()).isEqualTo(ErrorCode.OPERATION_ABORTED);
            return Thread.currentThread().isInterrupted();
        });
        Thread thread = new Thread(work);
        thread.start();
        while (held.matches() < 2) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        assertThat(work.get()).as("the thread is still interrupted").isTrue();
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
                .attach(
                        "<interface type='bridge'><source bridge='used'/></interface>",
                        Affect.CURRENT);
        List<String> before = all();

        assertFails(ErrorCode.RESOURCE_BUSY, () -> connection.networks()
                        .byName("vSwitch1")
                        .undefine())
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

    @Test
    void whoOnlyReadsDefinesNothing() {
        try (Hypervisor reader = Simulated.connect(Simulated.spec(host, "").readOnly(true))) {
            assertFails(ErrorCode.OPERATION_DENIED, () -> reader.networks().define(TWO_GROUPS));
            assertFails(
                    ErrorCode.OPERATION_DENIED,
                    () -> reader.networks().byName("vSwitch0").undefine());
        }
    }
}
