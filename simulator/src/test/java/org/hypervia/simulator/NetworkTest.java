// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hypervia.simulator.VimClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Virtual switches and port groups by {@code HostNetworkSystem}. */
class NetworkTest {
    private EsxSimulator esx;
    private VimClient client;

    @BeforeEach
    void start() {
        esx = EsxSimulator.start(SimulatorOptions.builder().tls(false).build());
        client = VimClient.loggedIn(esx);
    }

    @AfterEach
    void stop() {
        esx.close();
    }

    private Answer network(String method, String parameters) {
        return client.call(method, "HostNetworkSystem", "networkSystem", parameters);
    }

    private String config(String path) {
        return client.read("HostSystem", "ha-host", "config.network." + path)
                .property("config.network." + path)
                .orElseThrow();
    }

    private static String spec(String inside) {
        return "<spec><numPorts>128</numPorts>" + inside + "</spec>";
    }

    private static String group(String name, int vlan, String switchName) {
        return "<portgrp><name>" + name + "</name><vlanId>" + vlan + "</vlanId><vswitchName>" + switchName
                + "</vswitchName><policy/></portgrp>";
    }

    private static final String ON_VMNIC1 =
            "<bridge xsi:type=\"HostVirtualSwitchBondBridge\"><nicDevice>vmnic1</nicDevice></bridge>";

    @Test
    void aSwitchComesWithUplinksPolicyAndGroups() {
        String shaped = "<policy><shapingPolicy><enabled>true</enabled><averageBandwidth>8000000</averageBandwidth>"
                + "<peakBandwidth>40000000</peakBandwidth><burstSize>1048576</burstSize></shapingPolicy></policy>";
        assertThat(network("AddVirtualSwitch", "<vswitchName>vSwitch1</vswitchName>" + spec(ON_VMNIC1 + shaped))
                        .status())
                .isEqualTo(200);
        assertThat(network("AddPortGroup", group("lab", 7, "vSwitch1")).status())
                .isEqualTo(200);
        String switches = config("vswitch");
        assertThat(switches)
                .contains(
                        "<key>key-vim.host.VirtualSwitch-vSwitch1</key>",
                        "<pnic>key-vim.host.PhysicalNic-vmnic1</pnic>",
                        "<portgroup>key-vim.host.PortGroup-lab</portgroup>",
                        "<averageBandwidth>8000000</averageBandwidth>",
                        "<allowPromiscuous>false</allowPromiscuous>");
        assertThat(config("portgroup")).contains("<vlanId>7</vlanId>", "<peakBandwidth>40000000</peakBandwidth>");
        assertThat(client.read("HostNetworkSystem", "networkSystem", "networkInfo.vswitch")
                        .property("networkInfo.vswitch")
                        .orElseThrow())
                .isEqualTo(switches);
        assertThat(client.read("Datacenter", "ha-datacenter", "network").body()).contains("HaNetwork-lab");
        assertThat(client.read("ComputeResource", "ha-compute-res", "network").body())
                .contains("HaNetwork-lab");
        assertThat(client.read("Network", "HaNetwork-lab", "name").body()).contains(">lab<");
    }

    @Test
    void aSwitchWithoutASpecificationHasNoUplinks() {
        assertThat(network("AddVirtualSwitch", "<vswitchName>alone</vswitchName>")
                        .status())
                .isEqualTo(200);
        assertThat(config("vswitch")).contains("<name>alone</name>");
        assertThat(config("vswitch").substring(config("vswitch").indexOf("<name>alone")))
                .doesNotContain("<bridge", "<pnic>");
    }

    @Test
    void libvirtsKeysOfCardsAreUnderstood() {
        String byKey = ON_VMNIC1.replace(">vmnic1<", ">key-vim.host.PhysicalNic-vmnic1<");
        assertThat(network("AddVirtualSwitch", "<vswitchName>s</vswitchName>" + spec(byKey))
                        .status())
                .isEqualTo(200);
        assertThat(config("vswitch")).contains("<nicDevice>vmnic1</nicDevice>");
    }

    @ParameterizedTest
    @CsvSource({
        "vSwitch0,'',AlreadyExists",
        "'',numPorts,InvalidArgument",
        "a-name-that-is-longer-than-a-host-takes,numPorts,InvalidArgument",
        "s,vmnic0,ResourceInUse",
        "s,vmnic9,InvalidArgument",
        "s,mtu,InvalidArgument"
    })
    void aSwitchThatCannotBeIsRefused(String name, String trouble, String fault) {
        String inside = trouble.startsWith("vmnic")
                ? ON_VMNIC1.replace("vmnic1", trouble)
                : trouble.equals("mtu") ? "<mtu>64000</mtu>" : "";
        Answer answer = network("AddVirtualSwitch", "<vswitchName>" + name + "</vswitchName>" + spec(inside));
        assertThat(answer.fault()).isEqualTo(fault);
        assertThat(config("vswitch").split("<HostVirtualSwitch ", -1)).hasSize(2);
    }

