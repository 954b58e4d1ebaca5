// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.hypervia.simulator.VimClient.Answer;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private EsxSimulator esx;
    private VimClient client;
    private SimulatedMachine machine;

    @BeforeEach
    void start() {
        esx = EsxSimulator.start(SimulatorOptions.builder().tls(false).build());
        client = VimClient.loggedIn(esx);
        machine = esx.machine("web01");
    }

    @AfterEach
    void stop() {
        esx.close();
    }

    @Test
    void theDefaultHostHasMachinesInEveryState() {
        assertThat(esx.machines().stream().map(SimulatedMachine::name))
                .containsExactly("web01", "db01", "app01", "win01", "bsd01");
        assertThat(esx.machines().stream().map(SimulatedMachine::id)).containsExactly("1", "2", "3", "4", "5");
        assertThat(esx.machines().stream().map(SimulatedMachine::state))
                .containsExactly(
                        MachineState.RUNNING,
                        MachineState.RUNNING,
                        MachineState.OFF,
                        MachineState.SUSPENDED,
                        MachineState.OFF);
    }

    @ParameterizedTest
    @CsvSource({
        "OFF, PowerOnVM_Task, RUNNING",
        "SUSPENDED, PowerOnVM_Task, RUNNING",
        "RUNNING, PowerOffVM_Task, OFF",
        "SUSPENDED, PowerOffVM_Task, OFF",
        "RUNNING, SuspendVM_Task, SUSPENDED",
        "RUNNING, ResetVM_Task, RUNNING",
    })
    void aPowerTaskChangesTheState(MachineState from, String method, MachineState to) {
        machine.state(from);
        Answer started = client.machine(method, machine, "");
        assertThat(started.body()).contains("<returnval type=\"Task\">haTask-1-vim.VirtualMachine.");
        assertThat(client.awaitTask(started)).isEqualTo("success");
        assertThat(machine.state()).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING, PowerOnVM_Task, poweredOn, poweredOn",
        "OFF, PowerOffVM_Task, poweredOff, poweredOff",
        "OFF, SuspendVM_Task, suspended, poweredOff",
        "SUSPENDED, SuspendVM_Task, suspended, suspended",
        "OFF, ResetVM_Task, poweredOn, poweredOff",
    })
    void fromTheWrongStateTheTaskFails(MachineState from, String method, String requested, String existing) {
        machine.state(from);
        Answer started = client.machine(method, machine, "");
        assertThat(client.taskFault(started)).isEqualTo("InvalidPowerState");
        assertThat(client.read("Task", started.first("returnval"), "info.error").body())
                .contains("<fault xsi:type=\"InvalidPowerState\"><requestedState>" + requested + "</requestedState>"
                        + "<existingState>" + existing
                        + "</existingState></fault><localizedMessage>The attempted operation");
        assertThat(machine.state()).isEqualTo(from);
    }

    @Test
    void aTaskTellsWhatItIs() {
        Answer started = client.machine("PowerOffVM_Task", machine, "");
        client.awaitTask(started);
        Answer info = client.read("Task", started.first("returnval"), "info");
        assertThat(info.body())
                .contains("<val xsi:type=\"TaskInfo\"><key>haTask-1-vim.VirtualMachine.powerOff-1</key>")
                .contains("<name>PowerOffVM_Task</name><descriptionId>VirtualMachine.powerOff</descriptionId>"
                        + "<entity type=\"VirtualMachine\">1</entity><entityName>web01</entityName><state>success</state>"
                        + "<cancelled>false</cancelled><cancelable>false</cancelable>"
                        + "<reason xsi:type=\"TaskReasonUser\"><userName>root</userName></reason>")
                .contains("<eventChainId>1</eventChainId>");
        assertThat(client.read("VirtualMachine", "1", "recentTask").body()).contains(started.first("returnval"));
    }

    @Test
    void aHeldTaskKeepsTheMachineBusyUntilItIsReleased() {
        HeldTasks held = esx.holdTasks("PowerOffVM_Task");
        Answer first = client.machine("PowerOffVM_Task", machine, "");
        assertThat(held.await(1, LONG)).isTrue();
        held.progress(42);
        assertThat(client.read("Task", first.first("returnval"), "info").body())
                .contains("<state>running</state>", "<progress>42</progress>");
        assertThat(client.taskFault(client.machine("SuspendVM_Task", machine, "")))
                .isEqualTo("TaskInProgress");
        assertThat(client.machine("ShutdownGuest", machine, "").fault()).isEqualTo("TaskInProgress");
        // Another machine goes on.
        assertThat(client.awaitTask(client.machine("SuspendVM_Task", esx.machine("db01"), "")))
                .isEqualTo("success");
        held.release();
        assertThat(client.awaitTask(first)).isEqualTo("success");
        assertThat(client.awaitTask(client.machine("PowerOnVM_Task", machine, "")))
                .isEqualTo("success");
    }

    @Test
    void aCancelableTaskCanBeCancelledAndAnotherNot() {
        HeldTasks held = esx.holdTasks("PowerOffVM_Task");
        Answer started = client.machine("PowerOffVM_Task", machine, "");
        String task = started.first("returnval");
        assertThat(client.call("CancelTask", "Task", task, "").fault()).isEqualTo("NotSupported");
        held.cancelable(true);
        assertThat(client.call("CancelTask", "Task", task, "").status()).isEqualTo(200);
        assertThat(client.taskFault(started)).isEqualTo("RequestCanceled");
        assertThat(client.read("Task", task, "info").body()).contains("<cancelled>true</cancelled>");
        assertThat(machine.state()).isEqualTo(MachineState.RUNNING);
        assertThat(client.call("CancelTask", "Task", task, "").fault()).isEqualTo("InvalidState");
        held.release();
        assertThat(machine.state()).isEqualTo(MachineState.RUNNING);
    }

    @Test
    void aHeldTaskCanBeMadeToFail() {
        HeldTasks held = esx.holdTasks("PowerOffVM_Task");
        Answer started = client.machine("PowerOffVM_Task", machine, "");
        held.fail("InsufficientResourcesFault", "Not enough memory.");
        assertThat(client.taskFault(started)).isEqualTo("InsufficientResourcesFault");
        assertThat(machine.state()).isEqualTo(MachineState.RUNNING);
    }

    @Test
    void aRuleCanLetATaskFail() {
        esx.faults()
                .add(FaultRule.on("SuspendVM_Task", new Misbehaviour.TaskFault("RestrictedVersion", "Licence."))
                        .once());
        assertThat(client.taskFault(client.machine("SuspendVM_Task", machine, "")))
                .isEqualTo("RestrictedVersion");
        assertThat(client.awaitTask(client.machine("SuspendVM_Task", machine, "")))
                .isEqualTo("success");
    }

    @Test
    void aQuestionHoldsUpThePowerOnUntilItIsAnswered() {
        machine.state(MachineState.OFF);
        machine.askAtNextPowerOn(SimulatedQuestion.movedOrCopied());
        Answer started = client.machine("PowerOnVM_Task", machine, "");
        Answer question = client.read("VirtualMachine", "1", "runtime.question");
        assertThat(question.body())
                .contains("<val xsi:type=\"VirtualMachineQuestionInfo\"><id>1</id><text>msg.uuid.altered:")
                .contains("<choiceInfo><label>Cancel</label><summary>Cancel</summary>" + "<key>0</key></choiceInfo>")
                .contains("<defaultIndex>2</defaultIndex>");
        assertThat(client.machine("AnswerVM", machine, answer("1", "9")).fault())
                .isEqualTo("InvalidArgument");
        assertThat(client.machine("AnswerVM", machine, answer("7", "2")).fault())
                .isEqualTo("ConcurrentAccess");
        assertThat(client.machine("AnswerVM", machine, answer("1", "2")).status())
                .isEqualTo(200);
        assertThat(client.awaitTask(started)).isEqualTo("success");
        assertThat(client.read("VirtualMachine", "1", "runtime.question").body())
                .doesNotContain("<propSet>");
    }

    @Test
    void anAnswerCanRefuseThePowerOn() {
        machine.state(MachineState.OFF);
        machine.askAtNextPowerOn(SimulatedQuestion.movedOrCopied().withoutDefault());
        Answer started = client.machine("PowerOnVM_Task", machine, "");
        assertThat(client.read("VirtualMachine", "1", "runtime.question").body())
                .doesNotContain("defaultIndex");
        client.machine("AnswerVM", machine, answer("1", "0"));
        assertThat(client.taskFault(started)).isEqualTo("GenericVmConfigFault");
        assertThat(machine.state()).isEqualTo(MachineState.OFF);
        // It was asked once; now it starts.
        assertThat(client.awaitTask(client.machine("PowerOnVM_Task", machine, "")))
                .isEqualTo("success");
    }

    @Test
    void aQuestionMayComeUpWhileATaskRuns() {
        HeldTasks held = esx.holdTasks("PowerOffVM_Task");
        Answer started = client.machine("PowerOffVM_Task", machine, "");
        machine.ask(SimulatedQuestion.movedOrCopied());
        held.release();
        assertThat(client.read("Task", started.first("returnval"), "info.state").body())
                .contains(">running<");
        client.machine("AnswerVM", machine, answer("1", "1"));
        assertThat(client.awaitTask(started)).isEqualTo("success");
    }

    private static String answer(String id, String key) {
        return "<questionId>" + id + "</questionId><answerChoice>" + key + "</answerChoice>";
    }

    @Test
    void theGuestShutsDownALittleAfterItWasAsked() {
        client.call(
                "CreateFilter",
                "PropertyCollector",
                "ha-property-collector",
                "<spec>" + VimClient.spec("VirtualMachine", "1", "runtime.powerState")
                        + "</spec><partialUpdates>false</partialUpdates>");
        String version = "";
        String state = "poweredOn";
        assertThat(client.machine("ShutdownGuest", machine, "").status()).isEqualTo(200);
        while (state.equals("poweredOn")) {
            Answer update = client.call(
                    "WaitForUpdates",
                    "PropertyCollector",
                    "ha-property-collector",
                    "<version>" + version + "</version>");
            version = update.first("version");
            state = update.first("val");
        }
        assertThat(state).isEqualTo("poweredOff");
    }

    @Test
    void withoutToolsTheGuestCannotBeAsked() {
        machine.tools(false);
        assertThat(client.machine("ShutdownGuest", machine, "").fault()).isEqualTo("ToolsUnavailable");
        assertThat(client.machine("RebootGuest", machine, "").fault()).isEqualTo("ToolsUnavailable");
        assertThat(client.read("VirtualMachine", "1", "guest.hostName", "guest.toolsStatus")
                        .body())
                .contains("toolsNotInstalled")
                .doesNotContain("<name>guest.hostName</name>");
        machine.state(MachineState.OFF);
        assertThat(client.machine("ShutdownGuest", machine, "").fault()).isEqualTo("InvalidPowerState");
    }

    @Test
    void aHungGuestTakesTheRequestAndDoesNothing() {
        machine.guestObeys(false);
        assertThat(client.machine("ShutdownGuest", machine, "").status()).isEqualTo(200);
        // What comes after it on the same worker shows that the request is done with.
        assertThat(client.awaitTask(client.machine("ResetVM_Task", machine, "")))
                .isEqualTo("success");
        assertThat(machine.state()).isEqualTo(MachineState.RUNNING);
    }

    @Test
    void aMachineTheHostHasLostCannotStart() {
        machine.state(MachineState.OFF);
        machine.loseConfiguration();
        assertThat(client.read("VirtualMachine", "1", "name", "config.uuid", "runtime.connectionState")
                        .body())
                .contains("web01", ">inaccessible<")
                .doesNotContain("config.uuid");
        assertThat(client.taskFault(client.machine("PowerOnVM_Task", machine, "")))
                .isEqualTo("InvalidState");
        machine.findConfiguration();
        assertThat(client.awaitTask(client.machine("PowerOnVM_Task", machine, "")))
                .isEqualTo("success");
    }

    @Test
    void aMachineCanBeMadeOdd() {
        machine.configStatus("red");
        assertThat(client.read("VirtualMachine", "1", "configStatus").property("configStatus"))
                .contains("red");
        SimulatedMachine moved = machine.moveToId("odd-id");
        assertThat(client.read("VirtualMachine", "odd-id", "name").property("name"))
                .contains("web01");
        assertThat(client.read("VirtualMachine", "1", "name").fault()).isEqualTo("ManagedObjectNotFound");
        assertThat(moved.state()).isEqualTo(MachineState.RUNNING);
    }

    @Test
    void machinesAreFoundByTheirIds() {
        String bios = machine.biosUuid();
        String instance = machine.instanceUuid();
        assertThat(search("FindByUuid", "<uuid>" + bios + "</uuid><vmSearch>true</vmSearch>"))
                .containsExactly("1");
        assertThat(search("FindByUuid", "<uuid>" + instance + "</uuid><vmSearch>true</vmSearch>"))
                .isEmpty();
        assertThat(search(
                        "FindByUuid",
                        "<uuid>" + instance + "</uuid><vmSearch>true</vmSearch><instanceUuid>true</instanceUuid>"))
                .containsExactly("1");
        assertThat(search("FindAllByUuid", "<uuid>" + bios + "</uuid><vmSearch>1</vmSearch>"))
                .containsExactly("1");
        String ip = client.read("VirtualMachine", "1", "guest.ipAddress")
                .property("guest.ipAddress")
                .orElseThrow();
        assertThat(search("FindByIp", "<ip>" + ip + "</ip><vmSearch>true</vmSearch>"))
                .containsExactly("1");
        assertThat(search("FindByIp", "<ip>127.0.0.1</ip><vmSearch>false</vmSearch>"))
                .containsExactly("ha-host");
        assertThat(search("FindByInventoryPath", "<inventoryPath>ha-datacenter/vm/web01</inventoryPath>"))
                .containsExactly("1");
        assertThat(
                        search(
                                "FindByDatastorePath",
                                "<datacenter type=\"Datacenter\">ha-datacenter</datacenter><path>[datastore1] web01/web01.vmx</path>"))
                .containsExactly("1");
        assertThat(search("FindByDnsName", "<dnsName>web01.example.test</dnsName><vmSearch>true</vmSearch>"))
                .containsExactly("1");
        assertThat(client.read("VirtualMachine", "1", "config.uuid").property("config.uuid"))
                .contains(bios);
        assertThat(machine.vmx().replaceAll("[ -]", "")).contains(bios.replace("-", ""), instance.replace("-", ""));
    }

    private List<String> search(String method, String parameters) {
        return client.call(method, "SearchIndex", "ha-searchindex", parameters).all("returnval");
    }
}
