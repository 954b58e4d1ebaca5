// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.property;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.SoapFault;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.MethodFault;
import org.hypervia.esx.vim.value.UpdateSet;
import org.hypervia.spi.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * Waits for changes on a server: one loop on a private property collector, over an HTTP connection of its own, however many
 * have subscribed to whatever. Each subscription has a filter; what comes is handed out by the filter it is of.
 * Thread-safe.
 *
 * <p>Round trips for one subscription: {@code CreateFilter}, one {@code WaitForUpdatesEx} for the present state, one for
 * each further step the server reports, {@code DestroyPropertyFilter}; for the first one of a login also
 * {@code CreatePropertyCollector}. Where one joins others and the server does not notice a new filter in a wait under
 * way, one {@code CancelWaitForUpdates} wakes it up.
 *
 * <p>Nothing here repeats a call that changes anything. A session that is gone is renewed, and collector and filters are
 * made anew; a failing network is tried again with growing pauses, until every subscription is lost with the last error.
 */
public final class UpdateLoop implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(UpdateLoop.class.getName());
    private static final Duration SETUP_LIMIT = Duration.ofSeconds(30);
    private static final Duration CLEANUP_LIMIT = Duration.ofSeconds(5);

    private final VimSession session;
    private final Pace pace;
    private final boolean extended;
    private final Object monitor = new Object();
    private final WaitFilters filters;
    private final Setbacks setbacks;
    // All below is guarded by the monitor.
    private final Set<Subscriber> subscribers = new LinkedHashSet<>();
    private String version = "";
    private boolean truncated;
    private @Nullable Round underway;
    private boolean nudged;
    private @Nullable Thread thread;
    private boolean closed;

    /** Sends nothing and starts no thread until somebody subscribes. */
    public UpdateLoop(VimSession session, Pace pace) {
        this.session = session;
        this.pace = pace;
        this.extended = session.content().about().speaks(4, 1);
        this.filters = new WaitFilters(session, monitor);
        this.setbacks = new Setbacks(pace);
    }

    /**
     * Begins to tell somebody of changes. Fails only when the loop is closed: whatever else is wrong with the connection,
     * the loop tries on, and says so to the subscription if it gives up. Two round trips at most.
     *
     * @param deadline for those; not for what comes
     * @return ends the subscription when it is closed
     * @throws HypervisorException {@code INVALID_CONN} after {@link #close()}
     */
    public Subscriber subscribe(Subscription subscription, Deadline deadline) {
        Subscriber subscriber = new Subscriber(this, subscription);
        synchronized (monitor) {
            if (closed) {
                throw closedError();
            }
            subscribers.add(subscriber);
        }
        try {
            filters.attach(subscriber, deadline);
        } catch (SoapFault | HypervisorException e) {
            LOG.log(Level.DEBUG, "a filter for {0} is left to the loop: {1}", subscription.subject(), e.getMessage());
            synchronized (monitor) {
                subscriber.orphan = true;
            }
        }
        synchronized (monitor) {
            if (thread == null && !closed) {
                thread = new Thread(null, this::run, "hypervia-updates", 0, false);
                thread.setDaemon(true);
                thread.start();
            }
            monitor.notifyAll();
        }
        return subscriber;
    }

    Pace pace() {
        return pace;
    }

    /**
     * Tells whether the wait under way began before the subscriber's filter came, so that a server may not tell of it, or
     * while the loop still has to make that filter.
     */
    boolean isOverlooked(Subscriber subscriber) {
        synchronized (monitor) {
            return underway != null
                    && (subscriber.filter != null || subscriber.orphan)
                    && !subscriber.told
                    && !underway.covered().contains(subscriber);
        }
    }

    /** Tells whether the server has still to tell of a subscriber's filter, or the loop to make it. */
    boolean isUntold(Subscriber subscriber) {
        synchronized (monitor) {
            return subscriber.orphan || !subscriber.told;
        }
    }

    /** Ends the wait under way if it overlooks a subscriber. */
    void nudge(Subscriber subscriber) {
        WaitCollector waiting;
        synchronized (monitor) {
            if (underway == null || !isOverlooked(subscriber)) {
                return;
            }
            nudged = true;
            waiting = underway.collector();
        }
        session.quietly(WaitCalls.cancelWait(waiting.ref()), Deadline.after(CLEANUP_LIMIT));
    }

    /** Ends a subscription and takes its filter away. */
    void end(Subscriber subscriber) {
        boolean useful;
        synchronized (monitor) {
            subscribers.remove(subscriber);
            subscriber.ended = true;
            useful = !closed;
        }
        if (useful) {
            filters.detach(subscriber, Deadline.after(CLEANUP_LIMIT));
        }
    }

    private void run() {
        while (awaitWork()) {
            try {
                collectLostFilters();
                attachOrphans();
                Round round = begin();
                if (round != null) {
                    take(round, round.ask(session, extended, pace.maxWaitSeconds()));
                    setbacks.over();
                }
            } catch (SoapFault fault) {
                afterFault(MethodFault.of(fault));
            } catch (HypervisorException e) {
                afterError(e);
            } catch (RuntimeException e) {
                // A mistake in here or in a subscription must not leave threads waiting for a loop that has ended.
                loseAll(new HypervisorException(ErrorCode.INTERNAL_ERROR, "waiting for updates failed: " + e, e));
            }
        }
    }

    private boolean awaitWork() {
        synchronized (monitor) {
            underway = null;
            try {
                while (!closed && subscribers.stream().noneMatch(w -> !w.isOver() && (w.orphan || w.filter != null))) {
                    monitor.wait();
                }
            } catch (InterruptedException e) {
                // Only close() interrupts this thread.
                return false;
            }
            return !closed;
        }
    }

    /** Between two waits a collector with filters that nobody can take away is given up; the server takes all of it. */
    private void collectLostFilters() {
        synchronized (monitor) {
            if (filters.hasLostMany()) {
                dropCollector();
            }
        }
    }

    private void attachOrphans() throws SoapFault {
        List<Subscriber> orphans;
        synchronized (monitor) {
            orphans = subscribers.stream().filter(w -> w.orphan && !w.isOver()).toList();
        }
        for (Subscriber orphan : orphans) {
            try {
                filters.attach(orphan, Deadline.after(SETUP_LIMIT));
            } catch (SoapFault fault) {
                MethodFault why = MethodFault.of(fault);
                if (filters.isConcernedBy(why)) {
                    throw fault;
                }
                ManagedObjectRef subject = orphan.subscription().subject();
                lose(orphan, Faults.translate("watching " + subject, subject.type(), why));
            }
        }
    }

    private @Nullable Round begin() {
        synchronized (monitor) {
            WaitCollector waiting = filters.current();
            Set<Subscriber> covered = new LinkedHashSet<>();
            subscribers.stream()
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

    private void take(Round round, UpdateSet updates) {
        synchronized (monitor) {
            if (!updates.version().isEmpty()) {
                version = updates.version();
            }
            truncated = updates.truncated();
            updates.filters().forEach(update -> filters.tell(update, subscribers));
            if (round.tellsEverything() && !truncated) {
                round.covered().forEach(this::countSilence);
            }
        }
    }

    private void countSilence(Subscriber subscriber) {
        if (subscriber.isSilentAgain()) {
            ManagedObjectRef subject = subscriber.subscription().subject();
            lose(subscriber, new HypervisorException(ErrorCode.INTERNAL_ERROR, "the host says nothing of " + subject));
        }
    }

    private void afterFault(MethodFault fault) {
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
                    return;
                }
            }
            case "InvalidCollectorVersion" -> startAnew();
            case "NotAuthenticated" -> {
                dropCollector();
                try {
                    if (session.renew(seen, Deadline.after(SETUP_LIMIT)) && setbacks.renewed()) {
                        return;
                    }
                } catch (HypervisorException e) {
                    afterError(e);
                    return;
                }
            }
            case "ManagedObjectNotFound" -> dropCollector();
            default -> startAnew();
        }
        countFailure(Faults.translate("waiting for updates", "PropertyCollector", fault));
    }

    private void afterError(HypervisorException error) {
        boolean over;
        synchronized (monitor) {
            over = closed || error.code() == ErrorCode.INVALID_CONN;
        }
        if (over || error.code() == ErrorCode.AUTH_FAILED) {
            loseAll(over ? closedError() : error);
            setbacks.over();
            return;
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
        if (!stillWaiting) {
            countFailure(error);
        }
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
            filters.drop(subscribers);
            startAnew();
        }
    }

    private void countFailure(HypervisorException error) {
        if (setbacks.failed()) {
            pause(setbacks.pause());
        } else {
            loseAll(error);
            setbacks.over();
        }
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
            subscribers.forEach(subscriber -> lose(subscriber, error));
        }
    }

    private void lose(Subscriber subscriber, HypervisorException error) {
        synchronized (monitor) {
            if (!subscriber.isOver()) {
                subscriber.subscription().lose(error);
            }
        }
    }

    private static HypervisorException closedError() {
        return new HypervisorException(ErrorCode.INVALID_CONN, "the connection is closed");
    }

    /** Loses all subscriptions with {@code INVALID_CONN} and ends the loop, without waiting for it. Sends nothing. */
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

    /** Waits until the loop's thread has ended, so long at most; after {@link #close()}, best after the transport's end. */
    public void awaitEnd(Duration limit) {
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
