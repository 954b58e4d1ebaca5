// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domain;

import java.util.Optional;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.DomainJob;
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
     * Fulfils {@link DomainJob#info}.
     *
     * @param ref the domain
     * @param deadline when the call must be over
     * @return the task, or empty
     */
    Optional<DomainJob.Info> info(String ref, Deadline deadline);

    /**
     * Fulfils {@link DomainJob#abort}.
     *
     * @param ref the domain
     * @param deadline when the call must be over
     */
    void abort(String ref, Deadline deadline);
}
