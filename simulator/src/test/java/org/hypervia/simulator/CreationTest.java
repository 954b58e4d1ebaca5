// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.hypervia.simulator.VimClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines, pools and port groups that clients make. */
class CreationTest {
    private static final String POOL = "<pool type=\"ResourcePool\">ha-root-pool</pool>";

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

    private Answer create(String config, String place) {
        return client.call("CreateVM_Task", "Folder", "ha-folder-vm", "<config>" + config + "</config>" + place);
    }

    @Test
    void aMachineIsMadeWithItsFilesAndDevices() {
        Answer started = create(
                "<name>made</name><guestId>debian12_64Guest</guestId>"
                        + "<files><vmPathName>[datastore1]</vmPathName></files><numCPUs>2</numCPUs>"
                        + "<memoryMB>512</memoryMB>"
                        + "<deviceChange><operation>add</operation><device xsi:type=\"ParaVirtualSCSIController\">"
                        + "<key>-101</key><busNumber>0</busNumber><sharedBus>noSharing</sharedBus></device></deviceChange>"
                        + "<deviceChange><operation>add</operation><fileOperation>create</fileOperation>"
                        + "<device xsi:type=\"VirtualDisk\"><key>-102</key>"
                        + "<backing xsi:type=\"VirtualDiskFlatVer2BackingInfo\"><fileName></fileName>"
                        + "<diskMode>persistent</diskMode></backing><controllerKey>-101</controllerKey>"
                        + "<unitNumber>0</unitNumber><capacityInKB>1024</capacityInKB></device></deviceChange>"
                        + "<deviceChange><operation>add</operation><device xsi:type=\"VirtualSerialPort\"><key>-103</key>"
                        + "<backing xsi:type=\"VirtualSerialPortURIBackingInfo\"><serviceURI>telnet://:2000</serviceURI>"
                        + "<direction>server</direction></backing><yieldOnPoll>true</yieldOnPoll></device></deviceChange>"
                        + "<deviceChange><operation>add</operation><device xsi:type=\"VirtualUSBXHCIController\">"
                        + "<key>-104</key><busNumber>0</busNumber></device></deviceChange>",
                POOL);
        assertThat(client.awaitTask(started)).isEqualTo("success");
        SimulatedMachine made = esx.machine("made");
        assertThat(made.vmxPath()).isEqualTo("[datastore1] made/made.vmx");
        assertThat(made.vmx())
                .contains("memSize = \"512\"", "numvcpus = \"2\"", "guestOS = \"debian12-64\"")
                .contains("serial0.fileName = \"telnet://:2000\"", "usb_xhci.present = \"TRUE\"");
        assertThat(client.read("VirtualMachine", made.id(), "config.hardware.device")
                        .body())
                .contains(
                        "<label>Hard disk 1</label>",
                        "VirtualUSBXHCIController",
                        "<serviceURI>telnet://:2000</serviceURI>")
                .contains("<key>12000</key>");
        assertThat(client.awaitTask(client.machine("PowerOnVM_Task", made, ""))).isEqualTo("success");
    }

    @ParameterizedTest
    @CsvSource({
        "'<files><vmPathName>[datastore1]</vmPathName></files>', InvalidName",
        "'<name>x</name><files><vmPathName>[nowhere]</vmPathName></files>', InvalidDatastorePath",
        "'<name>x</name><files><vmPathName>[datastore1] web01/web01.vmx</vmPathName></files>', FileAlreadyExists",
        "'<name>x</name><version>vmx-99</version><files><vmPathName>[datastore1]</vmPathName></files>', InvalidArgument",
        "'<name>x</name><files><vmPathName>[datastore1]</vmPathName></files><memoryMB>3</memoryMB>', InvalidArgument",
    })
    void whatCannotBeMadeLeavesNothingBehind(String config, String fault) {
        int files = esx.datastore("datastore1").files().size();
        assertThat(client.taskFault(create(config, POOL))).isEqualTo(fault);
        assertThat(esx.machines()).hasSize(5);
        assertThat(esx.datastore("datastore1").files()).hasSize(files);
    }

