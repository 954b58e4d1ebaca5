// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One snapshot of a domain's tree. VI API: {@code VirtualMachineSnapshotTree}.
 *
 * @param ref the provider's own reference, by which siblings of one name are told apart
 * @param name the name
 * @param description what it is for, empty when nobody said
 * @param state the domain's state when it was taken; {@code NOSTATE} if only its disks were
 * @param diskOnly whether it holds the disks and nothing of the state, libvirt's {@code disk-snapshot}
 * @param external whether part of it is kept in files of its own instead of in the disks' images
 * @param created when it was taken
 * @param parent the reference of the snapshot it was taken on; empty for a root
 * @param quiesced whether the guest's file systems were at rest
 * @param current whether the domain goes on from here
 * @param metadata whether libvirt keeps notes of its own about it; never on ESX
 * @param children what was taken on it
 */
public record SnapshotInfo(
        String ref,
        String name,
        String description,
        DomainState state,
        boolean diskOnly,
        boolean external,
        Instant created,
        Optional<String> parent,
        boolean quiesced,
        boolean current,
        boolean metadata,
        List<SnapshotInfo> children) {
    /**
     * Copies the children.
     *
     * @param ref the reference
     * @param name the name
     * @param description what it is for
     * @param state the domain's state
     * @param diskOnly whether it holds the disks alone
     * @param external whether it is kept in files of its own
     * @param created when it was taken
     * @param parent the parent's reference
     * @param quiesced whether file systems were at rest
     * @param current whether the domain goes on from here
     * @param metadata whether libvirt keeps notes about it
     * @param children what was taken on it
     */
    public SnapshotInfo {
        children = List.copyOf(children);
    }

    /**
     * Describes a snapshot that holds the domain's state and lies within the hypervisor's own files.
     *
     * @param ref the reference
     * @param name the name
     * @param description what it is for
     * @param state the domain's state
     * @param created when it was taken
     * @param parent the parent's reference
     * @param quiesced whether file systems were at rest
     * @param current whether the domain goes on from here
     * @param metadata whether libvirt keeps notes about it
     * @param children what was taken on it
     */
    public SnapshotInfo(
            String ref,
            String name,
            String description,
            DomainState state,
            Instant created,
            Optional<String> parent,
            boolean quiesced,
            boolean current,
            boolean metadata,
            List<SnapshotInfo> children) {
        this(ref, name, description, state, false, false, created, parent, quiesced, current, metadata, children);
    }

    /**
     * Returns the state in libvirt's word.
     *
     * @return such as {@code shutoff}; {@code disk-snapshot} if it holds the disks alone
     */
    public String stateName() {
        return diskOnly ? "disk-snapshot" : state.xmlName();
    }

    /**
     * Walks this snapshot and all below it, parents before children.
     *
     * @return the snapshots
     */
    public Stream<SnapshotInfo> walk() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(SnapshotInfo::walk));
    }
}
