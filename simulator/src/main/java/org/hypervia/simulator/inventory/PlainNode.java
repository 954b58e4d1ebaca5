// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.inventory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** A managed object that is no entity and has no behaviour of its own: most managers of a host. */
public final class PlainNode extends Node {
    private final Map<String, Supplier<?>> properties = new LinkedHashMap<>();

    /** An object without properties. */
    public PlainNode(Inventory inventory, Ref ref) {
        super(inventory, ref);
    }

    /** Gives it a property that is computed when read. */
    public PlainNode with(String property, Supplier<?> value) {
        properties.put(property, value);
        return this;
    }

    @Override
    protected @Nullable Object property(String name) {
        Supplier<?> own = properties.get(name);
        return own == null ? null : own.get();
    }
}
