// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi;

import java.util.Objects;
import org.hypervia.api.capability.Capability;

/**
 * A kind of operations that a session may have: the interface they are called by, and the name by which callers know of
 * them. Each sub-interface of {@link Operations} has its own as the constant {@code KIND}.
 *
 * @param type the interface
 * @param capability what a session that has them can do
 * @param <T> the interface
 */
public record OperationKind<T extends Operations>(Class<T> type, Capability capability) {
    public OperationKind {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(capability, "capability");
    }

    /** Returns the name of the capability. */
    @Override
    public String toString() {
        return capability.name();
    }
}
