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

/** Configuration, snapshots, registration, autostart, counters. */
class ChangeTest {
    private EsxSimulator esx;
    private VimClient client;
    private SimulatedMachine off;
    private SimulatedMachine running;

    @BeforeEach
    void start() {
        esx = EsxSimulator.start(SimulatorOptions.builder().tls(false).build());
        client = VimClient.loggedIn(esx);
        off = esx.machine("app01");
        running = esx.machine("web01");
    }

    @AfterEach
    void stop() {
        esx.close();
    }

    private Answer reconfigure(SimulatedMachine machine, String spec) {
        return client.machine("ReconfigVM_Task", machine, "<spec>" + spec + "</spec>");
    }

    @Test
    void aReconfigurationShowsInTheApiAndInTheFile() {
        assertThat(
                        client.awaitTask(
                                reconfigure(
                                        off,
                                        "<name>renamed</name><annotation>say &quot;hi&quot;</annotation><numCPUs>4</numCPUs><memoryMB>1024</memoryMB>"
                                                + "<cpuAllocation><reservation>100</reservation><limit>2000</limit><shares><shares>3</shares>"
                                                + "<level>custom</level></shares></cpuAllocation>"
                                                + "<memoryAllocation><reservation>64</reservation><limit>512</limit></memoryAllocation>")))
                .isEqualTo("success");
        assertThat(off.vmx())
                .contains("displayName = \"renamed\"", "annotation = \"say |22hi|22\"", "numvcpus = \"4\"")
                .contains("memSize = \"1024\"", "sched.mem.max = \"512\"", "sched.cpu.shares = \"3\"");
        Answer config = client.read(
                "VirtualMachine",
                off.id(),
                "name",
                "config.annotation",
                "config.hardware.numCPU",
                "config.cpuAllocation.limit",
                "config.memoryAllocation.reservation");
        assertThat(config.property("name")).contains("renamed");
        assertThat(config.property("config.annotation")).contains("say &quot;hi&quot;");
        assertThat(config.property("config.hardware.numCPU")).contains("4");
        assertThat(config.property("config.cpuAllocation.limit")).contains("2000");
        assertThat(config.property("config.memoryAllocation.reservation")).contains("64");
    }

    @ParameterizedTest
    @CsvSource({
        "<numCPUs>8</numCPUs>, CpuHotPlugNotSupported",
        "<memoryMB>8192</memoryMB>, MemoryHotPlugNotSupported",
        "<memoryMB>2050</memoryMB>, InvalidArgument",
        "<numCPUs>0</numCPUs>, InvalidArgument",
        "<numCPUs>1000</numCPUs>, InvalidArgument",
        "<cpuAllocation><reservation>9</reservation><limit>5</limit></cpuAllocation>, InvalidArgument",
    })
    void aRunningMachineRefusesWhatCannotBeDone(String spec, String fault) {
        String before = running.vmx();
        assertThat(client.taskFault(reconfigure(running, spec))).isEqualTo(fault);
        assertThat(running.vmx()).isEqualTo(before);
    }

    @Test
    void withHotAddARunningMachineGrows() {
        running.entry("mem.hotadd", "TRUE");
        running.entry("vcpu.hotadd", "TRUE");
        assertThat(client.awaitTask(reconfigure(running, "<numCPUs>4</numCPUs><memoryMB>8192</memoryMB>")))
                .isEqualTo("success");
        assertThat(client.taskFault(reconfigure(running, "<memoryMB>4096</memoryMB>")))
                .isEqualTo("MemoryHotPlugNotSupported");
    }

    @Test
    void disksCardsAndMediaCanBePluggedAndUnplugged() {
        String disk = "<deviceChange><operation>add</operation><fileOperation>create</fileOperation>"
                + "<device xsi:type=\"VirtualDisk\"><key>-1</key><backing xsi:type=\"VirtualDiskFlatVer2BackingInfo\">"
                + "<fileName></fileName><diskMode>persistent</diskMode><thinProvisioned>true</thinProvisioned></backing>"
                + "<controllerKey>1000</controllerKey><capacityInKB>4096</capacityInKB></device></deviceChange>";
        assertThat(client.awaitTask(reconfigure(running, disk))).isEqualTo("success");
        assertThat(client.read("VirtualMachine", "1", "config.hardware.device[2001]")
                        .body())
                .contains("<capacityInKB>4096</capacityInKB>", "[datastore1] web01/web01_0_1.vmdk");
        assertThat(esx.datastore("datastore1").files()).contains("web01/web01_0_1.vmdk", "web01/web01_0_1-flat.vmdk");

        String card = "<deviceChange><operation>add</operation><device xsi:type=\"VirtualVmxnet3\"><key>-1</key>"
                + "<backing xsi:type=\"VirtualEthernetCardNetworkBackingInfo\"><deviceName>VM Network</deviceName></backing>"
                + "<addressType>manual</addressType><macAddress>00:50:56:00:00:09</macAddress></device></deviceChange>";
        assertThat(client.awaitTask(reconfigure(running, card))).isEqualTo("success");
        assertThat(running.vmx()).contains("ethernet1.address = \"00:50:56:00:00:09\"");

        String noMedium = "<deviceChange><operation>edit</operation><device xsi:type=\"VirtualCdrom\"><key>3002</key>"
                + "<backing xsi:type=\"VirtualCdromIsoBackingInfo\"><fileName>[datastore1] none.iso</fileName></backing>"
                + "</device></deviceChange>";
        assertThat(client.taskFault(reconfigure(running, noMedium))).isEqualTo("FileNotFound");
        esx.datastore("datastore1").write("none.iso", new byte[10]);
        assertThat(client.awaitTask(reconfigure(running, noMedium))).isEqualTo("success");

        String away = "<deviceChange><operation>remove</operation><fileOperation>destroy</fileOperation>"
                + "<device xsi:type=\"VirtualDisk\"><key>2001</key><capacityInKB>0</capacityInKB></device></deviceChange>";
        assertThat(client.awaitTask(reconfigure(running, away))).isEqualTo("success");
        assertThat(esx.datastore("datastore1").files()).doesNotContain("web01/web01_0_1.vmdk");
        assertThat(client.taskFault(reconfigure(running, away))).isEqualTo("InvalidDeviceSpec");
    }

