// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.property;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** A filter of a collector, with what its client knows already. */
public final class PropertyFilter extends Node {
    private final Collector collector;
    private final FilterSpec spec;
    private final boolean partialUpdates;
    private Map<Ref, ObjectState> known = Map.of();
    private Map<Ref, ObjectState> before = Map.of();

    PropertyFilter(Inventory inventory, Ref ref, Collector collector, FilterSpec spec, boolean partialUpdates) {
        super(inventory, ref);
        this.collector = collector;
        this.spec = spec;
        this.partialUpdates = partialUpdates;
    }

    /** The collector it belongs to. */
    public Collector collector() {
        return collector;
    }

    /** Which of its memories a client's version refers to. */
    enum Base {
        /** The client knows nothing. */
        NOTHING,
        /** The client missed the last answer. */
        BEFORE,
        /** The client is up to date. */
        KNOWN
    }

    /**
     * Collects what has changed.
     *
     * @param base what the client knows
     * @param limit at most so many objects
     * @return the objects' updates, and what the client knows after them
     */
    Changes changes(Base base, int limit) {
        Map<Ref, ObjectState> old = memory(base);
        Map<Ref, ObjectState> fresh = new LinkedHashMap<>(old);
        List<DataObject> updates = new ArrayList<>();
        List<Node> selected = spec.rooted(collector.objects()) ? spec.select(collector.objects()) : List.of();
        Set<Ref> seen = new HashSet<>();
        boolean truncated = false;
        for (Node node : selected) {
            seen.add(node.ref());
            ObjectState last = old.get(node.ref());
            if (last != null && last.revision() == node.revision()) {
                continue;
            }
            ObjectState now = spec.read(node);
            DataObject update = now.update(node.ref(), last);
            if (update != null && updates.size() >= limit) {
                truncated = true;
                continue;
            }
            fresh.put(node.ref(), now);
            if (update != null) {
                updates.add(update);
            }
        }
        for (Ref gone : old.keySet()) {
            if (!seen.contains(gone)) {
                fresh.remove(gone);
                updates.add(ObjectState.leave(gone));
            }
        }
        return new Changes(this, updates, fresh, truncated);
    }

    private Map<Ref, ObjectState> memory(Base base) {
        return switch (base) {
            case NOTHING -> Map.of();
            case BEFORE -> before;
            case KNOWN -> known;
        };
    }

    /** The client gets to know the changes. */
    void remember(Base base, Changes changes) {
        before = memory(base);
        known = changes.known();
    }

    /**
     * What has changed for one filter.
     *
     * @param filter the filter
     * @param updates the objects' updates
     * @param known what the client knows after them
     * @param truncated whether there is more
     */
    record Changes(PropertyFilter filter, List<DataObject> updates, Map<Ref, ObjectState> known, boolean truncated) {
        DataObject update() {
            return DataObject.of("PropertyFilterUpdate")
                    .set("filter", filter.ref())
                    .set("objectSet", updates)
                    .build();
        }
    }

    @Override
    protected @Nullable Object property(String name) {
        return switch (name) {
            case "spec" -> spec.source();
            case "partialUpdates" -> partialUpdates;
            default -> null;
        };
    }
}
