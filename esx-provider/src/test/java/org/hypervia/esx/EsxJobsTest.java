// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.Simulated.assertFails;
import static org.hypervia.esx.Simulated.costOf;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainJob;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.HeldTasks;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatedMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EsxJobsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final EsxSimulator host = Simulated.host(2);
    private final Hypervisor connection = Simulated.connect(host);
    private final Hypervisor watcher = Simulated.connect(host);
    private final SimulatedMachine machine = host.machine("web01");
    private final Domain domain = connection.domains().byName("web01");
    private final DomainJob job = watcher.domains().byName("web01").job();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        connection.close();
        watcher.close();
        host.close();
    }

    @Test
    void aDomainAtRestHasNoJob() {
        machine.state(MachineState.RUNNING);
        domain.suspend();

        assertThat(watcher.capabilities()).contains(Capability.DOMAIN_JOB);
        assertThat(job.info()).isEmpty();
        assertFails(ErrorCode.OPERATION_INVALID, job::abort).contains("no job is active");
    }

    @Test
    void aTaskOfAnotherConnectionIsSeenWithItsProgress() throws Exception {
        machine.state(MachineState.RUNNING);
        try (HeldTasks held = host.holdTasks("SuspendVM_Task")) {
            Future<?> suspension = threads.submit(domain::suspend);
            assertThat(held.await(1, LONG)).isTrue();

            assertThat(job.info().orElseThrow().percent()).isEmpty();
            held.progress(42);
            DomainJob.Info info = job.info().orElseThrow();

            assertThat(info.name()).isEqualTo("VirtualMachine.suspend");
            assertThat(info.percent()).hasValue(42);
            assertThat(info.elapsed()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
            assertThat(info.cancelable()).isFalse();
            held.release();
            suspension.get();
            assertThat(job.info()).isEmpty();
        }
    }

    @Test
    void aTaskThatCanBeCancelledIs() throws Exception {
        machine.state(MachineState.RUNNING);
        try (HeldTasks held = host.holdTasks("SuspendVM_Task")) {
            Future<?> suspension = threads.submit(() -> assertFails(ErrorCode.OPERATION_ABORTED, domain::suspend));
            assertThat(held.await(1, LONG)).isTrue();

            assertFails(ErrorCode.OPERATION_UNSUPPORTED, job::abort).contains("VirtualMachine.suspend");
            assertThat(suspension.isDone()).isFalse();
            held.cancelable(true);
            assertThat(job.info().orElseThrow().cancelable()).isTrue();
            job.abort();

            suspension.get();
            assertThat(machine.state()).isEqualTo(MachineState.RUNNING);
        }
    }

    @Test
    void askingIsOneRetrievalAndAbortingOneCallMore() throws Exception {
        machine.state(MachineState.RUNNING);
        assertThat(costOf(host, job::info).total()).isEqualTo(1);
        try (HeldTasks held = host.holdTasks("SuspendVM_Task")) {
            Future<?> suspension = threads.submit(() -> assertFails(ErrorCode.OPERATION_ABORTED, domain::suspend));
            assertThat(held.await(1, LONG)).isTrue();
            held.cancelable(true);
            host.resetTraffic();

            job.abort();
            suspension.get();

            assertThat(host.traffic().of("RetrievePropertiesEx")).isEqualTo(1);
            assertThat(host.traffic().of("CancelTask")).isEqualTo(1);
        }
    }

    @Test
    void aDomainThatIsGoneHasNoJobToTellOf() {
        machine.unregister();

        assertFails(ErrorCode.NO_DOMAIN, job::info);
        assertFails(ErrorCode.NO_DOMAIN, job::abort);
    }
}
