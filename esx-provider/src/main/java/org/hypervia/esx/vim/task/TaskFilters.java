// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.task;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.SoapFault;
import org.hypervia.esx.vim.property.WaitCalls;
import org.hypervia.esx.vim.property.WaitCollector;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.MethodFault;
import org.hypervia.spi.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * The property collector of a waiter and the filters on it: one collector at a time, made when it is first needed and made
 * anew when the session was. State is guarded by the waiter's monitor, which is never held while the server is asked.
 */
final class TaskFilters {
    private final VimSession session;
    private final Object monitor;
    private final ManagedObjectRef standard;
    private final boolean ownCollector;
    private final boolean extended;
    // Held while a collector is made, by those alone that need one. Taken before the monitor.
    private final ReentrantLock making = new ReentrantLock();
    private @Nullable WaitCollector collector;
    private @Nullable WaitCollector abandoned;

    /** @param monitor guards the state of all watches and of this */
    TaskFilters(VimSession session, Object monitor) {
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

    /** Makes a filter for a watch: one round trip, and one more for the first of a login. */
    void attach(TaskWatch watch, Deadline deadline) throws SoapFault {
        WaitCollector home = collector(deadline);
        ManagedObjectRef filter =
                session.direct(WaitCalls.createFilter(home.ref(), watch.task(), watch.machine(), extended), deadline);
        synchronized (monitor) {
            // With its collector the filter is gone as well.
            watch.orphan = home != collector;
            if (!watch.orphan) {
                watch.home = home;
                watch.filter = filter;
                watch.told = false;
                watch.silence = 0;
            }
        }
    }

    /** Takes the filter of a watch away, if there is one: one round trip. */
    void detach(TaskWatch watch, Deadline deadline) {
        ManagedObjectRef filter;
        synchronized (monitor) {
            filter = watch.home != null && watch.home == collector ? watch.filter : null;
            watch.filter = null;
        }
        if (filter != null) {
            session.quietly(WaitCalls.destroyFilter(filter), deadline);
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

    /** Tells a fault of session or collector from one of a single task. */
    boolean isConcernedBy(MethodFault fault) {
        synchronized (monitor) {
            return fault.is("NotAuthenticated")
                    || (collector != null && fault.isGone(collector.ref()))
                    || fault.isGone(standard);
        }
    }

    /** Gives up the collector; the filters on it have to be made again. The monitor must be held. */
    void drop(Collection<TaskWatch> watches) {
        for (TaskWatch watch : watches) {
            // Where there is none yet, the thread that waits is making one and will find out.
            if (watch.filter != null) {
                watch.home = null;
                watch.filter = null;
                watch.orphan = true;
            }
        }
        if (collector != null) {
            abandoned = collector;
        }
        collector = null;
    }
}
