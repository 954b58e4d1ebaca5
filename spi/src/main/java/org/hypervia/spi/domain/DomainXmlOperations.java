// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domain;

import java.util.Set;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/** How a provider describes a domain: {@code domain.xml}. */
@ConsumerType
public interface DomainXmlOperations extends Operations {
    /** What these operations are asked for by. */
    OperationKind<DomainXmlOperations> KIND = new OperationKind<>(DomainXmlOperations.class, Capability.DOMAIN_XML);

    /**
     * Fulfils {@link Domain#xml}.
     *
     * @param ref the domain
     * @param flags how
     * @param deadline when the call must be over
     * @return libvirt domain XML
     */
    String xml(String ref, Set<DomainXmlFlag> flags, Deadline deadline);
}
