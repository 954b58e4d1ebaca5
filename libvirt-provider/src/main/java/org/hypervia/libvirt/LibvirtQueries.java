// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import org.hypervia.api.domain.BlockInfo;
import org.hypervia.api.domain.DomainInfo;
import org.hypervia.api.domain.DomainStatus;
import org.hypervia.libvirt.remote.LibvirtDomain;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainAutostart;
import org.hypervia.spi.domain.DomainBlockQueries;
import org.hypervia.spi.domain.DomainQueries;

/** What there is to know of one domain. */
record LibvirtQueries(LibvirtSession session) implements DomainQueries, DomainBlockQueries, DomainAutostart {
    @Override
    public DomainInfo info(String ref, Deadline deadline) {
        return session.ask(ref, deadline, LibvirtDomain::info);
    }

    @Override
    public BlockInfo blockInfo(String ref, String disk, Deadline deadline) {
        return session.ask(ref, deadline, domain -> domain.blockInfo(disk));
    }

    @Override
    public DomainStatus status(String ref, Deadline deadline) {
        return session.ask(ref, deadline, LibvirtDomain::status);
    }

    @Override
    public String osType(String ref, Deadline deadline) {
        return session.ask(ref, deadline, LibvirtDomain::osType);
    }

    @Override
    public boolean isPersistent(String ref, Deadline deadline) {
        return session.ask(ref, deadline, LibvirtDomain::isPersistent);
    }

    @Override
    public boolean isAutostart(String ref, Deadline deadline) {
        return session.ask(ref, deadline, LibvirtDomain::isAutostart);
    }

    @Override
    public boolean isUpdated(String ref, Deadline deadline) {
        return session.ask(ref, deadline, LibvirtDomain::isUpdated);
    }

    @Override
    public boolean hasManagedSaveImage(String ref, Deadline deadline) {
        return session.ask(ref, deadline, LibvirtDomain::hasManagedSaveImage);
    }

    @Override
    public void setAutostart(String ref, boolean on, Deadline deadline) {
        session.change(ref, deadline, domain -> domain.setAutostart(on));
    }
}
