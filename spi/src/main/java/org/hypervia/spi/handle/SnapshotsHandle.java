// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hypervia.api.domain.DomainIdentity;
import org.hypervia.api.domain.DomainSnapshots;
import org.hypervia.api.domain.Snapshot;
import org.hypervia.api.domain.SnapshotCreateFlag;
import org.hypervia.api.domain.SnapshotInfo;
import org.hypervia.api.domain.SnapshotXmlFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainSnapshotOperations;
import org.hypervia.spi.snapshotxml.SnapshotXml;
import org.jspecify.annotations.Nullable;

record SnapshotsHandle(SessionGuard guard, DomainIdentity domain) implements DomainSnapshots {
    @Override
    public List<SnapshotInfo> tree() {
        return toRead().tree(domain.ref(), guard.newDeadline());
    }

    @Override
    public List<Snapshot> list() {
        return all().map(this::handle).toList();
    }

    @Override
    public Snapshot byName(String name) {
        Objects.requireNonNull(name, "name");
        return find(name).orElseThrow(() -> missing("named '" + name + "'"));
    }

    @Override
    public Optional<Snapshot> find(String name) {
        Objects.requireNonNull(name, "name");
        List<SnapshotInfo> there = all().toList();
        return there.stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .or(() -> there.stream().filter(s -> toRead().isNamed(s, name)).findFirst())
                .map(this::handle);
    }

    @Override
    public Optional<Snapshot> current() {
        return all().filter(SnapshotInfo::current).findFirst().map(this::handle);
    }

    @Override
    public Snapshot create() {
        return createFromXml(SnapshotXml.format(Optional.empty(), ""), Set.of());
    }

    @Override
    public Snapshot create(String name, String description, Set<SnapshotCreateFlag> flags) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(flags, "flags");
        if (name.isEmpty()) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "a snapshot of domain '" + domain.name()
                            + "' cannot have an empty name: give one, or none at all for one that is made");
        }
        return createFromXml(SnapshotXml.format(Optional.of(name), description), flags);
    }

    @Override
    public Snapshot createFromXml(String xml, Set<SnapshotCreateFlag> flags) {
        Objects.requireNonNull(xml, "xml");
        Objects.requireNonNull(flags, "flags");
        return handle(toChange("virDomainSnapshotCreateXML").create(ref(), xml, flags, newDeadline()));
    }

    Snapshot byRef(String ref) {
        return all().filter(s -> s.ref().equals(ref))
                .findFirst()
                .map(this::handle)
                .orElseThrow(() -> missing("with the reference " + ref));
    }

    Stream<SnapshotInfo> all() {
        return tree().stream().flatMap(SnapshotInfo::walk);
    }

    Snapshot handle(SnapshotInfo info) {
        return new SnapshotHandle(this, info);
    }

    DomainSnapshotOperations toChange(String function) {
        return guard.toChange(DomainSnapshotOperations.KIND, function);
    }

    DomainSnapshotOperations toRead() {
        return guard.toRead(DomainSnapshotOperations.KIND);
    }

    /** Secrets are not for a read-only connection. */
    DomainSnapshotOperations toRead(Set<SnapshotXmlFlag> flags) {
        if (flags.contains(SnapshotXmlFlag.SECURE)) {
            guard.denySecretsIfReadOnly("virDomainSnapshotGetXMLDesc");
        }
        return toRead();
    }

    String ref() {
        return domain.ref();
    }

    Deadline newDeadline() {
        return guard.newDeadline();
    }

    /** The name of the domain is as it was when the handle was made, and tells nothing apart. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SnapshotsHandle snapshots
                && snapshots.guard.equals(guard)
                && snapshots.ref().equals(ref());
    }

    @Override
    public int hashCode() {
        return Objects.hash(guard, ref());
    }

    /** Names the domain without showing the session. */
    @Override
    public String toString() {
        return "DomainSnapshots[" + domain.name() + ", " + ref() + "]";
    }

    private HypervisorException missing(String which) {
        return new HypervisorException(
                ErrorCode.NO_DOMAIN_SNAPSHOT,
                "domain '" + domain.name() + "' has no snapshot " + which
                        + ": list its snapshots to see what there is");
    }
}
