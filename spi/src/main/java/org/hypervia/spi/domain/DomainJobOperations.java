// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domain;

import java.util.Optional;
import java.util.Set;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.DomainJob;
import org.hypervia.api.domain.JobFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/** What a provider tells of the task that works on a domain: {@code domain.job}. */
@ConsumerType
public interface DomainJobOperations extends Operations {
    /** What these operations are asked for by. */
    OperationKind<DomainJobOperations> KIND = new OperationKind<>(DomainJobOperations.class, Capability.DOMAIN_JOB);

    /**
     * Fulfils {@link DomainJob#info()}.
     *
     * @param ref the domain
     * @param deadline when the call must be over
     * @return the task, or empty
     */
    Optional<DomainJob.Info> info(String ref, Deadline deadline);

    /**
     * Fulfils {@link DomainJob#info(Set)}. Unless a provider says otherwise it takes no flags.
     *
     * @param ref the domain
     * @param flags which job
     * @param deadline when the call must be over
     * @return the task, or empty
     */
    default Optional<DomainJob.Info> info(String ref, Set<JobFlag> flags, Deadline deadline) {
        if (!flags.isEmpty()) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "this hypervisor keeps no figures of jobs that have ended: ask without " + flags);
        }
        return info(ref, deadline);
    }

    /**
     * Fulfils {@link DomainJob#abort}.
     *
     * @param ref the domain
     * @param deadline when the call must be over
     */
    void abort(String ref, Deadline deadline);
}
