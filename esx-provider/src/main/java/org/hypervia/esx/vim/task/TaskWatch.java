// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.task;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.machine.Question;
import org.hypervia.esx.vim.property.WaitCollector;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.MethodFault;
import org.hypervia.esx.vim.value.ObjectChange;
import org.hypervia.esx.vim.value.VimValue;
import org.jspecify.annotations.Nullable;

/**
 * One thread's wait for one task. The waiter's loop puts in what comes, the waiting thread takes it out. All but the
 * queue is guarded by the waiter's monitor.
 */
final class TaskWatch {
    /** What a waiting thread is told. */
    sealed interface News {
        /** The task has come so far. */
        record Progress(TaskInfo info) implements News {}

        /** The machine wants to know something. */
        record Asked(Question question) implements News {}

        /** Nothing more will come. */
        record Lost(HypervisorException error) implements News {}
    }

    private static final String INFO = "info";
    private static final String QUESTION = "runtime.question";

    private final ManagedObjectRef task;
    private final Optional<ManagedObjectRef> machine;
    private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
    private TaskInfo info = TaskInfo.unknown();
    private @Nullable String askedId;
    private boolean over;

    // Where its filter is; see TaskWaiter.
    @Nullable
    WaitCollector home;

    @Nullable
    ManagedObjectRef filter;
    /** Whether the loop has to make a filter for it. */
    boolean orphan;
    /** Whether the server has said anything of the task since the filter was made. */
    boolean told;
    /** How many answers with the present state of everything have said nothing of the task. */
    int silence;

    TaskWatch(ManagedObjectRef task, Optional<ManagedObjectRef> machine) {
        this.task = task;
        this.machine = machine;
    }

    ManagedObjectRef task() {
        return task;
    }

    Optional<ManagedObjectRef> machine() {
        return machine;
    }

    /** Tells whether nothing more is to come. */
    boolean isOver() {
        return over;
    }

    /** Waits for what comes next; empty when the time is over. */
    Optional<News> poll(Duration limit) throws InterruptedException {
        return Optional.ofNullable(news.poll(limit.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Takes what is meant for this watch. What was told before, as after a new start, is not told again. */
    void tell(ObjectChange change) {
        if (over) {
            return;
        }
        if (change.object().equals(task)) {
            told = true;
            silence = 0;
            tellTask(change);
        } else if (machine.filter(change.object()::equals).isPresent()) {
            tellMachine(change);
        }
    }

    private void tellTask(ObjectChange change) {
        MethodFault fault = change.faults().getOrDefault(INFO, change.faults().get(""));
        if (fault != null) {
            lose(Faults.translate("watching " + task, task.type(), fault));
            return;
        }
        if (change.kind().equals("leave")) {
            lose(new HypervisorException(
                    ErrorCode.INTERNAL_ERROR,
                    task + " is gone before it was seen to end: look at the domain's state before repeating"));
            return;
        }
        TaskInfo now = changed(change.values());
        if (!now.equals(info)) {
            info = now;
            over = now.isFinished();
            news.add(new News.Progress(now));
        }
    }

    /** Servers send the whole of the info, as asked for, or fields of it such as {@code info.state}. */
    private TaskInfo changed(Map<String, Optional<VimValue>> values) {
        TaskInfo now =
                values.getOrDefault(INFO, Optional.empty()).map(TaskInfo::of).orElse(info);
        for (Map.Entry<String, Optional<VimValue>> value : values.entrySet()) {
            if (value.getKey().startsWith(INFO + ".")) {
                now = now.with(value.getKey().substring(INFO.length() + 1), value.getValue());
            }
        }
        return now;
    }

    private void tellMachine(ObjectChange change) {
        Optional<VimValue> value = change.values().get(QUESTION);
        if (value == null) {
            return;
        }
        if (value.isEmpty() || value.get().isEmpty()) {
            askedId = null;
            return;
        }
        Question question = Question.of(value.get());
        if (!question.id().equals(askedId)) {
            askedId = question.id();
            news.add(new News.Asked(question));
        }
    }

    /** Ends the wait without the task having ended. */
    void lose(HypervisorException error) {
        if (!over) {
            over = true;
            news.add(new News.Lost(error));
        }
    }
}
