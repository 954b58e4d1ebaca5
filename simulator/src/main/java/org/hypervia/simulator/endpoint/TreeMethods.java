// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.Map;
import org.hypervia.simulator.center.Aspect;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.property.ContainerView;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** The searches of the search index that follow the tree as an address shows it. */
final class TreeMethods {
    private final Aspect aspect;

    TreeMethods(Aspect aspect) {
        this.aspect = aspect;
    }

    void addTo(Map<String, Method> table) {
        table.put("FindByInventoryPath", this::byInventoryPath);
        table.put(
                "FindChild",
                call -> Reply.of("ref", child(call.object(call.ref("entity"), Node.class), call.text("name"))));
    }

    private Reply byInventoryPath(Call call) {
        Ref current = aspect.managers().rootFolder();
        for (String name : call.text("inventoryPath").split("/", -1)) {
            if (name.isEmpty()) {
                continue;
            }
            Ref next = child(call.object(current, Node.class), name);
            if (next == null) {
                return Reply.of("ref", null);
            }
            current = next;
        }
        return Reply.of("ref", current);
    }

    private @Nullable Ref child(Node parent, String name) {
        for (Ref ref : ContainerView.children(parent)) {
            Node node = aspect.shown(ref);
            if (node != null && name.equals(node.value("name"))) {
                return ref;
            }
        }
        return null;
    }
}
