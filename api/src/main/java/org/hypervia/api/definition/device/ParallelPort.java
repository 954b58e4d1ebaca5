// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import java.util.Objects;

/**
 * A parallel port.
 *
 * @param source what is behind it
 * @param port its number, 0 or more
 */
public record ParallelPort(CharacterSource source, int port) implements Device {
    public ParallelPort {
        Objects.requireNonNull(source, "source");
        if (port < 0) {
            throw new IllegalArgumentException("number " + port + " of a parallel port is negative");
        }
    }
}
