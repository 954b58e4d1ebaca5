// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.Objects;
import java.util.Set;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.resource.Affect;
import org.hypervia.api.resource.CpuUsage;
import org.hypervia.api.resource.DomainResources;
import org.hypervia.api.resource.MemoryParameters;
import org.hypervia.api.resource.SchedulerParameters;
import org.hypervia.api.resource.VcpuCount;
import org.hypervia.api.resource.VcpuFlag;
import org.hypervia.api.value.MemorySize;
import org.hypervia.spi.domain.DomainCpuUsage;
import org.hypervia.spi.domain.DomainResourceOperations;

record ResourcesHandle(SessionGuard guard, String ref) implements DomainResources {
    /** The call that libvirt's tools make for each change of a size, with flags or without. */
    private static final String SET_MEMORY = "virDomainSetMemoryFlags";

    @Override
    public MemorySize maxMemory() {
        return toRead().maxMemory(ref, guard.newDeadline());
    }

    @Override
    public void setMaxMemory(MemorySize size) {
        Objects.requireNonNull(size, "size");
        toChange(SET_MEMORY).setMaxMemory(ref, positive(size), guard.newDeadline());
    }

    @Override
    public void setMaxMemory(MemorySize size, Affect affects) {
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(affects, "affects");
        toChange(SET_MEMORY).setMaxMemory(ref, positive(size), affects, guard.newDeadline());
    }

    @Override
    public void setMemory(MemorySize size, Affect affects) {
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(affects, "affects");
        toChange(SET_MEMORY).setMemory(ref, positive(size), affects, guard.newDeadline());
    }

    @Override
    public void setMemory(MemorySize size) {
        Objects.requireNonNull(size, "size");
        toChange(SET_MEMORY).setMemory(ref, positive(size), guard.newDeadline());
    }

    @Override
    public MemoryParameters memoryParameters(Affect affects) {
        Objects.requireNonNull(affects, "affects");
        return toRead().memoryParameters(ref, affects, guard.newDeadline());
    }

    @Override
    public void setMemoryParameters(MemoryParameters parameters, Affect affects) {
        Objects.requireNonNull(parameters, "parameters");
        Objects.requireNonNull(affects, "affects");
        toChange("virDomainSetMemoryParameters").setMemoryParameters(ref, parameters, affects, guard.newDeadline());
    }

    @Override
    public int vcpus(VcpuCount count, Affect affects) {
        Objects.requireNonNull(count, "count");
        Objects.requireNonNull(affects, "affects");
        // The guest's agent is asked, which libvirt counts as a change.
        return (count == VcpuCount.GUEST ? toChange("virDomainGetVcpusFlags") : toRead())
                .vcpus(ref, count, affects, guard.newDeadline());
    }

    @Override
    public void setVcpus(VcpuCount which, int count, Affect affects, Set<VcpuFlag> flags) {
        Objects.requireNonNull(which, "which");
        Objects.requireNonNull(affects, "affects");
        Objects.requireNonNull(flags, "flags");
        toChange("virDomainSetVcpusFlags")
                .setVcpus(ref, which, positive(count), affects, Set.copyOf(flags), guard.newDeadline());
    }

    @Override
    public void setVcpus(int count) {
        toChange("virDomainSetVcpus").setVcpus(ref, positive(count), guard.newDeadline());
    }

    private static int positive(int count) {
        if (count < 1) {
            throw new HypervisorException(ErrorCode.INVALID_ARG, "a domain needs at least 1 virtual CPU, not " + count);
        }
        return count;
    }

    @Override
    public CpuUsage cpuUsage() {
        return guard.toRead(DomainCpuUsage.KIND).cpuUsage(ref, guard.newDeadline());
    }

    @Override
    public SchedulerParameters scheduler(Affect affects) {
        Objects.requireNonNull(affects, "affects");
        return toRead().scheduler(ref, affects, guard.newDeadline());
    }

    @Override
    public void setScheduler(Set<SchedulerParameters.Parameter> parameters, Affect affects) {
        Objects.requireNonNull(parameters, "parameters");
        Objects.requireNonNull(affects, "affects");
        long names = parameters.stream()
                .map(SchedulerParameters.Parameter::name)
                .distinct()
                .count();
        if (names < parameters.size()) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG, "a scheduler parameter is given twice in " + parameters);
        }
        String function = "virDomainSetSchedulerParameters" + (affects == Affect.CURRENT ? "" : "Flags");
        toChange(function).setScheduler(ref, Set.copyOf(parameters), affects, guard.newDeadline());
    }

    private static MemorySize positive(MemorySize size) {
        if (size.bytes() == 0) {
            throw new HypervisorException(ErrorCode.INVALID_ARG, "a domain needs more than no memory");
        }
        return size;
    }

    private DomainResourceOperations toRead() {
        return guard.toRead(DomainResourceOperations.KIND);
    }

    private DomainResourceOperations toChange(String function) {
        return guard.toChange(DomainResourceOperations.KIND, function);
    }
}
