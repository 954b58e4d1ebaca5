// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.domain.Snapshot;
import org.hypervia.api.domain.SnapshotDeleteFlag;
import org.hypervia.api.domain.SnapshotInfo;
import org.hypervia.api.domain.SnapshotRevertFlag;
import org.hypervia.api.domain.SnapshotXmlFlag;
import org.jspecify.annotations.Nullable;

record SnapshotHandle(SnapshotsHandle snapshots, SnapshotInfo info) implements Snapshot {
    @Override
    public String xml(Set<SnapshotXmlFlag> flags) {
        Objects.requireNonNull(flags, "flags");
        return snapshots.toRead(flags).xml(snapshots.ref(), info.ref(), flags, snapshots.newDeadline());
    }

    @Override
    public Optional<Snapshot> parent() {
        return now().parent().map(snapshots::byRef);
    }

    @Override
    public List<Snapshot> children() {
        return now().children().stream().map(snapshots::handle).toList();
    }

    @Override
    public boolean isCurrent() {
        return now().current();
    }

    @Override
    public void revert(Set<SnapshotRevertFlag> flags) {
        Objects.requireNonNull(flags, "flags");
        snapshots
                .toChange("virDomainRevertToSnapshot")
                .revert(snapshots.ref(), info.ref(), flags, snapshots.newDeadline());
    }

    @Override
    public void delete(Set<SnapshotDeleteFlag> flags) {
        Objects.requireNonNull(flags, "flags");
        snapshots
                .toChange("virDomainSnapshotDelete")
                .delete(snapshots.ref(), info.ref(), flags, snapshots.newDeadline());
    }

    /** Which snapshot is the current one, and what hangs below it, changes; the reference does not. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SnapshotHandle snapshot
                && snapshot.snapshots.equals(snapshots)
                && snapshot.info.ref().equals(info.ref());
    }

    @Override
    public int hashCode() {
        return Objects.hash(snapshots, info.ref());
    }

    /** Names the snapshot without showing the session. */
    @Override
    public String toString() {
        return "Snapshot[" + info.name() + ", " + info.ref() + "]";
    }

    private SnapshotInfo now() {
        return snapshots.byRef(info.ref()).info();
    }
}
