// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.network.Network;
import org.hypervia.api.network.NetworkCondition;
import org.hypervia.api.network.NetworkDefineFlag;
import org.hypervia.api.network.NetworkIdentity;
import org.hypervia.api.network.NetworkSummary;
import org.hypervia.api.network.Networks;
import org.hypervia.api.value.Listing;
import org.hypervia.spi.network.NetworkDefinitions;
import org.hypervia.spi.network.NetworkOperations;

record NetworksHandle(SessionGuard guard) implements Networks {
    @Override
    public Listing<Network> list(Set<NetworkCondition> conditions) {
        return summaries(conditions).map(row -> handle(row.identity()));
    }

    @Override
    public Listing<NetworkSummary> summaries(Set<NetworkCondition> conditions) {
        Objects.requireNonNull(conditions, "conditions");
        return toRead().list(Set.copyOf(conditions), guard.newDeadline());
    }

    @Override
    public Network byName(String name) {
        Objects.requireNonNull(name, "name");
        return handle(toRead().byName(name, guard.newDeadline()));
    }

    @Override
    public Network byUuid(UUID uuid) {
        Objects.requireNonNull(uuid, "uuid");
        return handle(toRead().byUuid(uuid, guard.newDeadline()));
    }

    @Override
    public Optional<Network> find(String name) {
        try {
            return Optional.of(byName(name));
        } catch (HypervisorException e) {
            if (e.code() == ErrorCode.NO_NETWORK) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public Network define(String networkXml, Set<NetworkDefineFlag> flags) {
        Objects.requireNonNull(networkXml, "networkXml");
        Objects.requireNonNull(flags, "flags");
        String function = flags.isEmpty() ? "virNetworkDefineXML" : "virNetworkDefineXMLFlags";
        return handle(guard.toChange(NetworkDefinitions.KIND, function).define(networkXml, flags, guard.newDeadline()));
    }

    private NetworkOperations toRead() {
        return guard.toRead(NetworkOperations.KIND);
    }

    private Network handle(NetworkIdentity identity) {
        return new NetworkHandle(guard, identity);
    }
}
