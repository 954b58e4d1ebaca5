// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hypervia.esx.soap.SoapWriter;

/**
 * {@code PropertyFilterSpec}: which properties of which objects. Start at an object, walk along {@link Step}s, and take
 * properties by the type of what is met. Not thread-safe while it is built.
 */
public final class PropertyQuery {
    /**
     * {@code TraversalSpec}: from objects of a type along one of their properties.
     *
     * @param name by which other steps refer to this one
     * @param type the type to walk from, subtypes included
     * @param path the property with the references to walk to
     * @param next names of the steps to go on with, this one included for a recursion
     */
    public record Step(String name, String type, String path, List<String> next) {
        public Step {
            next = List.copyOf(next);
        }
    }

    private record Start(ManagedObjectRef object, List<Step> steps) {}

    private final Map<String, List<String>> properties = new LinkedHashMap<>();
    private final List<Start> starts = new ArrayList<>();

    /** Takes these properties of one object. */
    public static PropertyQuery of(ManagedObjectRef object, String... paths) {
        return new PropertyQuery().take(object.type(), paths).from(object);
    }

    /** Takes properties of every object of a type that is met; none at all takes just the references. */
    public PropertyQuery take(String type, String... paths) {
        properties.put(type, List.of(paths));
        return this;
    }

    /** Takes properties of every object of a type that is met. */
    public PropertyQuery take(String type, List<String> paths) {
        properties.put(type, List.copyOf(paths));
        return this;
    }

    /** Starts at an object, which counts as met itself, and walks on from there. */
    public PropertyQuery from(ManagedObjectRef object, Step... steps) {
        starts.add(new Start(object, List.of(steps)));
        return this;
    }

    void write(SoapWriter out, String name) {
        out.element(name, spec -> {
            properties.forEach((type, paths) -> spec.element("propSet", set -> {
                set.text("type", type).flag("all", false);
                paths.forEach(path -> set.text("pathSet", path));
            }));
            starts.forEach(start -> spec.element("objectSet", set -> {
                start.object().write(set, "obj");
                set.flag("skip", false);
                start.steps().forEach(step -> write(set, step));
            }));
        });
    }

    private static void write(SoapWriter out, Step step) {
        out.typed("selectSet", "TraversalSpec", traversal -> {
            traversal.text("name", step.name()).text("type", step.type());
            traversal.text("path", step.path()).flag("skip", false);
            step.next().forEach(next -> traversal.element("selectSet", selection -> selection.text("name", next)));
        });
    }
}
