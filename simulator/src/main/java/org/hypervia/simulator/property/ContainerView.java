// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.property;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.value.Schema;
import org.jspecify.annotations.Nullable;

/** A {@code ContainerView}: all objects of some kinds below a container, as they come and go. */
public final class ContainerView extends Node {
    private final ObjectSource objects;
    private final Ref container;
    private final List<String> types;
    private final boolean recursive;

    /** A view; no types means all. */
    public ContainerView(Inventory inventory, Ref ref, Ref container, Contents contents) {
        this(new Ground(inventory, inventory::find), ref, container, contents);
    }

    /** The same of what somebody sees of an inventory. */
    public ContainerView(Ground ground, Ref ref, Ref container, Contents contents) {
        super(ground.inventory(), ref);
        this.objects = ground.objects();
        this.container = container;
        this.types = contents.types();
        this.recursive = contents.recursive();
    }

    /**
     * What views stand on.
     *
     * @param inventory the inventory
     * @param objects what somebody sees of it
     */
    public record Ground(Inventory inventory, ObjectSource objects) {}

    /**
     * What a view shows.
     *
     * @param types the kinds, none for all
     * @param recursive whether to look below the first level
     */
    public record Contents(List<String> types, boolean recursive) {}

    /** Anything may have changed what it shows. */
    @Override
    public long revision() {
        return inventory().revision();
    }

    @Override
    protected boolean cacheable() {
        return false;
    }

    @Override
    protected @Nullable Object property(String name) {
        return switch (name) {
            case "view" -> view();
            case "container" -> container;
            case "type" -> types;
            case "recursive" -> recursive;
            default -> null;
        };
    }

    /** The objects it shows now. */
    public List<Ref> view() {
        Set<Ref> seen = new LinkedHashSet<>();
        Node root = objects.find(container);
        if (root != null) {
            collect(root, seen);
        }
        return seen.stream().filter(this::shows).toList();
    }

    private boolean shows(Ref ref) {
        return types.isEmpty() || types.stream().anyMatch(type -> Schema.VIM.isA(ref.type(), type));
    }

    private void collect(Node node, Set<Ref> seen) {
        for (Ref child : children(node)) {
            Node found = objects.find(child);
            if (seen.add(child) && recursive && found != null) {
                collect(found, seen);
            }
        }
    }

    /** What is directly below a container, in the words of the API. */
    public static List<Ref> children(Node node) {
        List<String> properties = switch (node.ref().type()) {
            case "Folder" -> List.of("childEntity");
            case "Datacenter" -> List.of("vmFolder", "hostFolder", "datastoreFolder", "networkFolder");
            case "ComputeResource", "ClusterComputeResource" -> List.of("host", "resourcePool");
            case "ResourcePool", "VirtualApp" -> List.of("resourcePool", "vm");
            default -> List.of();
        };
        List<Ref> children = new ArrayList<>();
        for (String property : properties) {
            Object value = node.value(property);
            if (value instanceof Ref ref) {
                children.add(ref);
            } else if (value instanceof List<?> list) {
                list.forEach(item -> children.add((Ref) item));
            }
        }
        return children;
    }
}
