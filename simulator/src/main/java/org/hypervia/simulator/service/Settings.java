// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** An {@code OptionManager}: named settings. */
public final class Settings extends Node {
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Settings with these values to begin with; there are no others. */
    public Settings(Inventory inventory, Ref ref, Map<String, Object> values) {
        super(inventory, ref);
        this.values.putAll(values);
    }

    /** The settings of this name, or whose names begin with it when it ends in a dot; faults when there are none. */
    public List<DataObject> query(String name) {
        List<DataObject> found = all().stream()
                .filter(option -> {
                    String key = String.valueOf(option.get("key"));
                    return key.equals(name) || name.isEmpty() || (name.endsWith(".") && key.startsWith(name));
                })
                .toList();
        if (found.isEmpty()) {
            throw Faults.invalidName(name);
        }
        return found;
    }

    /** Changes settings; faults, and changes nothing, when one of them does not exist or is of another type. */
    public void update(List<DataObject> changes) {
        for (DataObject change : changes) {
            Object old = values.get(String.valueOf(change.get("key")));
            Object value = change.get("value");
            if (old == null) {
                throw Faults.invalidName(String.valueOf(change.get("key")));
            }
            if (value == null || !old.getClass().equals(value.getClass())) {
                throw Faults.invalidArgument(String.valueOf(change.get("key")));
            }
        }
        changes.forEach(change -> values.put(String.valueOf(change.get("key")), change.get("value")));
        touch();
    }

    private List<DataObject> all() {
        List<DataObject> options = new ArrayList<>();
        values.forEach((key, value) -> options.add(
                DataObject.of("OptionValue").set("key", key).set("value", value).build()));
        return options;
    }

    @Override
    protected @Nullable Object property(String name) {
        return switch (name) {
            case "setting" -> all();
            case "supportedOption" -> List.of();
            default -> null;
        };
    }
}
