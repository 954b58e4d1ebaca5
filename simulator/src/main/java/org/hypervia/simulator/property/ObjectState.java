// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.value.TypedValue;
import org.hypervia.simulator.value.VimFault;
import org.jspecify.annotations.Nullable;

/**
 * What a client was told of an object.
 *
 * @param revision when the object had changed last
 * @param values what was set
 * @param missing what could not be read
 * @param unset what was asked for and is not set, with the word for that
 */
record ObjectState(
        long revision, Map<String, TypedValue> values, Map<String, VimFault> missing, Map<String, String> unset) {
    /** The object as an {@code ObjectContent}. */
    DataObject content(Ref object) {
        List<DataObject> properties = new ArrayList<>();
        values.forEach((name, value) -> properties.add(DataObject.of("DynamicProperty")
                .set("name", name)
                .set("val", value)
                .build()));
        return DataObject.of("ObjectContent")
                .set("obj", object)
                .set("propSet", properties)
                .set("missingSet", missingSet(missing))
                .build();
    }

    /** The {@code ObjectUpdate} that leads here from an older state; null when nothing differs. */
    @Nullable
    DataObject update(Ref object, @Nullable ObjectState older) {
        List<DataObject> changes = new ArrayList<>();
        values.forEach((name, value) -> {
            if (older == null || !value.equals(older.values.get(name))) {
                changes.add(change(name, "assign", value));
            }
        });
        // Who sees an object for the first time hears of every path by name.
        unset.forEach((name, word) -> {
            if (older == null || older.values.containsKey(name)) {
                changes.add(change(name, word, null));
            }
        });
        boolean news = older == null || !missing.keySet().equals(older.missing.keySet());
        if (older != null && changes.isEmpty() && !news) {
            return null;
        }
        return DataObject.of("ObjectUpdate")
                .set("kind", older == null ? "enter" : "modify")
                .set("obj", object)
                .set("changeSet", changes)
                .set("missingSet", news ? missingSet(missing) : null)
                .build();
    }

    /** The {@code ObjectUpdate} of an object that is gone. */
    static DataObject leave(Ref object) {
        return DataObject.of("ObjectUpdate")
                .set("kind", "leave")
                .set("obj", object)
                .build();
    }

    private static DataObject change(String name, String word, @Nullable TypedValue value) {
        return DataObject.of("PropertyChange")
                .set("name", name)
                .set("op", word)
                .set("val", value)
                .build();
    }

    private static List<DataObject> missingSet(Map<String, VimFault> missing) {
        List<DataObject> set = new ArrayList<>();
        missing.forEach((path, fault) -> set.add(DataObject.of("MissingProperty")
                .set("path", path)
                .set("fault", fault.localized())
                .build()));
        return set;
    }
}
