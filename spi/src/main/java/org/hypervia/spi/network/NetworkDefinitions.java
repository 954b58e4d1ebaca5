// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.network;

import java.util.Set;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.network.Network;
import org.hypervia.api.network.NetworkDefineFlag;
import org.hypervia.api.network.NetworkIdentity;
import org.hypervia.api.network.Networks;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/** How a provider defines networks: {@code network.define}. */
@ConsumerType
public interface NetworkDefinitions extends Operations {
    /** What these operations are asked for by. */
    OperationKind<NetworkDefinitions> KIND = new OperationKind<>(NetworkDefinitions.class, Capability.NETWORK_DEFINE);

    /**
     * Fulfils {@link Networks#define(String, Set)}. A failure leaves nothing behind.
     *
     * @param networkXml what to define
     * @param flags how
     * @param deadline when the call must be over
     * @return the network
     */
    NetworkIdentity define(String networkXml, Set<NetworkDefineFlag> flags, Deadline deadline);

    /**
     * Fulfils {@link Network#undefine}. A failure leaves the network as it was.
     *
     * @param ref the network
     * @param deadline when the call must be over
     */
    void undefine(String ref, Deadline deadline);

    /**
     * Fulfils {@link Network#setAutostart}.
     *
     * @param ref the network
     * @param autostart whether to start it
     * @param deadline when the call must be over
     */
    void setAutostart(String ref, boolean autostart, Deadline deadline);
}
