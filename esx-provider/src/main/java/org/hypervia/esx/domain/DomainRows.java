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
import org.hypervia.esx.session.EsxConnection;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vmx.EscapeScheme;
import org.hypervia.spi.Deadline;

/** Turns the properties of a {@code VirtualMachine} into a row. Which ones are asked for stands beside how they are read. */
final class DomainRows {
    static final String NAME = "name";
    static final String POWER_STATE = "runtime.powerState";
    static final String BIOS_UUID = "config.uuid";
    static final String INSTANCE_UUID = "config.instanceUuid";
    static final String MEMORY_MB = "config.hardware.memoryMB";
    static final String VCPUS = "config.hardware.numCPU";
    static final String MEMORY_LIMIT = "config.memoryAllocation.limit";
    static final String CONFIG_STATUS = "configStatus";
    static final String SNAPSHOTS = "rootSnapshot";
    static final String OLD_SNAPSHOTS = "snapshot.currentSnapshot";

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
        List<String> paths =
                new ArrayList<>(List.of(NAME, POWER_STATE, MEMORY_MB, VCPUS, MEMORY_LIMIT, snapshotPath()));
        paths.addAll(uuidPaths());
        return paths;
    }

    private String snapshotPath() {
        return connection.speaks(4, 1) ? SNAPSHOTS : OLD_SNAPSHOTS;
    }

    /** Makes a row; fails only when the machine has no name, without which nobody can speak of it. */
    DomainSummary row(ObjectContent machine) {
        DomainState state = state(machine);
        Reading<MemorySize> maxMemory = number(machine, MEMORY_MB).map(DomainRows::mebibytes);
        return new DomainSummary(
                identity(machine),
                state.isActive() ? id(machine.object().value()) : OptionalInt.empty(),
                state,
                maxMemory,
                memory(machine, maxMemory),
                number(machine, VCPUS).map(Long::intValue),
                machine.holdsAny(snapshotPath()),
                Reading.unset());
    }

    /** Returns the properties that {@link #uuid} needs. */
    List<String> uuidPaths() {
        List<String> paths = new ArrayList<>(List.of(BIOS_UUID));
        if (connection.speaks(4, 0)) {
            paths.add(INSTANCE_UUID);
        }
        if (connection.parameters().compat90()) {
            paths.add(CONFIG_STATUS);
        }
        return paths;
    }

    /** Returns the UUID by which libvirt knows a machine. */
    Reading<UUID> uuid(ObjectContent machine) {
        return uuid(machine, uuid(machine, BIOS_UUID));
    }

    private DomainIdentity identity(ObjectContent machine) {
        Reading<UUID> bios = uuid(machine, BIOS_UUID);
        String name = name(machine);
        connection.names().remember(machine.object().value(), name);
        return new DomainIdentity(machine.object().value(), name, uuid(machine, bios), bios);
    }

    static String name(ObjectContent machine) {
        Reading<String> name = machine.reading(NAME).map(text -> EscapeScheme.PERCENT.unescape(text, NAME));
        if (name instanceof Reading.Value<String> found) {
            return found.value();
        }
        throw name instanceof Reading.Failed<String> failed
                ? failed.error()
                : new HypervisorException(ErrorCode.INTERNAL_ERROR, "the host tells no name of " + machine.object());
    }

    private Reading<UUID> uuid(ObjectContent machine, Reading<UUID> bios) {
        if (connection.parameters().compat90()
                && machine.text(CONFIG_STATUS).filter("green"::equals).isEmpty()) {
            // What libvirt 9.0 says of a machine whose configuration it does not trust.
            return Reading.of(ZERO);
        }
        if (connection.parameters().identifiesByBiosUuid()) {
            return bios;
        }
        Reading<UUID> instance = uuid(machine, INSTANCE_UUID);
        return instance instanceof Reading.Unset<UUID> ? bios : instance;
    }

    private static Reading<UUID> uuid(ObjectContent machine, String path) {
        return machine.reading(path).map(text -> DomainUuid.parse(text, path));
    }

    private static Reading<MemorySize> memory(ObjectContent machine, Reading<MemorySize> maxMemory) {
        Reading<Long> limit = number(machine, MEMORY_LIMIT);
        if (limit instanceof Reading.Value<Long> value && value.value() >= 0) {
            return limit.map(DomainRows::mebibytes);
        }
        return limit instanceof Reading.Failed<Long> failed ? Reading.failed(failed.error()) : maxMemory;
    }

    static MemorySize mebibytes(long amount) {
        try {
            return MemorySize.ofMebibytes(amount);
        } catch (IllegalArgumentException e) {
            throw new HypervisorException(
                    ErrorCode.INTERNAL_ERROR, "the host tells a memory size of " + amount + " MiB", e);
        }
    }

    static DomainState state(ObjectContent machine) {
        return state(machine.text(POWER_STATE).orElse(""));
    }

    /** Returns libvirt's word for a {@code VirtualMachinePowerState}. */
    static DomainState state(String powerState) {
        return switch (powerState.strip()) {
            case "poweredOn" -> DomainState.RUNNING;
            case "suspended" -> DomainState.PAUSED;
            case "poweredOff" -> DomainState.SHUTOFF;
            default -> DomainState.NOSTATE;
        };
    }

    static Reading<Long> number(ObjectContent machine, String path) {
        return machine.reading(path).map(text -> {
            try {
                return Long.parseLong(text.strip());
            } catch (NumberFormatException e) {
                throw new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        "the host tells '" + text + "' for " + path + " of " + machine.object()
                                + ", which is no number",
                        e);
            }
        });
    }

    /** Returns a value that there must be, or says why there is none. */
    static <T> T required(Reading<T> reading, String object, String path) {
        if (reading instanceof Reading.Value<T> found) {
            return found.value();
        }
        throw reading instanceof Reading.Failed<T> failed
                ? failed.error()
                : new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        "the host tells no " + path + " of " + object
                                + ": its configuration is not accessible at present");
    }

    /** Returns libvirt's number of a machine: the digits of {@code 16} or {@code vm-1203}; empty for any other reference. */
    static OptionalInt id(String reference) {
        return ManagedObjectRef.virtualMachine(reference).domainId();
    }

    static Optional<String> describe(List<DomainSummary> rows) {
        return rows.stream()
                .map(row -> "'" + row.identity().name() + "' (" + row.identity().ref() + ")")
                .reduce((a, b) -> a + ", " + b);
    }
}
