// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** An entity without behaviour of its own: a folder, the datacenter, a network. */
public final class PlainEntity extends Entity {
    private final Map<String, Supplier<?>> properties = new LinkedHashMap<>();
    private final Map<String, List<Ref>> lists = new LinkedHashMap<>();

    /** An entity below this parent. */
    public PlainEntity(Inventory inventory, Ref ref, @Nullable Ref parent, String name) {
        super(inventory, ref, parent, name);
    }

    /** Gives it a property that is computed when read. */
    public PlainEntity with(String property, Supplier<?> value) {
        properties.put(property, value);
        return this;
    }

    /** Gives it a list of references, empty at first. */
    public PlainEntity withList(String property) {
        lists.put(property, new ArrayList<>());
        return this;
    }

    /** Adds to a list of references, once. */
    public void add(String property, Ref ref) {
        List<Ref> list = lists.computeIfAbsent(property, p -> new ArrayList<>());
        if (!list.contains(ref)) {
            list.add(ref);
            touch();
        }
    }

    /** Takes out of a list of references. */
    public void remove(String property, Ref ref) {
        List<Ref> list = lists.get(property);
        if (list != null && list.remove(ref)) {
            touch();
        }
    }

    /** The references of a list. */
    public List<Ref> list(String property) {
        return List.copyOf(lists.getOrDefault(property, List.of()));
    }

    @Override
    protected @Nullable Object property(String property) {
        if (lists.containsKey(property)) {
            return list(property);
        }
        Supplier<?> own = properties.get(property);
        return own == null ? super.property(property) : own.get();
    }
}
