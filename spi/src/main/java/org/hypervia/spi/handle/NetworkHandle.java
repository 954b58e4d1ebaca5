// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.network.Network;
import org.hypervia.api.network.NetworkIdentity;
import org.hypervia.api.network.NetworkXmlFlag;
import org.hypervia.spi.network.NetworkDefinitions;
import org.hypervia.spi.network.NetworkOperations;
import org.jspecify.annotations.Nullable;

record NetworkHandle(SessionGuard guard, NetworkIdentity identity) implements Network {
    @Override
    public String xml(Set<NetworkXmlFlag> flags) {
        Objects.requireNonNull(flags, "flags");
        return toRead().xml(ref(), flags, guard.newDeadline());
    }

    @Override
    public boolean isActive() {
        return toRead().isActive(ref(), guard.newDeadline());
    }

    @Override
    public boolean isPersistent() {
        return toRead().isPersistent(ref(), guard.newDeadline());
    }

    @Override
    public boolean autostart() {
        return toRead().autostart(ref(), guard.newDeadline());
    }

    @Override
    public void setAutostart(boolean autostart) {
        toChange("virNetworkSetAutostart").setAutostart(ref(), autostart, guard.newDeadline());
    }

    @Override
    public Optional<String> bridge() {
        return toRead().bridge(ref(), guard.newDeadline());
    }

    @Override
    public void undefine() {
        toChange("virNetworkUndefine").undefine(ref(), guard.newDeadline());
    }

    private NetworkOperations toRead() {
        return guard.toRead(NetworkOperations.KIND);
    }

    private NetworkDefinitions toChange(String function) {
        return guard.toChange(NetworkDefinitions.KIND, function);
    }

    private String ref() {
        return identity.ref();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NetworkHandle network
                && network.guard.equals(guard)
                && network.ref().equals(ref());
    }

    @Override
    public int hashCode() {
        return Objects.hash(guard, ref());
    }

    /** Names the network without showing the session. */
    @Override
    public String toString() {
        return "Network[" + name() + ", " + ref() + "]";
    }
}
