// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.domain.Snapshot;
import org.hypervia.api.domain.SnapshotDeleteFlag;
import org.hypervia.api.domain.SnapshotInfo;
import org.hypervia.api.domain.SnapshotRevertFlag;
import org.hypervia.api.domain.SnapshotXmlFlag;

record SnapshotHandle(SnapshotsHandle snapshots, SnapshotInfo info) implements Snapshot {
    @Override
    public String xml(Set<SnapshotXmlFlag> flags) {
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
        snapshots.toChange().revert(snapshots.ref(), info.ref(), flags, snapshots.newDeadline());
    }

    @Override
    public void delete(Set<SnapshotDeleteFlag> flags) {
        snapshots.toChange().delete(snapshots.ref(), info.ref(), flags, snapshots.newDeadline());
    }

    private SnapshotInfo now() {
        return snapshots.byRef(info.ref()).info();
    }
}
