// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domain;

import org.hypervia.api.domain.Domain;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ProviderType;

/** How a provider lets a domain start with the host: {@code domain.autostart}. */
@ProviderType
public interface DomainAutostart extends Operations {
    /**
     * Fulfils {@link Domain#setAutostart}.
     *
     * @param ref the domain
     * @param on true to start it with the host
     * @param deadline when the call must be over
     */
    void setAutostart(String ref, boolean on, Deadline deadline);
}
