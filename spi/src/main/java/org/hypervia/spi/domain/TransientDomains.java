// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domain;

import java.util.Set;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.Domains;
import org.hypervia.api.domain.StartFlag;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/** How a provider creates domains that are gone once they stop: {@code domain.transient}. */
@ConsumerType
public interface TransientDomains extends Operations {
    /** What these operations are asked for by. */
    OperationKind<TransientDomains> KIND = new OperationKind<>(TransientDomains.class, Capability.DOMAIN_TRANSIENT);

    /**
     * Fulfils {@link Domains#create}.
     *
     * @param domainXml the domain XML
     * @param flags how to start it
     * @param deadline when the call must be over
     * @return the domain
     */
    DomainSummary create(String domainXml, Set<StartFlag> flags, Deadline deadline);
}
