// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.service;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hypervia.simulator.inventory.Entity;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** The {@code EventManager}: what has happened, the latest events only. */
public final class Events extends Node {
    private static final int REMEMBERED = 500;

    private final Deque<DataObject> events = new ArrayDeque<>();
    private final Map<Ref, EventCollector> collectors = new LinkedHashMap<>();
    private int last;

    /** No events yet. */
    public Events(Inventory inventory, Ref ref) {
        super(inventory, ref);
    }

    /** Notes that something has happened. */
    public void happened(String type, @Nullable Entity entity, String user, String text) {
        last++;
        DataObject.Builder event = DataObject.of(type)
                .set("key", last)
                .set("chainId", last)
                .set("createdTime", inventory().now())
                .set("userName", user)
                .set("fullFormattedMessage", text);
        if (type.equals("GeneralUserEvent")) {
            event.set("message", text);
        } else if (type.startsWith("Vm")) {
            event.set("template", false);
        }
        if (entity != null && entity.ref().type().equals("VirtualMachine")) {
            event.set("vm", argument("VmEventArgument", "vm", entity));
        } else if (entity != null && entity.ref().type().equals("HostSystem")) {
            event.set("host", argument("HostEventArgument", "host", entity));
        }
        events.addLast(event.build());
        if (events.size() > REMEMBERED) {
            events.removeFirst();
        }
        touch();
        collectors.values().forEach(Node::touch);
    }

    private static DataObject.Builder argument(String type, String field, Entity entity) {
        return DataObject.of(type).set("name", entity.name()).set(field, entity.ref());
    }

    /** The events a filter lets through, oldest first; of an entity those that name it, of folders and the like all. */
    public List<DataObject> matching(DataObject filter) {
        List<DataObject> found = new ArrayList<>();
        for (DataObject event : events) {
            if (matches(event, filter)) {
                found.add(event);
            }
        }
        return found;
    }

    private static boolean matches(DataObject event, DataObject filter) {
        if (filter.get("eventTypeId") instanceof List<?> types
                && !types.isEmpty()
                && types.stream().noneMatch(type -> String.valueOf(type).endsWith(event.type()))) {
            return false;
        }
        if (filter.get("entity") instanceof DataObject wanted && wanted.get("entity") instanceof Ref ref) {
            String field =
                    ref.type().equals("VirtualMachine") ? "vm" : ref.type().equals("HostSystem") ? "host" : "";
            return field.isEmpty()
                    || (event.get(field) instanceof DataObject argument && ref.equals(argument.get(field)));
        }
        return true;
    }

    /** Makes a collector, which the inventory then has until it is destroyed. */
    public Ref collect(DataObject filter, String id) {
        EventCollector collector = new EventCollector(this, new Ref("EventHistoryCollector", id), filter);
        collectors.put(collector.ref(), collector);
        inventory().add(collector);
        return collector.ref();
    }

    /** Ends a collector. */
    public void destroy(EventCollector collector) {
        collectors.remove(collector.ref());
        inventory().remove(collector.ref());
    }

    @Override
    protected @Nullable Object property(String name) {
        return switch (name) {
            case "latestEvent" -> events.peekLast();
            case "maxCollector" -> 1000;
            case "description" ->
                DataObject.of("EventDescription")
                        .set(
                                "category",
                                List.of(DataObject.of("ElementDescription")
                                        .set("label", "Information")
                                        .set("summary", "Information")
                                        .set("key", "info")))
                        .set("eventInfo", List.of())
                        .build();
            default -> null;
        };
    }
}
