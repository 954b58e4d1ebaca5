// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domain;

import java.util.Set;
import java.util.UUID;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.Domains;
import org.hypervia.api.domain.SummaryPart;
import org.hypervia.api.value.Listing;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/** How a provider finds domains: {@code domain.lookup}. */
@ConsumerType
public interface DomainLookup extends Operations {
    /** What these operations are asked for by. */
    OperationKind<DomainLookup> KIND = new OperationKind<>(DomainLookup.class, Capability.DOMAIN_LOOKUP);

    /**
     * Fulfils {@link Domains#summaries(DomainFilter)}: one retrieval, paged by the server only.
     *
     * @param filter which domains
     * @param deadline when the call must be over
     * @return a row for each, and what could not be read
     */
    Listing<DomainSummary> list(DomainFilter filter, Deadline deadline);

    /**
     * Fulfils {@link Domains#summaries(DomainFilter, Set)}, and {@link Domains#list} with no parts at all. Where all comes in
     * one retrieval nothing is gained by leaving parts out, so that is what a provider does unless it says otherwise.
     *
     * @param filter which domains
     * @param parts what the rows must tell beside identity, number and state
     * @param deadline when the call must be over
     * @return a row for each, and what could not be read
     */
    default Listing<DomainSummary> list(DomainFilter filter, Set<SummaryPart> parts, Deadline deadline) {
        return list(filter, deadline);
    }

    /**
     * Fulfils {@link Domains#byId}, as the two below do: who finds a domain wants its identity and its number; no other part
     * of the row need be told.
     *
     * @param id libvirt's number
     * @param deadline when the call must be over
     * @return the domain
     */
    DomainSummary byId(int id, Deadline deadline);

    /**
     * Fulfils {@link Domains#byUuid}.
     *
     * @param uuid libvirt's UUID
     * @param deadline when the call must be over
     * @return the domain
     */
    DomainSummary byUuid(UUID uuid, Deadline deadline);

    /**
     * Fulfils {@link Domains#byName}.
     *
     * @param name the exact name
     * @param deadline when the call must be over
     * @return the domain
     */
    DomainSummary byName(String name, Deadline deadline);
}
