// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hypervia.esx.vim.Scripts.MACHINE;
import static org.hypervia.esx.vim.Scripts.soon;
import static org.hypervia.esx.vim.WaitingHost.TASK;
import static org.hypervia.esx.vim.WaitingHost.object;
import static org.hypervia.esx.vim.WaitingHost.running;
import static org.hypervia.esx.vim.WaitingHost.success;
import static org.hypervia.esx.vim.WaitingHost.task;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.http.HttpReply;
import org.hypervia.esx.soap.ScriptedServer;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.vim.Scripts;
import org.hypervia.esx.vim.WaitingHost;
import org.hypervia.esx.vim.property.Pace;
import org.hypervia.esx.vim.property.UpdateLoop;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may happen to the one wait that all tasks share. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TaskWaitTest {
    private static final SoapCall<ManagedObjectRef> DO = Calls.reference("Do_Task", MACHINE);
    private static final SoapCall<ManagedObjectRef> OTHER =
            Calls.reference("Other_Task", ManagedObjectRef.virtualMachine("17"));
    private static final Pace HASTY = new Pace(45, Duration.ofMillis(5), Duration.ofMillis(1), 3);

    private final WaitingHost host = new WaitingHost();
    private final ScriptedServer server = host.server();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final VimSession session = Scripts.open(server);
    private final UpdateLoop updates = new UpdateLoop(session, HASTY);
    private final TaskRunner runner = new TaskRunner(session, updates, TaskHabits.PLAIN);

    @AfterEach
    void end() {
        updates.close();
        host.close();
        updates.awaitEnd(Duration.ofSeconds(30));
        threads.shutdownNow();
    }

    private static AbstractStringAssert<?> assertFails(ErrorCode code, ThrowingCallable call) {
        HypervisorException error = catchThrowableOfType(HypervisorException.class, call);
        assertThat(error).as("the failure").isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
        return assertThat(error.getMessage());
    }

    private void run() {
        runner.run(DO, MACHINE, soon());
    }

    @Test
    void tasksAreToldApartAndNoneWaitsForAnother() throws Exception {
        server.on("Other_Task", "<returnval type=\"Task\">task-2</returnval>");
        Future<?> slow = threads.submit(this::run);
        host.awaitWait();
        Future<?> quick = threads.submit(() -> runner.run(OTHER, ManagedObjectRef.virtualMachine("17"), soon()));
        // The wait under way does not know of the second filter, so it is ended; then all are told.
        host.awaitWait();
        host.tell(running(""), task("task-2", "<state>success</state>"));
        quick.get();

        assertThat(slow.isDone()).isFalse();
        host.tell(success(""));
        slow.get();
        assertThat(server.count("CancelWaitForUpdates")).isPositive();
        assertThat(server.count("CreatePropertyCollector")).isEqualTo(1);
        assertThat(server.count("DestroyPropertyFilter")).isEqualTo(2);
    }

    @Test
    void aServerThatNoticesANewFilterNeedsNoHint() throws Exception {
        Pace patience = new Pace(45, Duration.ofMinutes(1), Duration.ofMillis(1), 3);
        UpdateLoop patientLoop = new UpdateLoop(session, patience);
        TaskRunner patient = new TaskRunner(session, patientLoop, TaskHabits.PLAIN);
        server.on("Other_Task", "<returnval type=\"Task\">task-2</returnval>");
        Future<?> slow = threads.submit(() -> patient.run(DO, MACHINE, soon()));
        host.awaitWait();
        host.tell(running(""));
        host.awaitWait();
        CountDownLatch made = new CountDownLatch(1);
        server.forget("CreateFilter").on("CreateFilter", request -> {
            HttpReply filter = host.makeFilter(request);
            made.countDown();
            return filter;
        });
        Future<?> quick = threads.submit(() -> patient.run(OTHER, soon()));
        assertThat(made.await(30, TimeUnit.SECONDS)).isTrue();
        // This may come before the loop has heard what the filter is called.
        host.tell(task("task-2", "<state>success</state>"));

        quick.get();

        assertThat(slow.isDone()).isFalse();
        host.tell(success(""));
        slow.get();
        assertThat(server.methods()).doesNotContain("CancelWaitForUpdates");
        patientLoop.close();
    }

    @Test
    void aSessionThatIsGoneIsRenewedAndAllFiltersAreMadeAnew() throws Exception {
        Scripts.sessionLives(server, false);
        host.tell(running("")).then(server.faulting("NotAuthenticated", "")).tell(success(""));

        run();

        assertThat(server.methods())
                .containsExactly(
                        "Do_Task",
                        "CreatePropertyCollector",
                        "CreateFilter",
                        "WaitForUpdatesEx",
                        "WaitForUpdatesEx",
                        "RetrieveProperties",
                        "Login",
                        "CreatePropertyCollector",
                        "CreateFilter",
                        "WaitForUpdatesEx",
                        "DestroyPropertyFilter");
        assertThat(server.requests("WaitForUpdatesEx"))
                .map(request -> request.target() + "/" + request.text("version"))
                .containsExactly("PropertyCollector:own-1/", "PropertyCollector:own-1/v1", "PropertyCollector:own-2/");
        assertThat(server.requests("DestroyPropertyFilter").get(0).target()).isEqualTo("PropertyFilter:filter-2");
    }

    @Test
    void aRefusedRenewalEndsAllWaits() {
        Scripts.sessionLives(server, false);
        server.forget("Login").on("Login", server.faulting("InvalidLogin", ""));
        host.then(server.faulting("NotAuthenticated", ""));

        assertFails(ErrorCode.AUTH_FAILED, this::run).contains("Task:task-1", "may still finish", "'ann'");
    }

    @ParameterizedTest
    @CsvSource({"PropertyCollector,own-1", "PropertyFilter,filter-1"})
    void aCollectorThatIsGoneIsMadeAnew(String type, String value) {
        host.tell(running(""))
                .then(server.faulting("ManagedObjectNotFound", "<obj type=\"" + type + "\">" + value + "</obj>"))
                .tell(success(""));

        run();

        assertThat(server.count("CreatePropertyCollector")).isEqualTo(2);
        assertThat(server.requests("DestroyPropertyCollector"))
                .singleElement()
                .satisfies(request -> assertThat(request.target()).isEqualTo("PropertyCollector:own-1"));
    }

    @Test
    void aVersionTheServerHasForgottenStartsFromTheEmptyOne() {
        host.tell(running(""))
                .then(server.faulting("InvalidCollectorVersion", ""))
                .tell(success(""));

        run();

        assertThat(server.requests("WaitForUpdatesEx"))
                .map(request -> request.text("version"))
                .containsExactly("", "v1", "");
    }

    @Test
    void aShortFailureOfTheNetworkIsSatOut() {
        host.tell(running(""))
                .then(ScriptedServer.failing(ErrorCode.READ_FAILED))
                .then(ScriptedServer.failing(ErrorCode.SYSTEM_ERROR))
                .tell(running("<progress>9</progress>"))
                .then(ScriptedServer.failing(ErrorCode.OPERATION_TIMEOUT))
                .then(ScriptedServer.failing(ErrorCode.READ_FAILED))
                .tell(success(""));

        run();

        assertThat(server.count("WaitForUpdatesEx")).isEqualTo(7);
        assertThat(server.count("Do_Task")).isEqualTo(1);
        assertThat(server.count("CreateFilter")).isEqualTo(1);
    }

    @Test
    void aNetworkThatStaysAwayEndsAllWaitsAndTheNextTaskStartsAfresh() {
        host.tell(running(""))
                .then(ScriptedServer.failing(ErrorCode.SYSTEM_ERROR))
                .then(ScriptedServer.failing(ErrorCode.SYSTEM_ERROR))
                .then(ScriptedServer.failing(ErrorCode.READ_FAILED));

        assertFails(ErrorCode.READ_FAILED, this::run)
                .contains("the end of Task:task-1 was not seen", "the network failed", "may still finish");

        host.tell(success(""));
        run();
        assertThat(server.count("DestroyPropertyFilter")).isEqualTo(2);
    }

    @Test
    void aFaultThatStaysEndsAllWaitsWithIt() {
        for (int i = 0; i < 3; i++) {
            host.then(server.faulting("SystemError", "<reason>bad day</reason>"));
        }

        assertFails(ErrorCode.OPERATION_FAILED, this::run).contains("SystemError", "bad day");
    }

    @Test
    void cancelledWaitsThatNobodyCancelledAreNotRepeatedForEver() {
        for (int i = 0; i < 3; i++) {
            host.then(server.faulting("RequestCanceled", ""));
        }

        assertFails(ErrorCode.OPERATION_ABORTED, this::run).contains("RequestCanceled");
    }

    @Test
    void aFilterThatTheCallerCouldNotMakeIsMadeByTheLoop() {
        server.forget("CreateFilter")
                .on("CreateFilter", ScriptedServer.failing(ErrorCode.READ_FAILED))
                .on("CreateFilter", "<returnval type=\"PropertyFilter\">filter-1</returnval>");
        host.tell(success(""));

        run();

        assertThat(server.count("CreateFilter")).isEqualTo(2);
        assertThat(server.count("DestroyPropertyFilter")).isEqualTo(1);
    }

    @Test
    void aSessionThatEndsBetweenCallAndFilterIsRenewed() {
        Scripts.sessionLives(server, false);
        server.forget("CreateFilter")
                .on("CreateFilter", server.faulting("NotAuthenticated", ""))
                .on("CreateFilter", server.faulting("NotAuthenticated", ""))
                .on("CreateFilter", "<returnval type=\"PropertyFilter\">filter-1</returnval>");
        host.tell(success(""));

        run();

        assertThat(server.count("Login")).isEqualTo(1);
    }

    @Test
    void aTaskThatMayNotBeWatchedFailsAlone() throws Exception {
        Future<?> healthy = threads.submit(this::run);
        host.awaitWait();
        server.on("Other_Task", "<returnval type=\"Task\">task-2</returnval>");
        server.forget("CreateFilter").on("CreateFilter", server.faulting("NoPermission", ""));

        Future<?> denied = threads.submit(() -> assertFails(ErrorCode.ACCESS_DENIED, () -> runner.run(OTHER, soon()))
                .contains("watching Task:task-2"));
        // The wait under way would go on for long, so it has to be ended for the sake of the second task.
        denied.get(20, TimeUnit.SECONDS);

        assertThat(healthy.isDone()).isFalse();
        host.tell(success(""));
        healthy.get();
    }

    @Test
    void aTaskThatIsGoneBeforeItsEndWasSeenSaysSo() {
        host.tell(running("")).tell(object("leave", "Task", TASK, ""));

        assertFails(ErrorCode.INTERNAL_ERROR, this::run).contains("gone before it was seen to end");
    }

    @Test
    void aTaskThatTheServerDoesNotFindSaysSo() {
        host.tell("<missingSet><obj type=\"Task\">task-1</obj><fault><fault xsi:type=\"ManagedObjectNotFound\">"
                + "<obj type=\"Task\">task-1</obj></fault></fault></missingSet>");

        assertFails(ErrorCode.INTERNAL_ERROR, this::run).contains("ManagedObjectNotFound", "Task:task-1");
    }

    @Test
    void aTaskWhoseInfoMayNotBeReadSaysSo() {
        host.tell(object(
                "enter",
                "Task",
                TASK,
                "<missingSet><path>info</path><fault><fault xsi:type=\"NoPermission\"/></fault></missingSet>"));

        assertFails(ErrorCode.ACCESS_DENIED, this::run).contains("watching Task:task-1");
    }

    @Test
    void aMachineThatGoesAwayDoesNotEndItsTask() {
        host.tell(running("")).tell(object("leave", "VirtualMachine", "16", "")).tell(success(""));

        run();

        assertThat(server.count("WaitForUpdatesEx")).isEqualTo(3);
    }

    @Test
    void aServerThatNeverSpeaksOfATaskIsNotAskedForEver() {
        host.tell().tell().tell();

        assertFails(ErrorCode.INTERNAL_ERROR, this::run).contains("says nothing of Task:task-1");
    }

    @Test
    void aServerOfOldWaitsWithoutALimitOnItsOnlyCollector() {
        try (WaitingHost old = new WaitingHost("2.5", "WaitForUpdates")) {
            old.server().forget("CancelWaitForUpdates").on("CancelWaitForUpdates", "");
            VimSession other = Scripts.open(old.server());
            UpdateLoop loop = new UpdateLoop(other, HASTY);
            TaskRunner runner = new TaskRunner(other, loop, TaskHabits.PLAIN);
            old.tell(running(""))
                    .then(ScriptedServer.failing(ErrorCode.OPERATION_TIMEOUT))
                    .then(ScriptedServer.failing(ErrorCode.OPERATION_TIMEOUT))
                    .then(ScriptedServer.failing(ErrorCode.OPERATION_TIMEOUT))
                    .then(ScriptedServer.failing(ErrorCode.OPERATION_TIMEOUT));
            old.tell(success(""));

            runner.run(DO, MACHINE, soon());

            assertThat(old.server().methods()).doesNotContain("CreatePropertyCollector", "WaitForUpdatesEx");
            assertThat(old.server().requests("WaitForUpdates").get(0).target()).isEqualTo("PropertyCollector:pc");
            assertThat(old.server().requests("CreateFilter").get(0).body())
                    .doesNotContain("reportMissingObjectsInResults");
            assertThat(old.server().count("CancelWaitForUpdates")).isEqualTo(4);
            loop.close();
        }
    }

    @Test
    void closingEndsAllWaitsAndTheThread() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        AtomicBoolean daemon = new AtomicBoolean();
        host.then(request -> {
            daemon.set(Thread.currentThread().isDaemon()
                    && Thread.currentThread().getName().equals("hypervia-updates"));
            waiting.countDown();
            return server.result("WaitForUpdatesEx", "");
        });
        Future<?> run = threads.submit(
                () -> assertFails(ErrorCode.INVALID_CONN, this::run).contains("the connection is closed"));
        assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
        host.awaitWait();
        host.awaitWait();

        updates.close();
        run.get();
        updates.awaitEnd(Duration.ofSeconds(30));

        assertThat(daemon).isTrue();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("hypervia-updates"))
                .isEmpty();
        assertThat(server.methods()).doesNotContain("DestroyPropertyFilter");
        assertFails(ErrorCode.INVALID_CONN, this::run);
    }

    @Test
    void noThreadIsStartedBeforeThereIsATask() {
        updates.awaitEnd(Duration.ofSeconds(1));

        assertThat(server.methods()).isEmpty();
    }
}
