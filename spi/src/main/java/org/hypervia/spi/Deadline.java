// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi;

import java.time.Duration;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/**
 * The moment by which a call must be over. Every blocking SPI operation takes one and keeps to it, so a limit covers the
 * whole of a call however many requests it takes. Immutable; measured on the monotonic clock.
 */
public final class Deadline {
    // Half of what a long can hold: the difference of two such moments never overflows.
    private static final long FOREVER_NANOS = Long.MAX_VALUE / 2;

    private final long start;
    private final long lengthNanos;

    private Deadline(long start, long lengthNanos) {
        this.start = start;
        this.lengthNanos = lengthNanos;
    }

    /**
     * Returns the moment that lies so far in the future.
     *
     * @param length the time allowed; zero or negative is over at once, and anything above 146 years counts as that
     * @return the deadline
     */
    public static Deadline after(Duration length) {
        long nanos = length.compareTo(Duration.ofNanos(FOREVER_NANOS)) < 0 ? length.toNanos() : FOREVER_NANOS;
        return new Deadline(System.nanoTime(), Math.max(0, nanos));
    }

    /**
     * Returns the earlier of this moment and the one that lies so far in the future.
     *
     * @param length the time allowed for a part of the call
     * @return a deadline that is never later than this one
     */
    public Deadline within(Duration length) {
        return length.compareTo(remaining()) < 0 ? after(length) : this;
    }

    /**
     * Returns the time that is left.
     *
     * @return the time left, zero when the deadline has passed, never negative
     */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, lengthNanos - (System.nanoTime() - start)));
    }

    /**
     * Tells whether the moment has passed.
     *
     * @return true from the deadline on
     */
    public boolean isOver() {
        return remaining().isZero();
    }

    /**
     * Goes on while there is time left.
     *
     * @param what the call that would run out of time, for the message
     * @throws HypervisorException {@code OPERATION_TIMEOUT} once the deadline has passed
     */
    public void check(String what) {
        if (isOver()) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_TIMEOUT,
                    what + " did not finish within " + Duration.ofNanos(lengthNanos)
                            + "; the host may still finish it: look at its state before repeating");
        }
    }

    /** Returns the time left, for log lines. */
    @Override
    public String toString() {
        return "Deadline[" + remaining() + " left]";
    }
}
