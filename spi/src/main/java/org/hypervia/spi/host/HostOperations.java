// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.host;

import org.hypervia.api.capability.Capability;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.host.Host;
import org.hypervia.api.host.NodeInfo;
import org.hypervia.api.value.MemorySize;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/** What a provider does with the host: {@code host.info}. */
@ConsumerType
public interface HostOperations extends Operations {
    /** What these operations are asked for by. */
    OperationKind<HostOperations> KIND = new OperationKind<>(HostOperations.class, Capability.HOST_INFO);

    /**
     * Fulfils {@link Host#hostname()}.
     *
     * @param deadline when the call must be over
     * @return the name
     */
    String hostname(Deadline deadline);

    /**
     * Fulfils {@link Host#info()}.
     *
     * @param deadline when the call must be over
     * @return the hardware
     */
    NodeInfo info(Deadline deadline);

    /**
     * Fulfils {@link Host#freeMemory()}.
     *
     * @param deadline when the call must be over
     * @return the free memory
     */
    MemorySize freeMemory(Deadline deadline);

    /**
     * Fulfils {@link Host#freeMemory(int)}.
     *
     * @param cell the number of the cell
     * @param deadline when the call must be over
     * @return the free memory
     */
    default MemorySize freeMemory(int cell, Deadline deadline) {
        throw new HypervisorException(ErrorCode.NO_SUPPORT, "free memory by NUMA cell: ask for the total");
    }

    /**
     * Fulfils {@link Host#capabilitiesXml()}.
     *
     * @param deadline when the call must be over
     * @return the document
     */
    String capabilitiesXml(Deadline deadline);

    /**
     * Fulfils {@link Host#maxVcpus()}.
     *
     * @param deadline when the call must be over
     * @return the number
     */
    int maxVcpus(Deadline deadline);

    /**
     * Fulfils {@link Host#maxVcpus(String)}. A host with one type of domains need not look at it.
     *
     * @param domainType the type
     * @param deadline when the call must be over
     * @return the number
     */
    default int maxVcpus(String domainType, Deadline deadline) {
        return maxVcpus(deadline);
    }
}
