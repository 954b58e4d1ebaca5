// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.task;

import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/**
 * A call failed because the domain waits for the answer to a question. The code is {@code INTERNAL_ERROR}, as libvirt has
 * it; the fault is {@code QuestionPending}.
 */
public final class QuestionPendingException extends HypervisorException {
    private static final long serialVersionUID = 1L;

    /** What is asked. Not kept when the exception is serialized. */
    private final transient PendingQuestion question;

    /**
     * Creates an exception.
     *
     * @param message names the domain, the question and its answers
     * @param question what is asked
     */
    public QuestionPendingException(String message, PendingQuestion question) {
        super(ErrorCode.INTERNAL_ERROR, message, "QuestionPending", null);
        this.question = question;
    }

    /**
     * Returns what is asked.
     *
     * @return the question with its choices and its default
     */
    public PendingQuestion question() {
        return question;
    }
}
