// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.soap.XmlNode;
import org.hypervia.esx.vim.TaskWaiter.News;
import org.hypervia.spi.Deadline;
import org.jspecify.annotations.Nullable;

/** Starts a task and waits for its end: the one place that does so. Thread-safe. */
public final class TaskRunner implements AutoCloseable {
    private static final Duration CLEANUP_LIMIT = Duration.ofSeconds(10);

    private final VimSession session;
    private final TaskWaiter waiter;
    private final boolean autoAnswer;

    /**
     * @param session where the tasks run
     * @param autoAnswer whether a question that blocks a task is answered with its default
     */
    public TaskRunner(VimSession session, boolean autoAnswer) {
        this.session = session;
        this.waiter = new TaskWaiter(session);
        this.autoAnswer = autoAnswer;
    }

    /**
     * Runs a task on a machine and returns its result, if it has one.
     *
     * <p>When the deadline passes or the thread is interrupted, the task is cancelled if it can be. A question that comes
     * up is answered, or cancels the task and becomes {@code INTERNAL_ERROR} with question and choices.
     */
    public Optional<XmlNode> run(SoapCall<ManagedObjectRef> start, ManagedObjectRef machine, Deadline deadline) {
        return run(start, Optional.of(machine), deadline);
    }

    /** Runs a task that belongs to no machine. */
    public Optional<XmlNode> run(SoapCall<ManagedObjectRef> start, Deadline deadline) {
        return run(start, Optional.empty(), deadline);
    }

    private Optional<XmlNode> run(
            SoapCall<ManagedObjectRef> start, Optional<ManagedObjectRef> machine, Deadline deadline) {
        ManagedObjectRef task = session.invoke(start, deadline);
        try (TaskWaiter.Watch watch = waiter.watch(task, machine, deadline)) {
            TaskInfo last = null;
            while (true) {
                Optional<News> news = watch.next(deadline);
                if (news.isEmpty()) {
                    cancel(task, last);
                    throw timeout(start.method());
                }
                if (news.get() instanceof News.Lost lost) {
                    throw lost.error();
                }
                if (news.get() instanceof News.Asked asked) {
                    answer(asked.question(), machine.orElseThrow(), task, last);
                } else if (news.get() instanceof News.Progress progress) {
                    last = progress.info();
                    if (last.isFinished()) {
                        return result(start.method(), last);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancel(task, null);
            throw new HypervisorException(
                    ErrorCode.OPERATION_ABORTED,
                    "the wait for " + start.method() + " was interrupted and the task cancelled if it could be;"
                            + " look at the domain's state before repeating",
                    e);
        }
    }

    private static HypervisorException timeout(String method) {
        return new HypervisorException(
                ErrorCode.OPERATION_TIMEOUT,
                method + " did not finish in time and was cancelled if it could be; the host may still finish it:"
                        + " look at the domain's state before repeating");
    }

    private static Optional<XmlNode> result(String method, TaskInfo info) {
        if (info.state().equals("success")) {
            return info.result();
        }
        XmlNode error = info.error().orElseGet(() -> new XmlNode("", "", "", "", List.of()));
        throw Faults.translate(
                method,
                error.childText("localizedMessage").orElse(""),
                error.child("fault").orElse(error));
    }

    private void answer(Question question, ManagedObjectRef machine, ManagedObjectRef task, @Nullable TaskInfo last) {
        if (autoAnswer && question.defaultChoice().isPresent()) {
            session.invoke(
                    Calls.plain(
                            "AnswerVM",
                            machine,
                            out -> out.text("questionId", question.id())
                                    .text(
                                            "answerChoice",
                                            question.defaultChoice()
                                                    .orElseThrow()
                                                    .key())),
                    Deadline.after(CLEANUP_LIMIT));
            return;
        }
        cancel(task, last);
        throw new HypervisorException(
                ErrorCode.INTERNAL_ERROR,
                question.describe()
                        + (autoAnswer
                                ? ", but no default answer is specified"
                                : ": answer it on the host, or connect with auto_answer=1 to take the default"),
                "QuestionPending",
                null);
    }

    /** Tries to end a task that nobody waits for any more; what the host says to that changes nothing. */
    private void cancel(ManagedObjectRef task, @Nullable TaskInfo last) {
        if (last != null && !last.cancelable()) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            session.invoke(Calls.plain("CancelTask", task), Deadline.after(CLEANUP_LIMIT));
        } catch (HypervisorException e) {
            System.getLogger(TaskRunner.class.getName())
                    .log(System.Logger.Level.DEBUG, "cancelling {0} failed: {1}", task, e.getMessage());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        waiter.close();
    }
}
