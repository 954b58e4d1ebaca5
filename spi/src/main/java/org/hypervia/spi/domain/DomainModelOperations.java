// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domain;

import org.hypervia.api.capability.Capability;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.Domains;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * How a provider that holds the typed model itself describes and defines domains without any text: {@code domain.model}.
 * For a session without these operations the handles go through {@link DomainXmlOperations} and
 * {@link DomainDefinitions}, so that callers need not ask which it is.
 */
@ConsumerType
public interface DomainModelOperations extends Operations {
    /** What these operations are asked for by. */
    OperationKind<DomainModelOperations> KIND =
            new OperationKind<>(DomainModelOperations.class, Capability.DOMAIN_MODEL);

    /**
     * Fulfils {@link Domain#definition}.
     *
     * @param ref the domain
     * @param deadline when the call must be over
     * @return the complete definition, without secrets
     */
    DomainDefinition definition(String ref, Deadline deadline);

    /**
     * Fulfils {@link Domains#define(DomainDefinition)}. The definition is as somebody made it: neither checked nor
     * complete.
     *
     * @param definition the domain, with the secrets it is to have
     * @param deadline when the call must be over
     * @return the domain
     */
    DomainSummary define(DomainDefinition definition, Deadline deadline);
}
