// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domain;

import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.Screenshot;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ProviderType;

/** How a provider takes pictures: {@code domain.screenshot}. */
@ProviderType
public interface DomainScreenshots extends Operations {
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