    @Test
    void aChangedSwitchHasTheUplinksOfItsSpecificationAndKeepsItsPolicy() {
        esx.network().addSwitch("vSwitch1", List.of("vmnic1"));
        esx.network().shapeSwitch("vSwitch1", 8000, 16_000, 1024);
        assertThat(network("UpdateVirtualSwitch", "<vswitchName>vSwitch1</vswitchName>" + spec("<mtu>9000</mtu>"))
                        .status())
                .isEqualTo(200);
        String shown = config("vswitch").substring(config("vswitch").indexOf("<name>vSwitch1"));
        assertThat(shown)
                .contains("<mtu>9000</mtu>", "<averageBandwidth>8000</averageBandwidth>")
                .doesNotContain("<pnic>");
        assertThat(network("UpdateVirtualSwitch", "<vswitchName>none</vswitchName>" + spec(""))
                        .fault())
                .isEqualTo("NotFound");
        assertThat(network(
                                "UpdateVirtualSwitch",
                                "<vswitchName>vSwitch1</vswitchName>" + spec(ON_VMNIC1.replace("1<", "0<")))
                        .fault())
                .isEqualTo("ResourceInUse");
    }

    @Test
    void aRemovedSwitchTakesItsGroupsAndTheirNetworksAlong() {
        esx.network().addSwitch("vSwitch1", List.of());
        esx.network().addPortGroup("lab", "vSwitch1", 0);
        assertThat(network("RemoveVirtualSwitch", "<vswitchName>vSwitch1</vswitchName>")
                        .status())
                .isEqualTo(200);
        assertThat(config("portgroup")).doesNotContain("lab");
        assertThat(client.read("Datacenter", "ha-datacenter", "network").body()).doesNotContain("lab");
        assertThat(client.read("ComputeResource", "ha-compute-res", "network").body())
                .doesNotContain("lab");
        assertThat(network("RemoveVirtualSwitch", "<vswitchName>vSwitch1</vswitchName>")
                        .fault())
                .isEqualTo("NotFound");
    }

    @Test
    void whatAMachineOrTheHostIsOnStays() {
        assertThat(network("RemoveVirtualSwitch", "<vswitchName>vSwitch0</vswitchName>")
                        .fault())
                .isEqualTo("ResourceInUse");
        assertThat(network("RemovePortGroup", "<pgName>VM Network</pgName>").fault())
                .isEqualTo("ResourceInUse");
        assertThat(network("RemovePortGroup", "<pgName>Management Network</pgName>")
                        .fault())
                .isEqualTo("ResourceInUse");
        esx.network().addSwitch("vSwitch1", List.of());
        esx.network().addKernelPortGroup("vMotion", "vSwitch1", 12);
        assertThat(config("vnic")).contains("<portgroup>vMotion</portgroup>", "<device>vmk1</device>");
        assertThat(network("RemoveVirtualSwitch", "<vswitchName>vSwitch1</vswitchName>")
                        .fault())
                .isEqualTo("ResourceInUse");
        assertThat(client.read("HostSystem", "ha-host", "network").body())
                .contains("HaNetwork-VM Network")
                .doesNotContain("vMotion", "Management");
    }

    @ParameterizedTest
    @CsvSource({
        "VM Network,0,vSwitch0,AlreadyExists",
        "'',0,vSwitch0,InvalidArgument",
        "lab,4096,vSwitch0,InvalidArgument",
        "lab,-1,vSwitch0,InvalidArgument",
        "lab,0,none,NotFound"
    })
    void aGroupThatCannotBeIsRefused(String name, int vlan, String switchName, String fault) {
        assertThat(network("AddPortGroup", group(name, vlan, switchName)).fault())
                .isEqualTo(fault);
        assertThat(config("portgroup")).doesNotContain("lab");
    }

    @Test
    void aGroupGetsAnotherVlanAndAnotherName() {
        esx.network().addPortGroup("lab", "vSwitch0", 5);
        String update = "<pgName>lab</pgName>";
        assertThat(network("UpdatePortGroup", update + group("lab", 6, "vSwitch0"))
                        .status())
                .isEqualTo(200);
        assertThat(config("portgroup")).contains("<vlanId>6</vlanId>").doesNotContain("<vlanId>5</vlanId>");
        assertThat(network("UpdatePortGroup", update + group("test", 6, "vSwitch0"))
                        .status())
                .isEqualTo(200);
        assertThat(config("portgroup")).contains("<name>test</name>").doesNotContain("lab");
        assertThat(client.read("Datacenter", "ha-datacenter", "network").body())
                .contains("HaNetwork-test")
                .doesNotContain("HaNetwork-lab");
        assertThat(network("UpdatePortGroup", update + group("x", 6, "vSwitch0"))
                        .fault())
                .isEqualTo("NotFound");
        assertThat(network("UpdatePortGroup", "<pgName>test</pgName>" + group("VM Network", 6, "vSwitch0"))
                        .fault())
                .isEqualTo("AlreadyExists");
    }

