// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.domain.DomainSecurity;
import org.hypervia.api.resource.Affect;
import org.hypervia.libvirt.remote.LibvirtDomain;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainMetadata;
import org.hypervia.spi.domain.DomainSecurityQueries;

/** A domain's words for people, and the security driver's view of it. */
record LibvirtMetadata(LibvirtSession session) implements DomainMetadata, DomainSecurityQueries {
    static final int TITLE = 1;
    private static final int DESCRIPTION = 0;

    @Override
    public Optional<String> title(String ref, Affect affects, Deadline deadline) {
        return session.ask(ref, deadline, domain -> domain.metadata(TITLE, affects.flag()));
    }

    @Override
    public void setTitle(String ref, Optional<String> title, Affect affects, Deadline deadline) {
        session.change(ref, deadline, domain -> domain.setMetadata(TITLE, title, affects.flag()));
    }

    @Override
    public Optional<String> description(String ref, Affect affects, Deadline deadline) {
        return session.ask(ref, deadline, domain -> domain.metadata(DESCRIPTION, affects.flag()));
    }

    @Override
    public void setDescription(String ref, Optional<String> description, Affect affects, Deadline deadline) {
        session.change(ref, deadline, domain -> domain.setMetadata(DESCRIPTION, description, affects.flag()));
    }

    @Override
    public Optional<DomainSecurity> security(String ref, Deadline deadline) {
        return session.ask(ref, deadline, LibvirtDomain::security);
    }

    @Override
    public List<String> messages(String ref, Deadline deadline) {
        return session.ask(ref, deadline, LibvirtDomain::messages);
    }
}
