// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.property;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectChange;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.spi.Deadline;
import org.jspecify.annotations.Nullable;

/** A subscription in a loop, from {@link UpdateLoop#subscribe} until it is closed. Its state is guarded by the loop's monitor. */
public final class Subscriber implements AutoCloseable {
    private static final int LONGEST_SILENCE = 3;

    private final UpdateLoop loop;
    private final Subscription subscription;
    private Set<ManagedObjectRef> unseen = Set.of();

    // Where its filter is; see WaitFilters.
    @Nullable
    WaitCollector home;

    @Nullable
    ManagedObjectRef filter;
    /** Whether nobody wants to hear anything any more. */
    boolean ended;
    /** Whether the loop has to make a filter for it. */
    boolean orphan;
    /** Whether the server has said anything of the subject since the filter was made. */
    boolean told;
    /** How many answers with the present state of everything have said nothing of the subject. */
    private int silence;

    Subscriber(UpdateLoop loop, Subscription subscription) {
        this.loop = loop;
        this.subscription = subscription;
    }

    Subscription subscription() {
        return subscription;
    }

    boolean isOver() {
        return subscription.isOver();
    }

    /** Notes where its filter is now. */
    void attached(WaitCollector collector, ManagedObjectRef made, PropertyQuery query) {
        home = collector;
        filter = made;
        unseen = Set.copyOf(query.unseenStarts());
        told = false;
        silence = 0;
    }

    /** Counts an answer with the present state of everything; true if the server has said nothing for too long. */
    boolean isSilentAgain() {
        return !told && ++silence >= LONGEST_SILENCE;
    }

    /** Takes a change that its filter has brought. */
    void tell(ObjectChange change) {
        if (change.object().equals(subscription.subject())) {
            told = true;
            silence = 0;
        }
        // Objects that were only added to the query show no more than that they are there; that they are not is news.
        if (!unseen.contains(change.object()) || !change.isPresent()) {
            subscription.tell(change);
        }
    }

    /**
     * Waits for what the subscription puts into its queue. Where the server overlooks a new filter in a wait under way,
     * this ends that wait: one round trip each time, with growing pauses.
     *
     * @param news what the subscription fills
     * @return the first in the queue; empty when the deadline has passed
     */
    public <T> Optional<T> next(BlockingQueue<T> news, Deadline deadline) throws InterruptedException {
        Duration patience = loop.pace().patience();
        while (true) {
            // A wait that overlooks it may begin at any time until the server has told of its filter.
            Duration limit = loop.isUntold(this) ? deadline.within(patience).remaining() : deadline.remaining();
            Optional<T> found = Optional.ofNullable(news.poll(limit.toNanos(), TimeUnit.NANOSECONDS));
            if (found.isPresent() || deadline.isOver()) {
                return found;
            }
            loop.nudge(this);
            patience = Pace.longer(patience);
        }
    }

    /** Ends the subscription and takes its filter away: one round trip the first time, none after the loop was closed. */
    @Override
    public void close() {
        loop.end(this);
    }
}
