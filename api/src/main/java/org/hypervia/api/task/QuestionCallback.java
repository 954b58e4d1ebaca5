// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.task;

import java.util.Optional;

/**
 * Answers questions that block a domain while a call works on it. Called by the thread that makes the call, which waits
 * meanwhile; several threads may call at once. What it throws ends the call.
 */
@FunctionalInterface
public interface QuestionCallback {
    /**
     * Answers a question.
     *
     * @param question the question
     * @return one of its choices; empty for no answer: then the task is cancelled where it can be and the call fails with a
     *     {@link QuestionPendingException}
     */
    Optional<PendingQuestion.Choice> answer(PendingQuestion question);

    /**
     * Answers nothing: libvirt's {@code auto_answer=0}.
     *
     * @return a callback without answers
     */
    static QuestionCallback unanswered() {
        return question -> Optional.empty();
    }
}
