// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hypervia.simulator.VimClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PropertyCollectorTest {
    private static final String COLLECTOR = "ha-property-collector";

    private EsxSimulator esx;
    private VimClient client;

    @BeforeEach
    void start() {
        esx = EsxSimulator.start(
                SimulatorOptions.builder().tls(false).machines(12).pageSize(5).build());
        client = VimClient.loggedIn(esx);
    }

    @AfterEach
    void stop() {
        esx.close();
    }

    private Answer collect(String method, String parameters) {
        return client.call(method, "PropertyCollector", COLLECTOR, parameters);
    }

    @Test
    void valuesCarryTheirExactTypes() {
        Answer vm = client.read(
                "VirtualMachine",
                "1",
                "name",
                "runtime.powerState",
                "config.hardware.memoryMB",
                "config.memoryAllocation.limit",
                "config.files.vmPathName",
                "recentTask",
                "config.cpuAllocation.shares");
        assertThat(vm.body())
                .contains("<name>name</name><val xsi:type=\"xsd:string\">web01</val>")
                .contains("<name>runtime.powerState</name><val xsi:type=\"VirtualMachinePowerState\">poweredOn</val>")
                .contains("<name>config.hardware.memoryMB</name><val xsi:type=\"xsd:int\">2048</val>")
                .contains("<name>config.memoryAllocation.limit</name><val xsi:type=\"xsd:long\">-1</val>")
                .contains("<val xsi:type=\"xsd:string\">[datastore1] web01/web01.vmx</val>")
                .contains("<name>recentTask</name><val xsi:type=\"ArrayOfManagedObjectReference\"></val>")
                .contains("<val xsi:type=\"SharesInfo\"><shares>2000</shares><level>normal</level></val>");
        assertThat(client.read("HostSystem", "ha-host", "hardware.cpuInfo.numCpuCores", "hardware.memorySize")
                        .body())
                .contains("<val xsi:type=\"xsd:short\">16</val>")
                .contains("<val xsi:type=\"xsd:long\">206088200192</val>");
    }

    @Test
    void itemsOfArraysCarryTheirTypesToo() {
        assertThat(client.read("HostSystem", "ha-host", "hardware.cpuFeature").body())
                .contains(
                        "<val xsi:type=\"ArrayOfHostCpuIdInfo\"><HostCpuIdInfo xsi:type=\"HostCpuIdInfo\"><level>0</level>")
                .contains("<level>-2147483647</level>");
        assertThat(client.read("HostSystem", "ha-host", "vm").body())
                .contains("<ManagedObjectReference type=\"VirtualMachine\" xsi:type=\"ManagedObjectReference\">1"
                        + "</ManagedObjectReference>");
        assertThat(client.read("VirtualMachine", "1", "config.hardware.device").body())
                .contains("<val xsi:type=\"ArrayOfVirtualDevice\"><VirtualDevice xsi:type=\"VirtualIDEController\">"
                        + "<key>200</key>");
        assertThat(client.read("Folder", "ha-folder-root", "childType").body())
                .contains("<val xsi:type=\"ArrayOfString\"><string xsi:type=\"xsd:string\">Datacenter</string></val>");
    }

    @Test
    void answersHaveNoWhiteSpaceBetweenElements() {
        String body = collect(
                        "RetrieveProperties",
                        "<specSet>" + VimClient.machinesSpec("config", "summary", "guest") + "</specSet>")
                .body();
        String inner = body.substring(body.indexOf("<RetrievePropertiesResponse"), body.indexOf("</soapenv:Body>"));
        assertThat(inner.strip()).doesNotContainPattern(">\\s+<");
    }

    @Test
    void oneItemOfAnArrayIsFoundByItsKey() {
        Answer device = client.read("VirtualMachine", "1", "config.hardware.device[2000].backing.fileName");
        assertThat(device.body()).contains("[datastore1] web01/web01.vmdk");
        assertThat(client.read("VirtualMachine", "1", "config.hardware.device[2999].key")
                        .body())
                .doesNotContain("<propSet>");
    }

    @Test
    void traversalReachesMachinesThroughRecursiveNamedSteps() {
        String steps = step("folders", "Folder", "childEntity", named("folders") + named("dc") + named("cr"))
                + step("dc", "Datacenter", "hostFolder", named("folders"))
                + step("cr", "ComputeResource", "host", named("vms"))
                + step("vms", "HostSystem", "vm", "");
        Answer answer = collect(
                "RetrieveProperties",
                "<specSet><propSet><type>ManagedEntity</type><pathSet>name</pathSet></propSet>"
                        + "<objectSet><obj type=\"Folder\">ha-folder-root</obj><skip>true</skip>" + steps
                        + "</objectSet></specSet>");
        assertThat(answer.all("obj"))
                .hasSize(3 + 1 + 12)
                .contains("ha-datacenter", "ha-folder-host", "ha-compute-res", "ha-host", "12");
    }

    private static String step(String name, String type, String path, String next) {
        return "<selectSet xsi:type=\"TraversalSpec\"><name>" + name + "</name><type>" + type + "</type><path>" + path
                + "</path>" + next + "</selectSet>";
    }

    private static String named(String name) {
        return "<selectSet><name>" + name + "</name></selectSet>";
    }

    @Test
    void allPropertiesComeInTheSchemasOrder() {
        Answer answer = collect(
                "RetrieveProperties",
                "<specSet><propSet><type>Datacenter</type><all>true</all></propSet>"
                        + "<objectSet><obj type=\"Datacenter\">ha-datacenter</obj></objectSet></specSet>");
        assertThat(answer.all("name")).contains("parent", "name", "vmFolder").doesNotContain("configuration");
    }

    @Test
    void unsetPropertiesAreLeftOutAndWrongOnesAreInvalid() {
        assertThat(client.read("VirtualMachine", "1", "snapshot.rootSnapshotList", "runtime.question")
                        .body())
                .contains("<returnval><obj type=\"VirtualMachine\">1</obj></returnval>");
        Answer wrong = client.read("VirtualMachine", "1", "config.nonsense");
        assertThat(wrong.fault()).isEqualTo("InvalidProperty");
        assertThat(wrong.first("name")).isEqualTo("config.nonsense");
        assertThat(client.read("Nonsense", "1", "name").fault()).isEqualTo("InvalidType");
    }

    @Test
    void anUnreadablePropertyIsMissingWithItsFault() {
        esx.machine("web01").unreadable("config.uuid", "NoPermission");
        Answer answer = client.read("VirtualMachine", "1", "name", "config.uuid");
        assertThat(answer.property("name")).contains("web01");
        assertThat(answer.body())
                .contains("<missingSet><path>config.uuid</path><fault><fault xsi:type=\"NoPermission\">");
    }

    @Test
    void longListsComeInPages() {
        List<String> ids = new ArrayList<>();
        Answer page =
                collect("RetrievePropertiesEx", "<specSet>" + VimClient.machinesSpec("name") + "</specSet><options/>");
        int pages = 1;
        ids.addAll(page.all("obj"));
        while (!page.all("token").isEmpty()) {
            assertThat(page.all("objects")).hasSize(5);
            page = collect("ContinueRetrievePropertiesEx", "<token>" + page.first("token") + "</token>");
            ids.addAll(page.all("obj"));
            pages++;
        }
        // The host itself is selected but no VirtualMachine is wanted of it.
        assertThat(ids).hasSize(12).doesNotHaveDuplicates();
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void aTokenWorksOnceAndNotAfterACancel() {
        String spec = "<specSet>" + VimClient.machinesSpec("name")
                + "</specSet><options><maxObjects>2</maxObjects></options>";
        Answer first = collect("RetrievePropertiesEx", spec);
        assertThat(first.all("objects")).hasSize(2);
        String token = "<token>" + first.first("token") + "</token>";
        assertThat(collect("CancelRetrievePropertiesEx", token).status()).isEqualTo(200);
        assertThat(collect("ContinueRetrievePropertiesEx", token).fault()).isEqualTo("InvalidArgument");
    }

    @Test
    void updatesTellWhatChangedAndNothingElse() {
        String filter = collect(
                        "CreateFilter",
                        "<spec>" + VimClient.machinesSpec("name", "runtime.powerState")
                                + "</spec><partialUpdates>true</partialUpdates>")
                .first("returnval");
        Answer all = collect("CheckForUpdates", "");
        assertThat(all.all("objectSet")).hasSize(12);
        assertThat(all.body()).contains("<kind>enter</kind>");
        String version = all.first("version");
        assertThat(collect("CheckForUpdates", "<version>" + version + "</version>")
                        .body())
                .doesNotContain("<returnval>");

        esx.machine("web01").state(MachineState.OFF);
        Answer change = collect("CheckForUpdates", "<version>" + version + "</version>");
        assertThat(change.body())
                .contains(
                        "<kind>modify</kind><obj type=\"VirtualMachine\">1</obj><changeSet><name>runtime.powerState</name>"
                                + "<op>assign</op><val xsi:type=\"VirtualMachinePowerState\">poweredOff</val></changeSet>")
                .doesNotContain("<name>name</name>");
        // An answer that got lost is given again.
        assertThat(collect("CheckForUpdates", "<version>" + version + "</version>")
                        .all("objectSet"))
                .hasSize(1);
        // A client that says it knows nothing is told everything.
        assertThat(collect("CheckForUpdates", "").all("objectSet")).hasSize(12);
        assertThat(collect("CheckForUpdates", "<version>77</version>").fault()).isEqualTo("InvalidCollectorVersion");
        assertThat(client.call("DestroyPropertyFilter", "PropertyFilter", filter, "")
                        .status())
                .isEqualTo(200);
        assertThat(esx.openFilters()).isZero();
    }

    @Test
    void machinesThatComeAndGoEnterAndLeave() {
        collect(
                "CreateFilter",
                "<spec>" + VimClient.machinesSpec("name") + "</spec><partialUpdates>false</partialUpdates>");
        String version = collect("CheckForUpdates", "").first("version");
        esx.machine("web01").unregister();
        SimulatedMachine fresh = esx.addMachine("config.version = \"8\"\ndisplayName = \"fresh\"\n");
        Answer change = collect("CheckForUpdates", "<version>" + version + "</version>");
        assertThat(change.body())
                .contains("<kind>leave</kind><obj type=\"VirtualMachine\">1</obj>")
                .contains("<kind>enter</kind><obj type=\"VirtualMachine\">" + fresh.id() + "</obj>");
        // Once told, it is known, whatever else changes.
        esx.machine("db01").state(MachineState.OFF);
        assertThat(collect("CheckForUpdates", "<version>" + change.first("version") + "</version>")
                        .body())
                .doesNotContain("<returnval>");
    }

    @Test
    void manyUpdatesComeInTruncatedSets() {
        collect(
                "CreateFilter",
                "<spec>" + VimClient.machinesSpec("name") + "</spec><partialUpdates>false</partialUpdates>");
        String options = "<options><maxWaitSeconds>0</maxWaitSeconds><maxObjectUpdates>5</maxObjectUpdates></options>";
        List<String> seen = new ArrayList<>();
        List<Boolean> truncated = new ArrayList<>();
        String version = "";
        for (int i = 0; i < 3; i++) {
            Answer set = collect("WaitForUpdatesEx", "<version>" + version + "</version>" + options);
            version = set.first("version");
            seen.addAll(set.all("obj"));
            truncated.add(set.body().contains("<truncated>true</truncated>"));
        }
        assertThat(seen).hasSize(12).doesNotHaveDuplicates();
        assertThat(truncated).containsExactly(true, true, false);
        assertThat(collect("WaitForUpdatesEx", "<version>" + version + "</version>" + options)
                        .body())
                .doesNotContain("<returnval>");
    }

    @Test
    void aWaitEndsWithTheChangeAndHoldsUpNobody() throws Exception {
        collect(
                "CreateFilter",
                "<spec>" + VimClient.machinesSpec("runtime.powerState")
                        + "</spec><partialUpdates>true</partialUpdates>");
        String version = collect("CheckForUpdates", "").first("version");
        CompletableFuture<Answer> wait =
                CompletableFuture.supplyAsync(() -> collect("WaitForUpdates", "<version>" + version + "</version>"));
        // On the same session, while the other call hangs.
        assertThat(client.read("HostSystem", "ha-host", "name").status()).isEqualTo(200);
        esx.machine("db01").state(MachineState.SUSPENDED);
        assertThat(wait.get(30, TimeUnit.SECONDS).body()).contains(">suspended</val>");
    }

    @Test
    void aFilterThatComesDuringAWaitEndsIt() throws Exception {
        CompletableFuture<Answer> wait = CompletableFuture.supplyAsync(() -> collect("WaitForUpdates", ""));
        collect(
                "CreateFilter",
                "<spec>" + VimClient.spec("HostSystem", "ha-host", "name")
                        + "</spec><partialUpdates>false</partialUpdates>");
        assertThat(wait.get(30, TimeUnit.SECONDS).body()).contains("esx01.example.test");
    }

    @Test
    void aWaitCanBeCancelledAndDiesWithItsSession() throws Exception {
        CompletableFuture<Answer> first = hangingWait();
        collect("CancelWaitForUpdates", "");
        assertThat(first.get(30, TimeUnit.SECONDS).fault()).isEqualTo("RequestCanceled");

        CompletableFuture<Answer> second = hangingWait();
        esx.expireSessions();
        assertThat(second.get(30, TimeUnit.SECONDS).fault()).isEqualTo("NotAuthenticated");
    }

    @Test
    void aSecondWaitOnACollectorEndsTheFirst() throws Exception {
        CompletableFuture<Answer> first = hangingWait();
        CompletableFuture<Answer> second = CompletableFuture.supplyAsync(() -> collect("WaitForUpdates", ""));
        assertThat(first.get(30, TimeUnit.SECONDS).fault()).isEqualTo("RequestCanceled");
        collect("CancelWaitForUpdates", "");
        assertThat(second.get(30, TimeUnit.SECONDS).fault()).isEqualTo("RequestCanceled");
    }

    private CompletableFuture<Answer> hangingWait() {
        CompletableFuture<Answer> wait = CompletableFuture.supplyAsync(() -> collect("WaitForUpdates", ""));
        Until.holds("a call waits", () -> esx.waitingCalls() > 0);
        return wait;
    }

    @Test
    void collectorsAreIndependent() {
        String own = collect("CreatePropertyCollector", "").first("returnval");
        client.call(
                "CreateFilter",
                "PropertyCollector",
                own,
                "<spec>" + VimClient.spec("HostSystem", "ha-host", "name")
                        + "</spec><partialUpdates>false</partialUpdates>");
        assertThat(collect("CheckForUpdates", "").body()).doesNotContain("<returnval>");
        assertThat(client.call("CheckForUpdates", "PropertyCollector", own, "").all("objectSet"))
                .hasSize(1);
        client.call("DestroyPropertyCollector", "PropertyCollector", own, "");
        assertThat(client.call("CheckForUpdates", "PropertyCollector", own, "").fault())
                .isEqualTo("ManagedObjectNotFound");
    }

    @Test
    void aContainerViewShowsMachinesAsTheyComeAndGo() {
        String view = client.call(
                        "CreateContainerView",
                        "ViewManager",
                        "ViewManager",
                        "<container type=\"Folder\">ha-folder-root</container><type>VirtualMachine</type><recursive>true</recursive>")
                .first("returnval");
        String spec = "<specSet><propSet><type>VirtualMachine</type><pathSet>name</pathSet></propSet>"
                + "<objectSet><obj type=\"ContainerView\">" + view + "</obj><skip>true</skip>"
                + "<selectSet xsi:type=\"TraversalSpec\"><type>ContainerView</type><path>view</path></selectSet></objectSet></specSet>";
        assertThat(collect("RetrieveProperties", spec).all("obj")).hasSize(12);
        esx.machine("web01").unregister();
        assertThat(collect("RetrieveProperties", spec).all("obj")).hasSize(11);
        client.call("DestroyView", "ContainerView", view, "");
        assertThat(collect("RetrieveProperties", spec).fault()).isEqualTo("ManagedObjectNotFound");
    }
}
