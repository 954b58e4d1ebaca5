// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.HeldTasks;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatedMachine;
import org.hypervia.simulator.SimulatedQuestion;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TasksAndSessionsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final EsxSimulator host = Simulated.host(16);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        host.close();
    }

    private static AbstractStringAssert<?> assertFails(ErrorCode code, ThrowingCallable call) {
        HypervisorException error = catchThrowableOfType(HypervisorException.class, call);
        assertThat(error).as("the failure").isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
        return assertThat(error.getMessage());
    }

    private SimulatedMachine machine(MachineState state) {
        SimulatedMachine machine = host.machines().get(0);
        machine.state(state);
        return machine;
    }

    @Test
    void aQuestionIsAnsweredWithItsDefaultIfAskedTo() {
        SimulatedMachine machine = machine(MachineState.OFF);
        machine.askAtNextPowerOn(SimulatedQuestion.movedOrCopied());
        try (Hypervisor connection = Simulated.connect(host, "&auto_answer=1")) {
            connection.domains().byName(machine.name()).start();
        }

        assertThat(machine.state()).isEqualTo(MachineState.RUNNING);
        assertThat(host.openFilters()).isZero();
    }

    @Test
    void aQuestionNobodyMayAnswerNamesItsChoices() {
        SimulatedMachine machine = machine(MachineState.OFF);
        machine.askAtNextPowerOn(SimulatedQuestion.movedOrCopied());
        try (Hypervisor connection = Simulated.connect(host)) {
            assertFails(ErrorCode.INTERNAL_ERROR, connection.domains().byName(machine.name())::start)
                    .contains("pending question", "possible answers", "auto_answer=1");
            assertThat(host.openFilters()).isZero();
        }
    }

    @Test
    void aQuestionWithoutADefaultIsNotGuessed() {
        SimulatedMachine machine = machine(MachineState.OFF);
        machine.askAtNextPowerOn(SimulatedQuestion.movedOrCopied().withoutDefault());
        try (Hypervisor connection = Simulated.connect(host, "&auto_answer=1")) {
            assertFails(ErrorCode.INTERNAL_ERROR, connection.domains().byName(machine.name())::start)
                    .contains("no default answer");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RetrievePropertiesEx", "WaitForUpdatesEx", "DestroyPropertyFilter", "Logout"})
    void whatOnlyReadsOrEndsSurvivesTheEndOfAKeptConnection(String method) {
        SimulatedMachine machine = machine(MachineState.OFF);
        try (Hypervisor connection = Simulated.connect(host)) {
            host.faults().add(FaultRule.on(method, new Misbehaviour.CutBefore()).once());
            connection.domains().byName(machine.name()).start();
            assertThat(connection.domains().list(DomainFilter.all()).failures()).isEmpty();
        }

        assertThat(machine.state()).isEqualTo(MachineState.RUNNING);
        assertThat(host.openSessions()).isZero();
        assertThat(host.openFilters()).isZero();
    }

    @Test
    void whatChangesSomethingIsNeverSentTwice() {
        SimulatedMachine machine = machine(MachineState.OFF);
        try (Hypervisor connection = Simulated.connect(host)) {
            host.faults()
                    .add(FaultRule.on("PowerOnVM_Task", new Misbehaviour.CutBefore())
                            .once());
            assertFails(ErrorCode.READ_FAILED, connection.domains().byName(machine.name())::start)
                    .contains("may have carried it out");
        }

        assertThat(machine.state()).isEqualTo(MachineState.OFF);
        assertThat(host.openSessions()).isZero();
    }

    @Test
    void aTaskThatFailsTellsTheHostsFault() {
        SimulatedMachine machine = machine(MachineState.OFF);
        host.faults()
                .add(FaultRule.on(
                        "PowerOnVM_Task",
                        new Misbehaviour.TaskFault("InsufficientMemoryResourcesFault", "Not enough memory")));
        try (Hypervisor connection = Simulated.connect(host)) {
            assertFails(ErrorCode.OPERATION_FAILED, connection.domains().byName(machine.name())::start)
                    .contains("InsufficientMemoryResourcesFault", "Not enough memory");
        }
    }

    @Test
    void aLongTaskHoldsUpNobody() throws Exception {
        List<SimulatedMachine> machines = host.machines();
        machines.forEach(machine -> machine.state(MachineState.OFF));
        try (Hypervisor connection = Simulated.connect(host);
                HeldTasks held = host.holdTasks("SuspendVM_Task")) {
            machines.get(0).state(MachineState.RUNNING);
            Domain slow = connection.domains().byName(machines.get(0).name());
            Future<?> suspension = threads.submit(slow::suspend);
            assertThat(held.await(1, LONG)).isTrue();

            List<Future<?>> cycles = new ArrayList<>();
            for (SimulatedMachine machine : machines.subList(1, machines.size())) {
                cycles.add(threads.submit(() -> {
                    Domain domain = connection.domains().byName(machine.name());
                    domain.start();
                    domain.destroy();
                }));
            }
            for (Future<?> cycle : cycles) {
                cycle.get();
            }
            assertThat(suspension.isDone()).isFalse();
            held.release();
            suspension.get();

            assertThat(slow.status().state()).isEqualTo(DomainState.PAUSED);
            assertThat(host.openFilters()).isZero();
        }
    }

    /** The long task ends only after all others have, so nobody can have waited for it. */
    @Test
    void eightThreadsCycleSixtyFourMachinesWhileANinthWaits() throws Exception {
        try (EsxSimulator large = Simulated.host(65);
                Hypervisor connection = Simulated.connect(large);
                HeldTasks held = large.holdTasks("SuspendVM_Task")) {
            List<SimulatedMachine> machines = large.machines();
            machines.forEach(machine -> machine.state(MachineState.OFF));
            machines.get(0).state(MachineState.RUNNING);
            Domain slow = connection.domains().byName(machines.get(0).name());
            Future<?> suspension = threads.submit(slow::suspend);
            assertThat(held.await(1, LONG)).isTrue();

            List<Future<?>> workers = new ArrayList<>();
            for (int worker = 0; worker < 8; worker++) {
                List<SimulatedMachine> own = machines.subList(1 + worker * 8, 9 + worker * 8);
                workers.add(threads.submit(() -> {
                    for (SimulatedMachine machine : own) {
                        Domain domain = connection.domains().byName(machine.name());
                        domain.start();
                        domain.destroy();
                    }
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }

            assertThat(suspension.isDone()).isFalse();
            assertThat(large.traffic().of("PowerOnVM_Task")).isEqualTo(64);
            assertThat(large.traffic().of("PowerOffVM_Task")).isEqualTo(64);
            held.release();
            suspension.get();
            assertThat(large.openFilters()).isZero();
        }
    }

    @Test
    void aDeadlineEndsTheWaitAndCancelsTheTask() throws Exception {
        SimulatedMachine machine = machine(MachineState.RUNNING);
        try (HeldTasks held = host.holdTasks("SuspendVM_Task");
                Hypervisor connection =
                        Simulated.connect(Simulated.spec(host, "").operationTimeout(Duration.ofSeconds(3)))) {
            Domain domain = connection.domains().byName(machine.name());
            Future<?> suspension = threads.submit(() -> {
                assertFails(ErrorCode.OPERATION_TIMEOUT, domain::suspend).contains("may still finish");
            });
            assertThat(held.await(1, LONG)).isTrue();
            held.cancelable(true);

            suspension.get();

            assertThat(host.traffic().of("CancelTask")).isEqualTo(1);
            assertThat(host.openFilters()).isZero();
        }
    }

    @Test
    void anInterruptEndsTheWaitAndKeepsTheFlag() throws Exception {
        SimulatedMachine machine = machine(MachineState.RUNNING);
        try (Hypervisor connection = Simulated.connect(host);
                HeldTasks held = host.holdTasks("SuspendVM_Task")) {
            Domain domain = connection.domains().byName(machine.name());
            CountDownLatch started = new CountDownLatch(1);
            Thread[] waiting = new Thread[1];
            Future<Boolean> flag = threads.submit(() -> {
                waiting[0] = Thread.currentThread();
                started.countDown();
                assertFails(ErrorCode.OPERATION_ABORTED, domain::suspend);
                return Thread.interrupted();
            });
            started.await();
            assertThat(held.await(1, LONG)).isTrue();
            waiting[0].interrupt();

            assertThat(flag.get()).isTrue();
        }
    }

    @Test
    void closingEndsAWaitUnderWay() throws Exception {
        SimulatedMachine machine = machine(MachineState.RUNNING);
        try (HeldTasks held = host.holdTasks("SuspendVM_Task")) {
            Hypervisor connection = Simulated.connect(host);
            Domain domain = connection.domains().byName(machine.name());
            Future<?> suspension = threads.submit(() -> {
                assertFails(ErrorCode.INVALID_CONN, domain::suspend);
            });
            assertThat(held.await(1, LONG)).isTrue();

            connection.close();

            suspension.get();
            assertThat(host.openSessions()).isZero();
        }
    }

    @Test
    void aDroppedSessionIsRenewedOnceForAllThreads() throws Exception {
        try (Hypervisor connection = Simulated.connect(host)) {
            long before = host.logins();
            host.expireSessions();

            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(() -> connection
                        .domains()
                        .summaries(DomainFilter.all())
                        .items()
                        .size());
            }
            for (Future<Integer> call : threads.invokeAll(calls)) {
                assertThat(call.get()).isEqualTo(16);
            }

            assertThat(host.logins() - before).isEqualTo(1);
        }
        assertThat(host.openSessions()).isZero();
    }

    @Test
    void aTaskOutlivesItsSession() throws Exception {
        SimulatedMachine machine = machine(MachineState.RUNNING);
        try (Hypervisor connection = Simulated.connect(host);
                HeldTasks held = host.holdTasks("SuspendVM_Task")) {
            Domain domain = connection.domains().byName(machine.name());
            Future<?> suspension = threads.submit(domain::suspend);
            assertThat(held.await(1, LONG)).isTrue();

            host.expireSessions();
            held.release();

            suspension.get();
            assertThat(machine.state()).isEqualTo(MachineState.SUSPENDED);
        }
    }

    @Test
    void aConnectionThatTheServerDroppedWhileIdleIsReplaced() {
        try (Hypervisor connection = Simulated.connect(host)) {
            connection.host().hostname();
            host.cutConnections();

            assertThat(connection.host().hostname()).isEqualTo("esx01.example.test");
        }
    }

    @Test
    void nothingIsSentTwiceAfterACut() {
        SimulatedMachine machine = machine(MachineState.RUNNING);
        host.faults().add(FaultRule.on("PowerOffVM_Task", new Misbehaviour.CutAfter()));
        try (Hypervisor connection = Simulated.connect(host)) {
            Domain domain = connection.domains().byName(machine.name());

            assertFails(ErrorCode.READ_FAILED, domain::destroy).contains("may have carried it out");

            assertThat(host.traffic().of("PowerOffVM_Task")).isEqualTo(1);
        }
    }
}
