// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domain;

import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.Screenshot;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/** How a provider takes pictures: {@code domain.screenshot}. */
@ConsumerType
public interface DomainScreenshots extends Operations {
    /** What these operations are asked for by. */
    OperationKind<DomainScreenshots> KIND = new OperationKind<>(DomainScreenshots.class, Capability.DOMAIN_SCREENSHOT);

    /**
     * Fulfils {@link Domain#screenshot}.
     *
     * @param ref the domain
     * @param screen the number of the screen
     * @param deadline when the call must be over
     * @return the picture
     */
    Screenshot screenshot(String ref, int screen, Deadline deadline);
}
