// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.hypervia.esx.vim.Scripts.row;
import static org.hypervia.esx.vim.Scripts.soon;
import static org.hypervia.esx.vim.Scripts.value;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hypervia.esx.soap.ScriptedServer;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.vim.Scripts;
import org.hypervia.esx.vim.network.NetworkCalls.NewPortGroup;
import org.hypervia.esx.vim.property.PropertyCollector;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.junit.jupiter.api.Test;

/** What goes over the wire, and what comes: both as the schema of the VI API has it. */
class NetworkRoomTest {
    private static final ManagedObjectRef HOST = new ManagedObjectRef("HostSystem", "host-9");
    private static final String SWITCH_UUID = "50 2a 11 22 33 44 55 66-77 88 99 aa bb cc dd ee";

    private final ScriptedServer server = Scripts.host("8.0.2.0");
    private final NetworkCalls calls = new NetworkCalls(new ManagedObjectRef("HostNetworkSystem", "net"));

    private String sent(SoapCall<?> call) {
        server.on(call.method(), "");
        Scripts.open(server).invoke(call, soon());
        List<ScriptedServer.Request> requests = server.requests(call.method());
        String body = requests.get(requests.size() - 1).body();
        return body.replaceAll(".*</_this>(.*)</" + call.method() + ">.*", "$1");
    }

    private List<ObjectContent> answered(String... rows) {
        server.on("RetrievePropertiesEx", "<returnval>" + String.join("", rows) + "</returnval>");
        return new PropertyCollector(Scripts.open(server)).retrieve(NetworkQueries.distributed(HOST), soon());
    }

    /** By their devices; keys are what the host calls them in its answers. */
    @Test
    void uplinksAreNamedAsTheSchemaSays() {
        assertThat(sent(calls.addSwitch(
                        "a & b",
                        List.of("vmnic1", "vmnic2"),
                        Optional.of(new TrafficShaping(8_000_000, 40_000_000, 1_048_576)))))
                .isEqualTo("<vswitchName>a &amp; b</vswitchName><spec><numPorts>128</numPorts>"
                        + "<bridge xsi:type=\"HostVirtualSwitchBondBridge\">"
                        + "<nicDevice>vmnic1</nicDevice><nicDevice>vmnic2</nicDevice></bridge>"
                        + "<policy><shapingPolicy><enabled>true</enabled><averageBandwidth>8000000</averageBandwidth>"
                        + "<peakBandwidth>40000000</peakBandwidth><burstSize>1048576</burstSize></shapingPolicy></policy>"
                        + "</spec>");
        assertThat(sent(calls.addSwitch("x", List.of(), Optional.empty())))
                .isEqualTo("<vswitchName>x</vswitchName><spec><numPorts>128</numPorts></spec>");
    }

    @Test
    void aPortGroupAlwaysHasAPolicyWhichMayBeEmpty() {
        assertThat(sent(calls.addPortGroup(new NewPortGroup("<P>", 7, "x", Optional.empty()))))
                .isEqualTo("<portgrp><name>&lt;P&gt;</name><vlanId>7</vlanId><vswitchName>x</vswitchName>"
                        + "<policy></policy></portgrp>");
        assertThat(sent(calls.addPortGroup(new NewPortGroup("P", 0, "x", Optional.of(new TrafficShaping(0, 0, 0))))))
                .contains("<policy></policy>");
        assertThat(sent(calls.addPortGroup(new NewPortGroup("P", 0, "x", Optional.of(new TrafficShaping(8, 0, 0))))))
                .contains("<averageBandwidth>8</averageBandwidth></shapingPolicy>");
    }

    /** With types, references and all that nobody here knows. */
    @Test
    void whatIsMadeAgainIsAskedForAsItWasTold() {
        String spec = "<numPorts>56</numPorts><bridge xsi:type=\"HostVirtualSwitchBondBridge\">"
                + "<nicDevice>vmnic1</nicDevice><beacon><interval>1</interval></beacon></bridge>"
                + "<policy><security><allowPromiscuous>true</allowPromiscuous></security>"
                + "<offloadPolicy></offloadPolicy></policy><mtu>9000</mtu>";
        String told = "<HostVirtualSwitch xsi:type=\"HostVirtualSwitch\"><name>a &lt; b</name><key>k</key><spec>" + spec
                + "</spec></HostVirtualSwitch>";
        ObjectContent host = answered(row(HOST, value(HostVirtualSwitch.PATH, "ArrayOfHostVirtualSwitch", told)))
                .get(0);
        HostVirtualSwitch found = HostVirtualSwitch.of(host).orThrow().get(0);

        assertThat(found.name()).isEqualTo("a < b");
        assertThat(sent(calls.addSwitch(found)))
                .isEqualTo("<vswitchName>a &lt; b</vswitchName><spec>" + spec + "</spec>");
    }

    @Test
    void oneOddSwitchSpoilsNoOther() {
        String told = "<HostVirtualSwitch><name>a</name></HostVirtualSwitch>"
                + "<HostVirtualSwitch><name>b</name><key>k</key></HostVirtualSwitch>";
        ObjectContent host = answered(row(HOST, value(HostVirtualSwitch.PATH, "ArrayOfHostVirtualSwitch", told)))
                .get(0);

        assertThat(HostVirtualSwitch.of(host).items())
                .extracting(HostVirtualSwitch::name)
                .containsExactly("b");
        assertThat(HostVirtualSwitch.of(host).failures()).hasSize(1);
    }

    private static String group(String key, String name, String config) {
        return row(
                new ManagedObjectRef("DistributedVirtualPortgroup", key),
                value("name", "xsd:string", name)
                        + value(
                                "config",
                                "DVPortgroupConfigInfo",
                                "<key>" + key
                                        + "</key><distributedVirtualSwitch type=\"VmwareDistributedVirtualSwitch\">dvs-3"
                                        + "</distributedVirtualSwitch>" + config));
    }

    private static String vlan(String type, String inside) {
        return "<defaultPortConfig xsi:type=\"VMwareDVSPortSetting\"><vlan xsi:type=\"VmwareDistributedVirtualSwitch"
                + type + "\">" + inside + "</vlan></defaultPortConfig>";
    }

    @Test
    void portGroupsHaveOneVlanOrNoneThatCanBeShownAndUplinksAreLeftOut() {
        List<DistributedPortGroup> found = DistributedPortGroup.of(answered(
                row(HOST, value(HostProxySwitch.PATH, "ArrayOfHostProxySwitch", "")),
                group("dvportgroup-1", "web%2f1", vlan("VlanIdSpec", "<vlanId>12</vlanId>") + "<uplink>false</uplink>"),
                group(
                        "dvportgroup-2",
                        "trunk",
                        vlan("TrunkVlanSpec", "<vlanId><start>0</start><end>4094</end></vlanId>")),
                group("dvportgroup-3", "uplinks", "<uplink>true</uplink>"),
                row(
                        new ManagedObjectRef("VmwareDistributedVirtualSwitch", "dvs-3"),
                        value("uuid", "xsd:string", SWITCH_UUID))));

        assertThat(found)
                .extracting(DistributedPortGroup::name, DistributedPortGroup::key, DistributedPortGroup::vlan)
                .containsExactly(tuple("web/1", "dvportgroup-1", 12), tuple("trunk", "dvportgroup-2", 0));
        assertThat(found)
                .allMatch(group -> group.isOn(UUID.fromString("502a1122-3344-5566-7788-99aabbccddee")))
                .noneMatch(group -> group.isOn(new UUID(1, 2)));
    }
}
