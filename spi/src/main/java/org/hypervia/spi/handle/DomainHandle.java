// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.OptionalInt;
import java.util.Set;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainIdentity;
import org.hypervia.api.domain.DomainInfo;
import org.hypervia.api.domain.DomainStatus;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.spi.DomainLifecycle;
import org.hypervia.spi.DomainQueries;
import org.hypervia.spi.DomainXmlOperations;

record DomainHandle(SessionGuard guard, DomainIdentity identity, OptionalInt id) implements Domain {
    @Override
    public DomainInfo info() {
        return queries().info(identity.ref(), guard.newDeadline());
    }

    @Override
    public DomainStatus status() {
        return queries().status(identity.ref(), guard.newDeadline());
    }

    @Override
    public String osType() {
        return queries().osType(identity.ref(), guard.newDeadline());
    }

    @Override
    public boolean isPersistent() {
        return queries().isPersistent(identity.ref(), guard.newDeadline());
    }

    @Override
    public boolean isAutostart() {
        return queries().isAutostart(identity.ref(), guard.newDeadline());
    }

    @Override
    public boolean hasManagedSaveImage() {
        return queries().hasManagedSaveImage(identity.ref(), guard.newDeadline());
    }

    @Override
    public String xml(Set<DomainXmlFlag> flags) {
        if (flags.contains(DomainXmlFlag.SECURE) || flags.contains(DomainXmlFlag.MIGRATABLE)) {
            guard.denyIfReadOnly("domain XML with secrets or for a migration");
        }
        return guard.toRead(DomainXmlOperations.class, Capability.DOMAIN_XML)
                .xml(identity.ref(), flags, guard.newDeadline());
    }

    @Override
    public void start() {
        lifecycle().start(identity.ref(), guard.newDeadline());
    }

    @Override
    public void suspend() {
        lifecycle().suspend(identity.ref(), guard.newDeadline());
    }

    @Override
    public void resume() {
        lifecycle().resume(identity.ref(), guard.newDeadline());
    }

    @Override
    public void destroy() {
        lifecycle().destroy(identity.ref(), guard.newDeadline());
    }

    @Override
    public void shutdown() {
        lifecycle().shutdown(identity.ref(), guard.newDeadline());
    }

    @Override
    public void reboot() {
        lifecycle().reboot(identity.ref(), guard.newDeadline());
    }

    /** Names the domain without showing the session. */
    @Override
    public String toString() {
        return "Domain[" + identity.name() + ", " + identity.ref() + "]";
    }

    private DomainQueries queries() {
        return guard.toRead(DomainQueries.class, Capability.DOMAIN_INFO);
    }

    private DomainLifecycle lifecycle() {
        return guard.toChange(DomainLifecycle.class, Capability.DOMAIN_LIFECYCLE);
    }
}
