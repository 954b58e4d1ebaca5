// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.domain.DefineFlag;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.Domains;
import org.hypervia.api.domain.StartFlag;
import org.hypervia.api.domain.SummaryPart;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Listing;
import org.hypervia.spi.domain.DomainDefinitions;
import org.hypervia.spi.domain.DomainLookup;
import org.hypervia.spi.domain.DomainModelOperations;
import org.hypervia.spi.domain.TransientDomains;
import org.hypervia.spi.domainxml.KeptXml;

record DomainsHandle(SessionGuard guard) implements Domains {
    private static final String DEFINE = "virDomainDefineXML";

    @Override
    public Listing<Domain> list(DomainFilter filter) {
        Objects.requireNonNull(filter, "filter");
        return summaries(filter, Set.of()).map(this::handle);
    }

    @Override
    public Listing<DomainSummary> summaries(DomainFilter filter) {
        Objects.requireNonNull(filter, "filter");
        return lookup().list(filter, guard.newDeadline());
    }

    @Override
    public Listing<DomainSummary> summaries(DomainFilter filter, Set<SummaryPart> parts) {
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(parts, "parts");
        return lookup().list(filter, Set.copyOf(parts), guard.newDeadline());
    }

    @Override
    public Domain byId(int id) {
        return handle(lookup().byId(id, guard.newDeadline()));
    }

    @Override
    public Domain byUuid(UUID uuid) {
        Objects.requireNonNull(uuid, "uuid");
        return handle(lookup().byUuid(uuid, guard.newDeadline()));
    }

    @Override
    public Domain byName(String name) {
        Objects.requireNonNull(name, "name");
        return handle(lookup().byName(name, guard.newDeadline()));
    }

    @Override
    public Optional<Domain> find(String name) {
        Objects.requireNonNull(name, "name");
        return ifThere(() -> byName(name));
    }

    @Override
    public Optional<Domain> findByUuid(UUID uuid) {
        Objects.requireNonNull(uuid, "uuid");
        return ifThere(() -> byUuid(uuid));
    }

    @Override
    public Optional<Domain> findById(int id) {
        return ifThere(() -> byId(id));
    }

    @Override
    public Domain define(String domainXml, Set<DefineFlag> flags) {
        Objects.requireNonNull(domainXml, "domainXml");
        Objects.requireNonNull(flags, "flags");
        String function = flags.isEmpty() ? DEFINE : DEFINE + "Flags";
        return handle(guard.toChange(DomainDefinitions.KIND, function).define(domainXml, flags, guard.newDeadline()));
    }

    @Override
    public Domain define(DomainDefinition definition) {
        Objects.requireNonNull(definition, "definition");
        Optional<DomainModelOperations> models = guard.find(DomainModelOperations.KIND);
        if (models.isPresent()) {
            guard.denyIfReadOnly(DEFINE);
            return handle(models.get().define(definition, guard.newDeadline()));
        }
        return define(KeptXml.write(definition));
    }

    @Override
    public Domain create(String domainXml, Set<StartFlag> flags) {
        Objects.requireNonNull(domainXml, "domainXml");
        Objects.requireNonNull(flags, "flags");
        return handle(guard.toChange(TransientDomains.KIND, "virDomainCreateXML")
                .create(domainXml, flags, guard.newDeadline()));
    }

    private static Optional<Domain> ifThere(Supplier<Domain> lookup) {
        try {
            return Optional.of(lookup.get());
        } catch (HypervisorException e) {
            if (e.code() == ErrorCode.NO_DOMAIN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private DomainLookup lookup() {
        return guard.toRead(DomainLookup.KIND);
    }

    private Domain handle(DomainSummary summary) {
        return new DomainHandle(guard, summary.identity(), summary.id());
    }
}
