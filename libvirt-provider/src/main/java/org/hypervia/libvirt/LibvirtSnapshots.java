// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.SnapshotCreateFlag;
import org.hypervia.api.domain.SnapshotDeleteFlag;
import org.hypervia.api.domain.SnapshotInfo;
import org.hypervia.api.domain.SnapshotRevertFlag;
import org.hypervia.api.domain.SnapshotXmlFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.libvirt.remote.LibvirtDomain;
import org.hypervia.libvirt.remote.LibvirtSnapshot;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainSnapshotOperations;
import org.hypervia.spi.snapshotxml.SnapshotXml;

/** Snapshots. Libvirt knows them by name, so that is their reference; the tree is put together from their XML. */
record LibvirtSnapshots(LibvirtSession session) implements DomainSnapshotOperations {
    /** What is known of a snapshot before the tree is put together. */
    private record Found(String name, SnapshotXml.Description description, boolean metadata) {}

    @Override
    public List<SnapshotInfo> tree(String ref, Deadline deadline) {
        return session.ask(ref, deadline, LibvirtSnapshots::tree);
    }

    private static List<SnapshotInfo> tree(LibvirtDomain domain) {
        Optional<String> current = domain.currentSnapshot();
        Map<String, Found> found = new LinkedHashMap<>();
        List<? extends LibvirtSnapshot> snapshots = domain.snapshots();
        try {
            for (LibvirtSnapshot snapshot : snapshots) {
                String name = snapshot.name();
                found.put(name, new Found(name, SnapshotXml.describe(snapshot.xml(0)), snapshot.hasMetadata()));
            }
        } finally {
            snapshots.forEach(LibvirtSnapshot::close);
        }
        return children(Optional.empty(), found, current);
    }

    /** A snapshot whose parent is not known counts as a root, so that none is lost. */
    private static List<SnapshotInfo> children(
            Optional<String> parent, Map<String, Found> found, Optional<String> current) {
        List<SnapshotInfo> children = new ArrayList<>();
        for (Found snapshot : found.values()) {
            Optional<String> above = snapshot.description()
                    .parent()
                    .filter(name -> found.containsKey(name) && !name.equals(snapshot.name()));
            if (above.equals(parent)) {
                children.add(new SnapshotInfo(
                        snapshot.name(),
                        snapshot.name(),
                        snapshot.description().description(),
                        snapshot.description().state(),
                        snapshot.description().diskOnly(),
                        snapshot.description().external(),
                        snapshot.description().created(),
                        above,
                        false,
                        current.filter(snapshot.name()::equals).isPresent(),
                        snapshot.metadata(),
                        children(Optional.of(snapshot.name()), found, current)));
            }
        }
        return children;
    }

    @Override
    public String xml(String ref, String snapshot, Set<SnapshotXmlFlag> flags, Deadline deadline) {
        return session.ask(ref, deadline, domain -> {
            try (LibvirtSnapshot found = domain.snapshot(snapshot)) {
                return found.xml(Bits.of(flags, SnapshotXmlFlag::flag));
            }
        });
    }

    @Override
    public SnapshotInfo create(String ref, String xml, Set<SnapshotCreateFlag> flags, Deadline deadline) {
        return session.ask(ref, deadline, domain -> {
            String name;
            try (LibvirtSnapshot made = domain.createSnapshot(xml, Bits.of(flags, SnapshotCreateFlag::flag))) {
                name = made.name();
            }
            if (flags.contains(SnapshotCreateFlag.NO_METADATA)) {
                return unlisted(name, xml, domain.status().state(), flags);
            }
            return tree(domain).stream()
                    .flatMap(SnapshotInfo::walk)
                    .filter(snapshot -> snapshot.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new HypervisorException(
                            ErrorCode.NO_DOMAIN_SNAPSHOT, "snapshot '" + name + "' was taken and is gone again"));
        });
    }

    /** Of a snapshot without notes libvirt knows nothing any more once it is made: what was asked for is all there is. */
    private static SnapshotInfo unlisted(String name, String xml, DomainState state, Set<SnapshotCreateFlag> flags) {
        boolean disks = flags.contains(SnapshotCreateFlag.DISK_ONLY);
        // Of a domain that is off the disks are all there is.
        boolean diskOnly = disks && state.isActive();
        SnapshotXml.Description asked = SnapshotXml.describe(xml);
        return new SnapshotInfo(
                name,
                name,
                asked.description(),
                diskOnly ? DomainState.NOSTATE : state,
                diskOnly,
                disks || asked.external(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                Optional.empty(),
                flags.contains(SnapshotCreateFlag.QUIESCE),
                false,
                false,
                List.of());
    }

    @Override
    public void revert(String ref, String snapshot, Set<SnapshotRevertFlag> flags, Deadline deadline) {
        session.change(ref, deadline, domain -> {
            try (LibvirtSnapshot found = domain.snapshot(snapshot)) {
                found.revert(Bits.of(flags, SnapshotRevertFlag::flag));
            }
        });
    }

    @Override
    public void delete(String ref, String snapshot, Set<SnapshotDeleteFlag> flags, Deadline deadline) {
        session.change(ref, deadline, domain -> {
            try (LibvirtSnapshot found = domain.snapshot(snapshot)) {
                found.delete(Bits.of(flags, SnapshotDeleteFlag::flag));
            }
        });
    }
}
