// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.spi.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the tasks of a session: one loop on a private property collector, over an HTTP connection of its own, however
 * many threads wait for however many tasks. Each waits on a filter that watches its task and its machine's question; what
 * comes is handed out by the object it belongs to. Thread-safe.
 */
final class TaskWaiter implements AutoCloseable {
    private static final int MAX_WAIT_SECONDS = 60;
    private static final Duration CALL_LIMIT = Duration.ofSeconds(MAX_WAIT_SECONDS + 30L);
    private static final Duration NUDGE = Duration.ofMillis(500);
    private static final int MOST_FAILURES = 4;

    /** What a waiting thread is told. */
    sealed interface News {
        /** The task has come so far. */
        record Progress(TaskInfo info) implements News {}

        /** The machine wants to know something. */
        record Asked(Question question) implements News {}

        /** Nothing more will come. */
        record Lost(HypervisorException error) implements News {}
    }

    /** One thread's wait for one task. */
    final class Watch implements AutoCloseable {
        private final ManagedObjectRef task;
        private final Optional<ManagedObjectRef> machine;
        private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
        private @Nullable ManagedObjectRef filter;
        private boolean finished;

        private Watch(ManagedObjectRef task, Optional<ManagedObjectRef> machine) {
            this.task = task;
            this.machine = machine;
        }

        /** Waits for what comes next; empty when the deadline has passed. */
        Optional<News> next(Deadline deadline) throws InterruptedException {
            while (true) {
                Duration slice = deadline.within(NUDGE).remaining();
                News found = news.poll(slice.toNanos(), TimeUnit.NANOSECONDS);
                if (found != null || deadline.isOver()) {
                    return Optional.ofNullable(found);
                }
                nudge();
            }
        }

        @Override
        public void close() {
            ManagedObjectRef mine;
            synchronized (monitor) {
                watches.remove(task);
                mine = filter;
            }
            if (mine != null) {
                quietly(Calls.plain("DestroyPropertyFilter", mine));
            }
        }

        private void tell(ObjectChange change) {
            if (change.object().equals(task)) {
                change.value("info").map(TaskInfo::of).ifPresent(info -> {
                    finished |= info.isFinished();
                    news.add(new News.Progress(info));
                });
            } else if (machine.filter(change.object()::equals).isPresent()) {
                change.value("runtime.question")
                        .map(Question::of)
                        .map(News.Asked::new)
                        .ifPresent(news::add);
            }
        }
    }

    private final VimSession session;
    private final Object monitor = new Object();
    private final Map<ManagedObjectRef, Watch> watches = new HashMap<>();
    private final boolean extended;
    private @Nullable ManagedObjectRef collector;
    private long collectorGeneration;
    private String version = "";
    private @Nullable Thread thread;
    private boolean waiting;
    // Set when a filter has come that the wait under way may not know of.
    private boolean outdated;
    private boolean closed;

    TaskWaiter(VimSession session) {
        this.session = session;
        this.extended = session.content().about().speaks(4, 1);
    }

    /** Starts to watch a task; costs one round trip, and one more for the first task of a session. */
    Watch watch(ManagedObjectRef task, Optional<ManagedObjectRef> machine, Deadline deadline) {
        Watch watch = new Watch(task, machine);
        synchronized (monitor) {
            watches.put(task, watch);
        }
        try {
            ManagedObjectRef filter = createFilter(watch, deadline);
            synchronized (monitor) {
                if (closed) {
                    throw closedError();
                }
                watch.filter = filter;
                outdated = true;
                if (thread == null) {
                    thread = new Thread(this::run, "hypervia-tasks");
                    thread.setDaemon(true);
                    thread.start();
                }
                monitor.notifyAll();
            }
            nudge();
            return watch;
        } catch (HypervisorException e) {
            watch.close();
            throw e;
        }
    }

    /**
     * Ends a wait that is under way without knowing of a new filter, so that the loop starts a new one. Such a nudge comes
     * too early when the server has not begun that wait yet; then a waiting thread repeats it.
     */
    private void nudge() {
        ManagedObjectRef busy;
        synchronized (monitor) {
            busy = waiting && outdated ? collector : null;
        }
        if (busy != null) {
            quietly(Calls.plain("CancelWaitForUpdates", busy));
        }
    }

    private ManagedObjectRef createFilter(Watch watch, Deadline deadline) {
        PropertyQuery query = new PropertyQuery().take("Task", "info");
        query.from(watch.task);
        watch.machine.ifPresent(
                machine -> query.take(machine.type(), "runtime.question").from(machine));
        return session.invoke(
                Calls.reference("CreateFilter", collector(deadline), out -> {
                    query.write(out, "spec");
                    out.flag("partialUpdates", false);
                }),
                deadline);
    }

