// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import static org.hypervia.esx.vim.host.InventoryTree.CLUSTER;
import static org.hypervia.esx.vim.host.InventoryTree.COMPUTE;
import static org.hypervia.esx.vim.host.InventoryTree.DATACENTER;
import static org.hypervia.esx.vim.host.InventoryTree.FOLDER;
import static org.hypervia.esx.vim.host.InventoryTree.HOST;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.value.EntityName;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;

/**
 * Goes along the names of a vCenter path. Clients of VMware show the names of the inventory's own folders, {@code
 * Datacenters} at the root, {@code host} and {@code vm} in each datacenter, so a path may name those too. For one thread.
 */
final class PathWalk {
    private final InventoryTree tree;
    private final ManagedObjectRef root;
    private final String path;
    private final List<String> names;
    private int next;

    /**
     * @param path as it was written, for messages
     * @param names its parts
     */
    PathWalk(InventoryTree tree, ManagedObjectRef root, String path, List<String> names) {
        this.tree = tree;
        this.root = root;
        this.path = path;
        this.names = names;
    }

    /** Goes to the end: a folder, a datacenter, a cluster or a host; nothing for the root. */
    Optional<ObjectContent> end() {
        Optional<ObjectContent> found = down(root, DATACENTER);
        return found.map(end -> isAtEnd() || !InventoryTree.isA(end, DATACENTER) ? end : inDatacenter(end));
    }

    private ObjectContent inDatacenter(ObjectContent datacenter) {
        ManagedObjectRef hosts = datacenter
                .reference("hostFolder")
                .orElseThrow(() -> notFound("the datacenter has no host folder that the user may see"));
        if (names.get(next).equals("vm") && find(hosts, "vm", COMPUTE).isEmpty()) {
            return ofMachineFolder(datacenter);
        }
        ObjectContent found = down(hosts, COMPUTE).orElse(datacenter);
        boolean cluster = found.object().type().equals(CLUSTER);
        if (!InventoryTree.isA(found, COMPUTE) || (cluster && isAtEnd())) {
            return found;
        }
        ObjectContent host = host(found, cluster);
        if (!isAtEnd()) {
            throw invalid("goes on after the host system, with '" + Faults.shown(names.get(next)) + "'");
        }
        return host;
    }

    private ObjectContent ofMachineFolder(ObjectContent datacenter) {
        next++;
        if (isAtEnd()) {
            return datacenter;
        }
        throw invalid("leads to the folder of machines '" + Faults.shown(names.get(next))
                + "' and not to hosts: end it at the datacenter, and list with that folder as a filter");
    }

    private boolean isAtEnd() {
        return next == names.size();
    }

    /** Goes through folders to the first object of a type, or to the folder where the path ends; nothing for the first one. */
    private Optional<ObjectContent> down(ManagedObjectRef from, String type) {
        ManagedObjectRef at = from;
        Optional<ObjectContent> end = Optional.empty();
        if (!isAtEnd() && namesItself(from, names.get(next), type)) {
            next++;
        }
        while (!isAtEnd()) {
            String wanted = names.get(next++);
            ManagedObjectRef here = at;
            ObjectContent found = find(here, wanted, type).orElseThrow(() -> missing("", wanted, here));
            if (InventoryTree.isA(found, type)) {
                return Optional.of(found);
            }
            at = found.object();
            end = Optional.of(found);
        }
        return end;
    }

    private boolean namesItself(ManagedObjectRef folder, String wanted, String type) {
        return tree.get(folder).filter(itself -> isCalled(itself, wanted)).isPresent()
                && find(folder, wanted, type).isEmpty();
    }

    private Optional<ObjectContent> find(ManagedObjectRef at, String wanted, String type) {
        return child(at, wanted, FOLDER).or(() -> child(at, wanted, type));
    }

    /** A stand-alone host may be named by its compute resource, which has no other; a cluster's host is named on its own. */
    private ObjectContent host(ObjectContent compute, boolean cluster) {
        Optional<ObjectContent> only = cluster
                ? Optional.empty()
                : tree.children(compute.object()).stream()
                        .filter(child -> InventoryTree.isA(child, HOST))
                        .findFirst();
        if (isAtEnd()) {
            return only.orElseThrow(() -> missing("host ", InventoryTree.name(compute), compute.object()));
        }
        String wanted = names.get(next);
        if (cluster || only.isEmpty() || isCalled(only.get(), wanted) || isCalled(compute, wanted)) {
            next++;
            return only.or(() -> child(compute.object(), wanted, HOST))
                    .orElseThrow(() -> missing("host ", wanted, compute.object()));
        }
        return only.get();
    }

    /** The server writes some characters of names as {@code %2f}; a path may have them so, however often it escapes. */
    private Optional<ObjectContent> child(ManagedObjectRef at, String wanted, String type) {
        List<ObjectContent> there = tree.children(at).stream()
                .filter(child -> InventoryTree.isA(child, type))
                .toList();
        return there.stream()
                .filter(child -> InventoryTree.name(child).equals(wanted))
                .findFirst()
                .or(() ->
                        there.stream().filter(child -> isCalled(child, wanted)).findFirst());
    }

    private static boolean isCalled(ObjectContent object, String wanted) {
        String name = InventoryTree.shownName(object);
        return InventoryTree.name(object).equals(wanted)
                || name.equals(wanted)
                || name.equals(EntityName.unescapedLeniently(wanted));
    }

    private HypervisorException missing(String kind, String wanted, ManagedObjectRef at) {
        List<String> there = tree.children(at).stream().map(InventoryTree::name).toList();
        return notFound(kind + "'" + Faults.shown(wanted)
                + (there.isEmpty()
                        ? "' is not there, and there is nothing else that this user may see"
                        : "' is not among " + NearNames.of(wanted, there)));
    }

    private HypervisorException invalid(String fact) {
        return new HypervisorException(ErrorCode.INVALID_ARG, "the path '" + Faults.shown(path) + "' " + fact);
    }

    private HypervisorException notFound(String fact) {
        return new HypervisorException(
                ErrorCode.INTERNAL_ERROR, "the path '" + Faults.shown(path) + "' leads nowhere: " + fact);
    }
}
