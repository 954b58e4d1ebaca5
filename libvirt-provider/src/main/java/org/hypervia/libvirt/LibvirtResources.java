// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.resource.Affect;
import org.hypervia.api.resource.MemoryParameters;
import org.hypervia.api.resource.SchedulerParameters;
import org.hypervia.api.resource.VcpuCount;
import org.hypervia.api.resource.VcpuFlag;
import org.hypervia.api.value.MemorySize;
import org.hypervia.libvirt.remote.LibvirtDomain;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainResourceOperations;

/** Memory and CPUs. */
record LibvirtResources(LibvirtSession session) implements DomainResourceOperations {
    private static final int MEMORY_MAXIMUM = 4;
    private static final String HARD_LIMIT = "hard_limit";
    private static final String SOFT_LIMIT = "soft_limit";
    private static final String SWAP_HARD_LIMIT = "swap_hard_limit";
    private static final String MIN_GUARANTEE = "min_guarantee";

    @Override
    public MemorySize maxMemory(String ref, Deadline deadline) {
        return session.ask(ref, deadline, LibvirtDomain::maxMemory);
    }

    @Override
    public void setMaxMemory(String ref, MemorySize size, Deadline deadline) {
        session.change(ref, deadline, domain -> domain.setMaxMemory(size));
    }

    @Override
    public void setMaxMemory(String ref, MemorySize size, Affect affects, Deadline deadline) {
        session.change(ref, deadline, domain -> domain.setMemory(size, affects.flag() | MEMORY_MAXIMUM));
    }

    @Override
    public void setMemory(String ref, MemorySize size, Affect affects, Deadline deadline) {
        session.change(ref, deadline, domain -> domain.setMemory(size, affects.flag()));
    }

    @Override
    public void setMemory(String ref, MemorySize size, Deadline deadline) {
        session.change(ref, deadline, domain -> domain.setMemory(size));
    }

    @Override
    public void setVcpus(String ref, int count, Deadline deadline) {
        session.change(ref, deadline, domain -> domain.setVcpus(count));
    }

    @Override
    public MemoryParameters memoryParameters(String ref, Affect affects, Deadline deadline) {
        Map<String, MemorySize> values = session.ask(ref, deadline, domain -> domain.memoryParameters(affects.flag()));
        return new MemoryParameters(
                Optional.ofNullable(values.get(HARD_LIMIT)),
                Optional.ofNullable(values.get(SOFT_LIMIT)),
                Optional.ofNullable(values.get(SWAP_HARD_LIMIT)),
                Optional.ofNullable(values.get(MIN_GUARANTEE)));
    }

    @Override
    public void setMemoryParameters(String ref, MemoryParameters parameters, Affect affects, Deadline deadline) {
        Map<String, MemorySize> values = new LinkedHashMap<>();
        parameters.hardLimit().ifPresent(size -> values.put(HARD_LIMIT, size));
        parameters.softLimit().ifPresent(size -> values.put(SOFT_LIMIT, size));
        parameters.swapHardLimit().ifPresent(size -> values.put(SWAP_HARD_LIMIT, size));
        parameters.minGuarantee().ifPresent(size -> values.put(MIN_GUARANTEE, size));
        if (!values.isEmpty()) {
            session.change(ref, deadline, domain -> domain.setMemoryParameters(values, affects.flag()));
        }
    }

    @Override
    public int vcpus(String ref, VcpuCount count, Affect affects, Deadline deadline) {
        int flags = affects.flag() | count.flag();
        return session.ask(ref, deadline, domain -> domain.vcpus(flags));
    }

    @Override
    public void setVcpus(
            String ref, VcpuCount which, int count, Affect affects, Set<VcpuFlag> flags, Deadline deadline) {
        int bits = affects.flag() | which.flag() | Bits.of(flags, VcpuFlag::flag);
        session.change(ref, deadline, domain -> domain.setVcpus(count, bits));
    }

    @Override
    public SchedulerParameters scheduler(String ref, Affect affects, Deadline deadline) {
        return session.ask(
                ref,
                deadline,
                domain -> new SchedulerParameters(
                        domain.schedulerType(),
                        domain.scheduler(affects.flag()).entrySet().stream()
                                .map(entry -> new SchedulerParameters.Parameter(entry.getKey(), entry.getValue()))
                                .toList()));
    }

    @Override
    public void setScheduler(
            String ref, Set<SchedulerParameters.Parameter> parameters, Affect affects, Deadline deadline) {
        Map<String, Long> values = new LinkedHashMap<>();
        parameters.forEach(parameter -> values.put(parameter.name(), parameter.value()));
        if (!values.isEmpty()) {
            session.change(ref, deadline, domain -> domain.setScheduler(values, affects.flag()));
        }
    }
}
