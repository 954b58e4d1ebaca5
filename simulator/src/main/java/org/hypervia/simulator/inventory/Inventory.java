// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.inventory;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/**
 * All managed objects of a host, and the one lock that guards everything a client can see.
 *
 * <p>Every change counts the revision up and wakes those who wait for changes.
 */
public final class Inventory {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Ref, Node> nodes = new LinkedHashMap<>();
    private final Clock clock;
    private long revision;

    /** An empty inventory whose times come from this clock. */
    public Inventory(Clock clock) {
        this.clock = clock;
    }

    /** Computes something under the lock. */
    public <T extends @Nullable Object> T compute(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Does something under the lock. */
    public void perform(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /** Adds an object; it must not be there yet. */
    public void add(Node node) {
        if (nodes.putIfAbsent(node.ref(), node) != null) {
            throw new IllegalStateException(node.ref() + " exists already");
        }
        nextRevision();
    }

    /** Takes an object out; those who hold its reference get {@code ManagedObjectNotFound} from now on. */
    public void remove(Ref ref) {
        nodes.remove(ref);
        nextRevision();
    }

    /** The object of this reference, or null. */
    public @Nullable Node find(Ref ref) {
        return nodes.get(ref);
    }

    /** The object of this reference and class; faults when there is none. */
    public <T extends Node> T get(Ref ref, Class<T> type) {
        Node node = nodes.get(ref);
        if (!type.isInstance(node)) {
            throw Faults.notFound(ref);
        }
        return type.cast(node);
    }

    /** All objects in the order they came. */
    public Collection<Node> nodes() {
        return Collections.unmodifiableCollection(nodes.values());
    }

    /** The host's time, in whole milliseconds as a host tells it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Counts up with every change. */
    public long revision() {
        return revision;
    }

    /** Notes a change and wakes the waiting. */
    long nextRevision() {
        changed.signalAll();
        return ++revision;
    }

    /** Wakes the waiting though no object has changed: a filter came, a session went. */
    public void wake() {
        perform(changed::signalAll);
    }

    /**
     * Waits for the next change or wake-up; the caller holds the lock, and looks again afterwards.
     *
     * @param nanos the longest wait
     * @return what is left of it, zero or less when it is over
     */
    @SuppressWarnings("WaitNotInLoop") // the callers loop: only they know what they wait for
    public long await(long nanos) {
        try {
            return changed.awaitNanos(nanos);
        } catch (InterruptedException e) {
            // Only closing the simulator interrupts; the caller's request ends with its connection.
            Thread.currentThread().interrupt();
            throw Faults.requestCanceled();
        }
    }

    /** Waits without a limit for the next change or wake-up. */
    public void await() {
        await(TimeUnit.DAYS.toNanos(1));
    }
}
