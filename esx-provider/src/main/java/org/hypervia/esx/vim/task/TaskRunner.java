// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.task;

import java.time.Duration;
import java.util.Optional;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.vim.property.PropertyCollector;
import org.hypervia.esx.vim.property.UpdateLoop;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.VimValue;
import org.hypervia.spi.Deadline;

/**
 * Starts tasks and waits for their end: the one place that does so. Any number of threads run tasks beside each other,
 * and none waits for the task of another. Thread-safe.
 *
 * <p>A task costs the call that starts it, {@code CreateFilter}, one or two {@code WaitForUpdatesEx} and
 * {@code DestroyPropertyFilter}; the first one of a login {@code CreatePropertyCollector} as well. There is no look at
 * state, questions or other tasks before: the host decides, and its fault says why not. Only where that is another task
 * does one more retrieval show whether that one waits for the answer to a question.
 */
public final class TaskRunner {
    private static final String INFO = "info";
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    private final VimSession session;
    private final UpdateLoop updates;
    private final TaskHabits habits;

    /**
     * @param session where the tasks run
     * @param updates of that session; when it is closed, all waits end with {@code INVALID_CONN} and the tasks go on
     * @param habits who answers questions that block a task, and who hears how tasks get on
     */
    public TaskRunner(VimSession session, UpdateLoop updates, TaskHabits habits) {
        this.session = session;
        this.updates = updates;
        this.habits = habits;
    }

    /** Runs a task on a machine and returns its result, if it has one; fails as {@link RunningTask#await} does. */
    public Optional<VimValue> run(SoapCall<ManagedObjectRef> start, ManagedObjectRef machine, Deadline deadline) {
        return run(start, TaskOptions.of(machine), deadline);
    }

    /** Runs a task that belongs to no machine. */
    public Optional<VimValue> run(SoapCall<ManagedObjectRef> start, Deadline deadline) {
        return run(start, TaskOptions.plain(), deadline);
    }

    /** Runs a task. */
    public Optional<VimValue> run(SoapCall<ManagedObjectRef> start, TaskOptions options, Deadline deadline) {
        return start(start, options, deadline).await(deadline);
    }

    /**
     * Runs a task that only looks at something and is mostly over before anybody can ask: one look then saves the wait with
     * its filter. Two round trips in that case.
     */
    public Optional<VimValue> runShort(SoapCall<ManagedObjectRef> start, Deadline deadline) {
        return endOf(startShort(start, deadline), start, deadline);
    }

    /** Starts a task that only looks at something; {@link #endOf} brings its result. */
    public ManagedObjectRef startShort(SoapCall<ManagedObjectRef> start, Deadline deadline) {
        return session.invoke(start, deadline);
    }

    /** Looks whether a task is over, and waits for it if it is not. */
    public Optional<VimValue> endOf(ManagedObjectRef task, SoapCall<?> start, Deadline deadline) {
        PropertyQuery query = PropertyQuery.of(task, INFO).toleratingGone();
        Optional<TaskInfo> seen = new PropertyCollector(session)
                .retrieve(query, deadline).stream()
                        .flatMap(found -> found.value(INFO).stream())
                        .map(TaskInfo::of)
                        .findFirst();
        if (seen.filter(TaskInfo::isFinished).isPresent()) {
            return seen.get().outcome(start.what(), "");
        }
        return follow(task, TaskOptions.plain().doing(start.what()), deadline).await(deadline);
    }

    /** Runs a task that makes an object and returns that, if the server tells of it. */
    public Optional<ManagedObjectRef> make(SoapCall<ManagedObjectRef> start, TaskOptions options, Deadline deadline) {
        return run(start, options, deadline).flatMap(VimValue::reference);
    }

    /** Starts a task and returns at once; whoever calls this waits for the end or closes what is returned. */
    public RunningTask start(SoapCall<ManagedObjectRef> start, TaskOptions options, Deadline deadline) {
        TaskOptions named = options.action().isPresent() ? options : options.doing(start.what());
        return follow(task(start, named, deadline), named, deadline);
    }

    /**
     * As {@link #start}, for a change that nobody may lose sight of: its answer, which alone names the task, is waited for some
     * seconds longer when the thread is interrupted or the deadline passes meanwhile. {@link RunningTask#await} then ends the task.
     */
    public RunningTask startUnbroken(SoapCall<ManagedObjectRef> start, TaskOptions options, Deadline deadline) {
        Deadline answered = Deadline.after(deadline.remaining().plus(ANSWER_LIMIT));
        return follow(session.invokeUnbroken(start, answered), options, deadline);
    }

    private ManagedObjectRef task(SoapCall<ManagedObjectRef> start, TaskOptions options, Deadline deadline) {
        try {
            return session.invoke(start, deadline);
        } catch (HypervisorException e) {
            throw options.questions(session, habits.during(deadline), start.what())
                    .map(asked -> asked.behind(e, deadline))
                    .orElse(e);
        }
    }

    /** Waits for a task that somebody else has started. */
    public RunningTask follow(ManagedObjectRef task, TaskOptions options, Deadline deadline) {
        TaskWatch watch = new TaskWatch(task, options.machine());
        return new RunningTask(session, updates.subscribe(watch, deadline), watch, options, habits.during(deadline));
    }
}
