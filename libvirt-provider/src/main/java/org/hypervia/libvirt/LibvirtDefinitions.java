// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.Set;
import org.hypervia.api.domain.DefineFlag;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.StartFlag;
import org.hypervia.api.domain.UndefineFlag;
import org.hypervia.libvirt.remote.LibvirtDomain;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainDefinitions;
import org.hypervia.spi.domain.TransientDomains;

/** Definitions, by XML that is passed through as it is. */
record LibvirtDefinitions(LibvirtSession session) implements DomainDefinitions, TransientDomains {
    @Override
    public DomainSummary define(String domainXml, Set<DefineFlag> flags, Deadline deadline) {
        return session.use("defining a domain", deadline, open -> {
            try (LibvirtDomain domain = open.define(domainXml, Bits.of(flags, DefineFlag::flag))) {
                return LibvirtRows.row(domain);
            }
        });
    }

    @Override
    public DomainSummary create(String domainXml, Set<StartFlag> flags, Deadline deadline) {
        return session.use("creating a domain", deadline, open -> {
            try (LibvirtDomain domain = open.create(domainXml, Bits.of(flags, StartFlag::flag))) {
                return LibvirtRows.row(domain);
            }
        });
    }

    @Override
    public void undefine(String ref, Set<UndefineFlag> flags, Deadline deadline) {
        session.change(ref, deadline, domain -> domain.undefine(Bits.of(flags, UndefineFlag::flag)));
    }
}
