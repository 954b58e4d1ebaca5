// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.task;

import java.util.Optional;
import java.util.function.Consumer;
import org.hypervia.esx.vim.machine.MachineQuestions;
import org.hypervia.esx.vim.machine.QuestionAnswers;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.ManagedObjectRef;

/**
 * How a task is waited for. Immutable.
 *
 * @param machine the machine whose questions may block it; without one no question is seen
 * @param action what is being done, for messages, such as {@code suspending domain 'web01'}; the name of the call otherwise
 * @param answers who answers questions; the runner's own way otherwise
 * @param progress is told each time the task has got on, by the thread that waits
 */
public record TaskOptions(
        Optional<ManagedObjectRef> machine,
        Optional<String> action,
        Optional<QuestionAnswers> answers,
        Consumer<TaskInfo> progress) {
    /** Waits for a task that belongs to no machine. */
    public static TaskOptions plain() {
        return new TaskOptions(Optional.empty(), Optional.empty(), Optional.empty(), info -> {});
    }

    /** Waits for a task of a machine. */
    public static TaskOptions of(ManagedObjectRef machine) {
        return new TaskOptions(Optional.of(machine), Optional.empty(), Optional.empty(), info -> {});
    }

    /** Returns who has the machine's questions answered, if there is a machine. */
    Optional<MachineQuestions> questions(VimSession session, TaskHabits habits, String what) {
        return machine.map(vm -> new MachineQuestions(session, vm, answers.orElse(habits.answers()), what));
    }

    /** Says what is being done, for messages. */
    public TaskOptions doing(String what) {
        return new TaskOptions(machine, Optional.of(what), answers, progress);
    }

    /** Has questions answered in another way than the runner's. */
    public TaskOptions answering(QuestionAnswers way) {
        return new TaskOptions(machine, action, Optional.of(way), progress);
    }

    /** Tells somebody how the task gets on. */
    public TaskOptions telling(Consumer<TaskInfo> listener) {
        return new TaskOptions(machine, action, answers, listener);
    }
}
