// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.value.EntityName;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.PropertyQuery.Step;

/** Where in a scope of several hosts a new machine can be: on a host that has the datastore of its files. */
public final class RegistrationPlaces {
    private static final String DATASTORE = "Datastore";
    private static final String CONNECTED = "runtime.connectionState";
    private static final String MOUNTED = "datastore";

    private final InventoryScope scope;
    private final List<ObjectContent> found;

    /** @param found what {@link #query} has found */
    public RegistrationPlaces(InventoryScope scope, List<ObjectContent> found) {
        this.scope = scope;
        this.found = found;
    }

    /** Asks for all hosts, with what is above them, and their datastores. */
    public static PropertyQuery query(InventoryScope scope) {
        PropertyQuery query = HostAnchors.take(new PropertyQuery())
                .take(InventoryTree.HOST, CONNECTED, MOUNTED)
                .take(DATASTORE, EntityName.PATH);
        scope.addHosts(query, new Step("datastores", InventoryTree.HOST, MOUNTED, List.of()), InventoryWalk.up());
        return query;
    }

    /**
     * Finds the host for a machine whose files are on a datastore: the only one that has it and can be used, or the first of
     * a cluster, in which machines that are off are bound to none.
     *
     * @throws HypervisorException {@code INVALID_ARG} if there is none, or the datastore could be one of several, or is that
     *     of several compute resources: with what to write
     */
    public HostScope of(String datastore) {
        List<ManagedObjectRef> named = found.stream()
                .filter(object -> object.object().type().equals(DATASTORE))
                .filter(object -> EntityName.reading(object)
                        .toOptional()
                        .filter(datastore::equals)
                        .isPresent())
                .map(ObjectContent::object)
                .distinct()
                .toList();
        if (named.isEmpty()) {
            throw refused(datastore, "no host has it: list the storage pools to see what there is");
        }
        List<HostScope> hosts = named.stream().flatMap(this::usable).toList();
        Set<ManagedObjectRef> resources =
                hosts.stream().map(host -> host.anchor().computeResource()).collect(Collectors.toSet());
        if (hosts.isEmpty()) {
            throw refused(datastore, "each host that has it is disconnected or in maintenance mode");
        }
        if (resources.size() > 1) {
            throw refused(
                    datastore,
                    "it is that of several hosts or clusters, or its name is: connect to the right one, as "
                            + hosts.stream()
                                    .map(RegistrationPlaces::uri)
                                    .distinct()
                                    .limit(5)
                                    .collect(Collectors.joining(" or ")));
        }
        return hosts.get(0);
    }

    private Stream<HostScope> usable(ManagedObjectRef datastore) {
        HostAnchors anchors = scope.anchors(found);
        List<HostScope> hosts = new ArrayList<>();
        for (ObjectContent host : found) {
            boolean has = host.object().type().equals(InventoryTree.HOST)
                    && host.value(MOUNTED).stream()
                            .flatMap(mounted -> mounted.items())
                            .flatMap(item -> item.reference().stream())
                            .anyMatch(datastore::equals);
            boolean connected = host.text(CONNECTED)
                    .filter(state -> !state.strip().equals("connected"))
                    .isEmpty();
            if (has && connected) {
                hosts.add(anchors.host(host.object()));
            }
        }
        return hosts.stream().filter(host -> !host.isInMaintenanceMode());
    }

    private static String uri(HostScope host) {
        return "vpx://vcenter/" + host.anchor().datacenterPath() + "/[CLUSTER/]"
                + host.anchor().hostName();
    }

    private HypervisorException refused(String datastore, String why) {
        return new HypervisorException(
                ErrorCode.INVALID_ARG,
                "where in " + scope.name() + " a domain with files on the datastore '" + Faults.shown(datastore)
                        + "' belongs cannot be told, since " + why);
    }
}
