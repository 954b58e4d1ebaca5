// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends what has run out of time, since a blocking read knows no deadline. One daemon thread for a transport, started by
 * the first call and ended by {@link #close()}.
 */
final class Watchdog implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer;

    Watchdog(String name) {
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            // Takes no inheritable thread locals: it outlives the call that happens to start it.
            Thread thread = new Thread(null, task, name, 0, false);
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Runs a short, never blocking action after a while. Throws RejectedExecutionException once closed. */
    Future<?> after(Duration delay, Runnable action) {
        return timer.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
