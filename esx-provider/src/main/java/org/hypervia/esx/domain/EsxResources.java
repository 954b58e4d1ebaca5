// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.resource.Affect;
import org.hypervia.api.resource.MemoryParameters;
import org.hypervia.api.resource.SchedulerParameters;
import org.hypervia.api.resource.SchedulerParameters.Parameter;
import org.hypervia.api.resource.VcpuCount;
import org.hypervia.api.resource.VcpuFlag;
import org.hypervia.api.value.MemorySize;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.connection.Flags;
import org.hypervia.esx.vim.host.HostCapability;
import org.hypervia.esx.vim.machine.Allocation;
import org.hypervia.esx.vim.machine.MachineChange;
import org.hypervia.esx.vim.machine.MachineConfig;
import org.hypervia.esx.vim.machine.MachineRuntime;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PowerNeed;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainResourceOperations;

/**
 * Memory and CPUs: questions are one retrieval, changes one {@code ReconfigVM_Task} and the wait for it. Only a change of
 * what the guest sees looks at the machine first.
 */
public final class EsxResources implements DomainResourceOperations {
    private static final int MEMORY_MAXIMUM = 4;

    private final EsxConnection connection;
    private final SeenStates seen;

    public EsxResources(EsxConnection connection, SeenStates seen) {
        this.connection = connection;
        this.seen = seen;
    }

    @Override
    public MemorySize maxMemory(String ref, Deadline deadline) {
        ObjectContent machine = ask(ref, deadline, MachineConfig.MEMORY);
        return machine.required(MachineConfig.of(machine).memory(), MachineConfig.MEMORY);
    }

    /** A host with memory hot-add would take more while the machine runs; libvirt's contract is that it must be off. */
    @Override
    public void setMaxMemory(String ref, MemorySize size, Deadline deadline) {
        long mebibytes = Units.mebibytesUp(size, 4);
        DomainState state = seen.confirm(ref, DomainState.SHUTOFF, () -> look(ref, deadline))
                .state();
        if (state != DomainState.SHUTOFF) {
            throw PowerNeed.POWERED_OFF.unmet(
                    connection.names().of(ref), state, "its memory cannot be changed to " + mebibytes + " MiB");
        }
        change(ref, MachineChange.ofMemory(mebibytes), "setting the memory of", deadline);
    }

    private SeenStates.Seen look(String ref, Deadline deadline) {
        DomainState state =
                MachineRuntime.of(ask(ref, deadline, MachineRuntime.PATH)).state();
        return new SeenStates.Seen(state, Optional.empty(), deadline);
    }

    /** Libvirt's call that has the choice takes the bit of the maximum with it, which its ESX driver does not know. */
    @Override
    public void setMaxMemory(String ref, MemorySize size, Affect affects, Deadline deadline) {
        Flags.refuse(MEMORY_MAXIMUM | affects.flag(), affects.name(), "setting the memory of a domain");
    }

