// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domain;

import java.util.List;
import java.util.Set;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.DomainGuest;
import org.hypervia.api.domain.GuestInterface;
import org.hypervia.api.domain.HostnameSource;
import org.hypervia.api.domain.InterfaceAddressSource;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/** What a provider asks of the guest: {@code domain.guest}. */
@ConsumerType
public interface DomainGuestOperations extends Operations {
    /** What these operations are asked for by. */
    OperationKind<DomainGuestOperations> KIND =
            new OperationKind<>(DomainGuestOperations.class, Capability.DOMAIN_GUEST);

    /**
     * Fulfils {@link DomainGuest#hostname(Set)}.
     *
     * @param ref the domain
     * @param sources who is asked
     * @param deadline when the call must be over
     * @return the name
     */
    String hostname(String ref, Set<HostnameSource> sources, Deadline deadline);

    /**
     * Fulfils {@link DomainGuest#interfaces}.
     *
     * @param ref the domain
     * @param source who is asked
     * @param deadline when the call must be over
     * @return the interfaces
     */
    List<GuestInterface> interfaces(String ref, InterfaceAddressSource source, Deadline deadline);
}
