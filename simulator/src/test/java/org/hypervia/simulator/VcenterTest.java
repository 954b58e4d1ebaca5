// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A vCenter and its hosts: what is at which address, under which names, and that it is the same behind all. */
class VcenterTest {
    private VcenterSimulator vcenter;

    @BeforeEach
    void start() {
        SimulatorOptions http = SimulatorOptions.builder().tls(false).build();
        GivenDatacenter east = GivenDatacenter.of("east")
                .in("Europe", "a/b")
                .withCluster(
                        "cluster1",
                        GivenHost.of("esx01.example.test").withMachines(3),
                        GivenHost.of("esx02.example.test").withMachines(2))
                .with(GivenDatacenter.Resource.alone(
                                GivenHost.of("esx03.example.test").withMachines(1))
                        .in("racks"));
        GivenDatacenter west = GivenDatacenter.of("west")
                .withHost(GivenHost.of("esx04.example.test").withMachines(1));
        vcenter = VcenterSimulator.start(VcenterOptions.of(east, west).withServer(http));
    }

    @AfterEach
    void close() {
        vcenter.close();
    }

    private VimClient center() {
        return VimClient.loggedIn(vcenter.endpoint(), VcenterOptions.DEFAULT_USER);
    }

    private static VimClient agent(SimulatedHost host) {
        return VimClient.loggedIn(host.agent(), SimulatorOptions.DEFAULT_USER);
    }

    private static VimClient.Answer machines(VimClient client) {
        return client.call(
                "RetrieveProperties",
                "PropertyCollector",
                "ha-property-collector",
                "<specSet>" + VimClient.machinesSpec("name") + "</specSet>");
    }

    private static String to(SimulatedHost host) {
        return "<host type='HostSystem'>" + host.id() + "</host>";
    }

    @Test
    void theUrisAreTheWholeThenEachHostThereThenEachHostByItself() {
        List<URI> uris = vcenter.uris();
        int port = vcenter.endpoint().port();

        assertThat(uris).hasSize(9);
        String whole = "vpx://administrator@127.0.0.1:" + port + "/";
        assertThat(uris.get(0)).hasToString(whole + "?transport=http");
        assertThat(uris.get(1)).hasToString(whole + "Europe/a%2Fb/east/cluster1/esx01.example.test?transport=http");
        assertThat(uris.get(3)).hasToString(whole + "Europe/a%2Fb/east/racks/esx03.example.test?transport=http");
        assertThat(uris.get(4)).hasToString(whole + "west/esx04.example.test?transport=http");
        assertThat(uris.get(5))
                .hasToString(
                        "esx://root@127.0.0.1:" + vcenter.hosts().get(0).agent().port() + "/?transport=http");
        assertThat(uris.stream().map(URI::getPort).distinct()).hasSize(5);
    }

    @Test
    void aHostByItselfShowsItsOwnMachinesUnderNumbers() {
        SimulatedHost first = vcenter.hosts().get(0);
        VimClient client = agent(first);

        VimClient.Answer machines = machines(client);
        assertThat(machines.all("obj")).containsExactly("1", "2", "3");
        VimClient.Answer host = client.read("HostSystem", "ha-host", "parent", "summary.managementServerIp", "vm");
        assertThat(host.property("parent")).contains("ha-compute-res");
        assertThat(host.property("summary.managementServerIp")).contains("127.0.0.1");
        VimClient.Answer tree = client.read("Folder", "ha-folder-root", "childEntity");
        assertThat(tree.all("ManagedObjectReference")).containsExactly("ha-datacenter");
        assertThat(client.read("VirtualMachine", "1", "parent").property("parent"))
                .contains("ha-folder-vm");
        assertThat(client.read("VirtualMachine", "vm-1", "name").fault()).isEqualTo("ManagedObjectNotFound");
        assertThat(client.read("HostSystem", "host-11", "name").fault()).isEqualTo("ManagedObjectNotFound");
        assertThat(machines.body()).doesNotContain("vm-", "group-", "host-1");
    }

