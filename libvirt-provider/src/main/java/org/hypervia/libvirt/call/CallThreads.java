// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.call;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.Deadline;

/**
 * The threads on which the calls of one connection run. Who has waited until the deadline, or is interrupted, goes; the call
 * goes on and ends when it can. Thread-safe.
 */
public final class CallThreads {
    /** So many calls may be under way: a peer that has fallen silent must not cost a thread for each further try. */
    private static final int MOST = 64;

    private final Semaphore places = new Semaphore(MOST);
    private final ExecutorService threads;

    /**
     * Makes threads, of which none runs before the first call.
     *
     * @param name what they are called
     */
    public CallThreads(String name) {
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, name);
            // A call that never comes back must not keep the JVM.
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Makes a call and waits for it.
     *
     * @param what the call, for the message
     * @param deadline until when to wait, and for a free thread too
     * @param call runs on another thread; it is not stopped when nobody waits for it any more
     * @return what the call returned
     * @throws HypervisorException {@code OPERATION_TIMEOUT} at the deadline, {@code OPERATION_ABORTED} on an interrupt, which
     *     stays set, {@code INVALID_CONN} after {@link #end()}; and whatever the call threw
     */
    public <T> T run(String what, Deadline deadline, Supplier<T> call) {
        return run(what, deadline, caller -> call.get(), unclaimed -> {});
    }

    /**
     * Makes a call that has questions to whoever waits, or whose result somebody must take.
     *
     * @param what the call, for the message
     * @param deadline until when to wait
     * @param call runs on another thread
     * @param unclaimed takes the result when nobody waits for it any more
     * @return what the call returned
     */
    public <T> T run(String what, Deadline deadline, Function<Caller, T> call, Consumer<T> unclaimed) {
        deadline.check(what);
        take(what, deadline);
        RunningCall<T> running = new RunningCall<>(what, call, unclaimed);
        try {
            threads.execute(() -> {
                try {
                    running.run();
                } finally {
                    places.release();
                }
            });
        } catch (RejectedExecutionException e) {
            places.release();
            throw new HypervisorException(ErrorCode.INVALID_CONN, "the connection is closed: open a new one", e);
        }
        return running.await(deadline);
    }

    private void take(String what, Deadline deadline) {
        try {
            if (!places.tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                deadline.check(what);
            }
        } catch (InterruptedException e) {
            throw RunningCall.interrupted(what, e);
        }
    }

    /** Does something whatever else is under way; does nothing after {@link #end()}. */
    public void execute(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException e) {
            // Nobody is left who could want it.
        }
    }

    /** Takes no further call; a thread ends with its last one. */
    public void end() {
        threads.shutdown();
    }
}
