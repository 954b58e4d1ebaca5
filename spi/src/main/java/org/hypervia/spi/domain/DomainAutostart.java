// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domain;

import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.Domain;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/** How a provider lets a domain start with the host: {@code domain.autostart}. */
@ConsumerType
public interface DomainAutostart extends Operations {
    /** What these operations are asked for by. */
    OperationKind<DomainAutostart> KIND = new OperationKind<>(DomainAutostart.class, Capability.DOMAIN_AUTOSTART);

    /**
     * Fulfils {@link Domain#setAutostart}.
     *
     * @param ref the domain
     * @param on true to start it with the host
     * @param deadline when the call must be over
     */
    void setAutostart(String ref, boolean on, Deadline deadline);
}