    @Test
    void whatIsDoneAtOneAddressIsSeenAtTheOther() {
        SimulatedHost first = vcenter.hosts().get(0);
        SimulatedMachine machine = first.machines().get(0);
        machine.state(MachineState.OFF);
        VimClient client = agent(first);

        VimClient.Answer task = client.call("PowerOnVM_Task", "VirtualMachine", "1", "");
        assertThat(task.first("returnval")).startsWith("haTask-1-vim.VirtualMachine.powerOn-");
        client.awaitTask(task);
        assertThat(center().read("VirtualMachine", machine.id(), "runtime.powerState")
                        .property("runtime.powerState"))
                .contains("poweredOn");
    }

    @Test
    void aMachineThatIsMovedKeepsItsReferenceAtTheVcenterAndGoesFromOneHostToTheOther() {
        SimulatedHost first = vcenter.hosts().get(0);
        SimulatedHost second = vcenter.hosts().get(1);
        SimulatedMachine machine = first.machines().get(0);
        VimClient old = agent(first);
        VimClient young = agent(second);
        assertThat(machines(young).all("obj")).containsExactly("1", "2");

        VimClient client = center();
        client.awaitTask(
                client.machine("MigrateVM_Task", machine, to(second) + "<priority>defaultPriority</priority>"));

        assertThat(machine.hostName()).isEqualTo("esx02.example.test");
        assertThat(client.read("VirtualMachine", machine.id(), "runtime.host").property("runtime.host"))
                .contains(second.id());
        assertThat(machines(old).all("obj")).containsExactly("2", "3");
        assertThat(machines(young).all("obj")).containsExactly("1", "2", "3");
        assertThat(old.read("VirtualMachine", "1", "name").fault()).isEqualTo("ManagedObjectNotFound");
    }

    @Test
    void whatStandsInTheWayIsToldByEventsAndStopsTheTask() {
        SimulatedHost first = vcenter.hosts().get(0);
        SimulatedHost second = vcenter.hosts().get(1);
        SimulatedMachine machine = first.machines().get(0);
        machine.state(MachineState.RUNNING);
        second.processors("older");
        second.warnOfMachines("MigrationFault", "thin ice");
        VimClient client = center();

        VimClient.Answer events = client.call(
                "ValidateMigration",
                "ServiceInstance",
                "ServiceInstance",
                "<vm type='VirtualMachine'>" + machine.id() + "</vm>" + to(second));
        assertThat(events.body())
                .contains("xsi:type=\"MigrationErrorEvent\"", "CpuIncompatible", "xsi:type=\"MigrationWarningEvent\"")
                .contains("thin ice");
        VimClient.Answer task =
                client.machine("MigrateVM_Task", machine, to(second) + "<priority>defaultPriority</priority>");
        assertThat(client.taskFault(task)).isEqualTo("CpuIncompatible");
        assertThat(machine.hostName()).isEqualTo("esx01.example.test");
    }

    @Test
    void filesFollowWhenTheDatastoreIsChosen() {
        SimulatedHost first = vcenter.hosts().get(0);
        SimulatedMachine machine = first.machines().get(0);
        String before = machine.vmxPath();
        VimClient client = center();
        String store = client.read("HostSystem", first.id(), "datastore")
                .all("ManagedObjectReference")
                .get(1);

        client.awaitTask(client.machine(
                "RelocateVM_Task", machine, "<spec><datastore type='Datastore'>" + store + "</datastore></spec>"));

        assertThat(before).startsWith("[shared1] ");
        assertThat(machine.vmxPath()).isEqualTo(before.replace("shared1", "local-esx01"));
        assertThat(client.read("VirtualMachine", machine.id(), "datastore").all("ManagedObjectReference"))
                .containsExactly(store);
        machine.state(MachineState.OFF);
        client.awaitTask(client.machine("PowerOnVM_Task", machine, ""));
    }
}
