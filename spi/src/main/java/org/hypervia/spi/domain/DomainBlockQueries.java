// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domain;

import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.BlockInfo;
import org.hypervia.api.domain.DomainDevices;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/** How a provider tells the sizes of a domain's disks: {@code domain.block-info}. */
@ConsumerType
public interface DomainBlockQueries extends Operations {
    /** What these operations are asked for by. */
    OperationKind<DomainBlockQueries> KIND =
            new OperationKind<>(DomainBlockQueries.class, Capability.DOMAIN_BLOCK_INFO);

    /**
     * Fulfils {@link DomainDevices#blockInfo}.
     *
     * @param ref the domain
     * @param disk its target or its source
     * @param deadline when the call must be over
     * @return its sizes
     */
    BlockInfo blockInfo(String ref, String disk, Deadline deadline);
}
