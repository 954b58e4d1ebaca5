// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.SnapshotCreateFlag;
import org.hypervia.api.domain.SnapshotDeleteFlag;
import org.hypervia.api.domain.SnapshotInfo;
import org.hypervia.api.domain.SnapshotRevertFlag;
import org.hypervia.api.domain.SnapshotXmlFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.connection.Flags;
import org.hypervia.esx.vim.machine.SnapshotCalls;
import org.hypervia.esx.vim.machine.SnapshotTree;
import org.hypervia.esx.vim.task.TaskOptions;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainSnapshotOperations;
import org.hypervia.spi.snapshotxml.SnapshotXml;
import org.hypervia.spi.xml.SkippedXml;

/**
 * Snapshots. The tree is one retrieval; whether a snapshot or a task is in the way of a change the host decides, in the
 * same step. Only the name of a new one must be looked for, since ESX takes namesakes and libvirt does not.
 */
public final class EsxSnapshots implements DomainSnapshotOperations {
    private static final Logger LOG = System.getLogger(EsxSnapshots.class.getName());
    private static final Set<SnapshotCreateFlag> CREATE_FLAGS = Set.of(
            SnapshotCreateFlag.DISK_ONLY,
            SnapshotCreateFlag.QUIESCE,
            SnapshotCreateFlag.NO_METADATA,
            SnapshotCreateFlag.VALIDATE,
            // What ESX does anyway: all disks or none.
            SnapshotCreateFlag.ATOMIC);
    private static final Set<SnapshotDeleteFlag> DELETE_FLAGS =
            Set.of(SnapshotDeleteFlag.CHILDREN, SnapshotDeleteFlag.METADATA_ONLY);

    private final EsxConnection connection;
    private final DomainRows rows;
    private final SeenStates seen;

    public EsxSnapshots(EsxConnection connection, SeenStates seen) {
        this.connection = connection;
        this.rows = new DomainRows(connection);
        this.seen = seen;
    }

    @Override
    public List<SnapshotInfo> tree(String ref, Deadline deadline) {
        return tree(machine(ref, List.of(), deadline));
    }

    /** Libvirt 9.0 shows names as ESX writes them; people know them as they have typed them. */
    private List<SnapshotInfo> tree(ObjectContent machine) {
        return SnapshotTree.of(
                machine, connection.parameters().compat90() ? UnaryOperator.identity() : SnapshotTree::unescaped);
    }

    @Override
    public boolean isNamed(SnapshotInfo snapshot, String name) {
        boolean raw = connection.parameters().compat90();
        String escaped = raw ? snapshot.name() : name;
        String plain = raw ? name : snapshot.name();
        return snapshot.name().equals(name) || SnapshotTree.unescaped(escaped).equals(plain);
    }

    @Override
    public String xml(String ref, String snapshot, Set<SnapshotXmlFlag> flags, Deadline deadline) {
        Flags.refuse(flags, SnapshotXmlFlag::flag, "describing a snapshot");
        ObjectContent machine = machine(ref, rows.uuidPaths(), deadline);
        List<SnapshotInfo> tree = tree(machine);
        SnapshotInfo found = find(tree, snapshot).orElseThrow(() -> missing(ref, snapshot));
        Optional<String> parent =
                found.parent().flatMap(above -> find(tree, above)).map(SnapshotInfo::name);
        return SnapshotXml.format(found, parent, uuid(machine));
    }

