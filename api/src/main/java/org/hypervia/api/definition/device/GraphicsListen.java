// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import java.util.Objects;
import java.util.Optional;

/** Where a graphics server listens. */
public sealed interface GraphicsListen {
    /** An address that is not named. */
    GraphicsListen ANY_ADDRESS = new Address(Optional.empty());

    /**
     * An address of the host.
     *
     * @param address the address, or empty to leave it to the hypervisor; a VMX file may state an empty text
     */
    record Address(Optional<String> address) implements GraphicsListen {
        public Address {
            Objects.requireNonNull(address, "address");
        }
    }

    /**
     * The address of a network of the host.
     *
     * @param network the name of the network
     */
    record Network(String network) implements GraphicsListen {
        public Network {
            Objects.requireNonNull(network, "network");
        }
    }

    /**
     * A Unix socket.
     *
     * @param path the path of the socket, or empty to leave it to the hypervisor
     */
    record Socket(Optional<String> path) implements GraphicsListen {
        public Socket {
            Objects.requireNonNull(path, "path");
        }
    }

    /** Nowhere. */
    record None() implements GraphicsListen {}

    /**
     * Makes an address to listen at.
     *
     * @param address the address
     * @return the place
     */
    static GraphicsListen address(String address) {
        return new Address(Optional.of(address));
    }
}