    @Test
    void aMachineNeedsAPoolThatIsThere() {
        assertThat(client.taskFault(create("<name>x</name>", "<pool type=\"ResourcePool\">other</pool>")))
                .isEqualTo("InvalidArgument");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CloneVM_Task", "RelocateVM_Task", "MigrateVM_Task"})
    void onlyACentreCopiesAndMoves(String method) {
        assertThat(client.machine(method, esx.machine("web01"), "").fault()).isEqualTo("NotSupported");
    }

    @Test
    void poolsComeAndGo() {
        String spec = "<spec><cpuAllocation><limit>2000</limit></cpuAllocation><memoryAllocation/></spec>";
        Answer made = client.call("CreateResourcePool", "ResourcePool", "ha-root-pool", "<name>some</name>" + spec);
        String pool = made.first("returnval");
        assertThat(client.read("ResourcePool", pool, "config.cpuAllocation.limit")
                        .property("config.cpuAllocation.limit"))
                .contains("2000");
        assertThat(client.call("CreateResourcePool", "ResourcePool", "ha-root-pool", "<name>some</name>" + spec)
                        .fault())
                .isEqualTo("DuplicateName");
        client.call("UpdateConfig", "ResourcePool", pool, "<name>other</name>");
        assertThat(client.read("ResourcePool", pool, "name").property("name")).contains("other");
        assertThat(client.awaitTask(client.call("Destroy_Task", "ResourcePool", pool, "")))
                .isEqualTo("success");
        assertThat(client.read("ResourcePool", pool, "name").fault()).isEqualTo("ManagedObjectNotFound");
        assertThat(client.taskFault(client.call("Destroy_Task", "ResourcePool", "ha-root-pool", "")))
                .isEqualTo("NotSupported");
    }

    @Test
    void portGroupsComeAndGoWithTheirNetworks() {
        String group =
                "<portgrp><name>lab</name><vlanId>7</vlanId><vswitchName>vSwitch0</vswitchName><policy/></portgrp>";
        assertThat(client.call("AddPortGroup", "HostNetworkSystem", "networkSystem", group)
                        .status())
                .isEqualTo(200);
        assertThat(client.call("AddPortGroup", "HostNetworkSystem", "networkSystem", group)
                        .fault())
                .isEqualTo("AlreadyExists");
        assertThat(client.read("HostSystem", "ha-host", "network").body()).contains("HaNetwork-lab");
        client.call("RemovePortGroup", "HostNetworkSystem", "networkSystem", "<pgName>lab</pgName>");
        assertThat(client.read("HostSystem", "ha-host", "network").body()).doesNotContain("HaNetwork-lab");
        assertThat(client.call("RemovePortGroup", "HostNetworkSystem", "networkSystem", "<pgName>lab</pgName>")
                        .fault())
                .isEqualTo("NotFound");
    }

    @Test
    void aHostWithRunningMachinesDoesNotGoIntoMaintenance() {
        String time = "<timeout>0</timeout>";
        assertThat(client.taskFault(client.call("EnterMaintenanceMode_Task", "HostSystem", "ha-host", time)))
                .isEqualTo("InvalidState");
        esx.machines().forEach(machine -> machine.state(MachineState.OFF));
        assertThat(client.awaitTask(client.call("EnterMaintenanceMode_Task", "HostSystem", "ha-host", time)))
                .isEqualTo("success");
        assertThat(client.awaitTask(client.call("ExitMaintenanceMode_Task", "HostSystem", "ha-host", time)))
                .isEqualTo("success");
    }

    @Test
    void hardwareIsUpgradedOnce() {
        SimulatedMachine machine = esx.machine("app01");
        assertThat(client.awaitTask(client.machine("UpgradeVM_Task", machine, "")))
                .isEqualTo("success");
        assertThat(machine.vmx()).contains("virtualHW.version = \"20\"");
        assertThat(client.taskFault(client.machine("UpgradeVM_Task", machine, "")))
                .isEqualTo("AlreadyUpgraded");
        assertThat(client.taskFault(client.machine("UpgradeVM_Task", esx.machine("web01"), "")))
                .isEqualTo("InvalidPowerState");
    }

    @Test
    void aTemplateBecomesAMachineAgain() {
        SimulatedMachine machine = esx.machine("app01");
        assertThat(client.machine("MarkAsVirtualMachine", machine, POOL).fault())
                .isEqualTo("InvalidState");
        machine.template(true);
        assertThat(client.machine("MarkAsVirtualMachine", machine, POOL).status())
                .isEqualTo(200);
        assertThat(client.read("VirtualMachine", machine.id(), "config.template")
                        .property("config.template"))
                .contains("false");
    }

    @Test
    void optionsOfAMachineAreReadOneByOne() {
        SimulatedMachine machine = esx.machine("web01");
        client.awaitTask(
                client.machine(
                        "ReconfigVM_Task",
                        machine,
                        "<spec><extraConfig><key>own.setting</key><value xsi:type=\"xsd:string\">a &amp; b</value></extraConfig></spec>"));
        assertThat(client.read("VirtualMachine", machine.id(), "config.extraConfig[\"own.setting\"].value")
                        .body())
                .contains("<val xsi:type=\"xsd:string\">a &amp; b</val>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ha-datacenter", "/ha-datacenter", "%2Fha-datacenter"})
    void aDatacenterIsNamedWithOrWithoutASlash(String path) {
        assertThat(client.exchange(client.path("/folder/web01/web01.vmx?dcPath=" + path + "&dsName=datastore1"))
                        .statusCode())
                .isEqualTo(200);
    }
}
