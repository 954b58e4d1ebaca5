// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Listing;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vim.network.DistributedPortGroup;
import org.hypervia.esx.vim.network.HostPortGroup;
import org.hypervia.esx.vim.network.HostProxySwitch;
import org.hypervia.esx.vim.network.HostVirtualSwitch;
import org.hypervia.esx.vim.network.PhysicalNic;
import org.hypervia.esx.vim.value.EntityName;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.PropertyQuery.Step;
import org.hypervia.spi.Deadline;

/** What the host tells of its networks, each asked for in one retrieval. */
final class HostNetworks {
    private static final String HOST = "HostSystem";
    private static final String PLAIN = "Network";

    private final EsxConnection connection;

    HostNetworks(EsxConnection connection) {
        this.connection = connection;
    }

    /**
     * All switches.
     *
     * @param standard those of the host itself
     * @param distributed those it shares with others
     */
    record Switches(Listing<HostVirtualSwitch> standard, Listing<HostProxySwitch> distributed) {}

    /**
     * The host's own switches and all that belongs to them.
     *
     * @param machineNetworks the names of the networks that machines can be in; empty if not asked for
     */
    record Standard(
            List<HostVirtualSwitch> switches,
            List<HostPortGroup> groups,
            List<PhysicalNic> cards,
            Set<String> machineNetworks) {
        HostVirtualSwitch byKey(String key) {
            return switches.stream()
                    .filter(found -> found.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> gone(key));
        }

        /** Finds the port groups of a switch in its order; {@code INTERNAL_ERROR} if the host tells nothing of one. */
        List<HostPortGroup> groupsOf(HostVirtualSwitch found) {
            return found.portGroups().stream()
                    .map(key -> groups.stream()
                            .filter(group -> group.key().equals(key))
                            .findFirst()
                            .orElseThrow(() -> dangling("port group", key, found.name())))
                    .toList();
        }
    }

    /**
     * The distributed switches, and the port groups of them that the host has.
     *
     * @param cards the host's physical cards
     */
    record Distributed(List<HostProxySwitch> switches, List<DistributedPortGroup> groups, List<PhysicalNic> cards) {}

    Switches switches(Deadline deadline) {
        PropertyQuery query = new PropertyQuery();
        List<String> paths = new ArrayList<>(List.of(HostVirtualSwitch.PATH));
        if (knowsDistributed()) {
            paths.add(HostProxySwitch.PATH);
        }
        ObjectContent host = host(
                retrieve(query.take(HOST, paths).from(node()).called("listing the networks of " + name()), deadline));
        return new Switches(HostVirtualSwitch.of(host), HostProxySwitch.of(host));
    }

    /**
     * Reads the host's own switches.
     *
     * @param forMachines whether to ask which port groups machines can be in
     */
    Standard standard(String action, boolean forMachines, Deadline deadline) {
        PropertyQuery query = new PropertyQuery()
                .take(HOST, HostVirtualSwitch.PATH, HostPortGroup.PATH, PhysicalNic.PATH)
                .from(node())
                .called(action);
        if (forMachines) {
            query.take(PLAIN, EntityName.PATH)
                    .from(
                            connection.scope().networkedDatacenter(),
                            new Step("networks", "Datacenter", "network", List.of()));
        }
        List<ObjectContent> found = retrieve(query, deadline);
        ObjectContent host = host(found);
        return new Standard(
                HostVirtualSwitch.of(host).orThrow(),
                HostPortGroup.of(host).items(),
                PhysicalNic.of(host).items(),
                found.stream()
                        .filter(object -> object.object().type().equals(PLAIN))
                        .filter(object -> object.text(EntityName.PATH).isPresent())
                        .map(EntityName::of)
                        .collect(Collectors.toSet()));
    }

    Distributed distributed(String action, Deadline deadline) {
        Step toSwitch = DistributedPortGroup.toSwitch();
        PropertyQuery query = new PropertyQuery()
                .take(HOST, HostProxySwitch.PATH, PhysicalNic.PATH)
                .from(node(), new Step("networks", HOST, "network", List.of(toSwitch.name())), toSwitch)
                .called(action);
        DistributedPortGroup.addTo(query, connection.speaks(6, 0));
        List<ObjectContent> found = retrieve(query, deadline);
        ObjectContent host = host(found);
        return new Distributed(
                HostProxySwitch.of(host).orThrow(),
                DistributedPortGroup.of(found),
                PhysicalNic.of(host).items());
    }

    Listing<PhysicalNic> cards(String action, Deadline deadline) {
        return PhysicalNic.of(host(retrieve(
                new PropertyQuery().take(HOST, PhysicalNic.PATH).from(node()).called(action), deadline)));
    }

    /** Finds the names of uplinks; {@code INTERNAL_ERROR} if the host tells nothing of one. */
    static List<String> devices(List<String> keys, List<PhysicalNic> cards, String switchName) {
        return keys.stream()
                .map(key -> cards.stream()
                        .filter(card -> card.key().equals(key))
                        .findFirst()
                        .map(PhysicalNic::device)
                        .orElseThrow(() -> dangling("physical card", key, switchName)))
                .toList();
    }

    ManagedObjectRef system() {
        return connection
                .scope()
                .networkSystem()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.OPERATION_UNSUPPORTED, name() + " has nothing that changes its networks"));
    }

    /** Returns how messages call the host. */
    String name() {
        return connection.scope().name();
    }

    private boolean knowsDistributed() {
        return connection.speaks(4, 0);
    }

    private ManagedObjectRef node() {
        return connection.scope().node();
    }

    private List<ObjectContent> retrieve(PropertyQuery query, Deadline deadline) {
        return connection.properties().retrieve(query, deadline);
    }

    private ObjectContent host(List<ObjectContent> found) {
        return ObjectContent.one(found, node()).called(name());
    }

    static HypervisorException gone(String ref) {
        return new HypervisorException(
                ErrorCode.NO_NETWORK, "network " + Faults.named(ref) + " is gone: list the networks anew");
    }

    private static HypervisorException dangling(String what, String key, String switchName) {
        return new HypervisorException(
                ErrorCode.INTERNAL_ERROR,
                "switch '" + Faults.named(switchName) + "' has the " + what + " " + Faults.named(key)
                        + ", of which the host tells nothing: it may be changing just now; repeat it");
    }
}
