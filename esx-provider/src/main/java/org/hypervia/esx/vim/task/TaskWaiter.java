// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.task;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.SoapFault;
import org.hypervia.esx.vim.property.Pace;
import org.hypervia.esx.vim.property.WaitCalls;
import org.hypervia.esx.vim.property.WaitCollector;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.task.TaskWatch.News;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.MethodFault;
import org.hypervia.esx.vim.value.UpdateSet;
import org.hypervia.spi.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the tasks of a session: one loop on a private property collector, over an HTTP connection of its own, however
 * many threads wait for however many tasks. Each task has a filter that watches its {@code info} and its machine's
 * {@code runtime.question}; what comes is handed out by the object it belongs to. Thread-safe.
 *
 * <p>Round trips for one task: {@code CreateFilter}, one {@code WaitForUpdatesEx} for its present state, one more if that
 * is not its end, one for each further step the host reports, {@code DestroyPropertyFilter}; for the first task of a login
 * also {@code CreatePropertyCollector}. Where a task joins others and the server does not notice a new filter in a wait
 * under way, one {@code CancelWaitForUpdates} wakes it up.
 *
 * <p>Nothing here repeats a call that changes anything. A session that is gone is renewed, and collector and filters are
 * made anew; a failing network is tried again with growing pauses, until every wait fails with the last error.
 */
final class TaskWaiter implements AutoCloseable {
    /** A wait for updates, as it was begun. */
    private record Round(WaitCollector collector, String version, Set<TaskWatch> covered) {
        boolean tellsEverything() {
            return version.isEmpty();
        }
    }

    private static final System.Logger LOG = System.getLogger(TaskWaiter.class.getName());
    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final Duration SETUP_LIMIT = Duration.ofSeconds(30);
    private static final Duration CLEANUP_LIMIT = Duration.ofSeconds(5);
    private static final int LONGEST_SILENCE = 3;

    private final VimSession session;
    private final Pace pace;
    private final boolean extended;
    private final Object monitor = new Object();
    private final TaskFilters filters;
    // All below is guarded by the monitor.
    private final Set<TaskWatch> watches = new LinkedHashSet<>();
    private String version = "";
    private boolean truncated;
    private @Nullable Round underway;
    private boolean nudged;
    private @Nullable Thread thread;
    private boolean closed;

    TaskWaiter(VimSession session, Pace pace) {
        this.session = session;
        this.pace = pace;
        this.extended = session.content().about().speaks(4, 1);
        this.filters = new TaskFilters(session, monitor);
    }

    /**
     * Starts to watch a task. Fails only when the waiter is closed: the task is under way, so whatever is wrong with the
     * connection, the loop tries to find out how it ends.
     */
    TaskWatch watch(ManagedObjectRef task, Optional<ManagedObjectRef> machine, Deadline deadline) {
        TaskWatch watch = new TaskWatch(task, machine);
        synchronized (monitor) {
            if (closed) {
                throw closedError();
            }
            watches.add(watch);
        }
        try {
            filters.attach(watch, deadline);
        } catch (SoapFault | HypervisorException e) {
            LOG.log(System.Logger.Level.DEBUG, "a filter for {0} is left to the loop: {1}", task, e.getMessage());
            synchronized (monitor) {
                watch.orphan = true;
            }
        }
        synchronized (monitor) {
            if (thread == null && !closed) {
                thread = new Thread(null, this::run, "hypervia-tasks", 0, false);
                thread.setDaemon(true);
                thread.start();
            }
            monitor.notifyAll();
        }
        return watch;
    }

    /** Waits for what comes next; empty when the deadline has passed. */
    Optional<News> next(TaskWatch watch, Deadline deadline) throws InterruptedException {
        Duration patience = pace.patience();
        while (true) {
            Optional<News> found =
                    watch.poll(isOverlooked(watch) ? deadline.within(patience).remaining() : deadline.remaining());
            if (found.isPresent() || deadline.isOver()) {
                return found;
            }
            nudge(watch);
            patience = Pace.longer(patience);
        }
    }

