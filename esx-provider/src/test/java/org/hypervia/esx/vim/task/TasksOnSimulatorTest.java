// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hypervia.esx.vim.Scripts.soon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.http.HttpSettings;
import org.hypervia.esx.http.HttpTransport;
import org.hypervia.esx.soap.SoapClient;
import org.hypervia.esx.vim.machine.VirtualMachineCalls;
import org.hypervia.esx.vim.property.Pace;
import org.hypervia.esx.vim.property.UpdateLoop;
import org.hypervia.esx.vim.session.Login;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.HeldTasks;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatedMachine;
import org.hypervia.simulator.SimulatorOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tasks over a real network: the simulator notices new filters in a wait under way, as real hosts do. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TasksOnSimulatorTest {
    private static final int THREADS = 8;
    private static final int MACHINES = 64;
    private static final Duration LONG = Duration.ofSeconds(60);

    private final EsxSimulator host = EsxSimulator.start(
            SimulatorOptions.builder().tls(false).machines(MACHINES + 1).build());
    private final HttpTransport http =
            HttpTransport.open(HttpSettings.http("127.0.0.1", host.port()).build());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private VimSession session;
    private UpdateLoop updates;
    private TaskRunner runner;

    @BeforeEach
    void open() {
        SoapClient soap = new SoapClient(http, "/sdk", "127.0.0.1:" + host.port());
        session = VimSession.open(
                soap,
                VimSession.askContent(soap, soon()),
                new Login(SimulatorOptions.DEFAULT_USER, Secret.of(SimulatorOptions.DEFAULT_PASSWORD)),
                soon());
        updates = new UpdateLoop(session, Pace.DEFAULT);
        runner = new TaskRunner(session, updates, TaskHabits.PLAIN);
        host.machines().forEach(machine -> machine.state(MachineState.OFF));
    }

    @AfterEach
    void end() {
        assertThat(host.openFilters()).as("filters left on the server").isZero();
        updates.close();
        session.close();
        http.close();
        updates.awaitEnd(LONG);
        assertThat(host.openSessions()).as("sessions left on the server").isZero();
        threads.shutdownNow();
        host.close();
    }

    private ManagedObjectRef machine(int index) {
        return ManagedObjectRef.virtualMachine(host.machines().get(index).id());
    }

    @Test
    void eightThreadsChangeWhileANinthWaitsForALongTask() throws Exception {
        host.machines().get(MACHINES).state(MachineState.RUNNING);
        try (HeldTasks held = host.holdTasks("SuspendVM_Task")) {
            ManagedObjectRef slow = machine(MACHINES);
            Future<?> ninth = threads.submit(() -> runner.run(VirtualMachineCalls.suspend(slow), slow, soon()));
            assertThat(held.await(1, LONG)).isTrue();
            host.resetTraffic();

            List<Future<?>> eight = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                int first = t;
                eight.add(threads.submit(() -> {
                    for (int m = first; m < MACHINES; m += THREADS) {
                        runner.run(VirtualMachineCalls.powerOn(machine(m)), machine(m), soon());
                        runner.run(VirtualMachineCalls.powerOff(machine(m)), machine(m), soon());
                    }
                }));
            }
            for (Future<?> thread : eight) {
                thread.get();
            }

            assertThat(ninth.isDone()).isFalse();
            Map<String, Long> cost = Map.copyOf(host.traffic().requests());
            // The ninth may have made its own filter and collector after the count began.
            assertThat(cost.get("CreateFilter")).isBetween(2L * MACHINES, 2L * MACHINES + 1);
            assertThat(cost.get("DestroyPropertyFilter")).isEqualTo(2L * MACHINES);
            assertThat(cost).doesNotContainKeys("Login", "CancelTask");
            held.release();
            ninth.get();
        }
        assertThat(host.machines().get(MACHINES).state()).isEqualTo(MachineState.SUSPENDED);
    }

    @Test
    void manyWaitsOutliveALostSessionAndCutConnections() throws Exception {
        List<SimulatedMachine> machines = host.machines().subList(0, THREADS);
        try (HeldTasks held = host.holdTasks("PowerOnVM_Task")) {
            List<RunningTask> tasks = new ArrayList<>();
            for (int m = 0; m < THREADS; m++) {
                tasks.add(runner.start(VirtualMachineCalls.powerOn(machine(m)), TaskOptions.of(machine(m)), soon()));
            }
            List<Future<?>> waits = new ArrayList<>();
            tasks.forEach(task -> waits.add(threads.submit(() -> task.await(soon()))));
            assertThat(held.await(THREADS, LONG)).isTrue();
            long logins = host.logins();

            host.expireSessions();
            host.cutConnections();
            held.release();
            for (Future<?> wait : waits) {
                wait.get();
            }

            assertThat(host.logins() - logins).isEqualTo(1);
        }
        assertThat(machines).allMatch(machine -> machine.state() == MachineState.RUNNING);
        assertThat(host.traffic().of("PowerOnVM_Task")).isEqualTo(THREADS);
    }

    @Test
    void progressIsToldAndAnotherThreadCancels() throws Exception {
        CountDownLatch half = new CountDownLatch(1);
        try (HeldTasks held = host.holdTasks("PowerOnVM_Task")) {
            RunningTask task = runner.start(
                    VirtualMachineCalls.powerOn(machine(0)),
                    TaskOptions.of(machine(0)).telling(info -> {
                        if (info.progress().orElse(0) == 50) {
                            half.countDown();
                        }
                    }),
                    soon());
            Future<HypervisorException> end =
                    threads.submit(() -> catchThrowableOfType(HypervisorException.class, () -> task.await(soon())));
            assertThat(held.await(1, LONG)).isTrue();
            held.cancelable(true);
            held.progress(50);
            assertThat(half.await(60, TimeUnit.SECONDS)).isTrue();

            task.cancel(soon());

            assertThat(end.get().code()).isEqualTo(ErrorCode.OPERATION_ABORTED);
            assertThat(task.info().isCancelled()).isTrue();
        }
    }
}