    private String snapshot(String name, String memory) {
        Answer started = client.machine(
                "CreateSnapshot_Task",
                running,
                "<name>" + name + "</name><description>d</description><memory>" + memory
                        + "</memory><quiesce>false</quiesce>");
        client.awaitTask(started);
        Answer result = client.read("Task", started.first("returnval"), "info.result");
        assertThat(result.body()).contains("<val type=\"VirtualMachineSnapshot\" xsi:type=\"ManagedObjectReference\">");
        return result.property("info.result").orElseThrow();
    }

    @Test
    void snapshotsFormATreeOneCanGoBackIn() {
        String first = snapshot("one", "true");
        client.awaitTask(client.machine("PowerOffVM_Task", running, ""));
        String second = snapshot("two", "false");
        assertThat(first).isEqualTo("1-snapshot-1");
        Answer tree = client.read("VirtualMachine", "1", "snapshot.rootSnapshotList", "snapshot.currentSnapshot");
        assertThat(tree.body())
                .contains(
                        "<VirtualMachineSnapshotTree xsi:type=\"VirtualMachineSnapshotTree\"><snapshot"
                                + " type=\"VirtualMachineSnapshot\">1-snapshot-1</snapshot><vm type=\"VirtualMachine\">1</vm><name>one</name>")
                .contains("<childSnapshotList><snapshot type=\"VirtualMachineSnapshot\">1-snapshot-2</snapshot>");
        assertThat(tree.property("snapshot.currentSnapshot")).contains(second);

        client.awaitTask(reconfigure(running, "<memoryMB>512</memoryMB>"));
        assertThat(client.awaitTask(client.call("RevertToSnapshot_Task", "VirtualMachineSnapshot", first, "")))
                .isEqualTo("success");
        assertThat(running.state()).isEqualTo(MachineState.RUNNING);
        assertThat(running.vmx()).contains("memSize = \"2048\"");

        assertThat(client.awaitTask(client.call(
                        "RemoveSnapshot_Task",
                        "VirtualMachineSnapshot",
                        first,
                        "<removeChildren>false</removeChildren>")))
                .isEqualTo("success");
        assertThat(client.read("VirtualMachine", "1", "rootSnapshot").body())
                .contains(second)
                .doesNotContain(first);
        client.awaitTask(client.machine("RemoveAllSnapshots_Task", running, ""));
        assertThat(client.read("VirtualMachine", "1", "snapshot").body()).doesNotContain("<propSet>");
        assertThat(client.call(
                                "RemoveSnapshot_Task",
                                "VirtualMachineSnapshot",
                                second,
                                "<removeChildren>false</removeChildren>")
                        .fault())
                .isEqualTo("ManagedObjectNotFound");
    }

    private Answer register(String path) {
        return register(path, "");
    }

    private Answer register(String path, String more) {
        return client.call(
                "RegisterVM_Task",
                "Folder",
                "ha-folder-vm",
                "<path>" + path + "</path><asTemplate>false</asTemplate><pool type=\"ResourcePool\">ha-root-pool</pool>"
                        + more);
    }

    @Test
    void aMachineIsRegisteredOnAHostOfItsPoolOnly() {
        String path = "[datastore1] app01/app01.vmx";
        client.machine("UnregisterVM", off, "");
        assertThat(client.taskFault(register(path, "<host type=\"HostSystem\">host-9</host>")))
                .isEqualTo("InvalidArgument");
        assertThat(client.awaitTask(register(path, "<host type=\"HostSystem\">ha-host</host>")))
                .isEqualTo("success");
    }

