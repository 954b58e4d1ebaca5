// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.machine;

import java.util.ArrayDeque;
import java.util.Deque;
import org.hypervia.simulator.inventory.Task;
import org.hypervia.simulator.value.Faults;
import org.jspecify.annotations.Nullable;

/** What a machine asks: one question at a time, and the tasks that wait for its answer. */
public final class Questions {
    private final Machine machine;
    private final Deque<Question> next = new ArrayDeque<>();
    private @Nullable PendingQuestion question;
    private int count;

    Questions(Machine machine) {
        this.machine = machine;
    }

    /** Keeps a question for the next power-on; several are asked one power-on after the other. */
    public void askAtNextPowerOn(Question later) {
        next.addLast(later);
    }

    /** Asks now; tasks that start before the answer wait for it. */
    public void ask(Question asked) {
        question = new PendingQuestion(String.valueOf(++count), asked);
        Task task = machine.activeTask();
        if (task != null) {
            question.holdUp(task);
        }
        machine.touch();
    }

    /** Lets a task that starts wait for a pending question, or ask the one that is due at power-on. */
    void askBefore(Task task, boolean powerOn) {
        Question due = powerOn && question == null ? next.pollFirst() : null;
        if (due != null) {
            question = new PendingQuestion(String.valueOf(++count), due);
            machine.touch();
        }
        if (question != null) {
            question.holdUp(task);
        }
    }

    /** Takes the answer to the pending question. */
    public void answer(String id, String key) {
        PendingQuestion pending = question;
        if (pending == null || !pending.isCalled(id)) {
            throw Faults.concurrentAccess();
        }
        pending.answer(key);
        question = null;
        machine.touch();
    }

    /** The pending question goes away by itself. */
    void drop() {
        question = null;
        machine.touch();
    }

    @Nullable
    PendingQuestion pending() {
        return question;
    }
}
