// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domain;

import java.util.Set;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.DestroyFlag;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.ShutdownMode;
import org.hypervia.api.domain.StartFlag;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * How a provider changes a domain's power state: {@code domain.lifecycle}. A power state that does not allow the call
 * must come out as {@code OPERATION_INVALID}.
 */
@ConsumerType
public interface DomainLifecycle extends Operations {
    /** What these operations are asked for by. */
    OperationKind<DomainLifecycle> KIND = new OperationKind<>(DomainLifecycle.class, Capability.DOMAIN_LIFECYCLE);

    /**
     * Fulfils {@link Domain#start(Set)}.
     *
     * @param ref the domain
     * @param flags how to start it
     * @param deadline when the call must be over
     */
    void start(String ref, Set<StartFlag> flags, Deadline deadline);

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
     * Fulfils {@link Domain#destroy(Set)}.
     *
     * @param ref the domain
     * @param flags how to switch it off
     * @param deadline when the call must be over
     */
    void destroy(String ref, Set<DestroyFlag> flags, Deadline deadline);

    /**
     * Fulfils {@link Domain#shutdown(Set)}.
     *
     * @param ref the domain
     * @param modes how to ask
     * @param deadline when the call must be over
     */
    void shutdown(String ref, Set<ShutdownMode> modes, Deadline deadline);

    /**
     * Fulfils {@link Domain#reset()}.
     *
     * @param ref the domain
     * @param deadline when the call must be over
     */
    void reset(String ref, Deadline deadline);

    /**
     * Fulfils {@link Domain#reboot(Set)}.
     *
     * @param ref the domain
     * @param modes how to ask
     * @param deadline when the call must be over
     */
    void reboot(String ref, Set<ShutdownMode> modes, Deadline deadline);
}
