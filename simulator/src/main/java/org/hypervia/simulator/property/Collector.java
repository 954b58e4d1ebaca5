// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.property;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** A {@code PropertyCollector} of one session. */
public final class Collector extends Node {
    private final ObjectSource objects;
    private final int pageSize;
    private final Map<Ref, PropertyFilter> filters = new LinkedHashMap<>();
    private final Map<String, List<DataObject>> pages = new LinkedHashMap<>();
    private int version;
    private long seenRevision = -1;
    private int waits;
    private boolean destroyed;
    private int waiting;

    /**
     * A collector.
     *
     * @param objects what the session can see
     * @param pageSize the most objects in one answer that can be continued
     */
    public Collector(Inventory inventory, Ref ref, ObjectSource objects, int pageSize) {
        super(inventory, ref);
        this.objects = objects;
        this.pageSize = pageSize;
    }

    ObjectSource objects() {
        return objects;
    }

    /** {@code RetrieveProperties}: everything at once. */
    public static List<DataObject> retrieve(List<FilterSpec> specs, ObjectSource objects) {
        List<DataObject> contents = new ArrayList<>();
        for (FilterSpec spec : specs) {
            for (Node node : spec.select(objects)) {
                contents.add(spec.read(node).content(node.ref()));
            }
        }
        return contents;
    }

    /** {@code RetrievePropertiesEx}: the first page; null when there is nothing. */
    public @Nullable DataObject retrievePage(List<FilterSpec> specs, int maxObjects) {
        List<DataObject> all = retrieve(specs, objects);
        return all.isEmpty() ? null : page(all, maxObjects <= 0 ? pageSize : Math.min(maxObjects, pageSize));
    }

    /** {@code ContinueRetrievePropertiesEx}: the next page. */
    public DataObject nextPage(String token) {
        return page(rest(token), pageSize);
    }

    /** {@code CancelRetrievePropertiesEx}: no further page. */
    public void dropPages(String token) {
        rest(token);
    }

    private List<DataObject> rest(String token) {
        List<DataObject> rest = pages.remove(token);
        if (rest == null) {
            throw Faults.invalidArgument("token");
        }
        return rest;
    }

    private DataObject page(List<DataObject> all, int size) {
        String token = null;
        if (all.size() > size) {
            token = UUID.randomUUID().toString();
            pages.put(token, List.copyOf(all.subList(size, all.size())));
        }
        return DataObject.of("RetrieveResult")
                .set("token", token)
                .set("objects", all.subList(0, Math.min(size, all.size())))
                .build();
    }

    /** {@code CreateFilter}. */
    public PropertyFilter createFilter(FilterSpec spec, boolean partialUpdates) {
        spec.select(objects);
        Ref ref = new Ref("PropertyFilter", "session[" + ref().id() + "]" + UUID.randomUUID());
        PropertyFilter filter = new PropertyFilter(inventory(), ref, this, spec, partialUpdates);
        filters.put(ref, filter);
        seenRevision = -1;
        touch();
        return filter;
    }

    /** {@code DestroyPropertyFilter}. */
    public void destroyFilter(PropertyFilter filter) {
        filters.remove(filter.ref());
        touch();
    }

    /** The filter of this reference, or null. */
    public @Nullable PropertyFilter filter(Ref ref) {
        return filters.get(ref);
    }

    /** How many calls hang on it. */
    public int waiting() {
        return waiting;
    }

    /** How many filters it holds. */
    public int filterCount() {
        return filters.size();
    }

    /** Ends it; a wait on it ends with a fault. */
    public void destroy() {
        destroyed = true;
        filters.clear();
        touch();
    }

    /** {@code CancelWaitForUpdates}. */
    public void cancelWait() {
        waits++;
        touch();
    }

    /**
     * What a client asks for in a wait.
     *
     * @param version the version it knows, empty for none
     * @param maxWaitSeconds how long to wait; null for ever, 0 not at all
     * @param maxObjects at most so many objects; 0 for no limit
     */
    public record Wait(String version, @Nullable Integer maxWaitSeconds, int maxObjects) {}

    /**
     * Waits for changes. Only one can wait: who comes later ends the wait of who came before.
     *
     * @param sessionAlive whether the session still lives
     * @return the changes; null when the time is over
     */
    public @Nullable DataObject await(Wait wait, BooleanSupplier sessionAlive) {
        int turn = ++waits;
        inventory().wake();
        Integer seconds = wait.maxWaitSeconds();
        long left = TimeUnit.SECONDS.toNanos(seconds == null ? Integer.MAX_VALUE : seconds);
        while (true) {
            if (!sessionAlive.getAsBoolean()) {
                throw Faults.notAuthenticated(ref());
            }
            if (destroyed) {
                throw Faults.notFound(ref());
            }
            if (turn != waits) {
                throw Faults.requestCanceled();
            }
            DataObject changes = changes(wait.version(), wait.maxObjects());
            if (changes != null || left <= 0) {
                return changes;
            }
            waiting++;
            try {
                left = inventory().await(left);
            } finally {
                waiting--;
            }
        }
    }

    private @Nullable DataObject changes(String asked, int maxObjects) {
        PropertyFilter.Base base = base(asked);
        if (base == PropertyFilter.Base.KNOWN && seenRevision == inventory().revision()) {
            return null;
        }
        int left = maxObjects <= 0 ? Integer.MAX_VALUE : maxObjects;
        List<PropertyFilter.Changes> all = new ArrayList<>();
        boolean truncated = false;
        for (PropertyFilter filter : filters.values()) {
            PropertyFilter.Changes changes = filter.changes(base, Math.max(0, left));
            left -= changes.updates().size();
            truncated |= changes.truncated();
            all.add(changes);
        }
        seenRevision = truncated ? -1 : inventory().revision();
        boolean nothing = all.stream().allMatch(changes -> changes.updates().isEmpty());
        if (nothing) {
            return null;
        }
        all.forEach(changes -> changes.filter().remember(base, changes));
        version++;
        return DataObject.of("UpdateSet")
                .set("version", String.valueOf(version))
                .set(
                        "filterSet",
                        all.stream()
                                .filter(changes -> !changes.updates().isEmpty())
                                .map(PropertyFilter.Changes::update)
                                .toList())
                .set("truncated", truncated ? true : null)
                .build();
    }

    private PropertyFilter.Base base(String asked) {
        if (asked.isEmpty()) {
            return PropertyFilter.Base.NOTHING;
        }
        if (asked.equals(String.valueOf(version))) {
            return PropertyFilter.Base.KNOWN;
        }
        if (asked.equals(String.valueOf(version - 1)) && version > 1) {
            return PropertyFilter.Base.BEFORE;
        }
        throw Faults.invalidCollectorVersion();
    }

    @Override
    protected @Nullable Object property(String name) {
        return name.equals("filter") ? List.copyOf(filters.keySet()) : null;
    }
}
