// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one transport: so many at most, and of the idle ones the last used goes first. Who has to wait is
 * served in the order of coming. Threads may share it.
 */
final class ConnectionPool implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ConnectionPool.class.getName());

    private final int limit;
    private final Connector connector;
    private final Watchdog watchdog;

    // All below: guarded by this.
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Deque<CompletableFuture<Boolean>> waiting = new ArrayDeque<>();
    private int leased;
    private boolean closed;

    ConnectionPool(int limit, Connector connector, Watchdog watchdog) {
        this.limit = limit;
        this.connector = connector;
        this.watchdog = watchdog;
    }

    /**
     * Takes a connection for a call, which gives it back or drops it.
     *
     * @param fresh whether it must be one that no call has used; then the idle ones are closed, since what has ended one
     *     of them has mostly ended all
     */
    Connection lease(CallWatch watch, boolean fresh) throws IOException {
        awaitPermit(watch);
        Connection connection = null;
        try {
            if (fresh) {
                closeIdle();
            } else {
                connection = takeIdle();
            }
            if (connection == null) {
                connection = connector.connect(watch);
            }
            connection.serve(watch);
            return connection;
        } catch (IOException | RuntimeException e) {
            if (connection != null) {
                connection.close();
            }
            returnPermit();
            throw e;
        }
    }

    private void awaitPermit(CallWatch watch) throws IOException {
        CompletableFuture<Boolean> permit = new CompletableFuture<>();
        synchronized (this) {
            if (leased < limit) {
                leased++;
                return;
            }
            waiting.add(permit);
        }
        boolean granted = false;
        try {
            watch.guard(() -> permit.complete(false));
            granted = permit.get();
            if (!granted) {
                throw new IOException("The call has been ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("Interrupted").initCause(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Nobody lets a permit fail", e);
        } finally {
            if (!granted && !permit.complete(false) && permit.join()) {
                // It was granted in the very moment in which nobody wanted it any more.
                returnPermit();
            }
        }
    }

    private synchronized void returnPermit() {
        for (CompletableFuture<Boolean> next = waiting.poll(); next != null; next = waiting.poll()) {
            if (next.complete(true)) {
                return;
            }
        }
        leased--;
    }

    private @Nullable Connection takeIdle() throws IOException {
        for (Connection next = pollIdle(); next != null; next = pollIdle()) {
            if (!isStale(next)) {
                return next;
            }
            next.close();
        }
        return null;
    }

    private synchronized @Nullable Connection pollIdle() {
        return idle.poll();
    }

    private static boolean isStale(Connection connection) {
        try {
            return connection.isStale();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A kept connection is gone", e);
            return true;
        }
    }

    /** Takes back a connection whose last answer was read to its end. */
    void giveBack(Connection connection, Duration keptFor) {
        connection.rest(keptFor);
        boolean kept;
        synchronized (this) {
            kept = !closed && connection.isOpen();
            if (kept) {
                idle.push(connection);
            }
        }
        if (!kept) {
            connection.closePolitely(watchdog);
        }
        returnPermit();
    }

    /** Takes note that a connection is not used again. */
    void drop(Connection connection) {
        connection.cut();
        returnPermit();
    }

    /** Closes an idle connection. */
    void discard(Connection connection) {
        boolean mine;
        synchronized (this) {
            mine = idle.remove(connection);
        }
        if (mine) {
            connection.cut();
        }
    }

    private void closeIdle() {
        List<Connection> all;
        synchronized (this) {
            all = new ArrayList<>(idle);
            idle.clear();
        }
        all.forEach(connection -> connection.closePolitely(watchdog));
    }

    /** Closes the idle connections; those in use are closed as they come back. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        closeIdle();
    }
}
