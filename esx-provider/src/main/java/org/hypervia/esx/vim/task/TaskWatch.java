// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.task;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.machine.Question;
import org.hypervia.esx.vim.property.Subscription;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.MethodFault;
import org.hypervia.esx.vim.value.ObjectChange;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.VimValue;
import org.jspecify.annotations.Nullable;

/**
 * One thread's wait for one task: its {@code info} and its machine's {@code runtime.question}. The loop puts in what comes,
 * the waiting thread takes it out of the queue.
 */
final class TaskWatch implements Subscription {
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

    TaskWatch(ManagedObjectRef task, Optional<ManagedObjectRef> machine) {
        this.task = task;
        this.machine = machine;
    }

    ManagedObjectRef task() {
        return task;
    }

    /** Returns what has come and was not taken out yet. */
    BlockingQueue<News> news() {
        return news;
    }

    @Override
    public ManagedObjectRef subject() {
        return task;
    }

    /** A machine that is gone, as after its removal, must not keep anybody from seeing the end of the task. */
    @Override
    public PropertyQuery query() {
        PropertyQuery query = PropertyQuery.of(task, INFO).toleratingGone();
        machine.ifPresent(vm -> query.take(vm.type(), QUESTION).from(vm));
        return query;
    }

    @Override
    public boolean isOver() {
        return over;
    }

    /** What was told before, as after a new start, is not told again. */
    @Override
    public void tell(ObjectChange change) {
        if (over) {
            return;
        }
        if (change.object().equals(task)) {
            tellTask(change);
        } else if (machine.filter(change.object()::equals).isPresent()) {
            tellMachine(change);
        }
    }

    private void tellTask(ObjectChange change) {
        MethodFault fault = change.faults().getOrDefault(INFO, change.faults().get(""));
        if (fault != null) {
            end(Faults.translate("watching " + task, task.type(), fault));
            return;
        }
        if (change.kind().equals("leave")) {
            end(new HypervisorException(
                    ErrorCode.INTERNAL_ERROR,
                    task + " is gone before it was seen to end: look at the domain's state before repeating"));
            return;
        }
        TaskInfo now = changed(change.values());
        if (isOfAnother(now)) {
            end(new HypervisorException(
                    ErrorCode.INTERNAL_ERROR,
                    "the host answered with a task of another domain, so the end of what was asked for cannot be seen: look"
                            + " at the domain's state before repeating"));
            return;
        }
        if (!now.equals(info)) {
            info = now;
            over = now.isFinished();
            news.add(new News.Progress(now));
        }
    }

    /** An answer that came twice may name the task of a call before; its end would be taken for the end of this one. */
    private boolean isOfAnother(TaskInfo now) {
        return machine.isPresent()
                && now.entity()
                        .filter(entity ->
                                entity.isVirtualMachine() && !machine.get().equals(entity))
                        .isPresent();
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

    @Override
    public void lose(HypervisorException error) {
        end(new HypervisorException(
                error.code(),
                "the end of " + task + " was not seen: " + error.getMessage()
                        + "; the host may still finish it: look at the domain's state before repeating",
                error.fault().orElse(null),
                error));
    }

    private void end(HypervisorException error) {
        over = true;
        news.add(new News.Lost(error));
    }
}
