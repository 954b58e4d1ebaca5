// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.task.ProgressListener;
import org.hypervia.esx.config.EsxParameters;
import org.hypervia.esx.config.EsxScheme;
import org.hypervia.esx.connection.ServerLogin;
import org.hypervia.esx.vim.machine.QuestionAnswers;
import org.hypervia.esx.vim.machine.VirtualMachineCalls;
import org.hypervia.esx.vim.task.TaskHabits;
import org.hypervia.esx.vim.task.TaskRunner;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatorOptions;
import org.hypervia.spi.Deadline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One connection logs in to several servers, or to one of them several times, and leaves nothing behind. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class EndpointTest {
    private final EsxSimulator first =
            EsxSimulator.start(SimulatorOptions.builder().machines(1).build());
    private final EsxSimulator second =
            EsxSimulator.start(SimulatorOptions.builder().machines(1).build());
    // Of the connection, to whichever server.
    private final ConnectionSpec spec = ConnectionSpec.builder(first.uri().toString())
            .credentials(Credentials.of(SimulatorOptions.DEFAULT_USER, Secret.of(SimulatorOptions.DEFAULT_PASSWORD)))
            .build();
    private Set<Thread> before = Set.of();

    @BeforeEach
    void look() {
        before = loops();
    }

    @AfterEach
    void end() {
        assertThat(first.openSessions()).isZero();
        assertThat(second.openSessions()).isZero();
        assertThat(loops()).isSubsetOf(before);
        first.close();
        second.close();
    }

    private static Set<Thread> loops() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && thread.getName().equals("hypervia-updates"))
                .collect(Collectors.toSet());
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofMinutes(1));
    }

    private Endpoint endpoint(EsxScheme scheme, EsxSimulator server) {
        return new Endpoint(scheme, "127.0.0.1", server.port(), Optional.empty(), EsxParameters.of(spec.uri()), spec);
    }

    /** Powers the only machine on and off, so that the login's loop has had something to wait for. */
    private static void use(ServerLogin login, EsxSimulator server) {
        server.machines().get(0).state(MachineState.OFF);
        ManagedObjectRef machine =
                ManagedObjectRef.virtualMachine(server.machines().get(0).id());
        TaskHabits habits = new TaskHabits(QuestionAnswers.none(), ProgressListener.ignoring());
        TaskRunner tasks = new TaskRunner(login.session(), login.updates(), habits);
        tasks.run(VirtualMachineCalls.powerOn(machine), machine, soon());
        assertThat(server.machines().get(0).state()).isEqualTo(MachineState.RUNNING);
    }

    @Test
    void twoServersHaveALoginEach() {
        try (ServerLogin here = endpoint(EsxScheme.ESX, first).open(soon());
                ServerLogin there = endpoint(EsxScheme.ESX, second).open(soon())) {
            use(here, first);
            use(there, second);

            assertThat(first.openSessions()).isEqualTo(1);
            assertThat(second.openSessions()).isEqualTo(1);
            assertThat(loops()).hasSize(before.size() + 2);
        }
    }

    @Test
    void oneServerTwiceHasTwoLoginsOfWhichEachOutlivesTheOther() {
        Endpoint endpoint = endpoint(EsxScheme.ESX, first);
        try (ServerLogin kept = endpoint.open(soon())) {
            try (ServerLogin ended = endpoint.open(soon())) {
                assertThat(first.openSessions()).isEqualTo(2);
                use(ended, first);
                use(kept, first);
            }
            assertThat(first.openSessions()).isEqualTo(1);

            use(kept, first);
        }
    }

    @Test
    void eachServerMustBeOfItsOwnKind() {
        try (ServerLogin here = endpoint(EsxScheme.ESX, first).open(soon())) {
            HypervisorException error = catchThrowableOfType(
                    HypervisorException.class,
                    () -> endpoint(EsxScheme.VPX, second).open(soon()));

            assertThat(error.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
            assertThat(error).hasMessageContaining("is ESX(i), not vCenter");
            assertThat(second.logins()).isZero();
            use(here, first);
        }
    }
}
