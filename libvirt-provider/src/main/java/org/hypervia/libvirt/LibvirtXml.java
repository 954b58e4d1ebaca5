// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.Set;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainXmlOperations;

/** Domain XML, passed through as it is. */
record LibvirtXml(LibvirtSession session) implements DomainXmlOperations {
    @Override
    public String xml(String ref, Set<DomainXmlFlag> flags, Deadline deadline) {
        return session.ask(ref, deadline, domain -> domain.xml(Bits.of(flags, DomainXmlFlag::flag)));
    }
}
