// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.OptionalInt;
import java.util.Set;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.domain.DestroyFlag;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainDevices;
import org.hypervia.api.domain.DomainGuest;
import org.hypervia.api.domain.DomainIdentity;
import org.hypervia.api.domain.DomainInfo;
import org.hypervia.api.domain.DomainJob;
import org.hypervia.api.domain.DomainResources;
import org.hypervia.api.domain.DomainSnapshots;
import org.hypervia.api.domain.DomainStatus;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.api.domain.Screenshot;
import org.hypervia.api.domain.ShutdownMode;
import org.hypervia.api.domain.StartFlag;
import org.hypervia.api.domain.UndefineFlag;
import org.hypervia.spi.domain.DomainAutostart;
import org.hypervia.spi.domain.DomainDefinitions;
import org.hypervia.spi.domain.DomainLifecycle;
import org.hypervia.spi.domain.DomainQueries;
import org.hypervia.spi.domain.DomainScreenshots;
import org.hypervia.spi.domain.DomainXmlOperations;
import org.hypervia.spi.domainxml.DomainXml;
import org.hypervia.spi.domainxml.GuestCapabilities;
import org.hypervia.spi.domainxml.ParseOptions;

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
        return guard.toRead(DomainXmlOperations.KIND)
                .xml(identity.ref(), flags, guard.newDeadline());
    }

    @Override
    public void start(Set<StartFlag> flags) {
        lifecycle().start(identity.ref(), flags, guard.newDeadline());
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
    public void destroy(Set<DestroyFlag> flags) {
        lifecycle().destroy(identity.ref(), flags, guard.newDeadline());
    }

    @Override
    public void shutdown(Set<ShutdownMode> modes) {
        lifecycle().shutdown(identity.ref(), modes, guard.newDeadline());
    }

    @Override
    public void reboot(Set<ShutdownMode> modes) {
        lifecycle().reboot(identity.ref(), modes, guard.newDeadline());
    }

    @Override
    public void reset() {
        lifecycle().reset(identity.ref(), guard.newDeadline());
    }

    @Override
    public void setAutostart(boolean on) {
        guard.toChange(DomainAutostart.KIND)
                .setAutostart(identity.ref(), on, guard.newDeadline());
    }

    @Override
    public void undefine(Set<UndefineFlag> flags) {
        guard.toChange(DomainDefinitions.KIND)
                .undefine(identity.ref(), flags, guard.newDeadline());
    }

    @Override
    public boolean isUpdated() {
        return queries().isUpdated(identity.ref(), guard.newDeadline());
    }

    @Override
    public DomainDefinition definition() {
        return DomainXml.parse(
                xml(Set.of()),
                ParseOptions.builder()
                        .validated(false)
                        .capabilities(GuestCapabilities.ANY)
                        .build());
    }

    @Override
    public Screenshot screenshot(int screen) {
        return guard.toChange(DomainScreenshots.KIND)
                .screenshot(identity.ref(), screen, guard.newDeadline());
    }

    @Override
    public DomainResources resources() {
        return new ResourcesHandle(guard, identity.ref());
    }

    @Override
    public DomainSnapshots snapshots() {
        return new SnapshotsHandle(guard, identity);
    }

    @Override
    public DomainGuest guest() {
        return new GuestHandle(guard, identity.ref());
    }

    @Override
    public DomainDevices devices() {
        return new DevicesHandle(guard, identity.ref());
    }

    @Override
    public DomainJob job() {
        return new JobHandle(guard, identity.ref());
    }

    /** Names the domain without showing the session. */
    @Override
    public String toString() {
        return "Domain[" + identity.name() + ", " + identity.ref() + "]";
    }

    private DomainQueries queries() {
        return guard.toRead(DomainQueries.KIND);
    }

    private DomainLifecycle lifecycle() {
        return guard.toChange(DomainLifecycle.KIND);
    }
}
