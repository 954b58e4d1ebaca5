// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.hypervia.api.domain.DomainJob;
import org.hypervia.api.domain.JobFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.MemorySize;
import org.hypervia.libvirt.remote.LibvirtDomain;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainJobOperations;

/** Jobs. */
record LibvirtJobs(LibvirtSession session) implements DomainJobOperations {
    /** Libvirt's words for what a job does, by its numbers. */
    private static final List<String> OPERATIONS = List.of(
            "Unknown",
            "Start",
            "Save",
            "Restore",
            "Incoming migration",
            "Outgoing migration",
            "Snapshot",
            "Snapshot revert",
            "Dump",
            "Backup",
            "Snapshot delete");

    @Override
    public Optional<DomainJob.Info> info(String ref, Deadline deadline) {
        return info(ref, Set.of(), deadline);
    }

    @Override
    public Optional<DomainJob.Info> info(String ref, Set<JobFlag> flags, Deadline deadline) {
        LibvirtDomain.Job job = session.ask(ref, deadline, domain -> ask(domain, Bits.of(flags, JobFlag::flag)));
        return Stream.of(DomainJob.State.values())
                .filter(state -> state.number() == job.type())
                .findFirst()
                .map(state -> describe(state, job.statistics()));
    }

    private static DomainJob.Info describe(DomainJob.State state, Map<String, String> statistics) {
        long operation = number(statistics, "operation");
        Optional<DomainJob.Amount> data = amount(statistics, "data");
        return new DomainJob.Info(
                operation < OPERATIONS.size() ? OPERATIONS.get((int) operation) : "operation " + operation,
                percent(data),
                Duration.ofMillis(number(statistics, "time_elapsed")),
                state == DomainJob.State.BOUNDED || state == DomainJob.State.UNBOUNDED,
                state,
                data,
                amount(statistics, "memory"),
                amount(statistics, "disk"),
                statistics);
    }

    private static OptionalInt percent(Optional<DomainJob.Amount> data) {
        return data.filter(amount -> amount.total().bytes() > 0).stream()
                .mapToInt(amount -> (int) Math.min(
                        100, amount.processed().bytes() * 100.0 / amount.total().bytes()))
                .findFirst();
    }

    /** A job without such figures has nothing to do with it; libvirt leaves out what is not counted. */
    private static Optional<DomainJob.Amount> amount(Map<String, String> statistics, String what) {
        return statistics.containsKey(what + "_total")
                ? Optional.of(new DomainJob.Amount(
                        size(statistics, what + "_total"),
                        size(statistics, what + "_processed"),
                        size(statistics, what + "_remaining")))
                : Optional.empty();
    }

    private static MemorySize size(Map<String, String> statistics, String name) {
        return MemorySize.ofBytes(number(statistics, name));
    }

    /** What is not told counts as nothing, and so does what no size can be. */
    private static long number(Map<String, String> statistics, String name) {
        String text = statistics.getOrDefault(name, "");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    /** Where nothing runs, nothing can be at work; drivers say so as an error. */
    private static LibvirtDomain.Job ask(LibvirtDomain domain, int flags) {
        try {
            return domain.job(flags);
        } catch (HypervisorException e) {
            if (e.code() == ErrorCode.OPERATION_INVALID
                    && !domain.status().state().isActive()) {
                return LibvirtDomain.Job.NONE;
            }
            throw e;
        }
    }

    @Override
    public void abort(String ref, Deadline deadline) {
        session.change(ref, deadline, LibvirtDomain::abortJob);
    }
}
