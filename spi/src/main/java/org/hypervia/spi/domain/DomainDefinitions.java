// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domain;

import java.util.Set;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.DefineFlag;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.Domains;
import org.hypervia.api.domain.UndefineFlag;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/** How a provider defines and undefines domains: {@code domain.define}. */
@ConsumerType
public interface DomainDefinitions extends Operations {
    /** What these operations are asked for by. */
    OperationKind<DomainDefinitions> KIND = new OperationKind<>(DomainDefinitions.class, Capability.DOMAIN_DEFINE);

    /**
     * Fulfils {@link Domains#define(String, Set)}.
     *
     * @param domainXml the domain XML
     * @param flags how to define it
     * @param deadline when the call must be over
     * @return the domain
     */
    DomainSummary define(String domainXml, Set<DefineFlag> flags, Deadline deadline);

    /**
     * Fulfils {@link Domain#undefine}.
     *
     * @param ref the domain
     * @param flags what else to undefine
     * @param deadline when the call must be over
     */
    void undefine(String ref, Set<UndefineFlag> flags, Deadline deadline);
}