    @Override
    public SnapshotInfo create(String ref, String xml, Set<SnapshotCreateFlag> flags, Deadline deadline) {
        Flags.allow(flags, SnapshotCreateFlag::flag, CREATE_FLAGS, "taking a snapshot");
        SnapshotXml.Request request = request(xml, flags);
        String name = request.name().orElseGet(() -> Long.toString(Instant.now().getEpochSecond()));
        List<SnapshotInfo> before = tree(ref, deadline);
        requireFree(before, ref, name);
        ManagedObjectRef machine = ManagedObjectRef.virtualMachine(ref);
        Optional<String> made = connection
                .tasks()
                .make(
                        connection
                                .names()
                                .doing(
                                        "taking a snapshot of",
                                        ref,
                                        SnapshotCalls.create(
                                                machine,
                                                name,
                                                request.description(),
                                                !flags.contains(SnapshotCreateFlag.DISK_ONLY),
                                                flags.contains(SnapshotCreateFlag.QUIESCE))),
                        TaskOptions.of(machine),
                        deadline)
                .map(ManagedObjectRef::value);
        List<SnapshotInfo> tree;
        try {
            tree = tree(ref, deadline);
        } catch (HypervisorException e) {
            return taken(made, ref, name, request, flags, before, e);
        }
        return made.flatMap(snapshot -> find(tree, snapshot))
                .or(() -> made.isEmpty() ? named(tree, name) : Optional.empty())
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.NO_DOMAIN_SNAPSHOT,
                        "snapshot '" + name + "' of " + connection.names().of(ref)
                                + " was taken and is gone again: list the snapshots to see what there is"));
    }

    /** The snapshot is there, whatever comes of reading it: what is known of it must do. */
    private SnapshotInfo taken(
            Optional<String> made,
            String ref,
            String name,
            SnapshotXml.Request request,
            Set<SnapshotCreateFlag> flags,
            List<SnapshotInfo> before,
            HypervisorException failure) {
        String sentence = "snapshot '" + Faults.shown(name) + "' of "
                + connection.names().of(ref) + " was taken, but could not be read afterwards: " + failure.getMessage();
        LOG.log(Level.WARNING, sentence);
        return new SnapshotInfo(
                made.orElseThrow(() -> new HypervisorException(
                        failure.code(), sentence, failure.fault().orElse(null), failure)),
                name,
                request.description().orElse(""),
                flags.contains(SnapshotCreateFlag.DISK_ONLY) ? DomainState.SHUTOFF : DomainState.NOSTATE,
                Instant.now(),
                before.stream()
                        .flatMap(SnapshotInfo::walk)
                        .filter(SnapshotInfo::current)
                        .findFirst()
                        .map(SnapshotInfo::ref),
                flags.contains(SnapshotCreateFlag.QUIESCE),
                true,
                false,
                List.of());
    }

    private Optional<SnapshotInfo> named(List<SnapshotInfo> tree, String name) {
        return tree.stream()
                .flatMap(SnapshotInfo::walk)
                .filter(snapshot -> isNamed(snapshot, name))
                .findFirst();
    }

    private static SnapshotXml.Request request(String xml, Set<SnapshotCreateFlag> flags) {
        List<SkippedXml> skipped = new ArrayList<>();
        SnapshotXml.Request request = SnapshotXml.parse(xml, skipped::add);
        if (flags.contains(SnapshotCreateFlag.VALIDATE) && !skipped.isEmpty()) {
            SkippedXml first = skipped.get(0);
            throw new HypervisorException(
                    ErrorCode.XML_INVALID_SCHEMA,
                    "a snapshot on ESX has no " + first.path() + " (line " + first.line() + ", column " + first.column()
                            + "): leave it out, or take the snapshot without VALIDATE");
        }
        return request;
    }

    private void requireFree(List<SnapshotInfo> tree, String ref, String name) {
        if (named(tree, name).isPresent()) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_INVALID,
                    connection.names().of(ref) + " already has a snapshot '" + name + "': choose another name");
        }
    }

    @Override
    public void revert(String ref, String snapshot, Set<SnapshotRevertFlag> flags, Deadline deadline) {
        Flags.refuse(flags, SnapshotRevertFlag::flag, "reverting to a snapshot");
        seen.take(ref);
        connection
                .tasks()
                .run(
                        connection
                                .names()
                                .doing(
                                        "reverting to a snapshot of",
                                        ref,
                                        SnapshotCalls.revert(ManagedObjectRef.snapshot(snapshot))),
                        ManagedObjectRef.virtualMachine(ref),
                        deadline);
    }

    @Override
    public void delete(String ref, String snapshot, Set<SnapshotDeleteFlag> flags, Deadline deadline) {
        Flags.allow(flags, SnapshotDeleteFlag::flag, DELETE_FLAGS, "deleting a snapshot");
        if (flags.contains(SnapshotDeleteFlag.METADATA_ONLY)) {
            // There is none, so there is nothing to delete; but the snapshot must exist.
            if (find(tree(ref, deadline), snapshot).isEmpty()) {
                throw missing(ref, snapshot);
            }
            return;
        }
        connection
                .tasks()
                .run(
                        connection
                                .names()
                                .doing(
                                        "deleting a snapshot of",
                                        ref,
                                        SnapshotCalls.remove(
                                                ManagedObjectRef.snapshot(snapshot),
                                                flags.contains(SnapshotDeleteFlag.CHILDREN))),
                        ManagedObjectRef.virtualMachine(ref),
                        deadline);
    }

    private ObjectContent machine(String ref, List<String> more, Deadline deadline) {
        List<String> paths = new ArrayList<>(more);
        paths.add(SnapshotTree.PATH);
        return DomainRows.ask(connection, ref, deadline, paths.toArray(String[]::new));
    }

    private UUID uuid(ObjectContent machine) {
        return machine.required(rows.uuid(machine), "UUID");
    }

    private static Optional<SnapshotInfo> find(List<SnapshotInfo> tree, String snapshot) {
        return tree.stream()
                .flatMap(SnapshotInfo::walk)
                .filter(found -> found.ref().equals(snapshot))
                .findFirst();
    }

    private HypervisorException missing(String ref, String snapshot) {
        return new HypervisorException(
                ErrorCode.NO_DOMAIN_SNAPSHOT,
                connection.names().of(ref) + " has no snapshot with the reference " + snapshot
                        + ": list its snapshots to see what there is");
    }
}
