// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.inventory;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.value.VimFault;
import org.jspecify.annotations.Nullable;

/** A managed object. Everything here is guarded by the inventory's lock. */
public abstract class Node {
    private static final Object UNSET = new Object();

    private final Inventory inventory;
    private final Ref ref;
    private final Map<String, Object> cache = new HashMap<>();
    private final Map<String, VimFault> faulted = new LinkedHashMap<>();
    private long revision;

    /** An object of this reference; it still has to be added to the inventory. */
    protected Node(Inventory inventory, Ref ref) {
        this.inventory = inventory;
        this.ref = ref;
        this.revision = inventory.nextRevision();
    }

    /** The reference clients know it by. */
    public final Ref ref() {
        return ref;
    }

    /** The inventory it belongs to. */
    public final Inventory inventory() {
        return inventory;
    }

    /** When it changed last, in the inventory's count. */
    public long revision() {
        return revision;
    }

    /** Notes that properties have changed. */
    public final void touch() {
        cache.clear();
        revision = inventory.nextRevision();
    }

    /** The value of a top-level property, null when it is unset; computed once per change. */
    public final @Nullable Object value(String property) {
        if (!cacheable()) {
            return property(property);
        }
        Object value = cache.get(property);
        if (value == null) {
            Object fresh = property(property);
            value = fresh == null ? UNSET : fresh;
            cache.put(property, value);
        }
        return value == UNSET ? null : value;
    }

    /** Whether properties only change with {@link #touch}. */
    protected boolean cacheable() {
        return true;
    }

    /** Computes a top-level property; null when it is unset. */
    protected abstract @Nullable Object property(String name);

    /** Makes this property, and all below it, unreadable. */
    public final void makeUnreadable(String path, VimFault fault) {
        faulted.put(path, fault);
        touch();
    }

    /** Makes all properties readable again. */
    public final void makeReadable() {
        faulted.clear();
        touch();
    }

    /** Why this path cannot be read, or null when it can. */
    public @Nullable VimFault unreadable(String path) {
        for (Map.Entry<String, VimFault> entry : faulted.entrySet()) {
            String bad = entry.getKey();
            if (path.equals(bad) || path.startsWith(bad + ".") || bad.startsWith(path + ".")) {
                return entry.getValue();
            }
        }
        return null;
    }
}
