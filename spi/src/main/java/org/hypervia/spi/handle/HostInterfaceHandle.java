// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.Objects;
import java.util.Set;
import org.hypervia.api.network.HostInterface;
import org.hypervia.api.network.HostInterfaceIdentity;
import org.hypervia.api.network.InterfaceXmlFlag;
import org.hypervia.spi.network.HostInterfaceOperations;
import org.jspecify.annotations.Nullable;

record HostInterfaceHandle(SessionGuard guard, HostInterfaceIdentity identity) implements HostInterface {
    @Override
    public String xml(Set<InterfaceXmlFlag> flags) {
        Objects.requireNonNull(flags, "flags");
        return guard.toRead(HostInterfaceOperations.KIND).xml(identity.ref(), flags, guard.newDeadline());
    }

    @Override
    public boolean isActive() {
        return guard.toRead(HostInterfaceOperations.KIND).isActive(identity.ref(), guard.newDeadline());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HostInterfaceHandle card
                && card.guard.equals(guard)
                && card.identity.ref().equals(identity.ref());
    }

    @Override
    public int hashCode() {
        return Objects.hash(guard, identity.ref());
    }

    /** Names the interface without showing the session. */
    @Override
    public String toString() {
        return "HostInterface[" + name() + ", " + mac() + "]";
    }
}
