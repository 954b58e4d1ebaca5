// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hypervia.esx.vim.network.DistributedPortGroup;
import org.hypervia.esx.vim.value.EntityName;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.PropertyQuery.Step;

/**
 * The networks of the host that a machine is on, which its cards can be in.
 *
 * @param byName all of them by name; of namesakes the first
 * @param groups those that are port groups of distributed switches
 */
public record MachineNetworks(Map<String, ManagedObjectRef> byName, List<DistributedPortGroup> groups) {
    /** None, where nobody has asked. */
    public static final MachineNetworks NONE = new MachineNetworks(Map.of(), List.of());

    private static final String HOST = "HostSystem";
    private static final String PLAIN = "Network";

    public MachineNetworks {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        groups = List.copyOf(groups);
    }

    /** Tells whether a network is one of a host's own switch, known by its name, and not one of another manager. */
    public static boolean isPlain(ManagedObjectRef network) {
        return network.type().equals(PLAIN);
    }

    /**
     * Adds a walk from the machine, which is met too, to its host and the networks.
     *
     * @param distributed whether the server knows distributed switches: since API 4.0
     */
    public static void addTo(PropertyQuery query, ManagedObjectRef machine, boolean distributed) {
        Step toSwitch = DistributedPortGroup.toSwitch();
        Step toHost = new Step("host", "VirtualMachine", "runtime.host", List.of("networks"));
        query.take(HOST, EntityName.PATH).take(PLAIN, EntityName.PATH);
        if (distributed) {
            DistributedPortGroup.addTo(query);
            query.from(machine, toHost, new Step("networks", HOST, "network", List.of(toSwitch.name())), toSwitch);
        } else {
            query.from(machine, toHost, new Step("networks", HOST, "network", List.of()));
        }
    }

    /** Takes what such a query found. */
    public static MachineNetworks of(List<ObjectContent> found) {
        Map<String, ManagedObjectRef> networks = new LinkedHashMap<>();
        for (ObjectContent object : found) {
            // Networks have several types; switches, which are met beside them, have no name that was asked for.
            boolean network = !object.object().isVirtualMachine()
                    && !object.object().type().equals(HOST);
            if (network && object.text(EntityName.PATH).isPresent()) {
                networks.putIfAbsent(EntityName.of(object), object.object());
            }
        }
        return new MachineNetworks(networks, DistributedPortGroup.of(found));
    }

    /** Finds the port group of a distributed switch with a name, unless another network comes first. */
    public Optional<DistributedPortGroup> distributed(String name) {
        ManagedObjectRef network = byName.get(name);
        return groups.stream()
                .filter(group ->
                        group.network().equals(network) && !group.switchUuid().isEmpty())
                .findFirst();
    }
}