    private ManagedObjectRef collector(Deadline deadline) {
        synchronized (monitor) {
            if (collector != null && collectorGeneration == session.generation()) {
                return collector;
            }
        }
        ManagedObjectRef standard = session.content().manager("propertyCollector");
        ManagedObjectRef fresh = session.content().about().speaks(4, 0)
                ? session.invoke(Calls.reference("CreatePropertyCollector", standard), deadline)
                : standard;
        synchronized (monitor) {
            if (collector == null || collectorGeneration != session.generation()) {
                collector = fresh;
                collectorGeneration = session.generation();
                version = "";
            }
            return collector;
        }
    }

    private void run() {
        int failures = 0;
        while (awaitWork()) {
            try {
                if (currentCollector().isEmpty()) {
                    renewFilters();
                }
                UpdateSet updates = waitForUpdates();
                failures = 0;
                handOut(updates);
            } catch (HypervisorException e) {
                failures = afterFailure(e, failures);
            } catch (RuntimeException e) {
                // A mistake in here must not leave threads waiting for a loop that has ended.
                loseAll(new HypervisorException(ErrorCode.INTERNAL_ERROR, "waiting for tasks failed: " + e, e));
            }
        }
    }

    private Optional<ManagedObjectRef> currentCollector() {
        synchronized (monitor) {
            return Optional.ofNullable(collector);
        }
    }

    private boolean awaitWork() {
        synchronized (monitor) {
            try {
                waiting = false;
                while (!closed && watches.values().stream().noneMatch(w -> w.filter != null && !w.finished)) {
                    monitor.wait();
                }
                if (outdated) {
                    // From the empty version on, a server tells the present state of every filter.
                    version = "";
                    outdated = false;
                }
                waiting = true;
                return !closed;
            } catch (InterruptedException e) {
                // Only close() interrupts this thread.
                return false;
            }
        }
    }

    private UpdateSet waitForUpdates() {
        ManagedObjectRef pc;
        String from;
        synchronized (monitor) {
            pc = Objects.requireNonNull(collector);
            from = version;
        }
        SoapCall<UpdateSet> call = new SoapCall<>(
                extended ? "WaitForUpdatesEx" : "WaitForUpdates",
                out -> {
                    pc.write(out, "_this");
                    out.text("version", from);
                    if (extended) {
                        out.element("options", options -> options.number("maxWaitSeconds", MAX_WAIT_SECONDS));
                    }
                },
                UpdateSet::of);
        return session.invoke(call, Deadline.after(CALL_LIMIT));
    }

    private void handOut(UpdateSet updates) {
        synchronized (monitor) {
            if (!updates.version().isEmpty()) {
                version = updates.version();
            }
            for (ObjectChange change : updates.changes()) {
                watches.values().forEach(watch -> watch.tell(change));
            }
        }
    }

    /** Tries again where that can help: after a new login, an interrupted wait or a short failure of the network. */
    private int afterFailure(HypervisorException error, int failures) {
        synchronized (monitor) {
            if (closed || error.code() == ErrorCode.INVALID_CONN) {
                loseAll(closedError());
                return 0;
            }
        }
        if (error.fault().filter("RequestCanceled"::equals).isPresent()) {
            return failures;
        }
        if (failures >= MOST_FAILURES) {
            loseAll(error);
            return 0;
        }
        pause(failures);
        synchronized (monitor) {
            // Without it the next round makes collector and filters anew.
            collector = null;
        }
        return failures + 1;
    }

    // Waking up early only means trying again sooner.
    @SuppressWarnings("WaitNotInLoop")
    private void pause(int failures) {
        synchronized (monitor) {
            try {
                if (failures > 0 && !closed) {
                    monitor.wait(200L << failures);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Collector and filters end with the session they were made in, so after a new login all are made again. */
    private void renewFilters() {
        Deadline deadline = Deadline.after(Duration.ofSeconds(30));
        List<Watch> all;
        synchronized (monitor) {
            version = "";
            all = List.copyOf(watches.values());
        }
        for (Watch watch : all) {
            ManagedObjectRef filter = createFilter(watch, deadline);
            synchronized (monitor) {
                watch.filter = filter;
            }
        }
    }

    private void loseAll(HypervisorException error) {
        synchronized (monitor) {
            watches.values().forEach(watch -> watch.news.add(new News.Lost(error)));
            watches.clear();
        }
    }

    private void quietly(SoapCall<?> call) {
        try {
            session.invoke(call, Deadline.after(Duration.ofSeconds(10)));
        } catch (HypervisorException e) {
            System.getLogger(TaskWaiter.class.getName())
                    .log(System.Logger.Level.DEBUG, "{0} failed: {1}", call.method(), e.getMessage());
        }
    }

    private static HypervisorException closedError() {
        return new HypervisorException(ErrorCode.INVALID_CONN, "the connection was closed while a task was under way");
    }

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
}
