// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.Simulated.assertFails;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.CallOptions;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.task.PendingQuestion;
import org.hypervia.api.task.QuestionCallback;
import org.hypervia.api.task.TaskProgress;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.HeldTasks;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatedMachine;
import org.hypervia.simulator.SimulatedQuestion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that differ from the rest of their connection in limit, progress and questions, on one login. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CallOptionsOnSimulatorTest {
    private static final String MOVED = "1";

    private final EsxSimulator host = Simulated.host(1);
    private final SimulatedMachine machine = host.machine("web01");
    private final List<PendingQuestion> heard = new ArrayList<>();
    private final List<TaskProgress> told = new ArrayList<>();

    @AfterEach
    void end() {
        host.close();
    }

    private static Domain web(Hypervisor connection) {
        return connection.domains().byName("web01");
    }

    private QuestionCallback answering(String key) {
        return question -> {
            heard.add(question);
            return question.choices().stream()
                    .filter(choice -> choice.key().equals(key))
                    .findFirst();
        };
    }

    private void askAtStart() {
        machine.state(MachineState.OFF);
        machine.askAtNextPowerOn(SimulatedQuestion.movedOrCopied());
    }

    @Test
    void onlyTheCallsOwnListenerHearsOfItAndOtherCallsStayWithTheConnections() {
        machine.state(MachineState.RUNNING);
        List<TaskProgress> own = new ArrayList<>();
        try (Hypervisor connection = Simulated.connect(Simulated.spec(host, "").progress(told::add))) {
            web(connection.with(CallOptions.defaults().progress(own::add))).suspend();
            assertThat(own).isNotEmpty();
            assertThat(told).isEmpty();

            int before = own.size();
            web(connection).resume();
            assertThat(told).isNotEmpty();
            assertThat(own).hasSize(before);
        }
        assertThat(host.traffic().of("Login")).isEqualTo(1);
    }

    @Test
    void theCallsOwnCallbackAnswersBeforeTheConnections() {
        askAtStart();
        try (Hypervisor connection = Simulated.connect(Simulated.spec(host, "").questions(question -> {
            throw new IllegalStateException("nobody should ask this one");
        }))) {
            web(connection.with(CallOptions.defaults().questions(answering(MOVED))))
                    .start();
        }

        assertThat(machine.state()).isEqualTo(MachineState.RUNNING);
        assertThat(heard).hasSize(1);
    }

    @Test
    void theConnectionsCallbackAnswersWhatTheCallsOwnDoesNot() {
        askAtStart();
        List<PendingQuestion> unanswered = new ArrayList<>();
        try (Hypervisor connection = Simulated.connect(Simulated.spec(host, "").questions(answering(MOVED)))) {
            web(connection.with(CallOptions.defaults().questions(question -> {
                        unanswered.add(question);
                        return Optional.empty();
                    })))
                    .start();
        }

        assertThat(machine.state()).isEqualTo(MachineState.RUNNING);
        assertThat(unanswered).hasSize(1);
        assertThat(heard).hasSize(1);
    }

    @Test
    void aCallHasALimitOfItsOwnAndTheConnectionGoesOn() throws Exception {
        machine.state(MachineState.RUNNING);
        try (HeldTasks held = host.holdTasks("SuspendVM_Task");
                Hypervisor connection = Simulated.connect(Simulated.spec(host, ""))) {
            Domain hurried = web(connection.with(CallOptions.timeout(Duration.ofSeconds(1))));

            assertFails(ErrorCode.OPERATION_TIMEOUT, hurried::suspend);

            held.release();
            assertThat(web(connection)).isEqualTo(hurried);
            assertThat(connection.isAlive()).isTrue();
        }
    }

    @Test
    void aStateIsWaitedForThatSomebodyElseBrings() {
        machine.state(MachineState.RUNNING);
        try (Hypervisor connection = Simulated.connect(Simulated.spec(host, ""));
                Hypervisor other = Simulated.connect(Simulated.spec(host, ""))) {
            web(other).destroy();
            web(connection).awaitState(DomainState.SHUTOFF, Duration.ofSeconds(30));
        }
    }
}
