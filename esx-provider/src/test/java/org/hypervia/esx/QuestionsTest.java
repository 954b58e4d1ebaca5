// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hypervia.esx.Simulated.assertFails;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.task.PendingQuestion;
import org.hypervia.api.task.QuestionCallback;
import org.hypervia.api.task.QuestionPendingException;
import org.hypervia.api.task.TaskProgress;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.HeldTasks;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatedMachine;
import org.hypervia.simulator.SimulatedQuestion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What callers hear of work that takes long: questions before and during it, progress, and how they end it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class QuestionsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String CANCEL = "0";
    private static final String MOVED = "1";

    private final EsxSimulator host = Simulated.host(1);
    private final SimulatedMachine machine = host.machine("web01");
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<PendingQuestion> heard = new ArrayList<>();
    private final List<Thread> askedOn = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        host.close();
    }

    private QuestionCallback answering(String key) {
        return question -> {
            heard.add(question);
            askedOn.add(Thread.currentThread());
            return question.choices().stream()
                    .filter(choice -> choice.key().equals(key))
                    .findFirst();
        };
    }

    private Hypervisor connect(QuestionCallback questions, String parameters) {
        return Simulated.connect(Simulated.spec(host, parameters).questions(questions));
    }

    private static Domain domain(Hypervisor connection) {
        return connection.domains().byName("web01");
    }

    private void askAtStart() {
        machine.state(MachineState.OFF);
        machine.askAtNextPowerOn(SimulatedQuestion.movedOrCopied());
    }

    @Test
    void theCallerIsAskedAndItsAnswerCounts() {
        askAtStart();
        try (Hypervisor connection = connect(answering(MOVED), "")) {
            domain(connection).start();
        }

        assertThat(machine.state()).isEqualTo(MachineState.RUNNING);
        assertThat(askedOn).containsExactly(Thread.currentThread());
        assertThat(heard).singleElement().satisfies(question -> {
            assertThat(question.ref()).isEqualTo(machine.id());
            assertThat(question.text()).contains("moved or copied");
            assertThat(question.choices())
                    .extracting(PendingQuestion.Choice::label)
                    .containsExactly("Cancel", "I Moved It", "I Copied It");
            assertThat(question.defaultChoice().orElseThrow().key()).isEqualTo("2");
        });
    }

    @Test
    void theCallersAnswerGoesBeforeTheDefault() {
        askAtStart();
        try (Hypervisor connection = connect(answering(CANCEL), "&auto_answer=1")) {
            Domain domain = domain(connection);

            assertFails(ErrorCode.OPERATION_FAILED, domain::start).contains("cancelled");
        }

        assertThat(machine.state()).isEqualTo(MachineState.OFF);
    }

    @Test
    void withoutAnAnswerOfTheCallerTheDefaultCountsIfTheUriSaysSo() {
        askAtStart();
        try (Hypervisor connection = connect(answering("none"), "&auto_answer=1")) {
            domain(connection).start();
        }

        assertThat(heard).hasSize(1);
        assertThat(machine.state()).isEqualTo(MachineState.RUNNING);
    }

    @Test
    void withoutAnyAnswerTheQuestionIsThrown() {
        askAtStart();
        try (Hypervisor connection = connect(answering("none"), "")) {
            Domain domain = domain(connection);

            QuestionPendingException error = catchThrowableOfType(QuestionPendingException.class, domain::start);

            assertThat(error.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
            assertThat(error.fault()).contains("QuestionPending");
            assertThat(error).hasMessageContaining("'I Moved It'").hasMessageContaining("auto_answer=1");
            assertThat(error.question()).isEqualTo(heard.get(0));
            assertThat(host.openFilters()).isZero();
        }
    }

    @Test
    void anAnswerThatIsNoChoiceIsRefused() {
        askAtStart();
        try (Hypervisor connection =
                connect(question -> Optional.of(new PendingQuestion.Choice("99", "Whatever")), "")) {
            assertFails(ErrorCode.INVALID_ARG, domain(connection)::start).contains("'99'", "'I Moved It'");
        }
    }

    @Test
    void whatTheCallerThrowsEndsTheCall() throws Exception {
        machine.state(MachineState.RUNNING);
        try (HeldTasks held = host.holdTasks("SuspendVM_Task");
                Hypervisor connection = connect(
                        question -> {
                            throw new IllegalStateException("nobody there");
                        },
                        "")) {
            Domain domain = domain(connection);
            Future<?> suspension = threads.submit(() -> assertThatThrownBy(domain::suspend)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("nobody there"));
            assertThat(held.await(1, LONG)).isTrue();
            held.cancelable(true);
            machine.ask(SimulatedQuestion.movedOrCopied());

            suspension.get();

            assertThat(host.traffic().of("CancelTask")).isEqualTo(1);
            assertThat(host.openFilters()).isZero();
        }
    }

    @Test
    void aQuestionThatIsPendingWhenACallStartsIsSeenAtOnce() {
        machine.state(MachineState.RUNNING);
        machine.ask(SimulatedQuestion.movedOrCopied());
        try (Hypervisor connection = connect(answering(MOVED), "")) {
            domain(connection).suspend();
        }

        assertThat(heard).hasSize(1);
        assertThat(machine.state()).isEqualTo(MachineState.SUSPENDED);
    }

    @Test
    void aQuestionThatComesUpWhileATaskRunsIsSeenAtOnce() throws Exception {
        machine.state(MachineState.RUNNING);
        try (HeldTasks held = host.holdTasks("SuspendVM_Task");
                Hypervisor connection = connect(answering("none"), "")) {
            Domain domain = domain(connection);
            Future<QuestionPendingException> suspension =
                    threads.submit(() -> catchThrowableOfType(QuestionPendingException.class, domain::suspend));
            assertThat(held.await(1, LONG)).isTrue();
            held.cancelable(true);

            machine.ask(SimulatedQuestion.movedOrCopied());

            // The task is held and would never end, so only the question can have ended the call.
            assertThat(suspension.get()).isNotNull();
            assertThat(host.traffic().of("CancelTask")).isEqualTo(1);
        }
    }

    @Test
    void aSecondCallMeetsTheQuestionThatHoldsUpTheFirst() throws Exception {
        askAtStart();
        BlockingQueue<PendingQuestion> asked = new LinkedBlockingQueue<>();
        BlockingQueue<String> decision = new LinkedBlockingQueue<>();
        QuestionCallback slow = question -> {
            asked.add(question);
            try {
                String key = decision.take();
                return question.choices().stream()
                        .filter(choice -> choice.key().equals(key))
                        .findFirst();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        };
        try (Hypervisor first = connect(slow, "");
                Hypervisor second = connect(QuestionCallback.unanswered(), "")) {
            Domain starting = domain(first);
            Domain other = domain(second);
            Future<?> start = threads.submit(() -> starting.start());
            PendingQuestion question = asked.take();

            QuestionPendingException error = catchThrowableOfType(QuestionPendingException.class, other::destroy);

            assertThat(error.question()).isEqualTo(question);
            decision.add(MOVED);
            start.get();
            assertThat(machine.state()).isEqualTo(MachineState.RUNNING);
        }
    }

    @Test
    void progressReachesTheListenerOnTheCallingThread() throws Exception {
        machine.state(MachineState.RUNNING);
        BlockingQueue<TaskProgress> told = new LinkedBlockingQueue<>();
        List<Thread> tellers = new ArrayList<>();
        try (HeldTasks held = host.holdTasks("SuspendVM_Task");
                Hypervisor connection =
                        Simulated.connect(Simulated.spec(host, "").progress(progress -> {
                            tellers.add(Thread.currentThread());
                            told.add(progress);
                        }))) {
            Domain domain = domain(connection);
            Future<Thread> suspension = threads.submit(() -> {
                domain.suspend();
                return Thread.currentThread();
            });
            assertThat(held.await(1, LONG)).isTrue();
            String action = "suspending domain '" + domain.name() + "'";

            held.progress(30);
            TaskProgress first = told.take();
            assertThat(first.action()).isEqualTo(action);
            TaskProgress thirty = first.percent().isPresent() ? first : told.take();
            assertThat(thirty).isEqualTo(new TaskProgress(action, OptionalInt.of(30)));
            held.progress(60);
            assertThat(told.take().percent()).hasValue(60);
            held.release();

            assertThat(tellers).containsOnly(suspension.get());
            assertThat(told.take().percent()).hasValue(100);
        }
    }

    @Test
    void aListenerThatThrowsEndsTheWaitAndNotTheTask() throws Exception {
        machine.state(MachineState.RUNNING);
        try (HeldTasks held = host.holdTasks("SuspendVM_Task");
                Hypervisor connection =
                        Simulated.connect(Simulated.spec(host, "").progress(progress -> {
                            throw new IllegalStateException("seen enough");
                        }))) {
            Domain domain = domain(connection);

            assertThatThrownBy(domain::suspend).hasMessage("seen enough");

            assertThat(host.traffic().of("CancelTask")).isZero();
            assertThat(host.openFilters()).isZero();
            held.release();
        }
    }

    @Test
    void interruptingTheCallCancelsTheTaskAndKeepsTheFlag() throws Exception {
        machine.state(MachineState.RUNNING);
        BlockingQueue<Thread> running = new LinkedBlockingQueue<>();
        BlockingQueue<OptionalInt> percent = new LinkedBlockingQueue<>();
        try (HeldTasks held = host.holdTasks("SuspendVM_Task");
                Hypervisor connection = Simulated.connect(
                        Simulated.spec(host, "").progress(progress -> percent.add(progress.percent())))) {
            Domain domain = domain(connection);
            Future<Boolean> flag = threads.submit(() -> {
                running.add(Thread.currentThread());
                assertFails(ErrorCode.OPERATION_ABORTED, domain::suspend).contains("interrupted");
                return Thread.interrupted();
            });
            Thread calling = running.take();
            assertThat(held.await(1, LONG)).isTrue();
            held.cancelable(true);
            held.progress(10);
            while (percent.take().isEmpty()) {
                // The caller has not yet heard that the task can be cancelled.
            }

            calling.interrupt();

            assertThat(flag.get()).isTrue();
            assertThat(host.traffic().of("CancelTask")).isEqualTo(1);
            assertThat(machine.state()).isEqualTo(MachineState.RUNNING);
        }
    }
}
