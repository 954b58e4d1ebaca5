// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domain;

import java.util.Optional;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.resource.Affect;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/** What a provider tells and changes of a domain's words for people: {@code domain.metadata}. */
@ConsumerType
public interface DomainMetadata extends Operations {
    /** What these operations are asked for by. */
    OperationKind<DomainMetadata> KIND = new OperationKind<>(DomainMetadata.class, Capability.DOMAIN_METADATA);

    /**
     * Fulfils {@link Domain#title}.
     *
     * @param ref the domain
     * @param affects what is meant
     * @param deadline when the call must be over
     * @return the title, empty without one
     */
    Optional<String> title(String ref, Affect affects, Deadline deadline);

    /**
     * Fulfils {@link Domain#setTitle}.
     *
     * @param ref the domain
     * @param title the new one, empty for none
     * @param affects what to change
     * @param deadline when the call must be over
     */
    void setTitle(String ref, Optional<String> title, Affect affects, Deadline deadline);

    /**
     * Fulfils {@link Domain#description}.
     *
     * @param ref the domain
     * @param affects what is meant
     * @param deadline when the call must be over
     * @return the description, empty without one
     */
    Optional<String> description(String ref, Affect affects, Deadline deadline);

    /**
     * Fulfils {@link Domain#setDescription}.
     *
     * @param ref the domain
     * @param description the new one, empty for none
     * @param affects what to change
     * @param deadline when the call must be over
     */
    void setDescription(String ref, Optional<String> description, Affect affects, Deadline deadline);
}
