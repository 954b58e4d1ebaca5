// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.property;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.soap.SoapFault;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.MethodFault;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.UpdateSet.FilterUpdate;
import org.hypervia.spi.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * The property collector of a loop and the filters on it: one collector at a time, made when it is first needed and made
 * anew when the session was. State is guarded by the loop's monitor, which is never held while the server is asked.
 */
final class WaitFilters {
    private static final int ATTEMPTS = 4;
    private static final int MOST_LOST = 4;

    private final VimSession session;
    private final Object monitor;
    private final ManagedObjectRef standard;
    private final boolean ownCollector;
    private final boolean extended;
    // Held while a collector is made, by those alone that need one. Taken before the monitor.
    private final ReentrantLock making = new ReentrantLock();
    private @Nullable WaitCollector collector;
    private @Nullable WaitCollector abandoned;
    // Filters of the collector that may be there without anybody knowing what they are called.
    private int lost;
    // What a wait has brought of filters whose makers do not yet know what they are called.
    private final List<FilterUpdate> early = new ArrayList<>();

    /** @param monitor guards the state of all subscribers and of this */
    WaitFilters(VimSession session, Object monitor) {
        this.session = session;
        this.monitor = monitor;
        this.standard = session.content().manager("propertyCollector");
        this.ownCollector = session.content().about().speaks(4, 0);
        this.extended = session.content().about().speaks(4, 1);
    }

    /** Returns the collector to wait on; null when there is none. The monitor must be held. */
    @Nullable
    WaitCollector current() {
        return collector;
    }

    /** Returns the login that the collector belongs to. The monitor must be held. */
    long generation() {
        return collector == null ? session.generation() : collector.generation();
    }

    /**
     * Makes a filter for a subscription: one round trip, and one more for the first of a login. If its answer is lost, the
     * filter stays on the server until the collector goes.
     */
    void attach(Subscriber subscriber, Deadline deadline) throws SoapFault {
        WaitCollector home = collector(deadline);
        PropertyQuery query = subscriber.subscription().query();
        ManagedObjectRef filter = create(home, query, deadline);
        boolean unwanted;
        synchronized (monitor) {
            unwanted = subscriber.ended && home == collector;
            // With its collector the filter is gone as well.
            subscriber.orphan = !subscriber.ended && home != collector;
            if (!subscriber.ended && !subscriber.orphan) {
                subscriber.attached(home, filter, query);
                early.forEach(update -> {
                    if (update.filter().equals(filter)) {
                        update.changes().forEach(subscriber::tell);
                    }
                });
            }
            early.removeIf(update -> update.filter().equals(filter));
        }
        if (unwanted) {
            // Whoever has wanted it left while it was made, and could not take away what was not there.
            destroy(home, filter, deadline);
        }
    }

    /** Something that the query only meets may go away while the server walks; then it is asked once more. */
    private ManagedObjectRef create(WaitCollector home, PropertyQuery query, Deadline deadline) throws SoapFault {
        SoapCall<ManagedObjectRef> call = WaitCalls.createFilter(home.ref(), query, extended);
        boolean answered = false;
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    ManagedObjectRef filter = session.direct(call, deadline);
                    answered = true;
                    return filter;
                } catch (SoapFault fault) {
                    answered = true;
                    MethodFault why = MethodFault.of(fault);
                    if (attempt == ATTEMPTS || !query.hasOnlyMet(why) || why.isGone(home.ref())) {
                        throw fault;
                    }
                    answered = false;
                }
            }
        } finally {
            if (!answered) {
                countLost(home);
            }
        }
    }

    /** A filter may be there of which nobody knows what it is called. */
    private void countLost(WaitCollector home) {
        synchronized (monitor) {
            if (home == collector) {
                lost++;
            }
        }
    }

    /** Tells whether there are so many filters that nobody can take away that the collector is not worth keeping. Monitor held. */
    boolean hasLostMany() {
        return ownCollector && collector != null && lost >= MOST_LOST;
    }

    /** Hands out what a wait has brought, by the filter it is of. The monitor must be held. */
    void tell(FilterUpdate update, Collection<Subscriber> subscribers) {
        boolean makersKnown = true;
        for (Subscriber subscriber : subscribers) {
            if (update.filter().equals(subscriber.filter)) {
                update.changes().forEach(subscriber::tell);
                return;
            }
            makersKnown &= subscriber.filter != null || subscriber.isOver();
        }
        if (makersKnown) {
            early.clear();
        } else {
            early.add(update);
        }
    }

    /** Takes the filter of a subscription away, if there is one: one round trip. */
    void detach(Subscriber subscriber, Deadline deadline) {
        ManagedObjectRef filter;
        WaitCollector home;
        synchronized (monitor) {
            home = subscriber.home;
            filter = subscriber.home != null && subscriber.home == collector ? subscriber.filter : null;
            subscriber.filter = null;
        }
        if (filter != null && home != null) {
            destroy(home, filter, deadline);
        }
    }

    private void destroy(WaitCollector home, ManagedObjectRef filter, Deadline deadline) {
        if (!session.quietly(WaitCalls.destroyFilter(filter), deadline)) {
            countLost(home);
        }
    }

    private WaitCollector collector(Deadline deadline) throws SoapFault {
        lockMaking(deadline);
        try {
            WaitCollector old;
            synchronized (monitor) {
                if (collector != null) {
                    return collector;
                }
                old = abandoned;
            }
            long generation = session.generation();
            WaitCollector made = new WaitCollector(
                    ownCollector ? session.direct(WaitCalls.createCollector(standard), deadline) : standard,
                    generation);
            synchronized (monitor) {
                collector = made;
                abandoned = null;
                lost = 0;
            }
            if (ownCollector && old != null && old.generation() == generation) {
                // It was given up for another reason than its session's end, so it may still be there.
                session.quietly(WaitCalls.destroyCollector(old.ref()), deadline);
            }
            return made;
        } finally {
            making.unlock();
        }
    }

    private void lockMaking(Deadline deadline) {
        try {
            if (!making.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new HypervisorException(
                        ErrorCode.OPERATION_TIMEOUT, "no property collector could be had in time: try again later");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HypervisorException(
                    ErrorCode.OPERATION_ABORTED, "the wait for a property collector was interrupted", e);
        }
    }

    /** Tells a fault of session or collector from one of a single subscription. */
    boolean isConcernedBy(MethodFault fault) {
        synchronized (monitor) {
            return fault.is("NotAuthenticated")
                    || (collector != null && fault.isGone(collector.ref()))
                    || fault.isGone(standard);
        }
    }

    /** Gives up the collector; the filters on it have to be made again. The monitor must be held. */
    void drop(Collection<Subscriber> subscribers) {
        for (Subscriber subscriber : subscribers) {
            // Where there is none yet, the thread that waits is making one and will find out.
            if (subscriber.filter != null) {
                subscriber.home = null;
                subscriber.filter = null;
                subscriber.orphan = true;
            }
        }
        if (collector != null) {
            abandoned = collector;
        }
        collector = null;
        early.clear();
    }
}