    @Test
    void aMachineCanBeUnregisteredAndRegisteredAgain() {
        assertThat(client.machine("UnregisterVM", running, "").fault()).isEqualTo("InvalidPowerState");
        assertThat(client.machine("UnregisterVM", off, "").status()).isEqualTo(200);
        assertThat(esx.machines()).hasSize(4);
        assertThat(client.taskFault(register("[datastore1] app01/none.vmx"))).isEqualTo("FileNotFound");
        assertThat(client.taskFault(register("app01/app01.vmx"))).isEqualTo("InvalidDatastorePath");
        Answer started = register("[datastore1] app01/app01.vmx");
        assertThat(client.awaitTask(started)).isEqualTo("success");
        assertThat(client.read("Task", started.first("returnval"), "info.result")
                        .property("info.result"))
                .contains("6");
        assertThat(client.taskFault(register("[datastore1] app01/app01.vmx"))).isEqualTo("AlreadyExists");
        assertThat(esx.machine("app01").id()).isEqualTo("6");
    }

    @Test
    void destroyingAMachineDeletesItsFolder() {
        assertThat(client.taskFault(client.machine("Destroy_Task", running, "")))
                .isEqualTo("InvalidPowerState");
        assertThat(client.awaitTask(client.machine("Destroy_Task", off, ""))).isEqualTo("success");
        assertThat(esx.datastore("datastore1").files()).noneMatch(file -> file.startsWith("app01/"));
    }

    @Test
    void renamingChangesTheNameAndTheFile() {
        assertThat(client.awaitTask(client.machine("Rename_Task", running, "<newName>a%2fb</newName>")))
                .isEqualTo("success");
        assertThat(running.name()).isEqualTo("a%2fb");
        assertThat(running.vmx()).contains("displayName = \"a%2fb\"");
    }

    @Test
    void theAutostartManagerKeepsWhatIsNotMentioned() {
        String entry =
                "<powerInfo><key type=\"VirtualMachine\">%s</key><startOrder>%d</startOrder><startDelay>-1</startDelay>"
                        + "<waitForHeartbeat>systemDefault</waitForHeartbeat><startAction>powerOn</startAction><stopDelay>-1</stopDelay>"
                        + "<stopAction>none</stopAction></powerInfo>";
        String defaults = "<defaults><enabled>true</enabled></defaults>";
        assertThat(autostart(defaults + entry.formatted("3", 2)).status()).isEqualTo(200);
        assertThat(autostart(entry.formatted("5", 1)).status()).isEqualTo(200);
        Answer config = client.read("HostAutoStartManager", "ha-autostart-mgr", "config.defaults", "config.powerInfo");
        assertThat(config.body())
                .contains("<enabled>true</enabled><startDelay>120</startDelay>")
                .contains("<AutoStartPowerInfo xsi:type=\"AutoStartPowerInfo\"><key type=\"VirtualMachine\">3</key>")
                .contains("<key type=\"VirtualMachine\">5</key>");
        assertThat(autostart(entry.formatted("99", 1)).fault()).isEqualTo("ManagedObjectNotFound");
        assertThat(client.call("AutoStartPowerOn", "HostAutoStartManager", "ha-autostart-mgr", "")
                        .status())
                .isEqualTo(200);
        List<String> tasks =
                client.read("TaskManager", "ha-taskmgr", "recentTask").all("ManagedObjectReference");
        assertThat(tasks).hasSize(2);
        tasks.forEach(client::awaitTask);
        assertThat(off.state()).isEqualTo(MachineState.RUNNING);
    }

    private Answer autostart(String spec) {
        return client.call(
                "ReconfigureAutostart", "HostAutoStartManager", "ha-autostart-mgr", "<spec>" + spec + "</spec>");
    }

    @Test
    void countersAreThereForMachinesThatRun() {
        assertThat(performance("QueryPerfCounter", "<counterId>13</counterId>").body())
                .contains("<key>13</key><nameInfo><label>used</label>");
        assertThat(performance("QueryPerfCounter", "<counterId>4711</counterId>")
                        .fault())
                .isEqualTo("InvalidArgument");
        assertThat(performance("QueryAvailablePerfMetric", "<entity type=\"VirtualMachine\">1</entity>")
                        .all("counterId"))
                .contains("13");
        assertThat(performance("QueryAvailablePerfMetric", "<entity type=\"VirtualMachine\">3</entity>")
                        .all("counterId"))
                .isEmpty();
        String query =
                "<querySpec><entity type=\"VirtualMachine\">1</entity><maxSample>3</maxSample><metricId><counterId>13</counterId>"
                        + "<instance></instance></metricId><intervalId>20</intervalId><format>%s</format></querySpec>";
        Answer normal = performance("QueryPerf", query.formatted("normal"));
        assertThat(normal.body())
                .contains("<returnval xsi:type=\"PerfEntityMetric\">", "<value xsi:type=\"PerfMetricIntSeries\">");
        assertThat(normal.all("interval")).containsExactly("20", "20", "20");
        assertThat(performance("QueryPerf", query.formatted("csv")).first("sampleInfoCSV"))
                .startsWith("20,");
    }

    private Answer performance(String method, String parameters) {
        return client.call(method, "PerformanceManager", "ha-perfmgr", parameters);
    }
}
