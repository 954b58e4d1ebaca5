// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domain;

import java.util.Set;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ProviderType;

/** How a provider describes a domain: {@code domain.xml}. */
@ProviderType
public interface DomainXmlOperations extends Operations {
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
