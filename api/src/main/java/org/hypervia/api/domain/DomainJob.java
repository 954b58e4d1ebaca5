// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.MemorySize;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The task that works on a domain at present, whoever started it. Thread-safe; blocking, time limits and common errors as
 * {@link Domain} states them.
 *
 * <p>See what holds a domain up, and end it:
 *
 * <pre>{@code
 * domain.job().info().filter(DomainJob.Info::cancelable).ifPresent(job -> {
 *     System.out.println(job.name() + " for " + job.elapsed());
 *     domain.job().abort();
 * });
 * }</pre>
 */
@ProviderType
public interface DomainJob {
    /** What is to be said of a task's end. */
    enum State {
        /** It works, and the hypervisor knows when it will be done. */
        BOUNDED(1),
        /** It works until it is done. */
        UNBOUNDED(2),
        /** It is done. */
        COMPLETED(3),
        /** It failed. */
        FAILED(4),
        /** Somebody has cancelled it. */
        CANCELED(5);

        private final int number;

        State(int number) {
            this.number = number;
        }

        /**
         * Returns libvirt's number of the type of such a job; 0 is none at all.
         *
         * @return the number
         */
        public int number() {
            return number;
        }
    }

    /**
     * How much of something a task has to do. The three are counted apart and need not add up: what changes meanwhile is done again.
     *
     * @param total all of it
     * @param processed what is done
     * @param remaining what is left
     */
    record Amount(MemorySize total, MemorySize processed, MemorySize remaining) {}

    /**
     * How far a task is.
     *
     * @param name what it does, in the hypervisor's words. VI API: {@code TaskInfo.descriptionId}
     * @param percent how much is done, 0 to 100; empty when the hypervisor does not tell
     * @param elapsed since when it runs, or how long it ran
     * @param cancelable whether {@link DomainJob#abort()} can end it
     * @param state whether it works still
     * @param data all that it moves; empty when the hypervisor does not tell, as ESX never does
     * @param memory the part of it that is memory; empty likewise
     * @param disk the part of it that is on disks; empty likewise
     * @param statistics the hypervisor's own figures as text, by its own names and in its own order; none on ESX
     */
    record Info(
            String name,
            OptionalInt percent,
            Duration elapsed,
            boolean cancelable,
            State state,
            Optional<Amount> data,
            Optional<Amount> memory,
            Optional<Amount> disk,
            Map<String, String> statistics) {
        /** Copies the figures and keeps their order. */
        public Info {
            statistics = Collections.unmodifiableMap(new LinkedHashMap<>(statistics));
        }

        /**
         * A task that works, of which no more is known.
         *
         * @param name what it does, in the hypervisor's words
         * @param percent how much is done, 0 to 100; empty when the hypervisor does not tell
         * @param elapsed since when it runs
         * @param cancelable whether {@link DomainJob#abort()} can end it
         */
        public Info(String name, OptionalInt percent, Duration elapsed, boolean cancelable) {
            this(
                    name,
                    percent,
                    elapsed,
                    cancelable,
                    State.UNBOUNDED,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of());
        }
    }

    /**
     * Asks what works on the domain.
     *
     * @return the task, or empty when there is none
     */
    default Optional<Info> info() {
        return info(Set.of());
    }

    /**
     * Asks about the task that works on the domain, or about the one that ended last.
     *
     * @param flags which one
     * @return the task, or empty when there is none
     * @throws HypervisorException {@code INVALID_ARG} for a flag that the hypervisor does not have, which on ESX is any
     */
    Optional<Info> info(Set<JobFlag> flags);

    /**
     * Cancels the task.
     *
     * @throws HypervisorException {@code OPERATION_INVALID} if there is none, {@code OPERATION_UNSUPPORTED} if it cannot be
     *     cancelled
     */
    void abort();
}
