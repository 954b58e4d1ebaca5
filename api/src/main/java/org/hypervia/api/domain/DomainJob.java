// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.hypervia.api.error.HypervisorException;
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
    /**
     * How far a task is.
     *
     * @param name what it does, in the hypervisor's words. VI API: {@code TaskInfo.descriptionId}
     * @param percent how much is done, 0 to 100; empty when the hypervisor does not tell
     * @param elapsed since when it runs
     * @param cancelable whether {@link DomainJob#abort()} can end it
     */
    record Info(String name, OptionalInt percent, Duration elapsed, boolean cancelable) {}

    /**
     * Asks what works on the domain.
     *
     * @return the task, or empty when there is none
     */
    Optional<Info> info();

    /**
     * Cancels the task.
     *
     * @throws HypervisorException {@code OPERATION_INVALID} if there is none, {@code OPERATION_UNSUPPORTED} if it cannot be
     *     cancelled
     */
    void abort();
}
