// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.network;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.network.Network;
import org.hypervia.api.network.NetworkCondition;
import org.hypervia.api.network.NetworkIdentity;
import org.hypervia.api.network.NetworkSummary;
import org.hypervia.api.network.NetworkXmlFlag;
import org.hypervia.api.network.Networks;
import org.hypervia.api.value.Listing;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/** How a provider finds and describes networks: {@code network.networks}. */
@ConsumerType
public interface NetworkOperations extends Operations {
    /** What these operations are asked for by. */
    OperationKind<NetworkOperations> KIND = new OperationKind<>(NetworkOperations.class, Capability.NETWORKS);

    /**
     * Fulfils {@link Networks#summaries(Set)}: a retrieval for all, where the hypervisor has one.
     *
     * @param conditions which networks
     * @param deadline when the call must be over
     * @return a row for each, and what could not be read
     */
    Listing<NetworkSummary> list(Set<NetworkCondition> conditions, Deadline deadline);

    /**
     * Fulfils {@link Networks#byName}.
     *
     * @param name the exact name
     * @param deadline when the call must be over
     * @return the network
     */
    NetworkIdentity byName(String name, Deadline deadline);

    /**
     * Fulfils {@link Networks#byUuid}.
     *
     * @param uuid libvirt's UUID
     * @param deadline when the call must be over
     * @return the network
     */
    NetworkIdentity byUuid(UUID uuid, Deadline deadline);

    /**
     * Fulfils {@link Network#xml(Set)}.
     *
     * @param ref the network
     * @param flags how
     * @param deadline when the call must be over
     * @return libvirt's network XML
     */
    String xml(String ref, Set<NetworkXmlFlag> flags, Deadline deadline);

    /**
     * Fulfils {@link Network#isActive}.
     *
     * @param ref the network
     * @param deadline when the call must be over
     * @return true if it is started
     */
    boolean isActive(String ref, Deadline deadline);

    /**
     * Fulfils {@link Network#isPersistent}.
     *
     * @param ref the network
     * @param deadline when the call must be over
     * @return true if it stays defined
     */
    boolean isPersistent(String ref, Deadline deadline);

    /**
     * Fulfils {@link Network#autostart}.
     *
     * @param ref the network
     * @param deadline when the call must be over
     * @return true if it starts with the host
     */
    boolean autostart(String ref, Deadline deadline);

    /**
     * Fulfils {@link Network#bridge}.
     *
     * @param ref the network
     * @param deadline when the call must be over
     * @return the host's bridge, if there is one
     */
    Optional<String> bridge(String ref, Deadline deadline);
}
