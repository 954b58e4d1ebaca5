// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.Set;
import java.util.UUID;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.domain.DefineFlag;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.Domains;
import org.hypervia.api.domain.Listing;
import org.hypervia.api.domain.StartFlag;
import org.hypervia.spi.domain.DomainDefinitions;
import org.hypervia.spi.domain.DomainLookup;
import org.hypervia.spi.domain.TransientDomains;
import org.hypervia.spi.domainxml.DomainXml;
import org.hypervia.spi.domainxml.FormatOptions;

record DomainsHandle(SessionGuard guard) implements Domains {
    @Override
    public Listing<Domain> list(DomainFilter filter) {
        return summaries(filter).map(this::handle);
    }

    @Override
    public Listing<DomainSummary> summaries(DomainFilter filter) {
        return lookup().list(filter, guard.newDeadline());
    }

    @Override
    public Domain byId(int id) {
        return handle(lookup().byId(id, guard.newDeadline()));
    }

    @Override
    public Domain byUuid(UUID uuid) {
        return handle(lookup().byUuid(uuid, guard.newDeadline()));
    }

    @Override
    public Domain byName(String name) {
        return handle(lookup().byName(name, guard.newDeadline()));
    }

    @Override
    public Domain define(String domainXml, Set<DefineFlag> flags) {
        return handle(guard.toChange(DomainDefinitions.KIND)
                .define(domainXml, flags, guard.newDeadline()));
    }

    @Override
    public Domain define(DomainDefinition definition) {
        return define(DomainXml.format(
                definition, FormatOptions.DEFAULT.withSecrets(true).withInactive(true)));
    }

    @Override
    public Domain create(String domainXml, Set<StartFlag> flags) {
        return handle(guard.toChange(TransientDomains.KIND)
                .create(domainXml, flags, guard.newDeadline()));
    }

    private DomainLookup lookup() {
        return guard.toRead(DomainLookup.KIND);
    }

    private Domain handle(DomainSummary summary) {
        return new DomainHandle(guard, summary.identity(), summary.id());
    }
}