    /**
     * Tells whether the wait under way began before the watch's filter came, so that a server may not tell of it, or while
     * the loop still has to make that filter.
     */
    private boolean isOverlooked(TaskWatch watch) {
        synchronized (monitor) {
            return underway != null
                    && (watch.filter != null || watch.orphan)
                    && !watch.told
                    && !underway.covered().contains(watch);
        }
    }

    private void nudge(TaskWatch watch) {
        WaitCollector waiting;
        synchronized (monitor) {
            if (underway == null || !isOverlooked(watch)) {
                return;
            }
            nudged = true;
            waiting = underway.collector();
        }
        session.quietly(WaitCalls.cancelWait(waiting.ref()), Deadline.after(CLEANUP_LIMIT));
    }

    /** Ends a watch and takes its filter away; costs one round trip. */
    void end(TaskWatch watch) {
        boolean useful;
        synchronized (monitor) {
            watches.remove(watch);
            useful = !closed;
        }
        if (useful) {
            filters.detach(watch, Deadline.after(CLEANUP_LIMIT));
        }
    }

    private void run() {
        int failures = 0;
        while (awaitWork()) {
            try {
                attachOrphans();
                Round round = begin();
                if (round != null) {
                    take(round, ask(round));
                    failures = 0;
                }
            } catch (SoapFault fault) {
                failures = afterFault(MethodFault.of(fault), failures);
            } catch (HypervisorException e) {
                failures = afterError(e, failures);
            } catch (RuntimeException e) {
                // A mistake in here must not leave threads waiting for a loop that has ended.
                loseAll(new HypervisorException(ErrorCode.INTERNAL_ERROR, "waiting for tasks failed: " + e, e));
            }
        }
    }

    private boolean awaitWork() {
        synchronized (monitor) {
            underway = null;
            try {
                while (!closed && watches.stream().noneMatch(w -> !w.isOver() && (w.orphan || w.filter != null))) {
                    monitor.wait();
                }
            } catch (InterruptedException e) {
                // Only close() interrupts this thread.
                return false;
            }
            return !closed;
        }
    }

    private void attachOrphans() throws SoapFault {
        List<TaskWatch> orphans;
        synchronized (monitor) {
            orphans = watches.stream().filter(w -> w.orphan && !w.isOver()).toList();
        }
        for (TaskWatch orphan : orphans) {
            try {
                filters.attach(orphan, Deadline.after(SETUP_LIMIT));
            } catch (SoapFault fault) {
                MethodFault why = MethodFault.of(fault);
                if (filters.isConcernedBy(why)) {
                    throw fault;
                }
                synchronized (monitor) {
                    orphan.lose(Faults.translate("watching " + orphan.task(), "Task", why));
                }
            }
        }
    }

    private @Nullable Round begin() {
        synchronized (monitor) {
            WaitCollector waiting = filters.current();
            Set<TaskWatch> covered = new LinkedHashSet<>();
            watches.stream()
                    .filter(w -> !w.orphan && w.home != null && w.home == waiting && !w.isOver())
                    .forEach(covered::add);
            if (waiting == null || covered.isEmpty()) {
                return null;
            }
            if (!truncated && covered.stream().anyMatch(w -> !w.told)) {
                // From the empty version on, every server tells the present state of every filter, new ones included.
                version = "";
            }
            nudged = false;
            underway = new Round(waiting, version, covered);
            return underway;
        }
    }

    private UpdateSet ask(Round round) throws SoapFault {
        Deadline limit =
                Deadline.after(Duration.ofSeconds(pace.maxWaitSeconds()).plus(MARGIN));
        ManagedObjectRef waiting = round.collector().ref();
        return session.direct(
                extended
                        ? WaitCalls.waitForUpdates(waiting, round.version(), pace.maxWaitSeconds())
                        : WaitCalls.waitForUpdates(waiting, round.version()),
                limit);
    }

    private void take(Round round, UpdateSet updates) {
        synchronized (monitor) {
            if (!updates.version().isEmpty()) {
                version = updates.version();
            }
            truncated = updates.truncated();
            updates.changes().forEach(change -> watches.forEach(watch -> watch.tell(change)));
            if (round.tellsEverything() && !truncated) {
                round.covered().forEach(TaskWaiter::countSilence);
            }
        }
    }

