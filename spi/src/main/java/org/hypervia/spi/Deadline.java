// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi;

import java.time.Duration;
import java.util.Optional;
import org.hypervia.api.CallOptions;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.task.ProgressListener;
import org.hypervia.api.task.QuestionCallback;

/**
 * The moment by which a call must be over, and who hears of the call until then. Every blocking SPI operation takes one and
 * keeps to it, so a limit covers the whole of a call however many requests it takes. Immutable; measured on the monotonic
 * clock.
 */
public final class Deadline {
    // Half of what a long can hold: the difference of two such moments never overflows.
    private static final long FOREVER_NANOS = Long.MAX_VALUE / 2;

    private final long start;
    private final long lengthNanos;

    private final CallOptions call;

    private Deadline(long start, long lengthNanos, CallOptions call) {
        this.start = start;
        this.lengthNanos = lengthNanos;
        this.call = call;
    }

    /**
     * Returns the moment by which a call must be over that may have a limit and a listener of its own.
     *
     * @param call what the call does differently from its connection
     * @param otherwise the time allowed when the call does not say
     * @return the deadline
     */
    public static Deadline of(CallOptions call, Duration otherwise) {
        return new Deadline(System.nanoTime(), nanos(call.timeout().orElse(otherwise)), call);
    }

    /**
     * Returns the moment that lies so far in the future.
     *
     * @param length the time allowed; zero or negative is over at once, and anything above 146 years counts as that
     * @return the deadline
     */
    public static Deadline after(Duration length) {
        return new Deadline(System.nanoTime(), nanos(length), CallOptions.defaults());
    }

    private static long nanos(Duration length) {
        long nanos = length.compareTo(Duration.ofNanos(FOREVER_NANOS)) < 0 ? length.toNanos() : FOREVER_NANOS;
        return Math.max(0, nanos);
    }

    /**
     * Returns the earlier of this moment and the one that lies so far in the future.
     *
     * @param length the time allowed for a part of the call
     * @return a deadline that is never later than this one; the same listens to it
     */
    public Deadline within(Duration length) {
        return length.compareTo(remaining()) < 0 ? new Deadline(System.nanoTime(), nanos(length), call) : this;
    }

    /**
     * Returns who hears how this call gets on.
     *
     * @return the call's own listener, or empty for the connection's
     */
    public Optional<ProgressListener> progress() {
        return call.progress();
    }

    /**
     * Returns who is asked first when this call meets a question.
     *
     * @return the call's own callback, or empty for the connection's alone
     */
    public Optional<QuestionCallback> questions() {
        return call.questions();
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
