// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.Listing;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.libvirt.remote.LibvirtDomain;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainLookup;

/** Finds domains. Libvirt itself filters. */
record LibvirtLookup(LibvirtSession session) implements DomainLookup {
    @Override
    public Listing<DomainSummary> list(DomainFilter filter, Deadline deadline) {
        deadline.check("listing domains");
        int flags = Bits.of(filter.conditions(), DomainFilter.Condition::flag);
        return session.use(open -> {
            List<DomainSummary> items = new ArrayList<>();
            List<Listing.Failure> failures = new ArrayList<>();
            for (LibvirtDomain domain : open.domains(flags)) {
                try (domain) {
                    add(domain, items, failures);
                }
            }
            return new Listing<>(items, failures);
        });
    }

    /** A listed domain knows its own UUID, even if it is gone by now. */
    private static void add(LibvirtDomain domain, List<DomainSummary> items, List<Listing.Failure> failures) {
        try {
            items.add(LibvirtRows.row(domain));
        } catch (HypervisorException e) {
            failures.add(new Listing.Failure(domain.uuid().toString(), e));
        }
    }

    @Override
    public DomainSummary byId(int id, Deadline deadline) {
        deadline.check("looking for domain " + id);
        return session.use(open -> row(open.byId(id)));
    }

    @Override
    public DomainSummary byUuid(UUID uuid, Deadline deadline) {
        deadline.check("looking for domain " + uuid);
        return session.use(open -> row(open.byUuid(uuid.toString())));
    }

    @Override
    public DomainSummary byName(String name, Deadline deadline) {
        deadline.check("looking for domain " + name);
        return session.use(open -> row(open.byName(name)));
    }

    private static DomainSummary row(LibvirtDomain found) {
        try (LibvirtDomain domain = found) {
            return LibvirtRows.row(domain);
        }
    }
}
