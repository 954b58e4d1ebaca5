// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What a network card is plugged into. */
public sealed interface InterfaceSource {
    /**
     * Returns libvirt's word for the kind of connection.
     *
     * @return the word, such as {@code bridge}
     */
    String type();

    /**
     * A bridge of the host; for VMware a network or port group.
     *
     * @param bridge its name; it may be empty
     */
    record Bridge(String bridge) implements InterfaceSource {
        public Bridge {
            Objects.requireNonNull(bridge, "bridge");
        }

        @Override
        public String type() {
            return "bridge";
        }
    }

    /** The network of the host, with its address translated. */
    record User() implements InterfaceSource {
        @Override
        public String type() {
            return "user";
        }
    }

    /** Nothing. */
    record Null() implements InterfaceSource {
        @Override
        public String type() {
            return "null";
        }
    }

    /**
     * A port of a VMware distributed switch.
     *
     * @param switchId the switch
     * @param portId the port, 0 if not known
     * @param portgroupId the port group, if known
     * @param connectionId the connection, 0 if not known
     */
    record Vds(UUID switchId, long portId, Optional<String> portgroupId, long connectionId) implements InterfaceSource {
        public Vds {
            Objects.requireNonNull(switchId, "switchId");
            Objects.requireNonNull(portgroupId, "portgroupId");
        }

        @Override
        public String type() {
            return "vds";
        }
    }

    /**
     * A connection of a kind of which the model keeps the name only.
     *
     * @param type libvirt's word for the kind, such as {@code network} or {@code direct}
     */
    record Other(String type) implements InterfaceSource {
        public Other {
            Objects.requireNonNull(type, "type");
        }
    }
}
