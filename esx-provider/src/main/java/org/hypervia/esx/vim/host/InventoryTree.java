// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hypervia.esx.vim.value.EntityName;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.jspecify.annotations.Nullable;

/** Objects of the inventory that one retrieval brought with {@code name} and {@code parent}. Immutable. */
final class InventoryTree {
    static final String FOLDER = "Folder";
    static final String DATACENTER = "Datacenter";
    static final String COMPUTE = "ComputeResource";
    static final String CLUSTER = "ClusterComputeResource";
    static final String HOST = "HostSystem";
    static final String POOL = "ResourcePool";
    static final String APP = "VirtualApp";
    static final String PARENT = "parent";

    // In the server's order, which decides what is first.
    private final Map<ManagedObjectRef, ObjectContent> objects = new LinkedHashMap<>();
    private final Map<ManagedObjectRef, List<ObjectContent>> children = new HashMap<>();

    InventoryTree(List<ObjectContent> found) {
        for (ObjectContent object : found) {
            objects.put(object.object(), object);
            object.reference(PARENT)
                    .ifPresent(parent -> children.computeIfAbsent(parent, key -> new ArrayList<>())
                            .add(object));
        }
    }

    Optional<ObjectContent> get(ManagedObjectRef object) {
        return Optional.ofNullable(objects.get(object));
    }

    /** Returns what there is of a type, in the server's order. */
    Stream<ObjectContent> all(String type) {
        return objects.values().stream().filter(object -> isA(object, type));
    }

    /** Returns what is directly in an object. */
    List<ObjectContent> children(ManagedObjectRef parent) {
        return children.getOrDefault(parent, List.of());
    }

    static boolean isA(ObjectContent object, String type) {
        String actual = object.object().type();
        return actual.equals(type)
                || (type.equals(COMPUTE) && actual.equals(CLUSTER))
                || (type.equals(POOL) && actual.equals(APP));
    }

    /** The way from an object up to the root, itself first. */
    Stream<ObjectContent> way(@Nullable ObjectContent object) {
        // A way longer than there are objects goes in circles.
        return Stream.<ObjectContent>iterate(object, Objects::nonNull, this::parent)
                .limit(objects.size() + 1L);
    }

    private @Nullable ObjectContent parent(ObjectContent object) {
        return object.reference(PARENT).map(objects::get).orElse(null);
    }

    /** Finds the nearest object of a type on the way up, an object itself included. */
    Optional<ObjectContent> above(ObjectContent object, String type) {
        return way(object).filter(up -> isA(up, type)).findFirst();
    }

    /** Returns the names on the way to an object from the top, without the root, as the server escapes them. */
    String path(ObjectContent object, ManagedObjectRef root) {
        return path(way(object).takeWhile(up -> !up.object().equals(root)), InventoryTree::name);
    }

    /** Joins names of objects that come from the bottom up. */
    static String path(Stream<ObjectContent> upwards, Function<ObjectContent, String> name) {
        List<String> names = upwards.map(name).collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(names);
        return String.join("/", names);
    }

    /** Returns a name as the server escapes it. */
    static String name(ObjectContent object) {
        return object.text(EntityName.PATH).orElse("");
    }

    /** Returns a name as people write it. */
    static String shownName(ObjectContent object) {
        return EntityName.unescapedLeniently(name(object));
    }
}
