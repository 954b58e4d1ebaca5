// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.OptionalInt;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.output.Output;

/** Suspends a domain whose live migration takes too long, so that its memory stands still and the rest can follow. */
final class SuspensionTimer {
    private final ScheduledThreadPoolExecutor thread;

    private SuspensionTimer(ScheduledThreadPoolExecutor thread) {
        this.thread = thread;
    }

    /** Begins; without a number of seconds it never comes to that. */
    static SuspensionTimer of(Domain domain, OptionalInt seconds, Output output) {
        ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread made = new Thread(work, "hypervia-migrate-timeout");
            made.setDaemon(true);
            return made;
        });
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        if (seconds.isPresent()) {
            // Nobody waits for it, and it tells itself what goes wrong.
            Future<?> unused = thread.schedule(() -> suspend(domain, output), seconds.getAsInt(), TimeUnit.SECONDS);
        }
        return new SuspensionTimer(thread);
    }

    private static void suspend(Domain domain, Output output) {
        try {
            domain.suspend();
        } catch (HypervisorException e) {
            // The migration may have ended at the same moment, or the hypervisor does not let it; it goes on either
            // way.
            output.notice("domain '" + domain.name() + "' was not suspended after the timeout: " + e.getMessage());
        }
    }

    /** Does work, and is not in force any longer once it has ended; a suspension that has begun goes on to its end. */
    void during(Runnable work) {
        try {
            work.run();
        } finally {
            thread.shutdown();
        }
    }
}
