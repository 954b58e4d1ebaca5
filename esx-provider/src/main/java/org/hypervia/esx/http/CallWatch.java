// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.hypervia.spi.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * One call under way: how far it is, whose turn it is, what to close to end it, and why it was ended. The calling thread moves it on;
 * watchdog and transport may end it at any moment.
 */
final class CallWatch {
    /** How far a call is; in order. */
    enum Phase {
        QUEUED("waiting for a free connection"),
        RESOLVING("resolving the name"),
        CONNECTING("connecting"),
        PROXY("talking to the proxy"),
        TLS("the TLS handshake"),
        SENDING("sending the request"),
        WAITING("waiting for the answer"),
        READING("reading the answer");

        final String words;

        Phase(String words) {
            this.words = words;
        }

        /** Whether there is no connection yet, and somebody is waited for. */
        boolean isOfConnecting() {
            return compareTo(QUEUED) > 0 && compareTo(SENDING) < 0;
        }
    }

    /** Who ended a call from outside. */
    enum Ending {
        DEADLINE,
        IDLE,
        CONNECT_LIMIT,
        TRANSPORT_CLOSED,
        ABANDONED
    }

    private static final System.Logger LOG = System.getLogger(CallWatch.class.getName());

    private final Watchdog watchdog;
    private final Deadline deadline;
    private final @Nullable Duration idle;
    private volatile Phase phase = Phase.QUEUED;

    // All below: guarded by this.
    private @Nullable Ending ending;
    private @Nullable Closeable guarded;
    private Future<?> timer = CompletableFuture.completedFuture(null);
    private Future<?> idleTimer = timer;

    // When this end began to wait for the other; nothing while the caller keeps the other waiting.
    private volatile long waitingSince = System.nanoTime();
    private volatile boolean waiting = true;

    CallWatch(Watchdog watchdog, Deadline deadline, Optional<Duration> idle) {
        this.watchdog = watchdog;
        this.deadline = deadline;
        this.idle = idle.orElse(null);
    }

    synchronized void start() {
        timer = watchdog.after(deadline.remaining(), () -> end(Ending.DEADLINE));
        if (idle != null) {
            idleTimer = watchdog.after(idle, () -> endIfIdle(idle));
        }
    }

    /** It is the other end's turn. Cheap: the timer looks at it when it is due, and goes on from there. */
    void waits() {
        waitingSince = System.nanoTime();
        waiting = true;
    }

    /** It is the caller's turn, who may take its time. */
    void rests() {
        waiting = false;
    }

    private synchronized void endIfIdle(Duration longest) {
        Duration left = waiting ? longest.minusNanos(System.nanoTime() - waitingSince) : longest;
        if (left.isNegative() || left.isZero()) {
            end(Ending.IDLE);
        } else if (ending == null) {
            idleTimer = watchdog.after(left, () -> endIfIdle(longest));
        }
    }

    /** Begins the time for connecting; the caller cancels what this returns once it is connected. */
    Future<?> limitConnecting(Deadline limit) {
        return watchdog.after(limit.remaining(), () -> end(limit == deadline ? Ending.DEADLINE : Ending.CONNECT_LIMIT));
    }

    Deadline deadline() {
        return deadline;
    }

    Phase phase() {
        return phase;
    }

    void enter(Phase next) {
        phase = next;
    }

    synchronized @Nullable Ending ending() {
        return ending;
    }

    /** From now on ending the call closes this; closed at once if the call has been ended already. */
    void guard(Closeable resource) throws IOException {
        synchronized (this) {
            if (ending == null) {
                guarded = resource;
                return;
            }
        }
        resource.close();
        throw new InterruptedIOException("The call has been ended");
    }

    /** The connection goes back to the pool and is no longer this call's to close. */
    synchronized void release() {
        guarded = null;
    }

    /**
     * Ends the call from any thread, without ever blocking; the first ending counts. Within the lock, so that the pool,
     * which waits for {@link #release()}, never gets a connection that is about to be closed.
     */
    synchronized void end(Ending why) {
        if (ending != null) {
            return;
        }
        ending = why;
        Closeable resource = guarded;
        guarded = null;
        if (resource != null) {
            try {
                resource.close();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "A socket did not close cleanly", e);
            }
        }
    }

    /** The call is over; nothing that happens later can touch it. */
    synchronized void finish() {
        timer.cancel(false);
        idleTimer.cancel(false);
        guarded = null;
    }
}
