// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domain;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainSecurity;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/** What a provider tells of a domain's safety: {@code domain.security}. */
@ConsumerType
public interface DomainSecurityQueries extends Operations {
    /** What these operations are asked for by. */
    OperationKind<DomainSecurityQueries> KIND =
            new OperationKind<>(DomainSecurityQueries.class, Capability.DOMAIN_SECURITY);

    /**
     * Fulfils {@link Domain#security}.
     *
     * @param ref the domain
     * @param deadline when the call must be over
     * @return the security driver's view, empty where the host has none
     */
    Optional<DomainSecurity> security(String ref, Deadline deadline);

    /**
     * Fulfils {@link Domain#messages}.
     *
     * @param ref the domain
     * @param deadline when the call must be over
     * @return sentences for people
     */
    List<String> messages(String ref, Deadline deadline);
}
