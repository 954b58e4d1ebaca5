// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domain;

import java.util.List;
import java.util.Set;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.DomainSnapshots;
import org.hypervia.api.domain.Snapshot;
import org.hypervia.api.domain.SnapshotCreateFlag;
import org.hypervia.api.domain.SnapshotDeleteFlag;
import org.hypervia.api.domain.SnapshotInfo;
import org.hypervia.api.domain.SnapshotRevertFlag;
import org.hypervia.api.domain.SnapshotXmlFlag;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/** What a provider does with snapshots: {@code domain.snapshots}. Lookup and order are made of the tree by the handles. */
@ConsumerType
public interface DomainSnapshotOperations extends Operations {
    /** What these operations are asked for by. */
    OperationKind<DomainSnapshotOperations> KIND =
            new OperationKind<>(DomainSnapshotOperations.class, Capability.DOMAIN_SNAPSHOTS);

    /**
     * Fulfils {@link DomainSnapshots#tree}.
     *
     * @param ref the domain
     * @param deadline when the call must be over
     * @return the roots with all below them
     */
    List<SnapshotInfo> tree(String ref, Deadline deadline);

    /**
     * Tells whether people may mean a snapshot by a name: without more its own. A hypervisor that writes some characters of
     * names in another way takes both ways. No I/O.
     *
     * @param snapshot the snapshot
     * @param name the name
     * @return whether it may be meant
     */
    default boolean isNamed(SnapshotInfo snapshot, String name) {
        return snapshot.name().equals(name);
    }

    /**
     * Fulfils {@link Snapshot#xml(Set)}.
     *
     * @param ref the domain
     * @param snapshot the snapshot's reference
     * @param flags how
     * @param deadline when the call must be over
     * @return the XML
     */
    String xml(String ref, String snapshot, Set<SnapshotXmlFlag> flags, Deadline deadline);

    /**
     * Fulfils {@link DomainSnapshots#createFromXml}.
     *
     * @param ref the domain
     * @param xml what to call it
     * @param flags how to take it
     * @param deadline when the call must be over
     * @return the new snapshot
     */
    SnapshotInfo create(String ref, String xml, Set<SnapshotCreateFlag> flags, Deadline deadline);

    /**
     * Fulfils {@link Snapshot#revert}.
     *
     * @param ref the domain
     * @param snapshot the snapshot's reference
     * @param flags how
     * @param deadline when the call must be over
     */
    void revert(String ref, String snapshot, Set<SnapshotRevertFlag> flags, Deadline deadline);

    /**
     * Fulfils {@link Snapshot#delete}.
     *
     * @param ref the domain
     * @param snapshot the snapshot's reference
     * @param flags what to delete
     * @param deadline when the call must be over
     */
    void delete(String ref, String snapshot, Set<SnapshotDeleteFlag> flags, Deadline deadline);
}
