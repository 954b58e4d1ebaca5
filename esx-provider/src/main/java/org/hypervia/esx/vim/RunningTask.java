// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.TaskWatch.News;
import org.hypervia.spi.Deadline;

/**
 * A task that somebody waits for. One thread waits for its end; any may look at it or cancel it. Whoever has one waits for
 * its end or closes it: the host keeps a filter for it until then.
 */
public final class RunningTask implements AutoCloseable {
    private static final Duration CLEANUP_LIMIT = Duration.ofSeconds(10);

    private final VimSession session;
    private final TaskWaiter waiter;
    private final TaskWatch watch;
    private final TaskOptions options;
    private final QuestionAnswers answers;
    private final String action;
    private volatile TaskInfo info = TaskInfo.unknown();

    RunningTask(
            VimSession session, TaskWaiter waiter, TaskWatch watch, TaskOptions options, QuestionAnswers otherwise) {
        this.session = session;
        this.waiter = waiter;
        this.watch = watch;
        this.options = options;
        this.answers = options.answers().orElse(otherwise);
        this.action = options.action().orElse(watch.task().toString());
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
        session.invoke(WaitCalls.cancelTask(task()), deadline);
    }

    /**
     * Waits for the end, and takes away what was kept for the wait. To be called once.
     *
     * @return what the task made, if anything
     * @throws HypervisorException by the fault table if the task fails; {@code OPERATION_ABORTED} if it was cancelled or
     *     this thread is interrupted, {@code OPERATION_TIMEOUT} at the deadline, in these two cases after the host was
     *     asked to stop the task; {@code INTERNAL_ERROR}, as with libvirt, for a question that nobody answers;
     *     {@code INVALID_CONN} if the connection is closed meanwhile
     */
    public Optional<VimValue> await(Deadline deadline) {
        try (this) {
            while (true) {
                Optional<News> news = waiter.next(watch, deadline);
                if (news.isEmpty()) {
                    throw timeout();
                }
                if (news.get() instanceof News.Lost lost) {
                    throw lost.error();
                }
                if (news.get() instanceof News.Asked asked) {
                    answer(asked.question(), deadline);
                } else if (news.get() instanceof News.Progress progress) {
                    info = progress.info();
                    options.progress().accept(info);
                    if (info.isFinished()) {
                        return result();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HypervisorException(
                    ErrorCode.OPERATION_ABORTED,
                    action + " was interrupted; " + stop() + ": look at the domain's state before repeating",
                    e);
        }
    }

    private HypervisorException timeout() {
        return new HypervisorException(
                ErrorCode.OPERATION_TIMEOUT,
                action + " did not finish in time; " + stop()
                        + ", and the host may still finish it: look at the domain's state before repeating");
    }

    private Optional<VimValue> result() {
        if (info.state() == TaskInfo.State.SUCCESS) {
            return info.result();
        }
        throw info.error()
                .map(fault -> Faults.translate(
                        action, options.machine().map(ManagedObjectRef::type).orElse(""), fault))
                .orElseGet(() -> new HypervisorException(
                        ErrorCode.OPERATION_FAILED,
                        action + " failed, and the host does not say why: look at its event log"));
    }

    private void answer(Question question, Deadline deadline) {
        // Questions come from the machine's own filter, so there is a machine.
        ManagedObjectRef machine = options.machine().orElseThrow();
        Optional<Question.Choice> choice = answers.answer(machine, question);
        if (choice.isEmpty()) {
            throw blocked(question);
        }
        try {
            session.invoke(VirtualMachineCalls.answer(machine, question, choice.get()), deadline.within(CLEANUP_LIMIT));
        } catch (HypervisorException e) {
            // Another thread that waits for the same machine may have been faster, or a person at the host.
            if (e.fault().isEmpty() || isStillAsked(machine, question, deadline)) {
                stop();
                throw e;
            }
        }
    }

    private boolean isStillAsked(ManagedObjectRef machine, Question question, Deadline deadline) {
        return new PropertyCollector(session)
                .retrieveOne(machine, deadline.within(CLEANUP_LIMIT), "runtime.question")
                .value("runtime.question")
                .filter(value -> Question.of(value).id().equals(question.id()))
                .isPresent();
    }

    private HypervisorException blocked(Question question) {
        String noDefault =
                question.choices().isEmpty() || question.defaultChoice().isPresent()
                        ? ""
                        : ", and no default answer is specified";
        return new HypervisorException(
                ErrorCode.INTERNAL_ERROR,
                action + " failed: " + question.describe() + noDefault + "; " + stop() + ": answer it on the host"
                        + question.defaultChoice()
                                .map(choice -> ", or connect with auto_answer=1 to have '" + choice.label() + "' taken")
                                .orElse(""),
                "QuestionPending",
                null);
    }

    /** Asks a task to stop for which nobody waits any more. What the host says to that is only told. */
    private String stop() {
        if (info.state() != TaskInfo.State.UNKNOWN && !info.isCancelable()) {
            return "the task cannot be cancelled";
        }
        boolean interrupted = Thread.interrupted();
        try {
            cancel(Deadline.after(CLEANUP_LIMIT));
            return "the host was asked to cancel the task";
        } catch (HypervisorException e) {
            System.getLogger(RunningTask.class.getName())
                    .log(Level.DEBUG, "cancelling {0}: {1}", task(), e.getMessage());
            return "the task could not be cancelled ("
                    + e.fault().orElse(e.code().name()) + ")";
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Gives up waiting; the task goes on. One round trip the first time. */
    @Override
    public void close() {
        waiter.end(watch);
    }
}
