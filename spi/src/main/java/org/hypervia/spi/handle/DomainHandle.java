// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import org.hypervia.api.domain.DomainSecurity;
import org.hypervia.api.domain.DomainSnapshots;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainStatus;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.api.domain.Domains;
import org.hypervia.api.domain.Screenshot;
import org.hypervia.api.domain.ShutdownMode;
import org.hypervia.api.domain.StartFlag;
import org.hypervia.api.domain.UndefineFlag;
import org.hypervia.api.migration.MigrateOptions;
import org.hypervia.api.migration.MigrationTarget;
import org.hypervia.api.resource.Affect;
import org.hypervia.api.resource.DomainResources;
import org.hypervia.spi.domain.DomainAutostart;
import org.hypervia.spi.domain.DomainDefinitions;
import org.hypervia.spi.domain.DomainLifecycle;
import org.hypervia.spi.domain.DomainMetadata;
import org.hypervia.spi.domain.DomainModelOperations;
import org.hypervia.spi.domain.DomainQueries;
import org.hypervia.spi.domain.DomainScreenshots;
import org.hypervia.spi.domain.DomainSecurityQueries;
import org.hypervia.spi.domain.DomainXmlOperations;
import org.hypervia.spi.domainxml.KeptXml;
import org.jspecify.annotations.Nullable;

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
    public Optional<String> title(Affect affects) {
        Objects.requireNonNull(affects, "affects");
        return guard.toRead(DomainMetadata.KIND).title(identity.ref(), affects, guard.newDeadline());
    }

    @Override
    public void setTitle(Optional<String> title, Affect affects) {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(affects, "affects");
        guard.toChange(DomainMetadata.KIND, "virDomainSetMetadata")
                .setTitle(identity.ref(), title, affects, guard.newDeadline());
    }

    @Override
    public Optional<String> description(Affect affects) {
        Objects.requireNonNull(affects, "affects");
        return guard.toRead(DomainMetadata.KIND).description(identity.ref(), affects, guard.newDeadline());
    }

    @Override
    public void setDescription(Optional<String> description, Affect affects) {
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(affects, "affects");
        guard.toChange(DomainMetadata.KIND, "virDomainSetMetadata")
                .setDescription(identity.ref(), description, affects, guard.newDeadline());
    }

    @Override
    public Optional<DomainSecurity> security() {
        return guard.toRead(DomainSecurityQueries.KIND).security(identity.ref(), guard.newDeadline());
    }

    @Override
    public List<String> messages() {
        return guard.toRead(DomainSecurityQueries.KIND).messages(identity.ref(), guard.newDeadline());
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
        Objects.requireNonNull(flags, "flags");
        if (flags.contains(DomainXmlFlag.SECURE) || flags.contains(DomainXmlFlag.MIGRATABLE)) {
            guard.denySecretsIfReadOnly("virDomainGetXMLDesc");
        }
        return guard.toRead(DomainXmlOperations.KIND).xml(identity.ref(), flags, guard.newDeadline());
    }

    @Override
    public void start(Set<StartFlag> flags) {
        Objects.requireNonNull(flags, "flags");
        lifecycle(flagged("virDomainCreate", "WithFlags", flags)).start(identity.ref(), flags, guard.newDeadline());
    }

    @Override
    public void suspend() {
        lifecycle("virDomainSuspend").suspend(identity.ref(), guard.newDeadline());
    }

    @Override
    public void resume() {
        lifecycle("virDomainResume").resume(identity.ref(), guard.newDeadline());
    }

    @Override
    public void destroy(Set<DestroyFlag> flags) {
        Objects.requireNonNull(flags, "flags");
        lifecycle(flagged("virDomainDestroy", "Flags", flags)).destroy(identity.ref(), flags, guard.newDeadline());
    }

    @Override
    public void shutdown(Set<ShutdownMode> modes) {
        Objects.requireNonNull(modes, "modes");
        lifecycle(flagged("virDomainShutdown", "Flags", modes)).shutdown(identity.ref(), modes, guard.newDeadline());
    }

    @Override
    public void awaitState(DomainState state, Duration limit) {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(limit, "limit");
        new StateWait(guard, identity, StateWait.Pauses.DEFAULT).until(state, limit);
    }

    @Override
    public boolean shutdownOrDestroy(Duration limit) {
        Objects.requireNonNull(limit, "limit");
        return new OrderlyStop(this).within(limit);
    }

    @Override
    public void reboot(Set<ShutdownMode> modes) {
        Objects.requireNonNull(modes, "modes");
        lifecycle("virDomainReboot").reboot(identity.ref(), modes, guard.newDeadline());
    }

    @Override
    public void reset() {
        lifecycle("virDomainReset").reset(identity.ref(), guard.newDeadline());
    }

    @Override
    public void setAutostart(boolean on) {
        guard.toChange(DomainAutostart.KIND, "virDomainSetAutostart")
                .setAutostart(identity.ref(), on, guard.newDeadline());
    }

    @Override
    public void undefine(Set<UndefineFlag> flags) {
        Objects.requireNonNull(flags, "flags");
        guard.toChange(DomainDefinitions.KIND, "virDomainUndefineFlags")
                .undefine(identity.ref(), flags, guard.newDeadline());
    }

    @Override
    public Domain migrate(Domains destination, MigrateOptions options) {
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(options, "options");
        return new Migration(guard, identity).to(destination, options);
    }

    @Override
    public Domain relocate(MigrationTarget target) {
        Objects.requireNonNull(target, "target");
        return new Migration(guard, identity).within(target);
    }

    @Override
    public boolean isUpdated() {
        return queries().isUpdated(identity.ref(), guard.newDeadline());
    }

    @Override
    public DomainDefinition definition() {
        Optional<DomainModelOperations> models = guard.find(DomainModelOperations.KIND);
        if (models.isPresent()) {
            return models.get().definition(identity.ref(), guard.newDeadline());
        }
        // With what is secret, so that a domain defined again keeps it; those who may only read are not told.
        return KeptXml.read(xml(guard.isReadOnly() ? Set.of() : Set.of(DomainXmlFlag.SECURE)));
    }

    @Override
    public Screenshot screenshot(int screen) {
        return guard.toChange(DomainScreenshots.KIND, "virDomainScreenshot")
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

    /** Name, number and UUIDs are as they were when the handle was made, and may differ between two of one domain. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DomainHandle domain
                && domain.guard.equals(guard)
                && domain.identity.ref().equals(identity.ref());
    }

    @Override
    public int hashCode() {
        return Objects.hash(guard, identity.ref());
    }

    /** Names the domain without showing the session. */
    @Override
    public String toString() {
        return "Domain[" + identity.name() + ", " + identity.ref() + "]";
    }

    private DomainQueries queries() {
        return guard.toRead(DomainQueries.KIND);
    }

    private DomainLifecycle lifecycle(String function) {
        return guard.toChange(DomainLifecycle.KIND, function);
    }

    /** Libvirt has two functions where there are flags: one with them and one without. */
    private static String flagged(String function, String ending, Set<?> flags) {
        return flags.isEmpty() ? function : function + ending;
    }
}
