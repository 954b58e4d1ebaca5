// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hypervia.api.domain.DomainJob;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.libvirt.remote.LibvirtDomain;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainJobOperations;

/** Jobs. */
record LibvirtJobs(LibvirtSession session) implements DomainJobOperations {
    private static final int BOUNDED = 1;
    private static final int UNBOUNDED = 2;

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
        LibvirtDomain.Job job = session.ask(ref, deadline, LibvirtJobs::ask);
        return job.type() == BOUNDED || job.type() == UNBOUNDED ? Optional.of(describe(job)) : Optional.empty();
    }

    private static DomainJob.Info describe(LibvirtDomain.Job job) {
        String name =
                job.operation() < OPERATIONS.size() ? OPERATIONS.get(job.operation()) : "operation " + job.operation();
        long total = job.total().bytes();
        return new DomainJob.Info(
                name,
                total == 0
                        ? OptionalInt.empty()
                        : OptionalInt.of((int) Math.min(100, job.processed().bytes() * 100 / total)),
                job.elapsed(),
                true);
    }

    /** Where nothing runs, nothing can be at work; drivers say so as an error. */
    private static LibvirtDomain.Job ask(LibvirtDomain domain) {
        try {
            return domain.job();
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
