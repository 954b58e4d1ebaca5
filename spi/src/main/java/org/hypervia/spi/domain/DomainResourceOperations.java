// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domain;

import java.util.Set;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.resource.Affect;
import org.hypervia.api.resource.DomainResources;
import org.hypervia.api.resource.MemoryParameters;
import org.hypervia.api.resource.SchedulerParameters;
import org.hypervia.api.resource.VcpuCount;
import org.hypervia.api.resource.VcpuFlag;
import org.hypervia.api.value.MemorySize;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/** What a provider does with memory and CPUs: {@code domain.resources}. */
@ConsumerType
public interface DomainResourceOperations extends Operations {
    /** What these operations are asked for by. */
    OperationKind<DomainResourceOperations> KIND =
            new OperationKind<>(DomainResourceOperations.class, Capability.DOMAIN_RESOURCES);

    /**
     * Fulfils {@link DomainResources#maxMemory}.
     *
     * @param ref the domain
     * @param deadline when the call must be over
     * @return the size
     */
    MemorySize maxMemory(String ref, Deadline deadline);

    /**
     * Fulfils {@link DomainResources#setMaxMemory(MemorySize)}.
     *
     * @param ref the domain
     * @param size the new size
     * @param deadline when the call must be over
     */
    void setMaxMemory(String ref, MemorySize size, Deadline deadline);

    /**
     * Fulfils {@link DomainResources#setMaxMemory(MemorySize, Affect)}.
     *
     * @param ref the domain
     * @param size the new size
     * @param affects what to change
     * @param deadline when the call must be over
     */
    void setMaxMemory(String ref, MemorySize size, Affect affects, Deadline deadline);

    /**
     * Fulfils {@link DomainResources#setMemory}.
     *
     * @param ref the domain
     * @param size the new size
     * @param affects what to change
     * @param deadline when the call must be over
     */
    void setMemory(String ref, MemorySize size, Affect affects, Deadline deadline);

    /**
     * Fulfils {@link DomainResources#setMemory(MemorySize)}. For a hypervisor that knows no difference it is the present state.
     *
     * @param ref the domain
     * @param size how much
     * @param deadline when the call must be over
     */
    default void setMemory(String ref, MemorySize size, Deadline deadline) {
        setMemory(ref, size, Affect.CURRENT, deadline);
    }

    /**
     * Fulfils {@link DomainResources#memoryParameters(Affect)}.
     *
     * @param ref the domain
     * @param affects of what
     * @param deadline when the call must be over
     * @return what is set
     */
    MemoryParameters memoryParameters(String ref, Affect affects, Deadline deadline);

    /**
     * Fulfils {@link DomainResources#setMemoryParameters(MemoryParameters, Affect)}.
     *
     * @param ref the domain
     * @param parameters what to change
     * @param affects of what
     * @param deadline when the call must be over
     */
    void setMemoryParameters(String ref, MemoryParameters parameters, Affect affects, Deadline deadline);

    /**
     * Fulfils {@link DomainResources#vcpus}.
     *
     * @param ref the domain
     * @param count which number
     * @param affects of what
     * @param deadline when the call must be over
     * @return the number
     */
    int vcpus(String ref, VcpuCount count, Affect affects, Deadline deadline);

    /**
     * Fulfils {@link DomainResources#setVcpus(VcpuCount, int, Affect, Set)}.
     *
     * @param ref the domain
     * @param which which number
     * @param count the new number, 1 or more
     * @param affects what to change
     * @param flags how
     * @param deadline when the call must be over
     */
    void setVcpus(String ref, VcpuCount which, int count, Affect affects, Set<VcpuFlag> flags, Deadline deadline);

    /**
     * Fulfils {@link DomainResources#setVcpus(int)}. For a hypervisor that knows no difference it is the present state.
     *
     * @param ref the domain
     * @param count how many
     * @param deadline when the call must be over
     */
    default void setVcpus(String ref, int count, Deadline deadline) {
        setVcpus(ref, VcpuCount.CURRENT, count, Affect.CURRENT, Set.of(), deadline);
    }

    /**
     * Fulfils {@link DomainResources#scheduler(Affect)}.
     *
     * @param ref the domain
     * @param affects of what
     * @param deadline when the call must be over
     * @return what is set
     */
    SchedulerParameters scheduler(String ref, Affect affects, Deadline deadline);

    /**
     * Fulfils {@link DomainResources#setScheduler(Set, Affect)}.
     *
     * @param ref the domain
     * @param parameters what to change
     * @param affects of what
     * @param deadline when the call must be over
     */
    void setScheduler(String ref, Set<SchedulerParameters.Parameter> parameters, Affect affects, Deadline deadline);
}
