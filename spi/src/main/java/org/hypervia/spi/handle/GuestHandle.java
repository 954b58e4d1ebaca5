// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hypervia.api.domain.DomainGuest;
import org.hypervia.api.domain.GuestInterface;
import org.hypervia.api.domain.HostnameSource;
import org.hypervia.api.domain.InterfaceAddressSource;
import org.hypervia.spi.domain.DomainGuestOperations;

/** Libvirt's public layer refuses to ask the guest's agent on a read-only connection. */
record GuestHandle(SessionGuard guard, String ref) implements DomainGuest {
    @Override
    public String hostname(Set<HostnameSource> sources) {
        Objects.requireNonNull(sources, "sources");
        return operations("virDomainGetHostname").hostname(ref, sources, guard.newDeadline());
    }

    @Override
    public List<GuestInterface> interfaces(InterfaceAddressSource source) {
        Objects.requireNonNull(source, "source");
        DomainGuestOperations operations = source == InterfaceAddressSource.AGENT
                ? operations("virDomainInterfaceAddresses")
                : guard.toRead(DomainGuestOperations.KIND);
        return operations.interfaces(ref, source, guard.newDeadline());
    }

    private DomainGuestOperations operations(String function) {
        return guard.toChange(DomainGuestOperations.KIND, function);
    }
}
