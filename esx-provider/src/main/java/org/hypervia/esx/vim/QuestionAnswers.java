// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import java.util.Optional;

/** Answers questions that block a task. Called by the thread that waits for the task, which it may hold up. */
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
}
