// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A property path such as {@code config.hardware.device[2000].backing}.
 *
 * @param text the path as the client wrote it
 * @param steps the names between the dots
 */
public record PropertyPath(String text, List<Step> steps) {
    public PropertyPath {
        steps = List.copyOf(steps);
    }

    /**
     * One name of a path.
     *
     * @param name the field
     * @param key which item of a list, or null for all of it
     */
    public record Step(String name, @Nullable String key) {}

    /** Reads a path; dots inside brackets belong to the key. */
    public static PropertyPath parse(String text) {
        List<Step> steps = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int end = endOfStep(text, start);
            steps.add(step(text.substring(start, end)));
            start = end + 1;
        }
        return new PropertyPath(text, steps);
    }

    /** The name of the top-level property. */
    public String root() {
        return steps.get(0).name();
    }

    /**
     * Walks down from a top-level property's value.
     *
     * @param kind the managed object kind the path starts at
     * @param value the top-level property's value, null when it is unset
     * @return what the path leads to, null when something on the way is unset
     * @throws VimFault {@code InvalidProperty} when the schema has no such path
     */
    public @Nullable TypedValue walk(String kind, @Nullable Object value) {
        FieldType type = require(kind, root());
        Object current = pick(value, steps.get(0));
        for (int i = 1; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (type.list() && steps.get(i - 1).key() == null) {
                throw Faults.invalidProperty(text);
            }
            String owner = current instanceof DataObject object ? object.type() : type.type();
            if (!Schema.VIM.knows(owner)) {
                return null;
            }
            FieldType field = Schema.VIM.field(owner, step.name());
            if (field == null && type.open()) {
                return null;
            }
            type = require(owner, step.name());
            current = pick(current instanceof DataObject object ? object.get(step.name()) : null, step);
        }
        boolean single = steps.get(steps.size() - 1).key() != null;
        return current == null ? null : new TypedValue(single ? type.item() : type, current);
    }

    /** Whether not only what it leads to is unset, but what that would be a part of. */
    public boolean hangsInTheAir(String kind, @Nullable Object value) {
        return steps.size() > 1 && new PropertyPath(text, steps.subList(0, steps.size() - 1)).walk(kind, value) == null;
    }

    /** Faults with {@code InvalidProperty} when objects of this kind can have no such path. */
    public void check(String kind) {
        FieldType type = require(kind, root());
        for (int i = 1; i < steps.size(); i++) {
            if (type.list() && steps.get(i - 1).key() == null) {
                throw Faults.invalidProperty(text);
            }
            if (type.open() || !Schema.VIM.knows(type.type())) {
                return;
            }
            type = require(type.type(), steps.get(i).name());
        }
    }

    private FieldType require(String owner, String name) {
        FieldType found = Schema.VIM.field(owner, name);
        if (found == null) {
            throw Faults.invalidProperty(text);
        }
        return found;
    }

    private static @Nullable Object pick(@Nullable Object value, Step step) {
        if (step.key() == null || !(value instanceof List<?> list)) {
            return value;
        }
        for (Object item : list) {
            if (item instanceof DataObject object && step.key().equals(String.valueOf(object.get("key")))) {
                return item;
            }
            if (item instanceof Ref ref && step.key().equals(ref.id())) {
                return item;
            }
        }
        return null;
    }

    private static int endOfStep(String text, int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            } else if (c == '.' && depth <= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static Step step(String text) {
        int open = text.indexOf('[');
        if (open < 0 || !text.endsWith("]")) {
            return new Step(text, null);
        }
        String key = text.substring(open + 1, text.length() - 1);
        boolean quoted = key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"");
        return new Step(text.substring(0, open), quoted ? key.substring(1, key.length() - 1) : key);
    }
}