    private static void countSilence(TaskWatch watch) {
        if (!watch.told && ++watch.silence >= LONGEST_SILENCE) {
            watch.lose(new HypervisorException(
                    ErrorCode.INTERNAL_ERROR,
                    "the host says nothing of " + watch.task()
                            + ", so how it ends is not known: look at the domain's state before repeating"));
        }
    }

    private int afterFault(MethodFault fault, int failures) {
        boolean asked;
        long seen;
        synchronized (monitor) {
            asked = nudged;
            nudged = false;
            seen = filters.generation();
        }
        switch (fault.type()) {
            case "RequestCanceled" -> {
                if (asked) {
                    return failures;
                }
            }
            case "InvalidCollectorVersion" -> startAnew();
            case "NotAuthenticated" -> {
                dropCollector();
                try {
                    session.renew(seen, Deadline.after(SETUP_LIMIT));
                } catch (HypervisorException e) {
                    return afterError(e, failures);
                }
            }
            case "ManagedObjectNotFound" -> dropCollector();
            default -> startAnew();
        }
        return countFailure(Faults.translate("waiting for tasks", "PropertyCollector", fault), failures);
    }

    private int afterError(HypervisorException error, int failures) {
        boolean over;
        synchronized (monitor) {
            over = closed || error.code() == ErrorCode.INVALID_CONN;
        }
        if (over) {
            loseAll(closedError());
            return 0;
        }
        if (error.code() == ErrorCode.AUTH_FAILED) {
            loseAll(error);
            return 0;
        }
        boolean stillWaiting = !extended && error.code() == ErrorCode.OPERATION_TIMEOUT;
        if (stillWaiting) {
            // The server of old has no limit for a wait, and goes on with it after the client has given up.
            synchronized (monitor) {
                nudged = true;
            }
            session.quietly(
                    WaitCalls.cancelWait(session.content().manager("propertyCollector")),
                    Deadline.after(CLEANUP_LIMIT));
        }
        startAnew();
        return stillWaiting ? failures : countFailure(error, failures);
    }

    /** Has the next wait tell everything, since something may have been lost. */
    private void startAnew() {
        synchronized (monitor) {
            version = "";
            truncated = false;
        }
    }

    /** Collector and filters are gone with their session, so all are made again. */
    private void dropCollector() {
        synchronized (monitor) {
            filters.drop(watches);
            startAnew();
        }
    }

    private int countFailure(HypervisorException error, int failures) {
        if (failures + 1 >= pace.attempts()) {
            loseAll(error);
            return 0;
        }
        pause(pace.pauseAfter(failures + 1));
        return failures + 1;
    }

    // Waking up early only means trying again sooner.
    @SuppressWarnings("WaitNotInLoop")
    private void pause(Duration length) {
        synchronized (monitor) {
            try {
                if (!closed && !length.isZero()) {
                    monitor.wait(Math.max(1, length.toMillis()));
                }
            } catch (InterruptedException e) {
                // Only close() interrupts this thread, and the loop sees that it is closed.
                Thread.currentThread().interrupt();
            }
        }
    }

    private void loseAll(HypervisorException error) {
        synchronized (monitor) {
            watches.forEach(watch -> watch.lose(new HypervisorException(
                    error.code(),
                    "the end of " + watch.task() + " was not seen: " + error.getMessage()
                            + "; the host may still finish it: look at the domain's state before repeating",
                    error.fault().orElse(null),
                    error)));
        }
    }

    private static HypervisorException closedError() {
        return new HypervisorException(ErrorCode.INVALID_CONN, "the connection is closed");
    }

    /** Ends all waits and the loop, without waiting for it. */
    @Override
    public void close() {
        Thread running;
        synchronized (monitor) {
            closed = true;
            running = thread;
            loseAll(closedError());
            monitor.notifyAll();
        }
        if (running != null) {
            running.interrupt();
        }
    }

    /** Waits until the loop has ended, so long at most. */
    void awaitEnd(Duration limit) {
        Thread running;
        synchronized (monitor) {
            running = thread;
        }
        if (running == null || running == Thread.currentThread()) {
            return;
        }
        try {
            running.join(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
