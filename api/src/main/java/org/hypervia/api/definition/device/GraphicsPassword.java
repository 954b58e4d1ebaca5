// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import java.util.Objects;

/**
 * The password of a graphics server; its text form hides it.
 *
 * @param value the password itself
 */
public record GraphicsPassword(String value) {
    public GraphicsPassword {
        Objects.requireNonNull(value, "value");
    }

    /** Returns a mark, never the password. */
    @Override
    public String toString() {
        return "***";
    }
}
