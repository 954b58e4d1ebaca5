// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.property;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** A {@code ListView}: the objects a client has put into it. */
public final class ListView extends Node {
    private final ObjectSource source;
    private final Set<Ref> objects = new LinkedHashSet<>();

    /** A view of these objects. */
    public ListView(ContainerView.Ground ground, Ref ref, List<Ref> objects) {
        super(ground.inventory(), ref);
        this.source = ground.objects();
        this.objects.addAll(objects);
    }

    /** Takes objects in and out; returns those that are not there to be taken in. */
    public List<Ref> change(List<Ref> add, List<Ref> remove) {
        List<Ref> unknown = new ArrayList<>();
        for (Ref ref : add) {
            if (source.find(ref) == null) {
                unknown.add(ref);
            } else {
                objects.add(ref);
            }
        }
        remove.forEach(objects::remove);
        touch();
        return unknown;
    }

    /** Shows these objects and no others; returns those that are not there. */
    public List<Ref> reset(List<Ref> wanted) {
        objects.clear();
        return change(wanted, List.of());
    }

    @Override
    protected @Nullable Object property(String name) {
        return name.equals("view") ? List.copyOf(objects) : null;
    }
}
