// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.simulator.GivenDatacenter;
import org.hypervia.simulator.GivenHost;
import org.hypervia.simulator.HeldTasks;
import org.hypervia.simulator.SimulatedMachine;
import org.hypervia.simulator.VcenterOptions;
import org.hypervia.simulator.VcenterSimulator;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever gives a migration up leaves no task behind, or is told which one. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class MigrationInterruptsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String MIGRATE = "MigrateVM_Task";

    private final VcenterSimulator center = VcenterSimulator.start(VcenterOptions.of(GivenDatacenter.of("dc1")
            .withHost(GivenHost.of("esx01.example.test").withMachines(1))
            .withHost(GivenHost.of("esx02.example.test"))));
    private final SimulatedMachine web = center.machine("web01");
    private final HeldTasks held = center.holdTasks(MIGRATE);

    private final CountDownLatch tenPercent = new CountDownLatch(1);
    private Hypervisor source;
    private Hypervisor destination;

    @BeforeEach
    void connect() {
        source = connect("esx01.example.test");
        destination = connect("esx02.example.test");
    }

    private Hypervisor connect(String host) {
        return Simulated.connect(ConnectionSpec.builder(center.host(host).uri().toString())
                .credentials(Credentials.of(VcenterOptions.DEFAULT_USER, Secret.of("simulator")))
                .progress(progress -> {
                    if (progress.percent().orElse(0) == 10) {
                        tenPercent.countDown();
                    }
                })
                .operationTimeout(Duration.ofMinutes(1)));
    }

    @AfterEach
    void end() {
        held.close();
        source.close();
        destination.close();
        assertThat(center.endpoint().openSessions()).as("sessions left").isZero();
        assertThat(center.endpoint().openFilters()).as("filters left").isZero();
        center.close();
    }

    private record Call(Thread thread, FutureTask<HypervisorException> failure) {}

    private Call migrate() {
        Domain domain = source.domains().byName("web01");
        FutureTask<HypervisorException> failure = new FutureTask<>(() -> {
            HypervisorException error =
                    catchThrowableOfType(HypervisorException.class, () -> domain.migrate(destination.domains()));
            assertThat(error).as("the failure").isNotNull();
            return error;
        });
        Thread thread = new Thread(failure);
        thread.start();
        return new Call(thread, failure);
    }

    private void awaitStart() {
        assertThat(held.await(1, LONG)).as("the task began").isTrue();
    }

    /** The vCenter works on it already, and the client does not know yet by what name. */
    @Test
    void anInterruptBeforeTheAnswerCancelsTheTaskThatTheAnswerNames() throws Exception {
        FaultRule answer = center.endpoint().faults().add(FaultRule.on(MIGRATE, new Misbehaviour.Held()));
        Call call = migrate();
        awaitStart();

        call.thread().interrupt();
        answer.release();

        HypervisorException error = call.failure().get();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(ErrorCode.OPERATION_ABORTED);
        assertThat(error.getMessage())
                .contains("was interrupted; the host was asked to cancel the task")
                .endsWith("The domain is on host 'esx01.example.test' as before");
        assertThat(center.endpoint().traffic().of("CancelTask")).isEqualTo(1);
        held.release();
        assertThat(web.hostName()).isEqualTo("esx01.example.test");
    }

    @Test
    void withoutAnAnswerTheTaskIsNamed() throws Exception {
        FaultRule answer = center.endpoint().faults().add(FaultRule.on(MIGRATE, new Misbehaviour.Held()));
        Call call = migrate();
        awaitStart();
        held.progress(42);

        call.thread().interrupt();

        HypervisorException error = call.failure().get();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(ErrorCode.OPERATION_ABORTED);
        assertThat(error.getMessage())
                .containsPattern("still works on it \\(Task:task-\\d+, VirtualMachine.migrate, 42 percent\\)")
                .endsWith(
                        "at present the domain is on host 'esx01.example.test': look at its job, which can be aborted");
        answer.release();

        // What the message says can be done.
        source.domains().byName("web01").job().abort();
        held.release();
        assertThat(web.hostName()).isEqualTo("esx01.example.test");
    }

    @Test
    void aTaskThatCannotBeCancelledIsNamedAtOnce() throws Exception {
        Call call = migrate();
        awaitStart();
        held.cancelable(false);
        held.progress(10);
        tenPercent.await();

        call.thread().interrupt();

        HypervisorException error = call.failure().get();
        assertThat(error.code()).isEqualTo(ErrorCode.OPERATION_ABORTED);
        assertThat(error.getMessage())
                .containsPattern("still works on it \\(Task:task-\\d+, VirtualMachine.migrate")
                .endsWith("look at its job");
        held.release();
        while (!web.hostName().equals("esx02.example.test")) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whoAbortsItsJobEndsIt() throws Exception {
        Call call = migrate();
        awaitStart();

        source.domains().byName("web01").job().abort();

        HypervisorException error = call.failure().get();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(ErrorCode.OPERATION_ABORTED);
        assertThat(error.getMessage()).endsWith("The domain is on host 'esx01.example.test' as before");
        assertThat(source.domains().byName("web01").job().info()).isEmpty();
        assertThat(web.hostName()).isEqualTo("esx01.example.test");
    }

    @Test
    void aConnectionThatIsClosedMeanwhileNamesTheTask() throws Exception {
        Call call = migrate();
        awaitStart();
        held.progress(10);
        tenPercent.await();

        source.close();

        HypervisorException error = call.failure().get();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(ErrorCode.INVALID_CONN);
        assertThat(error.getMessage())
                .containsPattern("the end of Task:task-\\d+ was not seen: the connection is closed");
        held.release();
        while (!web.hostName().equals("esx02.example.test")) {
            Thread.onSpinWait();
        }
    }
}