    @Override
    public void setMemory(String ref, MemorySize size, Affect affects, Deadline deadline) {
        if (affects != Affect.CURRENT) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "the memory limit of an ESX domain is set for now and for later at once: leave " + affects
                            + " out");
        }
        allocateMemory(ref, Allocation.ofLimit(Units.mebibytesUp(size, 1)), "limiting the memory of", deadline);
    }

    @Override
    public MemoryParameters memoryParameters(String ref, Affect affects, Deadline deadline) {
        Flags.refuse(affects.flag(), affects.name(), "asking for memory parameters");
        ObjectContent machine = ask(ref, deadline, MachineConfig.MEMORY_RESERVATION);
        return MemoryParameters.ofMinGuarantee(
                machine.required(MachineConfig.of(machine).memoryReservation(), MachineConfig.MEMORY_RESERVATION));
    }

    @Override
    public void setMemoryParameters(String ref, MemoryParameters parameters, Affect affects, Deadline deadline) {
        Flags.refuse(affects.flag(), affects.name(), "setting memory parameters");
        if (parameters.hardLimit().isPresent()
                || parameters.softLimit().isPresent()
                || parameters.swapHardLimit().isPresent()) {
            throw new HypervisorException(
                    ErrorCode.ARGUMENT_UNSUPPORTED,
                    "ESX has no memory parameter but min_guarantee: leave the others of " + parameters + " out");
        }
        parameters
                .minGuarantee()
                .ifPresent(size -> allocateMemory(
                        ref, Allocation.ofReservation(Units.mebibytesUp(size, 1)), "reserving memory for", deadline));
    }

    /** The most that ESX tells is what the host supports, whatever the machine; this is what libvirt answers too. */
    @Override
    public int vcpus(String ref, VcpuCount count, Affect affects, Deadline deadline) {
        if (count == VcpuCount.GUEST) {
            Flags.refuse(count.flag() | affects.flag(), count.name(), "asking for virtual CPUs");
        }
        Processors processors = processors(ref, deadline);
        if (affects == Affect.LIVE_AND_CONFIG) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG, "ask for the virtual CPUs of the running domain or of its configuration");
        }
        if (affects == Affect.LIVE && !processors.state().isActive()) {
            throw PowerNeed.POWERED_ON.unmet(
                    connection.names().of(ref),
                    processors.state(),
                    "has no live virtual CPUs",
                    "start it first, or ask for its configuration");
        }
        return count == VcpuCount.MAXIMUM ? processors.hostMaximum() : processors.count();
    }

    @Override
    public void setVcpus(
            String ref, VcpuCount which, int count, Affect affects, Set<VcpuFlag> flags, Deadline deadline) {
        if (which == VcpuCount.GUEST || !flags.isEmpty()) {
            int bits = flags.contains(VcpuFlag.HOTPLUGGABLE) ? VcpuFlag.HOTPLUGGABLE.flag() : 0;
            Flags.refuse(
                    bits | which.flag() | affects.flag(),
                    "GUEST or HOTPLUGGABLE",
                    "setting the virtual CPUs of a domain");
        }
        if (which == VcpuCount.MAXIMUM) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG, "an ESX domain has no maximum of virtual CPUs: set the number it has");
        }
        Processors processors = processors(ref, deadline);
        if (count > processors.hostMaximum()) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    connection.names().of(ref) + " cannot have " + count + " virtual CPUs: "
                            + connection.scope().name() + " supports at most " + processors.hostMaximum());
        }
        if (affects == Affect.CONFIG && processors.state() == DomainState.RUNNING) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "ESX changes the virtual CPUs of a running domain at once and not only in its configuration: power "
                            + connection.names().of(ref) + " off first, or change it live");
        }
        change(ref, MachineChange.ofVcpus(count), "setting the virtual CPUs of", deadline);
    }

    /** What a machine and its host tell of virtual CPUs. */
    private record Processors(DomainState state, int count, int hostMaximum) {}

    private Processors processors(String ref, Deadline deadline) {
        ManagedObjectRef machine = ManagedObjectRef.virtualMachine(ref);
        PropertyQuery query = HostCapability.addTo(
                        PropertyQuery.of(machine, MachineRuntime.PATH, MachineConfig.VCPUS), HostCapability.MAX_VCPUS)
                .called("asking about " + connection.names().of(ref));
        connection.scope().addHostOf(machine, query);
        List<ObjectContent> found = connection.properties().retrieve(query, deadline);
        ObjectContent own = DomainRows.told(connection, found, machine);
        ObjectContent host = connection.scope().hostIn(found);
        return new Processors(
                MachineRuntime.of(own).state(),
                own.required(MachineConfig.of(own).vcpus(), MachineConfig.VCPUS),
                host.required(HostCapability.of(host).maxVcpus(), HostCapability.MAX_VCPUS));
    }

    @Override
    public SchedulerParameters scheduler(String ref, Affect affects, Deadline deadline) {
        Flags.refuse(affects.flag(), affects.name(), "asking for scheduler parameters");
        Allocation allocation = cpuAllocation(ref, deadline)
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        "the host tells no CPU allocation of "
                                + connection.names().of(ref)));
        return CpuScheduler.read(allocation);
    }

    private Optional<Allocation> cpuAllocation(String ref, Deadline deadline) {
        return MachineConfig.of(ask(ref, deadline, MachineConfig.CPU_ALLOCATION))
                .cpuAllocation();
    }

    @Override
    public void setScheduler(String ref, Set<Parameter> parameters, Affect affects, Deadline deadline) {
        Flags.refuse(affects.flag(), affects.name(), "setting scheduler parameters");
        CpuScheduler.allocation(parameters).ifPresent(wanted -> {
            try {
                change(ref, MachineChange.ofCpu(wanted), "scheduling", deadline);
            } catch (HypervisorException e) {
                throw explained(e, AllocationRule.CPU, ref, wanted, () -> cpuAllocation(ref, deadline));
            }
        });
    }

    private void allocateMemory(String ref, Allocation wanted, String action, Deadline deadline) {
        try {
            change(ref, MachineChange.ofMemory(wanted), action, deadline);
        } catch (HypervisorException e) {
            throw explained(
                    e,
                    AllocationRule.MEMORY,
                    ref,
                    wanted,
                    () -> MachineConfig.of(ask(ref, deadline, MachineConfig.MEMORY_ALLOCATION))
                            .memoryAllocation());
        }
    }

    /** A host only says which of the numbers it does not like; one more look shows whether it is against the other. */
    private HypervisorException explained(
            HypervisorException refusal,
            AllocationRule rule,
            String ref,
            Allocation wanted,
            Supplier<Optional<Allocation>> look) {
        if (refusal.code() != ErrorCode.INVALID_ARG || refusal.fault().isEmpty()) {
            return refusal;
        }
        try {
            return look.get()
                    .map(present -> rule.explain(refusal, connection.names().of(ref), wanted, present))
                    .orElse(refusal);
        } catch (HypervisorException e) {
            refusal.addSuppressed(e);
            return refusal;
        }
    }

    private ObjectContent ask(String ref, Deadline deadline, String... paths) {
        return DomainRows.ask(connection, ref, deadline, paths);
    }

    private void change(String ref, MachineChange change, String action, Deadline deadline) {
        ManagedObjectRef machine = ManagedObjectRef.virtualMachine(ref);
        connection.tasks().run(connection.names().doing(action, ref, change.call(machine)), machine, deadline);
    }
}
