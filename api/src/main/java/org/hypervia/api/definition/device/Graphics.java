// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A way the screen of a guest is shown. */
public sealed interface Graphics extends Device {
    /**
     * Returns the kind.
     *
     * @return the kind
     */
    GraphicsType type();

    /**
     * A VNC server.
     *
     * @param port the TCP port, or 0 if no port is named
     * @param autoport whether the hypervisor chooses the port
     * @param listens where it listens; empty is the same as one {@link GraphicsListen#ANY_ADDRESS}
     * @param keymap the keyboard layout, if stated
     * @param password what a viewer must know, if anything
     */
    record Vnc(
            int port,
            boolean autoport,
            List<GraphicsListen> listens,
            Optional<String> keymap,
            Optional<GraphicsPassword> password)
            implements Graphics {
        public Vnc {
            if (port < 0) {
                throw new IllegalArgumentException("VNC port " + port + " is negative");
            }
            listens = listens.isEmpty() ? List.of(GraphicsListen.ANY_ADDRESS) : List.copyOf(listens);
            Objects.requireNonNull(keymap, "keymap");
            Objects.requireNonNull(password, "password");
        }

        @Override
        public GraphicsType type() {
            return GraphicsType.VNC;
        }

        @Override
        public Vnc withoutPassword() {
            return new Vnc(port, autoport, listens, keymap, Optional.empty());
        }

        /**
         * Starts a server whose port the hypervisor chooses.
         *
         * @return a builder with nothing else set
         */
        public static VncBuilder builder() {
            return new VncBuilder();
        }

        /**
         * Returns the address of the first place it listens at.
         *
         * @return the address, or empty if the first place is no address or names none
         */
        public Optional<String> listenAddress() {
            return listens.get(0) instanceof GraphicsListen.Address first ? first.address() : Optional.empty();
        }
    }

    /** Returns the same without what a viewer must know. */
    default Graphics withoutPassword() {
        return this;
    }

    /**
     * A way of which the model keeps the kind only.
     *
     * @param type the kind, not {@link GraphicsType#VNC}
     */
    record Other(GraphicsType type) implements Graphics {
        public Other {
            Objects.requireNonNull(type, "type");
            if (type == GraphicsType.VNC) {
                throw new IllegalArgumentException("VNC graphics have a record of their own");
            }
        }
    }
}
