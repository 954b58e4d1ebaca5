// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi;

import org.hypervia.api.domain.Domain;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How a provider changes a domain's power state: {@code domain.lifecycle}. A power state that does not allow the call
 * must come out as {@code OPERATION_INVALID}.
 */
@ProviderType
public interface DomainLifecycle extends Operations {
    /**
     * Fulfils {@link Domain#start()}.
     *
     * @param ref the domain
     * @param deadline when the call must be over
     */
    void start(String ref, Deadline deadline);

    /**
     * Fulfils {@link Domain#suspend()}.
     *
     * @param ref the domain
     * @param deadline when the call must be over
     */
    void suspend(String ref, Deadline deadline);

    /**
     * Fulfils {@link Domain#resume()}.
     *
     * @param ref the domain
     * @param deadline when the call must be over
     */
    void resume(String ref, Deadline deadline);

    /**
     * Fulfils {@link Domain#destroy()}.
     *
     * @param ref the domain
     * @param deadline when the call must be over
     */
    void destroy(String ref, Deadline deadline);

    /**
     * Fulfils {@link Domain#shutdown()}.
     *
     * @param ref the domain
     * @param deadline when the call must be over
     */
    void shutdown(String ref, Deadline deadline);

    /**
     * Fulfils {@link Domain#reboot()}.
     *
     * @param ref the domain
     * @param deadline when the call must be over
     */
    void reboot(String ref, Deadline deadline);
}
