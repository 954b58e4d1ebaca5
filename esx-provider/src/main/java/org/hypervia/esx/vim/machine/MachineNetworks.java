// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hypervia.esx.vim.value.EntityName;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.PropertyQuery.Step;

/** The networks of the host that a machine is on, which its cards can be in. */
public final class MachineNetworks {
    private static final String HOST = "HostSystem";
    private static final String PLAIN = "Network";
    private static final Step[] STEPS = {
        new Step("host", "VirtualMachine", "runtime.host", List.of("networks")),
        new Step("networks", HOST, "network", List.of())
    };

    private MachineNetworks() {}

    /** Tells whether a network is one of a host's own switch, known by its name, and not one of another manager. */
    public static boolean isPlain(ManagedObjectRef network) {
        return network.type().equals(PLAIN);
    }

    /** Adds a walk from the machine, which is met too, to its host and the networks. */
    public static void addTo(PropertyQuery query, ManagedObjectRef machine) {
        query.take(HOST, EntityName.PATH).take(PLAIN, EntityName.PATH).from(machine, STEPS);
    }

    /** Returns the networks by name, from what such a query found; of namesakes the first. */
    public static Map<String, ManagedObjectRef> of(List<ObjectContent> found) {
        Map<String, ManagedObjectRef> networks = new LinkedHashMap<>();
        for (ObjectContent object : found) {
            // Networks have several types.
            boolean network = !object.object().isVirtualMachine()
                    && !object.object().type().equals(HOST);
            if (network && object.text(EntityName.PATH).isPresent()) {
                networks.putIfAbsent(EntityName.of(object), object.object());
            }
        }
        return networks;
    }
}
