// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hypervia.esx.vim.value.EntityName;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.PropertyQuery.Step;

/** Questions about the networks of a {@code HostSystem}; {@link HostVirtualSwitch} and its like read the answers. */
public final class NetworkQueries {
    private static final String HOST = "HostSystem";
    private static final String PLAIN = "Network";

    private NetworkQueries() {}

    /**
     * Asks for all switches.
     *
     * @param distributed whether the server knows distributed ones: since API 4.0
     */
    public static PropertyQuery switches(ManagedObjectRef host, boolean distributed) {
        List<String> paths = new ArrayList<>(List.of(HostVirtualSwitch.PATH));
        if (distributed) {
            paths.add(HostProxySwitch.PATH);
        }
        return new PropertyQuery().take(HOST, paths).from(host);
    }

    /** Asks for the host's own switches with their port groups and cards. */
    public static PropertyQuery standard(ManagedObjectRef host) {
        return new PropertyQuery()
                .take(HOST, HostVirtualSwitch.PATH, HostPortGroup.PATH, PhysicalNic.PATH)
                .from(host);
    }

    /** Asks for the names of networks of a {@code Datacenter} too, which are those that machines can be in. */
    public static void addMachineNetworks(PropertyQuery query, ManagedObjectRef datacenter) {
        query.take(PLAIN, EntityName.PATH).from(datacenter, new Step("networks", "Datacenter", "network", List.of()));
    }

    /** Takes what {@link #addMachineNetworks} brought. */
    public static Set<String> machineNetworks(List<ObjectContent> found) {
        return found.stream()
                .filter(object -> object.object().type().equals(PLAIN))
                .filter(object -> object.text(EntityName.PATH).isPresent())
                .map(EntityName::of)
                .collect(Collectors.toSet());
    }

    /** Asks for the distributed switches that a host has, and the port groups of them. */
    public static PropertyQuery distributed(ManagedObjectRef host) {
        Step toSwitch = DistributedPortGroup.toSwitch();
        PropertyQuery query = new PropertyQuery()
                .take(HOST, HostProxySwitch.PATH, PhysicalNic.PATH)
                .from(host, new Step("networks", HOST, "network", List.of(toSwitch.name())), toSwitch);
        DistributedPortGroup.addTo(query);
        return query;
    }

    /** Asks for the physical cards. */
    public static PropertyQuery cards(ManagedObjectRef host) {
        return new PropertyQuery().take(HOST, PhysicalNic.PATH).from(host);
    }
}
