// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** An {@code EventHistoryCollector}: a place in the events that a filter lets through, and the latest of them. */
public final class EventCollector extends Node {
    private final Events events;
    private final DataObject filter;
    private int pageSize = 10;
    private int place;

    EventCollector(Events events, Ref ref, DataObject filter) {
        super(events.inventory(), ref);
        this.events = events;
        this.filter = filter;
    }

    /** The next events from its place on, at most so many. */
    public List<DataObject> next(int most) {
        List<DataObject> all = events.matching(filter);
        List<DataObject> page = all.subList(Math.min(place, all.size()), Math.min(place + most, all.size()));
        place += page.size();
        return List.copyOf(page);
    }

    /** The events before its place, at most so many, from the latest to the oldest. */
    public List<DataObject> previous(int most) {
        List<DataObject> all = events.matching(filter);
        int end = Math.min(place, all.size());
        List<DataObject> page = new ArrayList<>(all.subList(Math.max(0, end - most), end));
        place = end - page.size();
        Collections.reverse(page);
        return page;
    }

    /** Goes to the latest event. */
    public void reset() {
        place = events.matching(filter).size();
    }

    /** Goes to the oldest event. */
    public void rewind() {
        place = 0;
    }

    /** How many events {@code latestPage} holds. */
    public void pageSize(int size) {
        pageSize = size;
        touch();
    }

    /** Ends it. */
    public void destroy() {
        events.destroy(this);
    }

    @Override
    protected @Nullable Object property(String name) {
        return switch (name) {
            case "filter" -> filter;
            case "latestPage" -> {
                List<DataObject> all = new ArrayList<>(events.matching(filter));
                Collections.reverse(all);
                yield List.copyOf(all.subList(0, Math.min(pageSize, all.size())));
            }
            default -> null;
        };
    }
}
