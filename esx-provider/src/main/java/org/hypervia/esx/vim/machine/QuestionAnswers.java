// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.task.QuestionCallback;
import org.hypervia.esx.vim.value.ManagedObjectRef;

/** Answers questions that block a machine. Called by the thread that waits for the task, which it may hold up. */
@FunctionalInterface
public interface QuestionAnswers {
    /**
     * Answers a question.
     *
     * @param machine the machine that asks
     * @param question what it asks
     * @return the choice; empty to have the task cancelled and the question thrown as an error
     */
    Optional<Question.Choice> answer(ManagedObjectRef machine, Question question);

    /** Answers nothing: libvirt's {@code auto_answer=0}. */
    static QuestionAnswers none() {
        return (machine, question) -> Optional.empty();
    }

    /** Takes the default of each question: libvirt's {@code auto_answer=1}. */
    static QuestionAnswers defaults() {
        return (machine, question) -> question.defaultChoice();
    }

    /**
     * Asks the caller.
     *
     * @throws HypervisorException {@code INVALID_ARG} for an answer that is no choice of the question
     */
    static QuestionAnswers asking(QuestionCallback callback) {
        return (machine, question) -> callback.answer(question.pending(machine))
                .map(given -> question.choices().stream()
                        .filter(choice -> choice.key().equals(given.key()))
                        .findFirst()
                        .orElseThrow(() -> new HypervisorException(
                                ErrorCode.INVALID_ARG,
                                "'" + given.key() + "' is no answer: " + question.describe()
                                        + ": return one of its choices")));
    }

    /** Asks somebody else where this has no answer. */
    default QuestionAnswers or(QuestionAnswers other) {
        return (machine, question) -> answer(machine, question).or(() -> other.answer(machine, question));
    }
}
