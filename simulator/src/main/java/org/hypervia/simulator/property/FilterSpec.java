// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.property;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.FieldType;
import org.hypervia.simulator.value.PropertyPath;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.value.Schema;
import org.hypervia.simulator.value.TypedValue;
import org.hypervia.simulator.value.VimFault;
import org.jspecify.annotations.Nullable;

/** A {@code PropertyFilterSpec}: which objects, and what of them. */
public final class FilterSpec {
    private final DataObject source;
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<Start> starts = new ArrayList<>();
    private final boolean tolerant;

    private FilterSpec(DataObject source) {
        this.source = source;
        this.tolerant = Boolean.TRUE.equals(source.get("reportMissingObjectsInResults"));
    }

    /** A {@code PropertySpec}: a kind and its paths. */
    private record Wanted(String type, boolean all, List<PropertyPath> paths) {}

    /** An {@code ObjectSpec} with the names used below it. */
    private record Start(Ref object, boolean skip, List<Selection> selections, Map<String, Selection> names) {}

    /** Reads the data object; faults when kinds or paths do not exist. */
    public static FilterSpec of(DataObject source) {
        FilterSpec spec = new FilterSpec(source);
        if (source.get("propSet") instanceof List<?> sets) {
            sets.forEach(set -> spec.wanted.add(readWanted(set)));
        }
        if (source.get("objectSet") instanceof List<?> sets) {
            sets.forEach(set -> spec.starts.add(readStart(set)));
        }
        return spec;
    }

    private static Wanted readWanted(Object item) {
        if (!(item instanceof DataObject set) || !(set.get("type") instanceof String type)) {
            throw Faults.invalidArgument("specSet.propSet");
        }
        if (!Schema.VIM.isManaged(type)) {
            throw Faults.plain("InvalidType", "The type " + type + " is not a managed object kind.");
        }
        List<PropertyPath> paths = new ArrayList<>();
        if (set.get("pathSet") instanceof List<?> texts) {
            for (Object text : texts) {
                PropertyPath path = PropertyPath.parse(String.valueOf(text));
                path.check(type);
                paths.add(path);
            }
        }
        return new Wanted(type, Boolean.TRUE.equals(set.get("all")), paths);
    }

    private static Start readStart(Object item) {
        if (!(item instanceof DataObject set) || !(set.get("obj") instanceof Ref object)) {
            throw Faults.invalidArgument("specSet.objectSet.obj");
        }
        Map<String, Selection> names = new HashMap<>();
        List<Selection> selections = Selection.read(set.get("selectSet"), names);
        return new Start(object, Boolean.TRUE.equals(set.get("skip")), selections, names);
    }

    /** The data object it was read from. */
    DataObject source() {
        return source;
    }

    /** The objects it starts from. */
    public List<Ref> roots() {
        return starts.stream().map(Start::object).toList();
    }

    /** The selected objects of wanted kinds, each once, in the order they are met. */
    List<Node> select(ObjectSource objects) {
        Map<Ref, Node> found = new LinkedHashMap<>();
        for (Start start : starts) {
            Node root = objects.find(start.object());
            if (root == null) {
                if (tolerant) {
                    continue;
                }
                throw Faults.notFound(start.object());
            }
            new Walk(objects, start.names(), found).visit(root, start.skip(), start.selections());
        }
        return found.values().stream().filter(this::wants).toList();
    }

    /** Whether the object all starts from is still there. */
    boolean rooted(ObjectSource objects) {
        return starts.stream().anyMatch(start -> objects.find(start.object()) != null);
    }

    private boolean wants(Node node) {
        return wanted.stream().anyMatch(one -> Schema.VIM.isA(node.ref().type(), one.type()));
    }

    /** Reads the wanted properties of one object. */
    ObjectState read(Node node) {
        Map<String, TypedValue> values = new LinkedHashMap<>();
        Map<String, VimFault> missing = new LinkedHashMap<>();
        Map<String, String> unset = new LinkedHashMap<>();
        String kind = node.ref().type();
        for (PropertyPath path : paths(kind)) {
            VimFault fault = node.unreadable(path.text());
            if (fault != null) {
                missing.put(path.text(), fault);
                continue;
            }
            TypedValue value = path.walk(kind, node.value(path.root()));
            if (value != null) {
                values.put(path.text(), value);
            } else if (asked(kind, path)) {
                unset.put(path.text(), path.hangsInTheAir(kind, node.value(path.root())) ? "indirectRemove" : "assign");
            }
        }
        return new ObjectState(node.revision(), values, missing, unset);
    }

    /** Whether somebody asked for the path by its name. */
    private boolean asked(String kind, PropertyPath path) {
        return wanted.stream()
                .anyMatch(one -> Schema.VIM.isA(kind, one.type()) && one.paths().contains(path));
    }

    /** What it selects of its starts when nothing of them may be read: each path that was asked for, with this reason. */
    public List<DataObject> hidden(VimFault reason) {
        List<DataObject> contents = new ArrayList<>();
        for (Start start : starts) {
            String kind = start.object().type();
            Set<PropertyPath> paths = paths(kind);
            if (!start.skip() && !paths.isEmpty()) {
                Map<String, VimFault> missing = new LinkedHashMap<>();
                paths.forEach(path -> missing.put(path.text(), reason));
                contents.add(new ObjectState(0, Map.of(), missing, Map.of()).content(start.object()));
            }
        }
        return contents;
    }

    private Set<PropertyPath> paths(String kind) {
        Set<PropertyPath> paths = new LinkedHashSet<>();
        for (Wanted one : wanted) {
            if (Schema.VIM.isA(kind, one.type())) {
                if (one.all()) {
                    for (FieldType field : Schema.VIM.fields(kind)) {
                        paths.add(PropertyPath.parse(field.name()));
                    }
                }
                paths.addAll(one.paths());
            }
        }
        return paths;
    }

    /** One walk over the objects; each step is taken from each object once, so that circles end. */
    private static final class Walk {
        private final ObjectSource objects;
        private final Map<String, Selection> names;
        private final Map<Ref, Node> found;
        // Two steps may look alike and still be two.
        private final IdentityHashMap<Selection.Step, Set<Ref>> taken = new IdentityHashMap<>();

        Walk(ObjectSource objects, Map<String, Selection> names, Map<Ref, Node> found) {
            this.objects = objects;
            this.names = names;
            this.found = found;
        }

        void visit(Node node, boolean skip, List<Selection> selections) {
            if (!skip) {
                found.put(node.ref(), node);
            }
            String kind = node.ref().type();
            for (Selection selection : selections) {
                Selection.Step step = selection.resolve(names);
                if (Schema.VIM.isA(kind, step.type()) && firstTime(node.ref(), step)) {
                    TypedValue value =
                            step.path().walk(kind, node.value(step.path().root()));
                    follow(value == null ? null : value.value(), step);
                }
            }
        }

        private boolean firstTime(Ref from, Selection.Step step) {
            return taken.computeIfAbsent(step, s -> new HashSet<>()).add(from);
        }

        private void follow(@Nullable Object value, Selection.Step step) {
            if (value instanceof List<?> list) {
                list.forEach(item -> follow(item, step));
            } else if (value instanceof Ref ref) {
                Node next = objects.find(ref);
                if (next != null) {
                    visit(next, step.skip(), step.next());
                }
            }
        }
    }
}
