// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domain;

import org.hypervia.api.capability.Capability;
import org.hypervia.api.resource.CpuUsage;
import org.hypervia.api.resource.DomainResources;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/** How a provider measures CPU usage: {@code domain.cpu-usage}. */
@ConsumerType
public interface DomainCpuUsage extends Operations {
    /** What these operations are asked for by. */
    OperationKind<DomainCpuUsage> KIND = new OperationKind<>(DomainCpuUsage.class, Capability.DOMAIN_CPU_USAGE);

    /**
     * Fulfils {@link DomainResources#cpuUsage}.
     *
     * @param ref the domain
     * @param deadline when the call must be over
     * @return the usage
     */
    CpuUsage cpuUsage(String ref, Deadline deadline);
}
