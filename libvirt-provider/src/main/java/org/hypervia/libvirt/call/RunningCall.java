// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.call;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.Deadline;

/** One call between two threads: the one that makes it and the one that waits, which may go before the end. */
final class RunningCall<T> implements Caller, Runnable {
    private final String what;
    private final Function<Caller, T> call;
    private final Consumer<T> unclaimed;

    /** What the waiting thread is to do; each entry also wakes it. */
    private final BlockingQueue<Runnable> errands = new LinkedBlockingQueue<>();

    /** Set once: by the end of the call, or by the waiting thread as it goes. */
    private final CompletableFuture<T> outcome = new CompletableFuture<>();

    RunningCall(String what, Function<Caller, T> call, Consumer<T> unclaimed) {
        this.what = what;
        this.call = call;
        this.unclaimed = unclaimed;
    }

    @Override
    public void run() {
        try {
            T result = call.apply(this);
            if (!outcome.complete(result)) {
                unclaimed.accept(result);
            }
        } catch (RuntimeException | Error e) {
            outcome.completeExceptionally(e);
        }
        errands.add(() -> {});
    }

    T await(Deadline deadline) {
        try {
            while (!outcome.isDone()) {
                Runnable errand = errands.poll(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
                if (errand != null) {
                    errand.run();
                } else if (outcome.cancel(false)) {
                    deadline.check(what);
                }
            }
        } catch (InterruptedException e) {
            HypervisorException interrupted = interrupted(what, e);
            if (outcome.cancel(false)) {
                throw interrupted;
            }
        }
        return result();
    }

    static HypervisorException interrupted(String what, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new HypervisorException(
                ErrorCode.OPERATION_ABORTED,
                what + " was interrupted; the host may still finish it: look at its state before repeating",
                cause);
    }

    private T result() {
        try {
            return outcome.join();
        } catch (CompletionException e) {
            throw rethrown(Objects.requireNonNull(e.getCause()));
        }
    }

    /** Who reads the trace of a failure wants to see who called, too. */
    private static RuntimeException rethrown(Throwable failure) {
        failure.setStackTrace(
                Stream.of(failure.getStackTrace(), Thread.currentThread().getStackTrace())
                        .flatMap(Stream::of)
                        .toArray(StackTraceElement[]::new));
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }

    @Override
    public <R> Optional<R> ask(Supplier<Optional<R>> question) {
        CompletableFuture<Optional<R>> answer = new CompletableFuture<>();
        errands.add(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            // Whoever goes ends the wait for their answers.
            return outcome.handle((result, failure) -> Optional.<R>empty())
                    .applyToEither(answer, found -> found)
                    .join();
        } catch (CompletionException e) {
            throw rethrown(Objects.requireNonNull(e.getCause()));
        }
    }
}
