// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.testing;

import org.hypervia.api.domain.DomainInfo;
import org.hypervia.api.domain.DomainStatus;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainQueries;

/** What a {@link TestHost} tells of one domain. */
record TestQueries(TestHost host) implements DomainQueries {
    @Override
    public DomainInfo info(String ref, Deadline deadline) {
        host.called("info");
        return host.find(ref).info();
    }

    @Override
    public DomainStatus status(String ref, Deadline deadline) {
        host.called("status");
        TestDomain domain = host.find(ref);
        return new DomainStatus(domain.state, domain.reason);
    }

    @Override
    public String osType(String ref, Deadline deadline) {
        host.called("os type");
        return "linux";
    }

    @Override
    public boolean isPersistent(String ref, Deadline deadline) {
        host.called("persistent");
        return host.find(ref).persistent;
    }

    @Override
    public boolean isAutostart(String ref, Deadline deadline) {
        host.called("autostart");
        return host.find(ref).autostart;
    }

    @Override
    public boolean hasManagedSaveImage(String ref, Deadline deadline) {
        host.called("managed save");
        return host.find(ref).saved;
    }

    @Override
    public boolean isUpdated(String ref, Deadline deadline) {
        host.find(ref);
        return false;
    }
}
