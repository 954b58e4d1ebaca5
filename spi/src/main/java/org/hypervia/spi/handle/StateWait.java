// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.time.Duration;
import org.hypervia.api.domain.DomainIdentity;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainQueries;
import org.jspecify.annotations.Nullable;

/**
 * Waits until a domain is in a state. No provider tells of changes yet, so the state is asked for again and again, with
 * pauses that grow; a pause ends at once when the thread is interrupted or the connection closed.
 */
final class StateWait {
    /**
     * How long to pause between two questions.
     *
     * @param first after the first question; each later pause is twice as long as the one before
     * @param longest what no pause exceeds
     */
    record Pauses(Duration first, Duration longest) {
        static final Pauses DEFAULT = new Pauses(Duration.ofMillis(100), Duration.ofSeconds(3));

        Duration after(Duration pause) {
            return shorter(pause.multipliedBy(2), longest);
        }
    }

    private final SessionGuard guard;
    private final DomainIdentity domain;
    private final Pauses pauses;

    StateWait(SessionGuard guard, DomainIdentity domain, Pauses pauses) {
        this.guard = guard;
        this.domain = domain;
        this.pauses = pauses;
    }

    static Duration positive(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("a time limit must be more than zero, not " + limit);
        }
        return limit;
    }

    void until(DomainState wanted, Duration limit) {
        Deadline whole = Deadline.after(positive(limit));
        Duration pause = pauses.first();
        String last = "in a state that could not be asked for";
        do {
            DomainState now;
            try {
                now = guard.toRead(DomainQueries.KIND)
                        .status(domain.ref(), guard.newDeadline().within(whole.remaining()))
                        .state();
            } catch (HypervisorException e) {
                if (e.code() == ErrorCode.OPERATION_TIMEOUT && whole.isOver()) {
                    throw timeout(wanted, limit, last, e);
                }
                throw e;
            }
            if (now == wanted) {
                return;
            }
            last = now.xmlName();
            pause(shorter(pause, whole.remaining()), wanted);
            pause = pauses.after(pause);
        } while (!whole.isOver());
        throw timeout(wanted, limit, last, null);
    }

    private void pause(Duration length, DomainState wanted) {
        try {
            guard.awaitClose(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HypervisorException(
                    ErrorCode.OPERATION_ABORTED,
                    "waiting for domain '" + domain.name() + "' to be " + wanted.xmlName()
                            + " was interrupted; nothing was changed by it",
                    e);
        }
    }

    private HypervisorException timeout(
            DomainState wanted, Duration limit, String last, @Nullable HypervisorException cause) {
        return new HypervisorException(
                ErrorCode.OPERATION_TIMEOUT,
                "domain '" + domain.name() + "' did not become " + wanted.xmlName() + " within " + limit + ": it is "
                        + last,
                cause);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
