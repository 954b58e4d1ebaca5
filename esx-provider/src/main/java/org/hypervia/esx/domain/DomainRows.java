// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.hypervia.api.domain.DomainIdentity;
import org.hypervia.api.domain.DomainPlacement;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.MemorySize;
import org.hypervia.api.value.Reading;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vim.machine.MachineConfig;
import org.hypervia.esx.vim.machine.MachineRuntime;
import org.hypervia.esx.vim.machine.SnapshotTree;
import org.hypervia.esx.vim.value.EntityName;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.spi.Deadline;

/** Turns the properties of a {@code VirtualMachine} into a row. Which ones are asked for stands beside how they are read. */
final class DomainRows {
    private static final UUID ZERO = new UUID(0, 0);

    private final EsxConnection connection;

    DomainRows(EsxConnection connection) {
        this.connection = connection;
    }

    /** Asks for properties of a machine; a failure names the domain. */
    static ObjectContent ask(EsxConnection connection, String ref, Deadline deadline, String... paths) {
        ManagedObjectRef machine = ManagedObjectRef.virtualMachine(ref);
        PropertyQuery query = PropertyQuery.of(machine, paths)
                .called("asking about " + connection.names().of(ref));
        return told(connection, connection.properties().retrieve(query, deadline), machine);
    }

    /**
     * Returns what was found of a machine, under the name that people know; {@code INTERNAL_ERROR} if there is nothing,
     * since of a machine that is gone the host says so.
     */
    static ObjectContent told(EsxConnection connection, List<ObjectContent> found, ManagedObjectRef machine) {
        String domain = connection.names().of(machine);
        return ObjectContent.find(found, machine)
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR, "the host tells nothing of " + domain + ": repeat it"))
                .called(domain);
    }

    /** Returns the properties a row is made of; servers refuse a query with one they do not know. */
    List<String> paths() {
        List<String> paths = new ArrayList<>(List.of(
                EntityName.PATH,
                MachineRuntime.PATH,
                MachineConfig.MEMORY,
                MachineConfig.VCPUS,
                MachineConfig.MEMORY_LIMIT,
                snapshotPath()));
        paths.addAll(uuidPaths());
        return paths;
    }

    private String snapshotPath() {
        return connection.speaks(4, 1) ? SnapshotTree.ROOTS : SnapshotTree.CURRENT;
    }

    /** A row of a listing, and why there is no state in it. */
    record Row(DomainSummary summary, Optional<HypervisorException> failure) {}

    /** Makes the row of one machine; fails when its name or its state cannot be had. */
    DomainSummary row(ObjectContent machine) {
        Row row = listed(machine);
        row.failure().ifPresent(error -> {
            throw error;
        });
        return row.summary();
    }

    /** Makes a row among others; fails only when the machine has no name, without which nobody can speak of it. */
    Row listed(ObjectContent unnamed) {
        String ref = unnamed.object().value();
        String name = EntityName.of(unnamed.called(connection.names().of(ref)));
        connection.names().remember(ref, name);
        ObjectContent machine = unnamed.called(connection.names().of(ref));
        Reading<DomainState> state = MachineRuntime.of(machine).reading();
        return new Row(
                summary(machine, name, state.orElse(DomainState.NOSTATE)),
                state instanceof Reading.Failed<DomainState> failed ? Optional.of(failed.error()) : Optional.empty());
    }

    private DomainSummary summary(ObjectContent machine, String name, DomainState state) {
        MachineConfig config = MachineConfig.of(machine);
        Reading<MemorySize> limit = config.memoryLimit();
        return new DomainSummary(
                identity(machine, name),
                state.isActive() ? machine.object().domainId() : OptionalInt.empty(),
                state,
                config.memory(),
                limit instanceof Reading.Unset<MemorySize> ? config.memory() : limit,
                config.vcpus(),
                machine.holdsAny(snapshotPath()),
                Reading.unset());
    }

    /** Returns the properties that {@link #uuid} needs. */
    List<String> uuidPaths() {
        List<String> paths = new ArrayList<>(List.of(MachineConfig.BIOS_UUID));
        if (connection.speaks(4, 0)) {
            paths.add(MachineConfig.INSTANCE_UUID);
        }
        if (connection.parameters().compat90()) {
            paths.add(MachineConfig.STATUS);
        }
        return paths;
    }

    /** Returns the UUID by which libvirt knows a machine. */
    Reading<UUID> uuid(ObjectContent machine) {
        MachineConfig config = MachineConfig.of(machine);
        if (connection.parameters().compat90() && !config.isGreen()) {
            // What libvirt 9.0 says of a machine whose configuration it does not trust.
            return Reading.of(ZERO);
        }
        if (connection.parameters().identifiesByBiosUuid()) {
            return config.biosUuid();
        }
        Reading<UUID> instance = config.instanceUuid();
        return instance instanceof Reading.Unset<UUID> ? config.biosUuid() : instance;
    }

    private DomainIdentity identity(ObjectContent machine, String name) {
        return new DomainIdentity(
                machine.object().value(),
                name,
                uuid(machine),
                MachineConfig.of(machine).biosUuid());
    }

    static Optional<String> describe(List<DomainSummary> rows) {
        return rows.stream()
                .map(row -> "'" + Faults.named(row.identity().name()) + "' ("
                        + row.identity().ref()
                        + row.placement().toOptional().map(DomainRows::describe).orElse("") + ")")
                .reduce((a, b) -> a + ", " + b);
    }

    private static String describe(DomainPlacement placement) {
        return placement
                        .datacenter()
                        .map(name -> " in datacenter '" + Faults.shown(name) + "'")
                        .orElse("")
                + placement
                        .host()
                        .map(name -> " on host '" + Faults.shown(name) + "'")
                        .orElse("");
    }
}
