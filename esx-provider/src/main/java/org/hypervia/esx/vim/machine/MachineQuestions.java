// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.task.QuestionPendingException;
import org.hypervia.esx.vim.property.PropertyCollector;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.spi.Deadline;

/** Has questions of a machine answered. Thread-safe as far as who answers is. */
public final class MachineQuestions {
    private static final String QUESTION = "runtime.question";
    private static final String BUSY = "TaskInProgress";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final VimSession session;
    private final ManagedObjectRef machine;
    private final QuestionAnswers answers;
    private final String action;

    /** @param action what the question blocks, for messages */
    public MachineQuestions(VimSession session, ManagedObjectRef machine, QuestionAnswers answers, String action) {
        this.session = session;
        this.machine = machine;
        this.answers = answers;
        this.action = action;
    }

    /**
     * Has a question answered, and sends the answer: one round trip.
     *
     * @param stop ends what waits for the answer, and says how that went; used if there is none
     * @throws QuestionPendingException if nobody has an answer
     */
    public void answer(Question question, Supplier<String> stop, Deadline deadline) {
        Question.Choice choice = choose(question, stop).orElseThrow(() -> blocked(question, stop.get()));
        try {
            session.invoke(VirtualMachineCalls.answer(machine, question, choice), deadline.within(LIMIT));
        } catch (HypervisorException e) {
            // Another thread that waits for the same machine may have been faster, or a person at the host.
            if (e.fault().isEmpty() || isStillAsked(question, deadline)) {
                String unused = stop.get();
                throw e;
            }
        }
    }

    private Optional<Question.Choice> choose(Question question, Supplier<String> stop) {
        boolean chosen = false;
        try {
            Optional<Question.Choice> choice = answers.answer(machine, question);
            chosen = true;
            return choice;
        } finally {
            if (!chosen) {
                // Whom the caller has asked throws, so nobody will answer.
                String unused = stop.get();
            }
        }
    }

    private boolean isStillAsked(Question question, Deadline deadline) {
        return asked(deadline.within(LIMIT))
                .filter(now -> now.id().equals(question.id()))
                .isPresent();
    }

    private Optional<Question> asked(Deadline deadline) {
        return new PropertyCollector(session)
                .retrieveOne(machine, deadline, QUESTION)
                .value(QUESTION)
                .filter(value -> !value.isEmpty())
                .map(Question::of);
    }

    private QuestionPendingException blocked(Question question, String stopped) {
        String noDefault =
                question.choices().isEmpty() || question.defaultChoice().isPresent()
                        ? ""
                        : ", and no default answer is specified";
        return new QuestionPendingException(
                action + " failed: " + question.describe() + noDefault + "; " + stopped + ": answer it on the host"
                        + question.defaultChoice()
                                .map(choice -> ", or connect with auto_answer=1 to have '" + choice.label() + "' taken")
                                .orElse(""),
                question.pending(machine));
    }

    /**
     * Looks whether a machine is busy only because it waits for an answer, and has it answered then. One round trip, for
     * refusals that say so, and one for an answer.
     *
     * @return the refusal, for whoever throws it
     * @throws QuestionPendingException if nobody has an answer
     */
    public HypervisorException behind(HypervisorException refusal, Deadline deadline) {
        if (refusal.fault().filter(BUSY::equals).isEmpty()) {
            return refusal;
        }
        Optional<Question> question;
        try {
            question = asked(deadline.within(LIMIT));
        } catch (HypervisorException e) {
            System.getLogger(MachineQuestions.class.getName())
                    .log(Level.DEBUG, "looking for a question of {0}: {1}", machine, e.getMessage());
            return refusal;
        }
        if (question.isEmpty()) {
            return refusal;
        }
        answer(question.get(), () -> "another task waits for the answer", deadline);
        return new HypervisorException(
                refusal.code(),
                refusal.getMessage() + "; it waited for the answer to the question '"
                        + question.get().text() + "', which it has now",
                BUSY,
                refusal);
    }
}
