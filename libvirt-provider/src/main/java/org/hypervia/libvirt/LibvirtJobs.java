// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.time.Duration;
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
    private static final int NONE = 0;
    private static final int BOUNDED = 1;
    private static final int UNBOUNDED = 2;

    @Override
    public Optional<DomainJob.Info> info(String ref, Deadline deadline) {
        LibvirtDomain.Job job = session.ask(ref, deadline, LibvirtJobs::ask);
        return switch (job.type()) {
            case BOUNDED, UNBOUNDED ->
                Optional.of(new DomainJob.Info(
                        job.type() == BOUNDED ? "bounded" : "unbounded", OptionalInt.empty(), job.elapsed(), true));
            // What has ended is no job any more.
            case NONE -> Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Where nothing runs, nothing can be at work; drivers say so as an error. */
    private static LibvirtDomain.Job ask(LibvirtDomain domain) {
        try {
            return domain.job();
        } catch (HypervisorException e) {
            if (e.code() == ErrorCode.OPERATION_INVALID && !domain.status().state().isActive()) {
                return new LibvirtDomain.Job(NONE, Duration.ZERO);
            }
            throw e;
        }
    }

    @Override
    public void abort(String ref, Deadline deadline) {
        session.change(ref, deadline, LibvirtDomain::abortJob);
    }
}
