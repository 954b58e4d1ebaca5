// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.PropertyPath;
import org.hypervia.simulator.value.Schema;
import org.jspecify.annotations.Nullable;

/** A {@code SelectionSpec}: a step from objects to others, or the name of such a step. Compared by identity. */
final class Selection {
    private final @Nullable String name;
    private final @Nullable Step step;

    private Selection(@Nullable String name, @Nullable Step step) {
        this.name = name;
        this.step = step;
    }

    /**
     * A {@code TraversalSpec}.
     *
     * @param type the kind of the objects it starts from
     * @param path the property that leads on
     * @param skip whether the objects it leads to are not selected themselves
     * @param next where to go from there
     */
    record Step(String type, PropertyPath path, boolean skip, List<Selection> next) {}

    /** Reads a {@code selectSet}, notes the names in it, and checks that what it names exists. */
    static List<Selection> read(@Nullable Object selectSet, Map<String, Selection> names) {
        List<Selection> found = new ArrayList<>();
        if (selectSet instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof DataObject spec) {
                    found.add(of(spec, names));
                }
            }
        }
        return found;
    }

    private static Selection of(DataObject spec, Map<String, Selection> names) {
        String name = spec.get("name") instanceof String text && !text.isEmpty() ? text : null;
        if (!spec.type().equals("TraversalSpec")) {
            return new Selection(name, null);
        }
        String type = String.valueOf(spec.get("type"));
        if (!Schema.VIM.isManaged(type)) {
            throw Faults.plain("InvalidType", "The type " + type + " is not a managed object kind.");
        }
        PropertyPath path = PropertyPath.parse(String.valueOf(spec.get("path")));
        path.check(type);
        boolean skip = Boolean.TRUE.equals(spec.get("skip"));
        Selection selection = new Selection(name, new Step(type, path, skip, read(spec.get("selectSet"), names)));
        if (name != null) {
            names.put(name, selection);
        }
        return selection;
    }

    /** The step itself, looked up when this is only a name. */
    Step resolve(Map<String, Selection> names) {
        if (step != null) {
            return step;
        }
        Selection named = name == null ? null : names.get(name);
        if (named == null || named.step == null) {
            throw Faults.invalidArgument("specSet.objectSet.selectSet");
        }
        return named.step;
    }
}
