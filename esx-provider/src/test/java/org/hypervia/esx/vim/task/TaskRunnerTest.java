// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.vim.Scripts.MACHINE;
import static org.hypervia.esx.vim.Scripts.soon;
import static org.hypervia.esx.vim.WaitingHost.TASK;
import static org.hypervia.esx.vim.WaitingHost.change;
import static org.hypervia.esx.vim.WaitingHost.choices;
import static org.hypervia.esx.vim.WaitingHost.failed;
import static org.hypervia.esx.vim.WaitingHost.object;
import static org.hypervia.esx.vim.WaitingHost.question;
import static org.hypervia.esx.vim.WaitingHost.running;
import static org.hypervia.esx.vim.WaitingHost.success;
import static org.hypervia.esx.vim.WaitingHost.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.esx.soap.ScriptedServer;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.VimValue;
import org.hypervia.spi.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One task from its start to its end, and all that can come between. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TaskRunnerTest extends TaskTests {
    @ParameterizedTest
    @EnumSource
    void aTaskIsTheCallAFilterTwoWaitsAndTheEndOfTheFilter(ScriptedServer.Style style) {
        server.style(style);
        host.tell(running("")).tell(success("<result xsi:type=\"xsd:string\">made it</result>"));

        assertThat(run().map(VimValue::text)).contains("made it");

        assertThat(server.methods())
                .containsExactly(
                        "Do_Task",
                        "CreatePropertyCollector",
                        "CreateFilter",
                        "WaitForUpdatesEx",
                        "WaitForUpdatesEx",
                        "DestroyPropertyFilter");
        assertThat(server.requests("CreateFilter").get(0).body())
                .contains("<spec><propSet><type>Task</type><all>false</all><pathSet>info</pathSet></propSet>"
                        + "<propSet><type>VirtualMachine</type><all>false</all><pathSet>runtime.question</pathSet>"
                        + "</propSet><objectSet><obj type=\"Task\">task-1</obj><skip>false</skip></objectSet>"
                        + "<objectSet><obj type=\"VirtualMachine\">16</obj><skip>false</skip></objectSet>"
                        + "<reportMissingObjectsInResults>true</reportMissingObjectsInResults></spec>"
                        + "<partialUpdates>false</partialUpdates>");
        assertThat(server.requests("WaitForUpdatesEx"))
                .map(request -> request.target() + "/" + request.text("version"))
                .containsExactly("PropertyCollector:own-1/", "PropertyCollector:own-1/v1");
        assertThat(server.requests("DestroyPropertyFilter").get(0).target()).isEqualTo("PropertyFilter:filter-1");
    }

    @Test
    void aTaskThatHasEndedAlreadyTakesOneWait() {
        host.tell(success(""));

        assertThat(run()).isEmpty();

        assertThat(server.count("WaitForUpdatesEx")).isEqualTo(1);
    }

    @Test
    void theNextTaskUsesTheSameCollectorAndStartsFromTheEmptyVersion() {
        TaskRunner runner = runner(false);
        host.tell(success("")).tell(success(""));
        runner.run(DO, MACHINE, soon());
        server.forgetRequests();

        runner.run(DO, MACHINE, soon());

        assertThat(server.methods())
                .containsExactly("Do_Task", "CreateFilter", "WaitForUpdatesEx", "DestroyPropertyFilter");
        assertThat(server.requests("WaitForUpdatesEx").get(0).text("version")).isEmpty();
    }

    @Test
    void aTaskWithoutAMachineWatchesNoQuestion() {
        host.tell(success(""));

        runner(false).run(DO, soon());

        assertThat(server.requests("CreateFilter").get(0).body()).doesNotContain("runtime.question");
    }

    @Test
    void aWaitThatEndsWithoutNewsIsRepeated() {
        host.tell(running("")).tellNothing().tellNothing().tell(success(""));

        run();

        assertThat(server.requests("WaitForUpdatesEx"))
                .map(request -> request.text("version"))
                .containsExactly("", "v1", "v1", "v1");
        assertThat(server.requests("WaitForUpdatesEx").get(0).text("maxWaitSeconds"))
                .isEqualTo("45");
    }

    @Test
    void aTaskThatFailsTellsTheHostsFault() {
        host.tell(failed("InvalidPowerState", "Not while it is on."));

        assertFails(ErrorCode.OPERATION_INVALID, this::run)
                .startsWith("Do_Task on VirtualMachine:16 failed: InvalidPowerState - Not while it is on.");

        assertNoFilterIsLeft();
    }

    /** What comes twice is taken for the answer to the next call, and its task has ended already. */
    @Test
    void theEndOfAnotherDomainsTaskIsNotTakenForItsOwn() {
        host.tell(success("<entity type=\"VirtualMachine\">17</entity>"));

        assertFails(ErrorCode.INTERNAL_ERROR, this::run)
                .contains("a task of another domain", "look at the domain's state");
    }

    @Test
    void aTaskOfTheDomainOrOfSomethingElseIsItsOwn() {
        host.tell(running("<entity type=\"VirtualMachine\">16</entity>"))
                .tell(success("<entity type=\"Folder\">vm</entity>"));

        assertThat(run()).isEmpty();
    }

    @Test
    void theCallersWordsForTheActionStandInTheMessage() {
        host.tell(failed("Timedout", ""));

        assertFails(
                        ErrorCode.OPERATION_TIMEOUT,
                        () -> runner(false).run(DO, TaskOptions.of(MACHINE).doing("suspending domain 'web01'"), soon()))
                .startsWith("suspending domain 'web01' failed: Timedout");
    }

    @Test
    void aTaskThatFailsWithoutAReasonSaysSo() {
        host.tell(task("<state>error</state>"));

        assertFails(ErrorCode.OPERATION_FAILED, this::run).contains("does not say why");
    }

    @Test
    void aCallThatIsRefusedStartsNoWait() {
        server.forget("Do_Task").on("Do_Task", server.faulting("InvalidPowerState", ""));

        assertFails(ErrorCode.OPERATION_INVALID, this::run);

        assertThat(server.methods()).containsExactly("Do_Task");
    }

    @Test
    void theWaitingThreadTellsHowTheTaskGetsOn() {
        List<OptionalInt> progress = new ArrayList<>();
        List<Thread> tellers = new ArrayList<>();
        host.tell(task("<state>queued</state>"))
                .tell(running("<progress>10</progress>"))
                .tell(running("<progress>10</progress>"))
                .tell(running("<progress>200</progress>"))
                .tell(success("<progress>100</progress>"));

        runner(false)
                .run(
                        DO,
                        TaskOptions.of(MACHINE).telling(info -> {
                            progress.add(info.progress());
                            tellers.add(Thread.currentThread());
                        }),
                        soon());

        assertThat(progress)
                .containsExactly(OptionalInt.empty(), OptionalInt.of(10), OptionalInt.empty(), OptionalInt.of(100));
        assertThat(tellers).containsOnly(Thread.currentThread());
    }

    @Test
    void changesFieldByFieldAreUnderstoodToo() {
        host.tell(running("<descriptionId>VirtualMachine.powerOn</descriptionId>"))
                .tell(object("modify", "Task", TASK, change("info.progress", "<val xsi:type=\"xsd:int\">50</val>")))
                .tell(object(
                        "modify",
                        "Task",
                        TASK,
                        change("info.result", "<val xsi:type=\"xsd:string\">r</val>")
                                + change("info.state", "<val xsi:type=\"TaskInfoState\"> success </val>")));
        List<String> seen = new ArrayList<>();

        Optional<VimValue> result = runner(false)
                .run(
                        DO,
                        TaskOptions.of(MACHINE)
                                .telling(info -> seen.add(info.descriptionId() + " " + info.state() + " "
                                        + info.progress().orElse(-1))),
                        soon());

        assertThat(result.map(VimValue::text)).contains("r");
        assertThat(seen)
                .containsExactly(
                        "VirtualMachine.powerOn RUNNING -1",
                        "VirtualMachine.powerOn RUNNING 50",
                        "VirtualMachine.powerOn SUCCESS 50");
    }

    @Test
    void aStateOfANewerServerIsNoEnd() {
        host.tell(task("<state>pondering</state>")).tell(success(""));

        run();

        assertThat(server.count("WaitForUpdatesEx")).isEqualTo(2);
    }

    @Test
    void updatesInPartsAreAskedForToTheEnd() {
        host.tellTruncated().tellTruncated(running("")).tell().tell(success(""));

        run();

        assertThat(server.requests("WaitForUpdatesEx"))
                .map(request -> request.text("version"))
                .containsExactly("", "v1", "v2", "v3");
    }

    @Test
    void aTaskThatCannotBeCancelledIsNot() {
        host.tell(task("<state>running</state><cancelable>false</cancelable>"), question("7", choices("")));

        assertFails(ErrorCode.INTERNAL_ERROR, this::run).contains("the task cannot be cancelled");

        assertThat(server.count("CancelTask")).isZero();
    }

    @Test
    void aFailureToCancelDoesNotHideWhatWentWrong() {
        server.forget("CancelTask").on("CancelTask", server.faulting("NotSupported", ""));
        host.tell(running(""), question("7", choices("")));

        assertFails(ErrorCode.INTERNAL_ERROR, this::run)
                .contains("pending question", "could not be cancelled (NotSupported)");
    }

    @Test
    void aDeadlineCancelsTheTaskAndSaysThatTheOutcomeIsOpen() throws Exception {
        TaskRunner runner = runner(false);
        host.tell(running(""));
        RunningTask task = runner.start(DO, TaskOptions.of(MACHINE), soon());
        host.awaitWait();
        host.awaitWait();

        assertFails(ErrorCode.OPERATION_TIMEOUT, () -> task.await(Deadline.after(Duration.ZERO)))
                .contains("did not finish in time", "may still finish");

        assertThat(server.count("CancelTask")).isLessThanOrEqualTo(1);
        assertNoFilterIsLeft();
    }

    @Test
    void anInterruptEndsTheWaitCancelsTheTaskAndKeepsTheFlag() throws Exception {
        TaskRunner runner = runner(false);
        host.tell(running(""));
        RunningTask task = runner.start(DO, TaskOptions.of(MACHINE), soon());
        host.awaitWait();
        Future<Boolean> flag = threads.submit(() -> {
            Thread.currentThread().interrupt();
            assertFails(ErrorCode.OPERATION_ABORTED, () -> task.await(soon())).contains("interrupted");
            return Thread.interrupted();
        });

        assertThat(flag.get()).isTrue();
        assertThat(server.count("CancelTask")).isEqualTo(1);
        assertNoFilterIsLeft();
    }

    @Test
    void anotherThreadMayCancel() throws Exception {
        TaskRunner runner = runner(false);
        RunningTask task = runner.start(DO, TaskOptions.of(MACHINE), soon());
        Future<?> waiting = threads.submit(() -> assertFails(ErrorCode.OPERATION_ABORTED, () -> task.await(soon())));
        host.awaitWait();

        task.cancel(soon());
        host.tell(failed("RequestCanceled", "The task was canceled by a user."));

        waiting.get();
        assertThat(server.requests("CancelTask").get(0).target()).isEqualTo("Task:task-1");
        assertThat(task.info().state()).isEqualTo(TaskInfo.State.ERROR);
        assertNoFilterIsLeft();
    }

    @Test
    void whatCannotBeCancelledSaysSoToWhoTries() {
        server.forget("CancelTask").on("CancelTask", server.faulting("NotSupported", ""));
        try (RunningTask task = runner(false).start(DO, TaskOptions.of(MACHINE), soon())) {
            assertFails(ErrorCode.OPERATION_UNSUPPORTED, () -> task.cancel(soon()));
        }
        assertNoFilterIsLeft();
    }

    @Test
    void aTaskOfSomebodyElseCanBeFollowed() {
        host.tell(task("task-9", "<state>success</state>"));

        runner(false)
                .follow(new ManagedObjectRef("Task", "task-9"), TaskOptions.plain(), soon())
                .await(soon());

        assertThat(server.methods()).doesNotContain("Do_Task");
    }
}
