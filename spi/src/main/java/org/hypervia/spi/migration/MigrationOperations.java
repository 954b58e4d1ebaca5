// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.migration;

import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.Domains;
import org.hypervia.api.migration.MigrateOptions;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * How a provider moves domains: {@code domain.migration}. Both sides of a move must have it, which is why a session without
 * what a move needs, such as a vCenter, has no such operations.
 */
@ConsumerType
public interface MigrationOperations extends Operations {
    /** What these operations are asked for by. */
    OperationKind<MigrationOperations> KIND =
            new OperationKind<>(MigrationOperations.class, Capability.DOMAIN_MIGRATION);

    /**
     * Fulfils {@link Domain#migrate(Domains, MigrateOptions)}, called at the source.
     *
     * @param ref the domain at the source
     * @param destination the operations of the session that the domain is to be on, of the same provider id; this very object
     *     for a move within one session. Operations that a provider does not know as its own are {@code NO_SUPPORT}
     * @param options how, and where exactly
     * @param deadline when the call must be over
     * @return the domain as the destination's session sees it: its identity and its number; no other part need be told
     */
    DomainSummary migrate(String ref, MigrationOperations destination, MigrateOptions options, Deadline deadline);
}
