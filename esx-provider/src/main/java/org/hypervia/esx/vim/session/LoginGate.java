// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.session;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread at a time renew a session, for all that need it. Who comes while a renewal is under way shares its
 * outcome; who comes with an old generation after it goes on at once. No lock is held while the server is asked.
 *
 * <p>A password that was refused is not tried again for a while: hosts lock accounts after a few failures. Thread-safe.
 */
final class LoginGate {
    /** Renews the session. */
    interface Renewal {
        /**
         * Looks whether the session is gone, and logs in if so.
         *
         * @return false if the session lives, so that a login would change nothing
         */
        boolean renew();
    }

    private final Duration pause;
    private long generation;
    private @Nullable CompletableFuture<Boolean> underway;
    private @Nullable HypervisorException refusal;
    private Deadline refusedUntil = Deadline.after(Duration.ZERO);

    /** @param pause for how long a refusal counts */
    LoginGate(Duration pause) {
        this.pause = pause;
    }

    /** Counts the logins so far: what belongs to an earlier one, such as a filter, is gone. */
    synchronized long generation() {
        return generation;
    }

    /** Notes a login outside of a renewal. */
    synchronized void loggedIn() {
        generation++;
        refusal = null;
    }

    /**
     * Has the session renewed, by this thread or by another.
     *
     * @param seen the generation with which the caller has failed
     * @return false if the session lives, so that the caller has failed for another reason
     */
    boolean renew(long seen, Renewal renewal, Deadline deadline) {
        while (true) {
            CompletableFuture<Boolean> mine = null;
            CompletableFuture<Boolean> shared;
            synchronized (this) {
                if (generation != seen) {
                    return true;
                }
                if (refusal != null && !refusedUntil.isOver()) {
                    throw again(refusal);
                }
                if (underway == null) {
                    mine = new CompletableFuture<>();
                    underway = mine;
                }
                shared = underway;
            }
            if (mine != null) {
                return lead(mine, renewal);
            }
            Boolean renewed = follow(shared, deadline);
            if (renewed != null) {
                return renewed;
            }
        }
    }

    private boolean lead(CompletableFuture<Boolean> flight, Renewal renewal) {
        HypervisorException failure = null;
        try {
            boolean renewed = renewal.renew();
            end(renewed, null);
            flight.complete(renewed);
            return renewed;
        } catch (HypervisorException e) {
            failure = e;
            throw e;
        } finally {
            if (!flight.isDone()) {
                end(false, failure);
                // Whatever has happened, nobody may be left waiting.
                flight.completeExceptionally(
                        failure != null
                                ? failure
                                : new HypervisorException(
                                        ErrorCode.INTERNAL_ERROR, "renewing the session failed in another thread"));
            }
        }
    }

    private synchronized void end(boolean renewed, @Nullable HypervisorException failure) {
        underway = null;
        if (renewed) {
            loggedIn();
        } else if (failure != null && failure.code() == ErrorCode.AUTH_FAILED) {
            refusal = failure;
            refusedUntil = Deadline.after(pause);
        }
    }

    /** Returns null if the leading thread gave up for a reason of its own, so that this one has to try. */
    private static @Nullable Boolean follow(CompletableFuture<Boolean> flight, Deadline deadline) {
        try {
            return flight.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_TIMEOUT, "the session was not renewed in time: try again later", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HypervisorException(ErrorCode.OPERATION_ABORTED, "the wait for a new login was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HypervisorException failure) {
                return switch (failure.code()) {
                    case OPERATION_TIMEOUT, OPERATION_ABORTED -> null;
                    default -> throw again(failure);
                };
            }
            throw new HypervisorException(ErrorCode.INTERNAL_ERROR, "renewing the session failed in another thread", e);
        }
    }

    /** An exception belongs to the thread that throws it. */
    private static HypervisorException again(HypervisorException failure) {
        return new HypervisorException(
                failure.code(),
                String.valueOf(failure.getMessage()),
                failure.fault().orElse(null),
                failure);
    }
}
