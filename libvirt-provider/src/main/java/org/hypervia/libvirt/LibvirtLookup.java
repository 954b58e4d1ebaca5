// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.SummaryPart;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Listing;
import org.hypervia.libvirt.remote.LibvirtDomain;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainLookup;

/** Finds domains. Libvirt itself filters. */
record LibvirtLookup(LibvirtSession session) implements DomainLookup {
    @Override
    public Listing<DomainSummary> list(DomainFilter filter, Deadline deadline) {
        return list(filter, SummaryPart.all(), deadline);
    }

    @Override
    public Listing<DomainSummary> list(DomainFilter filter, Set<SummaryPart> parts, Deadline deadline) {
        if (!filter.places().isEmpty()) {
            throw new HypervisorException(
                    ErrorCode.NO_SUPPORT,
                    "libvirt does not tell in which " + filter.places().keySet()
                            + " a domain is: list without that, or connect with the ESX provider");
        }
        int flags = Bits.of(filter.conditions(), DomainFilter.Condition::flag);
        return session.use("listing domains", deadline, open -> {
            List<DomainSummary> items = new ArrayList<>();
            List<Listing.Failure> failures = new ArrayList<>();
            for (LibvirtDomain domain : open.domains(flags)) {
                try (domain) {
                    add(domain, parts, items, failures);
                }
            }
            if (!failures.isEmpty() && !open.isAlive()) {
                // That is no fault of a row.
                throw failures.get(0).error();
            }
            return new Listing<>(items, failures);
        });
    }

    /** A listed domain knows its own UUID, even if it is gone by now. */
    private static void add(
            LibvirtDomain domain, Set<SummaryPart> parts, List<DomainSummary> items, List<Listing.Failure> failures) {
        try {
            items.add(LibvirtRows.row(domain, parts));
        } catch (HypervisorException e) {
            failures.add(new Listing.Failure(domain.uuid().toString(), e));
        }
    }

    @Override
    public DomainSummary byId(int id, Deadline deadline) {
        return session.use("looking for domain " + id, deadline, open -> row(open.byId(id)));
    }

    @Override
    public DomainSummary byUuid(UUID uuid, Deadline deadline) {
        return session.use("looking for domain " + uuid, deadline, open -> row(open.byUuid(uuid.toString())));
    }

    @Override
    public DomainSummary byName(String name, Deadline deadline) {
        return session.use("looking for domain " + name, deadline, open -> row(open.byName(name)));
    }

    private static DomainSummary row(LibvirtDomain found) {
        try (LibvirtDomain domain = found) {
            return LibvirtRows.row(domain);
        }
    }
}
