// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.task;

import org.hypervia.api.task.ProgressListener;
import org.hypervia.api.task.QuestionCallback;
import org.hypervia.esx.vim.machine.QuestionAnswers;
import org.hypervia.spi.Deadline;

/**
 * What a connection does with all its tasks unless a call says otherwise.
 *
 * @param answers who answers questions
 * @param progress who hears how tasks get on
 */
public record TaskHabits(QuestionAnswers answers, ProgressListener progress) {
    /** Answers nothing and tells nobody. */
    static final TaskHabits PLAIN = new TaskHabits(QuestionAnswers.none(), ProgressListener.ignoring());

    /**
     * Asks the caller first.
     *
     * @param questions whom to ask
     * @param autoAnswer whether a question without an answer from there is answered with its default
     * @param progress who hears how tasks get on
     */
    public static TaskHabits of(QuestionCallback questions, boolean autoAnswer, ProgressListener progress) {
        QuestionAnswers asking = QuestionAnswers.asking(questions);
        return new TaskHabits(autoAnswer ? asking.or(QuestionAnswers.defaults()) : asking, progress);
    }

    /** Returns what is done with the tasks of one call, which may have a listener and answers of its own. */
    TaskHabits during(Deadline call) {
        return new TaskHabits(
                call.questions()
                        .map(own -> QuestionAnswers.asking(own).or(answers))
                        .orElse(answers),
                call.progress().orElse(progress));
    }
}
