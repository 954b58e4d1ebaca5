// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domain;

import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainInfo;
import org.hypervia.api.domain.DomainStatus;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/** What a provider tells of one domain: {@code domain.info}. */
@ConsumerType
public interface DomainQueries extends Operations {
    /** What these operations are asked for by. */
    OperationKind<DomainQueries> KIND = new OperationKind<>(DomainQueries.class, Capability.DOMAIN_INFO);

    /**
     * Fulfils {@link Domain#info()}.
     *
     * @param ref the domain
     * @param deadline when the call must be over
     * @return what it has and uses
     */
    DomainInfo info(String ref, Deadline deadline);

    /**
     * Fulfils {@link Domain#status()}.
     *
     * @param ref the domain
     * @param deadline when the call must be over
     * @return its state
     */
    DomainStatus status(String ref, Deadline deadline);

    /**
     * Fulfils {@link Domain#osType()}.
     *
     * @param ref the domain
     * @param deadline when the call must be over
     * @return such as {@code hvm}
     */
    String osType(String ref, Deadline deadline);

    /**
     * Fulfils {@link Domain#isPersistent()}.
     *
     * @param ref the domain
     * @param deadline when the call must be over
     * @return true if it stays defined when it is off
     */
    boolean isPersistent(String ref, Deadline deadline);

    /**
     * Fulfils {@link Domain#isAutostart()}.
     *
     * @param ref the domain
     * @param deadline when the call must be over
     * @return true if it starts with the host
     */
    boolean isAutostart(String ref, Deadline deadline);

    /**
     * Fulfils {@link Domain#isUpdated()}.
     *
     * @param ref the domain
     * @param deadline when the call must be over
     * @return true if the configuration was changed from outside
     */
    boolean isUpdated(String ref, Deadline deadline);

    /**
     * Fulfils {@link Domain#hasManagedSaveImage()}.
     *
     * @param ref the domain
     * @param deadline when the call must be over
     * @return true if there is one
     */
    boolean hasManagedSaveImage(String ref, Deadline deadline);
}
