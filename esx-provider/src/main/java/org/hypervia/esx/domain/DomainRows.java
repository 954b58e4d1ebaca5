// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.hypervia.api.domain.DomainIdentity;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.Reading;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.MemorySize;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vim.machine.MachineConfig;
import org.hypervia.esx.vim.machine.MachineRuntime;
import org.hypervia.esx.vim.machine.SnapshotTree;
import org.hypervia.esx.vim.value.EntityName;
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
        String domain = connection.names().of(ref);
        return connection
                .properties()
                .retrieve(
                        PropertyQuery.of(ManagedObjectRef.virtualMachine(ref), paths)
                                .called("asking about " + domain),
                        deadline)
                .stream()
                .findFirst()
                .orElseThrow(
                        () -> new HypervisorException(ErrorCode.INTERNAL_ERROR, "the host tells nothing of " + domain));
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

    /** Makes a row; fails only when the machine has no name, without which nobody can speak of it. */
    DomainSummary row(ObjectContent machine) {
        DomainState state = MachineRuntime.of(machine).state();
        MachineConfig config = MachineConfig.of(machine);
        Reading<MemorySize> limit = config.memoryLimit();
        return new DomainSummary(
                identity(machine),
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

    private DomainIdentity identity(ObjectContent machine) {
        String name = EntityName.of(machine);
        connection.names().remember(machine.object().value(), name);
        return new DomainIdentity(
                machine.object().value(),
                name,
                uuid(machine),
                MachineConfig.of(machine).biosUuid());
    }

    static Optional<String> describe(List<DomainSummary> rows) {
        return rows.stream()
                .map(row -> "'" + row.identity().name() + "' (" + row.identity().ref() + ")")
                .reduce((a, b) -> a + ", " + b);
    }
}
