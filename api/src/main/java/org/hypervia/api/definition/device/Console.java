// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import java.util.Objects;

/**
 * A console: what libvirt shows as the machine's text screen.
 *
 * @param target what it is to the guest
 * @param source what is behind it
 * @param port the number of the port it stands for, 0 or more
 */
public record Console(ConsoleTarget target, CharacterSource source, int port) implements Device {
    public Console {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(source, "source");
        if (port < 0) {
            throw new IllegalArgumentException("number " + port + " of a console is negative");
        }
    }
}
