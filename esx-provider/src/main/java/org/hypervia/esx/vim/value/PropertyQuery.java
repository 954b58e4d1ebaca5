// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hypervia.api.value.Reading;
import org.hypervia.esx.soap.SoapWriter;

/**
 * {@code PropertyFilterSpec}: which properties of which objects. Start at one object or several, walk along {@link Step}s,
 * and take properties by the type of what is met. Not thread-safe while it is built.
 */
public final class PropertyQuery {
    /** What is asked of an object only to see whether the session lives. */
    private static final String SEEN = "name";

    /** The types that have a name and can be walked from, and what they extend. */
    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("Folder", "ManagedEntity"),
            Map.entry("StoragePod", "Folder"),
            Map.entry("Datacenter", "ManagedEntity"),
            Map.entry("ComputeResource", "ManagedEntity"),
            Map.entry("ClusterComputeResource", "ComputeResource"),
            Map.entry("HostSystem", "ManagedEntity"),
            Map.entry("ResourcePool", "ManagedEntity"),
            Map.entry("VirtualApp", "ResourcePool"),
            Map.entry("VirtualMachine", "ManagedEntity"),
            Map.entry("Datastore", "ManagedEntity"),
            Map.entry("Network", "ManagedEntity"),
            Map.entry("DistributedVirtualPortgroup", "Network"),
            Map.entry("OpaqueNetwork", "Network"),
            Map.entry("DistributedVirtualSwitch", "ManagedEntity"),
            Map.entry("VmwareDistributedVirtualSwitch", "DistributedVirtualSwitch"));

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
    private boolean toleratesGone;
    private Optional<String> action = Optional.empty();

    /** Takes these properties of one object. */
    public static PropertyQuery of(ManagedObjectRef object, String... paths) {
        return new PropertyQuery().take(object.type(), paths).from(object);
    }

    /** Takes properties of every object of a type that is met; none at all takes just the references. */
    public PropertyQuery take(String type, String... paths) {
        return take(type, List.of(paths));
    }

    /** Takes properties of every object of a type that is met, beside those that are taken of it already. */
    public PropertyQuery take(String type, List<String> paths) {
        properties.merge(
                type,
                List.copyOf(paths),
                (before, more) ->
                        Stream.concat(before.stream(), more.stream()).distinct().toList());
        return this;
    }

    /** Starts at an object, which counts as met itself, and walks on from there. */
    public PropertyQuery from(ManagedObjectRef object, Step... steps) {
        starts.add(new Start(object, List.of(steps)));
        return this;
    }

    /** Says what the query is for, for messages, such as {@code reading domain 'web01'}. */
    public PropertyQuery called(String what) {
        action = Optional.of(what);
        return this;
    }

    /** Returns what the query is for, if somebody has said it. */
    public Optional<String> action() {
        return action;
    }

    /**
     * Leaves an object that is gone out of the result. Otherwise it fails the query for all, which is right where its
     * absence has a meaning; servers before API 4.1 do so in any case.
     */
    public PropertyQuery toleratingGone() {
        toleratesGone = true;
        return this;
    }

    /**
     * Returns the objects a walk starts at without taking anything of them. An expired session shows in what cannot be
     * read of an object; a walk that ends where it starts would look like an empty inventory.
     */
    public List<ManagedObjectRef> unseenStarts() {
        return starts.stream()
                .filter(start -> !start.steps().isEmpty())
                .map(Start::object)
                .filter(object -> ENTITIES.containsKey(object.type()) && !isTaken(object.type()))
                .distinct()
                .toList();
    }

    /**
     * Tells whether a fault is the trace of an object that the query met on its way and that went away meanwhile. Nobody
     * has asked for that one, so its absence means nothing, and the query is to be made again.
     */
    public boolean hasOnlyMet(MethodFault fault) {
        return fault.is("ManagedObjectNotFound")
                && (walks() || fault.object().isPresent())
                && starts.stream().map(Start::object).noneMatch(fault::isGone);
    }

    /**
     * Tells whether rows are an answer to this query at all, rather than one to another query that the server or somebody
     * between has sent twice: without a walk they are about nothing but the objects it starts at, and with one they are of
     * the types that are taken, and tell of a start that was only asked for to be told. No rows at all may be an answer.
     */
    public boolean isAnsweredBy(List<ObjectContent> rows) {
        Set<String> told = rows.stream().map(row -> row.object().value()).collect(Collectors.toSet());
        if (!walks()) {
            return starts.stream()
                    .map(start -> start.object().value())
                    .collect(Collectors.toSet())
                    .containsAll(told);
        }
        List<ManagedObjectRef> unseen = unseenStarts();
        Set<String> unseenTypes = unseen.stream().map(ManagedObjectRef::type).collect(Collectors.toSet());
        boolean wanted = rows.stream()
                .map(row -> row.object().type())
                // A type that is new to us may extend one of them.
                .allMatch(type -> !ENTITIES.containsKey(type) || isTaken(type) || unseenTypes.contains(type));
        // Another question about the same start would have had no name for an answer.
        Set<String> named = rows.stream()
                .filter(row -> !(row.reading(SEEN) instanceof Reading.Unset<String>))
                .map(row -> row.object().value())
                .collect(Collectors.toSet());
        boolean begun =
                unseen.isEmpty() || unseen.stream().map(ManagedObjectRef::value).anyMatch(named::contains);
        return told.isEmpty() || (wanted && (begun || toleratesGone));
    }

    private boolean walks() {
        return starts.stream().anyMatch(start -> !start.steps().isEmpty());
    }

    private boolean isTaken(String type) {
        for (String at = type; at != null; at = ENTITIES.get(at)) {
            if (properties.containsKey(at)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Writes the specification.
     *
     * @param extended whether the server knows {@code reportMissingObjectsInResults}, since API 4.1
     */
    public void write(SoapWriter out, String name, boolean extended) {
        out.element(name, spec -> {
            properties.forEach((type, paths) -> propertySet(spec, type, paths));
            unseenStarts().stream()
                    .map(ManagedObjectRef::type)
                    .distinct()
                    .forEach(type -> propertySet(spec, type, List.of(SEEN)));
            starts.forEach(start -> spec.element("objectSet", set -> {
                set.reference("obj", start.object()).flag("skip", false);
                start.steps().forEach(step -> write(set, step));
            }));
            if (extended && toleratesGone) {
                spec.flag("reportMissingObjectsInResults", true);
            }
        });
    }

    private static void propertySet(SoapWriter spec, String type, List<String> paths) {
        spec.element("propSet", set -> {
            set.text("type", type).flag("all", false);
            paths.forEach(path -> set.text("pathSet", path));
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
