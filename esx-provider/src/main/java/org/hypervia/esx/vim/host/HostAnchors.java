// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import static org.hypervia.esx.vim.host.InventoryTree.COMPUTE;
import static org.hypervia.esx.vim.host.InventoryTree.DATACENTER;
import static org.hypervia.esx.vim.host.InventoryTree.FOLDER;
import static org.hypervia.esx.vim.host.InventoryTree.HOST;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.property.PropertyCollector;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.EntityName;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.VimValue;
import org.hypervia.spi.Deadline;

/** Finds hosts, and what is above them, in folders, datacenters, compute resources and hosts that one traversal brought. */
public final class HostAnchors {
    private static final String AUTO_START = "configManager.autoStartManager";
    private static final String NETWORK = "configManager.networkSystem";
    private static final String STORAGE = "configManager.storageSystem";
    private static final String DATASTORES = "configManager.datastoreSystem";
    private static final String FILES = "datastoreBrowser";
    private static final String MAINTENANCE = "runtime.inMaintenanceMode";
    private static final String MANAGED_BY = "summary.managementServerIp";

    private final ManagedObjectRef root;
    private final InventoryTree tree;
    private final boolean movable;

    /**
     * @param root the root folder
     * @param movable whether machines can be moved from one host to another, as a vCenter does
     * @param found what {@link #take} had a query take
     */
    HostAnchors(ManagedObjectRef root, boolean movable, List<ObjectContent> found) {
        this.root = root;
        this.movable = movable;
        this.tree = new InventoryTree(found);
    }

    /** Reads the tree down to the hosts: one round trip, plus further pages where a vCenter makes some. */
    public static HostAnchors read(VimSession session, PropertyCollector collector, Deadline deadline) {
        return read(session, collector, true, deadline);
    }

    /**
     * Reads as much of the tree as a vCenter path of so many parts needs. Without hosts, it is the folders and datacenters
     * only, so a large vCenter costs no more than a small one.
     */
    public static HostAnchors read(
            VimSession session, PropertyCollector collector, List<String> path, Deadline deadline) {
        // A host has a datacenter above it.
        return read(session, collector, path.size() > 1, deadline);
    }

    private static HostAnchors read(VimSession session, PropertyCollector collector, boolean hosts, Deadline deadline) {
        ManagedObjectRef root = session.content().manager("rootFolder");
        PropertyQuery query = take(new PropertyQuery())
                .from(root, InventoryWalk.array(hosts ? InventoryWalk.toHosts() : InventoryWalk.toDatacenters()));
        boolean movable = session.content().about().isVirtualCenter();
        return new HostAnchors(root, movable, collector.retrieve(query, deadline));
    }

    /** Has a query take what is needed of the hosts that it meets, and of all above them. */
    static PropertyQuery take(PropertyQuery query) {
        return query.take(FOLDER, EntityName.PATH, InventoryTree.PARENT)
                .take(DATACENTER, EntityName.PATH, InventoryTree.PARENT, "hostFolder", "vmFolder")
                .take(COMPUTE, EntityName.PATH, InventoryTree.PARENT, "resourcePool")
                .take(
                        HOST,
                        EntityName.PATH,
                        InventoryTree.PARENT,
                        AUTO_START,
                        NETWORK,
                        STORAGE,
                        DATASTORES,
                        FILES,
                        MAINTENANCE,
                        MANAGED_BY);
    }

    /** Finds the only host of a host agent; {@code INTERNAL_ERROR} if there is none to see. */
    public HostScope onlyHost() {
        require(DATACENTER, "no datacenter");
        require(COMPUTE, "no compute resource");
        return scope(require(HOST, "no host system"));
    }

    /**
     * Finds what a vCenter path names: folders, datacenter, folders, compute resource, and in a cluster the host. It may
     * end at any of them; the scope is then all below.
     *
     * @param center what messages call the vCenter
     * @param path as it was written, for messages
     * @param names its parts
     * @throws HypervisorException {@code INTERNAL_ERROR} for a name that is not there, with those that are;
     *     {@code INVALID_ARG} for a path that goes on behind a host
     */
    public Scope byPath(String center, String path, List<String> names) {
        return new PathWalk(tree, root, path, names)
                .end()
                .map(found -> InventoryTree.isA(found, HOST) ? scope(found) : below(found))
                .orElseGet(() ->
                        new InventoryScope("vCenter '" + Faults.shown(center) + "'", root, root, Optional.empty()));
    }

    private InventoryScope below(ObjectContent found) {
        String name = Faults.shown(tree.path(found, root));
        String kind = InventoryTree.isA(found, DATACENTER)
                ? "datacenter"
                : InventoryTree.isA(found, COMPUTE) ? "cluster" : "folder";
        return new InventoryScope(
                kind + " '" + name + "'",
                found.object(),
                root,
                tree.above(found, DATACENTER).map(this::files));
    }

    /** Finds the datacenter above an object; {@code INTERNAL_ERROR} if there is none to see. */
    InventoryScope datacenterOf(ObjectContent object) {
        return below(ancestor(object, DATACENTER));
    }

    /** Finds a host by its reference; {@code INTERNAL_ERROR} if nothing was told of it. */
    public HostScope host(ManagedObjectRef host) {
        return scope(tree.get(host)
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR, host + " is not to be seen: check that the user may see it")));
    }

    private HostScope scope(ObjectContent host) {
        ObjectContent compute = ancestor(host, COMPUTE);
        ObjectContent datacenter = ancestor(compute, DATACENTER);
        HostAnchor anchor = new HostAnchor(
                host.object(),
                InventoryTree.name(host),
                datacenter.object(),
                tree.path(datacenter, root),
                required(datacenter, "vmFolder"),
                compute.object(),
                required(compute, "resourcePool"),
                new HostAnchor.Systems(
                        host.reference(AUTO_START),
                        host.reference(NETWORK),
                        host.reference(STORAGE),
                        host.reference(DATASTORES),
                        host.reference(FILES)),
                host.value(MAINTENANCE).filter(VimValue::isTrue).isPresent(),
                host.value(MANAGED_BY).map(VimValue::token).filter(address -> !address.isEmpty()));
        return new HostScope(anchor, movable ? Optional.of(root) : Optional.empty());
    }

    private Scope.FileRoot files(ObjectContent datacenter) {
        return new Scope.FileRoot(datacenter.object(), tree.path(datacenter, root));
    }

    private ObjectContent require(String type, String otherwise) {
        return tree.all(type)
                .findFirst()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        "the server shows " + otherwise
                                + ": check that the user may see it and that the URI's scheme fits the server"));
    }

    private ObjectContent ancestor(ObjectContent object, String type) {
        return tree.above(object, type)
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        object.object() + " belongs to no " + type + ": check that the user may see it"));
    }

    private static ManagedObjectRef required(ObjectContent object, String path) {
        return object.reference(path)
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        object.object() + " has no " + path + ": check that the user may see it"));
    }
}
