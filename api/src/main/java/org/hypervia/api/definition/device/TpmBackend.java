// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import java.util.Objects;
import java.util.Optional;

/** What is behind a trusted platform module. */
public sealed interface TpmBackend {
    /**
     * Returns libvirt's word for the kind of backend.
     *
     * @return the word, such as {@code emulator}
     */
    String type();

    /**
     * A program that plays the module.
     *
     * @param version the specification it follows, if stated
     */
    record Emulator(Optional<Tpm.Version> version) implements TpmBackend {
        public Emulator {
            Objects.requireNonNull(version, "version");
        }

        @Override
        public String type() {
            return "emulator";
        }
    }

    /**
     * A backend of a kind of which the model keeps the name only.
     *
     * @param type libvirt's word for the kind, such as {@code passthrough}
     */
    record Other(String type) implements TpmBackend {
        public Other {
            Objects.requireNonNull(type, "type");
        }
    }
}
