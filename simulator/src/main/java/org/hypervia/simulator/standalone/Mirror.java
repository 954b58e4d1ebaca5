// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.standalone;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.value.RefMapping;
import org.hypervia.simulator.value.VimFault;
import org.jspecify.annotations.Nullable;

/** An object as a host shows it: under a reference of its own, and with such references in its properties. */
final class Mirror extends Node {
    private final Node real;
    private final Node host;
    private final RefMapping outwards;
    private final Map<String, Supplier<? extends @Nullable Object>> instead = new HashMap<>();

    Mirror(Ref own, Node real, Node host, RefMapping outwards) {
        super(real.inventory(), own);
        this.real = real;
        this.host = host;
        this.outwards = outwards;
    }

    /** Tells this in the place of what the object itself tells. */
    Mirror telling(String property, Supplier<? extends @Nullable Object> value) {
        instead.put(property, value);
        return this;
    }

    Node real() {
        return real;
    }

    @Override
    public long revision() {
        return instead.isEmpty() ? real.revision() : Math.max(real.revision(), host.revision());
    }

    @Override
    protected boolean cacheable() {
        return false;
    }

    @Override
    public @Nullable VimFault unreadable(String path) {
        return real.unreadable(path);
    }

    @Override
    protected @Nullable Object property(String name) {
        Supplier<? extends @Nullable Object> other = instead.get(name);
        return other == null ? outwards.in(real.value(name)) : other.get();
    }
}
