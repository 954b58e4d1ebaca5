// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hypervia.spi.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * Ends calls that are over their deadline, whose thread was interrupted, or whose transport was closed. Blocking socket
 * I/O notices none of these, so one daemon thread per transport looks after the calls under way.
 */
final class CallGuard implements AutoCloseable {
    private static final long TICK_MILLIS = 50;

    /** Why a call was ended from outside. */
    enum End {
        DEADLINE,
        INTERRUPT,
        CLOSED
    }

    /** One call under way. */
    final class Watch implements AutoCloseable {
        private final Deadline deadline;
        private final Thread caller = Thread.currentThread();
        private final Runnable cancel;
        private volatile @Nullable End end;

        private Watch(Deadline deadline, Runnable cancel) {
            this.deadline = deadline;
            this.cancel = cancel;
        }

        @Nullable
        End end() {
            return end;
        }

        private void look() {
            if (deadline.isOver()) {
                finish(End.DEADLINE);
            } else if (caller.isInterrupted()) {
                finish(End.INTERRUPT);
            }
        }

        private void finish(End reason) {
            if (calls.remove(this)) {
                end = reason;
                cancel.run();
            }
        }

        @Override
        public void close() {
            calls.remove(this);
        }
    }

    private final Set<Watch> calls = ConcurrentHashMap.newKeySet();
    private final Object monitor = new Object();
    private final String name;
    private @Nullable Thread thread;
    private boolean closed;

    CallGuard(String name) {
        this.name = name;
    }

    Watch watch(Deadline deadline, Runnable cancel) {
        Watch watch = new Watch(deadline, cancel);
        synchronized (monitor) {
            calls.add(watch);
            if (closed) {
                watch.finish(End.CLOSED);
            } else if (thread == null) {
                thread = new Thread(this::run, "hypervia-calls-" + name);
                thread.setDaemon(true);
                thread.start();
            } else {
                monitor.notifyAll();
            }
        }
        return watch;
    }

    private void run() {
        try {
            while (awaitCalls()) {
                calls.forEach(Watch::look);
            }
        } catch (InterruptedException e) {
            // Only close() interrupts this thread, and it ends the calls itself.
        }
    }

    // Waking up early does no harm here: the calls are looked at once more than needed.
    @SuppressWarnings("WaitNotInLoop")
    private boolean awaitCalls() throws InterruptedException {
        synchronized (monitor) {
            while (calls.isEmpty() && !closed) {
                monitor.wait();
            }
            monitor.wait(TICK_MILLIS);
            return !closed;
        }
    }

    @Override
    public void close() {
        Thread running;
        synchronized (monitor) {
            closed = true;
            running = thread;
            monitor.notifyAll();
        }
        calls.forEach(watch -> watch.finish(End.CLOSED));
        if (running != null && running != Thread.currentThread()) {
            running.interrupt();
        }
    }
}