    @Test
    void aChangeShowsInAnUpdateFilter() {
        String collector = client.call("CreatePropertyCollector", "PropertyCollector", "ha-property-collector", "")
                .first("returnval");
        client.call(
                "CreateFilter",
                "PropertyCollector",
                collector,
                "<spec>" + VimClient.spec("HostSystem", "ha-host", "config.network.portgroup", "network")
                        + "</spec><partialUpdates>false</partialUpdates>");
        String version = client.call("WaitForUpdates", "PropertyCollector", collector, "<version></version>")
                .first("version");
        network("AddPortGroup", group("lab", 0, "vSwitch0"));
        Answer update =
                client.call("WaitForUpdates", "PropertyCollector", collector, "<version>" + version + "</version>");
        assertThat(update.body()).contains("key-vim.host.PortGroup-lab");
    }

    @Test
    void cardsAreOfEveryKind() {
        esx.network()
                .card(GivenCard.of("vmnic2", "00:0C:29:00:00:02").withDhcp().withSpeed(1000));
        esx.network().card(GivenCard.of("vmnic3", "00:0c:29:00:00:03").withAddress("192.0.2.9", "255.255.255.0"));
        esx.network()
                .card(GivenCard.of("vmnic4", "00:0c:29:00:00:04").unconfigured().withSpeed(0));
        List<String> cards = List.of(config("pnic").split("<PhysicalNic ", -1));
        assertThat(cards.get(3)).contains("<dhcp>true</dhcp>", "<speedMb>1000</speedMb>", "00:0C:29");
        assertThat(cards.get(4)).contains("<ipAddress>192.0.2.9</ipAddress><subnetMask>255.255.255.0</subnetMask>");
        assertThat(cards.get(5)).doesNotContain("<ip>", "<linkSpeed>");
    }

    @Test
    void aDistributedPortGroupCanBeReadAndItsSwitchFound() {
        String uuid = "50 2a 11 22 33 44 55 66-77 88 99 aa bb cc dd ee";
        esx.network().addDistributedPortGroup("dv-lab", "dvportgroup-21", "dvs1", uuid);
        esx.network().addDistributedPortGroup("dv-test", "dvportgroup-22", "dvs1", uuid);
        Answer read =
                client.read("DistributedVirtualPortgroup", "dvportgroup-21", "key", "config.distributedVirtualSwitch");
        assertThat(read.property("key")).contains("dvportgroup-21");
        assertThat(read.property("config.distributedVirtualSwitch")).contains("dvs-dvs1");
        assertThat(client.read("VmwareDistributedVirtualSwitch", "dvs-dvs1", "uuid")
                        .property("uuid"))
                .contains(uuid);
        assertThat(client.read("Datacenter", "ha-datacenter", "network").body())
                .contains("dvportgroup-21", "dvportgroup-22");
        assertThat(config("proxySwitch").split("<HostProxySwitch ", -1)).hasSize(2);
    }

    @Test
    void aCardIsPutIntoADistributedPortGroupAndBack() {
        String uuid = "50 2a 11 22 33 44 55 66-77 88 99 aa bb cc dd ee";
        esx.network().addDistributedPortGroup("dv-lab", "dvportgroup-21", "dvs1", uuid);
        SimulatedMachine machine = esx.machine("web01");
        String port = "<backing xsi:type=\"VirtualEthernetCardDistributedVirtualPortBackingInfo\"><port><switchUuid>"
                + uuid + "</switchUuid><portgroupKey>dvportgroup-21</portgroupKey></port></backing>";
        assertThat(client.taskFault(edit(machine, port))).isEmpty();
        assertThat(client.read("VirtualMachine", machine.id(), "network").body())
                .contains("dvportgroup-21")
                .doesNotContain("HaNetwork");
        assertThat(client.read("VirtualMachine", machine.id(), "config.hardware.device")
                        .body())
                .contains("<switchUuid>" + uuid + "</switchUuid><portgroupKey>dvportgroup-21</portgroupKey>");
        assertThat(client.taskFault(edit(machine, port.replace("-21", "-22")))).isEqualTo("InvalidDeviceBacking");
        String standard = "<backing xsi:type=\"VirtualEthernetCardNetworkBackingInfo\"><deviceName>VM Network"
                + "</deviceName></backing>";
        assertThat(client.taskFault(edit(machine, standard))).isEmpty();
        assertThat(client.read("VirtualMachine", machine.id(), "network").body())
                .contains("HaNetwork-VM Network")
                .doesNotContain("dvportgroup");
    }

    private Answer edit(SimulatedMachine machine, String backing) {
        return client.machine(
                "ReconfigVM_Task",
                machine,
                "<spec><deviceChange><operation>edit</operation><device xsi:type=\"VirtualVmxnet3\"><key>4000</key>"
                        + backing + "</device></deviceChange></spec>");
    }

    @Test
    void aShowcaseHasSomethingOfEachKind() {
        try (EsxSimulator shown = EsxSimulator.start(
                SimulatorOptions.builder().tls(false).showcase(true).build())) {
            VimClient other = VimClient.loggedIn(shown);
            assertThat(shown.datastore("nfs1").files()).contains("iso/debian-12.iso", "templates/small.vmdk");
            assertThat(other.read("HostSystem", "ha-host", "config").body())
                    .contains("iqn.2001-04.com.example:storage.disk1", "<vlanId>20</vlanId>", "vmnic1");
        }
    }
}
