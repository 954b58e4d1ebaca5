// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.hypervia.api.task.ProgressListener;
import org.hypervia.api.task.QuestionCallback;
import org.jspecify.annotations.Nullable;

/**
 * What some calls do differently from the rest of their connection: their time limit, who hears of their progress, and who
 * answers the questions that they meet. Immutable; given to {@link Hypervisor#with(CallOptions)}.
 *
 * <p>Two snapshots beside each other, each with its own listener and limit:
 *
 * <pre>{@code
 * CallOptions options = CallOptions.timeout(Duration.ofMinutes(2))
 *         .progress(progress -> System.out.println("db01: " + progress.percent()));
 * hypervisor.with(options).domains().byName("db01").snapshots().create("nightly");
 * }</pre>
 */
public final class CallOptions {
    private static final CallOptions DEFAULTS = new CallOptions(null, null, null);

    private final @Nullable Duration timeout;
    private final @Nullable ProgressListener progress;
    private final @Nullable QuestionCallback questions;

    private CallOptions(
            @Nullable Duration timeout, @Nullable ProgressListener progress, @Nullable QuestionCallback questions) {
        this.timeout = timeout;
        this.progress = progress;
        this.questions = questions;
    }

    /**
     * Does nothing differently.
     *
     * @return options that leave all to the connection
     */
    public static CallOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Gives each call its own time limit instead of {@link ConnectionSpec#operationTimeout()}.
     *
     * @param limit how long each single call may take, the wait for a task included; more than zero
     * @return the options
     * @throws IllegalArgumentException for a limit that is zero or negative
     */
    public static CallOptions timeout(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("a time limit must be more than zero, not " + limit);
        }
        return new CallOptions(limit, null, null);
    }

    /**
     * Lets a listener of its own hear how calls get on, instead of {@link ConnectionSpec#progress()}.
     *
     * @param listener the listener, called by the thread whose call it is about
     * @return these options with the listener
     */
    public CallOptions progress(ProgressListener listener) {
        return new CallOptions(timeout, Objects.requireNonNull(listener, "listener"), questions);
    }

    /**
     * Lets a callback of its own answer questions first; {@link ConnectionSpec#questions()} is asked where it has no answer.
     *
     * @param callback the callback, called by the thread whose call meets the question
     * @return these options with the callback
     */
    public CallOptions questions(QuestionCallback callback) {
        return new CallOptions(timeout, progress, Objects.requireNonNull(callback, "callback"));
    }

    /**
     * Returns the time limit of each call.
     *
     * @return the limit, or empty for the connection's
     */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /**
     * Returns who hears how calls get on.
     *
     * @return the listener, or empty for the connection's
     */
    public Optional<ProgressListener> progress() {
        return Optional.ofNullable(progress);
    }

    /**
     * Returns who answers questions first.
     *
     * @return the callback, or empty for the connection's
     */
    public Optional<QuestionCallback> questions() {
        return Optional.ofNullable(questions);
    }

    /**
     * Fills in what these options leave open.
     *
     * @param others where it is taken from
     * @return these options with what the others say beyond them
     */
    public CallOptions orElse(CallOptions others) {
        return new CallOptions(
                timeout == null ? others.timeout : timeout,
                progress == null ? others.progress : progress,
                questions == null ? others.questions : questions);
    }

    /** Returns the time limit and what else is set. */
    @Override
    public String toString() {
        return "CallOptions[" + (timeout == null ? "" : timeout) + (progress == null ? "" : " progress")
                + (questions == null ? "" : " questions") + "]";
    }
}
