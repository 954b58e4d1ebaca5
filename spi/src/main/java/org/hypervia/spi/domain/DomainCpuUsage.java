// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domain;

import org.hypervia.api.domain.CpuUsage;
import org.hypervia.api.domain.DomainResources;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ProviderType;

/** How a provider measures CPU usage: {@code domain.cpu-usage}. */
@ProviderType
public interface DomainCpuUsage extends Operations {
    /**
     * Fulfils {@link DomainResources#cpuUsage}.
     *
     * @param ref the domain
     * @param deadline when the call must be over
     * @return the usage
     */
    CpuUsage cpuUsage(String ref, Deadline deadline);
}
