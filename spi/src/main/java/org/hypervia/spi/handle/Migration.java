// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainIdentity;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.Domains;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.migration.MigrateOptions;
import org.hypervia.api.migration.MigrationTarget;
import org.hypervia.spi.migration.MigrationOperations;

/** Moves a domain between two connections, each with its own guard. */
record Migration(SessionGuard source, DomainIdentity domain) {
    private static final String FUNCTION = "virDomainMigrate3";

    Domain to(Domains destination, MigrateOptions options) {
        if (!(destination instanceof DomainsHandle there)) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "domain '" + domain.name() + "' cannot go to domains that no connection has opened: give those of"
                            + " connection.domains()");
        }
        MigrationOperations from = source.toChange(MigrationOperations.KIND, FUNCTION);
        there.guard().denyIfReadOnly(FUNCTION);
        if (!there.guard().provider().equals(source.provider())) {
            throw new HypervisorException(
                    ErrorCode.NO_SUPPORT,
                    "domain '" + domain.name() + "' cannot go from a connection of the provider " + source.provider()
                            + " to one of the provider " + there.guard().provider()
                            + ": open both with the same provider");
        }
        MigrationOperations to = there.guard().toRead(MigrationOperations.KIND);
        DomainSummary moved = from.migrate(domain.ref(), to, options, source.newDeadline());
        return new DomainHandle(there.guard(), moved.identity(), moved.id());
    }

    Domain within(MigrationTarget target) {
        if (target.equals(MigrationTarget.any())) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "domain '" + domain.name()
                            + "' cannot be moved to nowhere: name a host, a resource pool or a storage pool");
        }
        return to(new DomainsHandle(source), MigrateOptions.defaults().to(target));
    }
}
