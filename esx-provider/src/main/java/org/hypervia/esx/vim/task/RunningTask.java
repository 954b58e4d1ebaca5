// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.task;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.task.ProgressListener;
import org.hypervia.api.task.QuestionPendingException;
import org.hypervia.api.task.TaskProgress;
import org.hypervia.esx.vim.machine.MachineQuestions;
import org.hypervia.esx.vim.property.Subscriber;
import org.hypervia.esx.vim.session.CleanUp;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.task.TaskWatch.News;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.VimValue;
import org.hypervia.spi.Deadline;

/**
 * A task that somebody waits for. One thread waits for its end; any may look at it or cancel it. Whoever has one waits for
 * its end or closes it: the host keeps a filter for it until then.
 */
public final class RunningTask implements AutoCloseable {
    private static final Duration CLEANUP_LIMIT = Duration.ofSeconds(10);

    private final VimSession session;
    private final Subscriber place;
    private final TaskWatch watch;
    private final TaskOptions options;
    private final ProgressListener listener;
    private final String action;
    private final Optional<MachineQuestions> questions;
    private volatile TaskInfo info = TaskInfo.unknown();

    RunningTask(VimSession session, Subscriber place, TaskWatch watch, TaskOptions options, TaskHabits habits) {
        this.session = session;
        this.place = place;
        this.watch = watch;
        this.options = options;
        this.listener = habits.progress();
        this.action = options.action().orElse(watch.task().toString());
        this.questions = options.questions(session, habits, action);
    }

    /** Returns the task. */
    public ManagedObjectRef task() {
        return watch.task();
    }

    /** Returns how far it was when the waiting thread last heard of it. */
    public TaskInfo info() {
        return info;
    }

    /**
     * Asks the host to stop the task; then the wait for it ends with {@code OPERATION_ABORTED}, unless the task was
     * faster. One round trip.
     *
     * @throws HypervisorException {@code OPERATION_UNSUPPORTED} for a task that cannot be stopped
     */
    public void cancel(Deadline deadline) {
        session.invoke(TaskCalls.cancel(task()), deadline);
    }

    /**
     * Waits for the end, and takes away what was kept for the wait. To be called once.
     *
     * @return what the task made, if anything
     * @throws HypervisorException by the fault table if the task fails; {@code OPERATION_ABORTED} if it was cancelled or
     *     this thread is interrupted, {@code OPERATION_TIMEOUT} at the deadline, in these two cases after the host was
     *     asked to stop the task; {@code INVALID_CONN} if the connection is closed meanwhile
     * @throws QuestionPendingException for a question that nobody answers, after the host was asked to stop the task
     */
    public Optional<VimValue> await(Deadline deadline) {
        try (this) {
            while (true) {
                Optional<News> news = place.next(watch.news(), deadline);
                if (news.isEmpty()) {
                    throw timeout();
                }
                if (news.get() instanceof News.Lost lost) {
                    throw lost.error();
                }
                if (news.get() instanceof News.Asked asked) {
                    // Questions come from the machine's own filter, so there is a machine.
                    questions.orElseThrow().answer(asked.question(), this::stop, deadline);
                } else if (news.get() instanceof News.Progress progress) {
                    info = progress.info();
                    options.progress().accept(info);
                    listener.onProgress(new TaskProgress(action, info.progress()));
                    if (info.isFinished()) {
                        return result(deadline);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HypervisorException(
                    ErrorCode.OPERATION_ABORTED,
                    action + " was interrupted; " + stop() + ": look at " + subject() + " before repeating",
                    e);
        }
    }

    private HypervisorException timeout() {
        return new HypervisorException(
                ErrorCode.OPERATION_TIMEOUT,
                action + " did not finish in time; " + stop() + ", and the host may still finish it: look at "
                        + subject() + " before repeating");
    }

    private String subject() {
        return options.machine().isPresent() ? "the domain's state" : "what is there";
    }

    private Optional<VimValue> result(Deadline deadline) {
        try {
            return info.outcome(
                    action, options.machine().map(ManagedObjectRef::type).orElse(""));
        } catch (HypervisorException failure) {
            throw questions.map(asked -> asked.behind(failure, deadline)).orElse(failure);
        }
    }

    /** Asks a task to stop for which nobody waits any more. What the host says to that is only told. */
    private String stop() {
        if (info.state() != TaskInfo.State.UNKNOWN && !info.isCancelable()) {
            return "the task cannot be cancelled";
        }
        return CleanUp.unbroken(this::askedToStop);
    }

    private String askedToStop() {
        try {
            cancel(Deadline.after(CLEANUP_LIMIT));
            return "the host was asked to cancel the task";
        } catch (HypervisorException e) {
            System.getLogger(RunningTask.class.getName())
                    .log(Level.DEBUG, "cancelling {0}: {1}", task(), e.getMessage());
            return "the task could not be cancelled ("
                    + e.fault().orElse(e.code().name()) + ")";
        }
    }

    /** Gives up waiting; the task goes on. One round trip the first time. */
    @Override
    public void close() {
        place.close();
    }
}
