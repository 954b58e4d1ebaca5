// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.property.PropertyCollector;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.EntityName;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.PropertyQuery.Step;
import org.hypervia.esx.vim.value.VimValue;
import org.hypervia.spi.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * Finds the host of a connection: the tree of folders, datacenters, compute resources and hosts comes in one traversal, and
 * is searched here.
 */
public final class HostAnchors {
    private static final String FOLDER = "Folder";
    private static final String DATACENTER = "Datacenter";
    private static final String COMPUTE = "ComputeResource";
    private static final String HOST = "HostSystem";

    private static final String AUTO_START = "configManager.autoStartManager";
    private static final String NETWORK = "configManager.networkSystem";
    private static final String STORAGE = "configManager.storageSystem";
    private static final String DATASTORES = "configManager.datastoreSystem";
    private static final String FILES = "datastoreBrowser";
    private static final String MAINTENANCE = "runtime.inMaintenanceMode";
    private static final String MANAGED_BY = "summary.managementServerIp";

    // In the server's order, which decides what is first.
    private final Map<ManagedObjectRef, ObjectContent> objects = new LinkedHashMap<>();
    private final Map<ManagedObjectRef, List<ObjectContent>> children = new HashMap<>();
    private final ManagedObjectRef root;

    private HostAnchors(ManagedObjectRef root, List<ObjectContent> found) {
        this.root = root;
        for (ObjectContent object : found) {
            objects.put(object.object(), object);
            object.reference("parent")
                    .ifPresent(parent -> children.computeIfAbsent(parent, key -> new ArrayList<>())
                            .add(object));
        }
    }

    /** Reads the tree: one round trip, plus further pages where a vCenter makes some. */
    public static HostAnchors read(VimSession session, PropertyCollector collector, Deadline deadline) {
        ManagedObjectRef root = session.content().manager("rootFolder");
        PropertyQuery query = new PropertyQuery()
                .take(FOLDER, "name", "parent")
                .take(DATACENTER, "name", "parent", "hostFolder", "vmFolder")
                .take(COMPUTE, "name", "parent", "resourcePool")
                .take(HOST, "name", "parent", AUTO_START, NETWORK, STORAGE, DATASTORES, FILES, MAINTENANCE, MANAGED_BY)
                .from(
                        root,
                        new Step("folders", FOLDER, "childEntity", List.of("folders", "hosts", "machines")),
                        new Step("hosts", DATACENTER, "hostFolder", List.of("folders", "machines")),
                        new Step("machines", COMPUTE, "host", List.of()));
        return new HostAnchors(root, collector.retrieve(query, deadline));
    }

    /** Finds the only host of a host agent; {@code INTERNAL_ERROR} if there is none to see. */
    public HostScope onlyHost() {
        require(DATACENTER, "no datacenter");
        require(COMPUTE, "no compute resource");
        return scope(require(HOST, "no host system"));
    }

    /**
     * Finds the host that a vCenter path names: folders, datacenter, folders, compute resource, and for a cluster the
     * host. {@code INVALID_ARG} for a path that is too short or too long, {@code INTERNAL_ERROR} for a name that is not
     * there, with those that are.
     *
     * @param path as it was written, for messages
     * @param names its parts
     */
    public HostScope byPath(String path, List<String> names) {
        if (names.isEmpty()) {
            throw invalid(
                    path, "names no datacenter: write vpx://vcenter/datacenter/host or .../datacenter/cluster/host");
        }
        Walk walk = new Walk(path, names);
        ObjectContent datacenter = walk.down(root, DATACENTER);
        if (walk.isAtEnd()) {
            throw invalid(path, "names no compute resource below the datacenter");
        }
        ManagedObjectRef hosts = datacenter
                .reference("hostFolder")
                .orElseThrow(() -> notFound(path, "the datacenter has no host folder"));
        ObjectContent compute = walk.down(hosts, COMPUTE);
        boolean cluster = compute.object().type().equals("ClusterComputeResource");
        if (cluster && walk.isAtEnd()) {
            throw invalid(path, "names no host system in the cluster; it has " + names(compute.object()));
        }
        ObjectContent host = walk.host(compute);
        if (!walk.isAtEnd()) {
            throw invalid(path, "goes on after the host system");
        }
        return scope(host);
    }

    /** Finds a host by its reference; {@code INTERNAL_ERROR} if nothing was told of it. */
    public HostScope host(ManagedObjectRef host) {
        return scope(Optional.ofNullable(objects.get(host))
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR, host + " is not to be seen: check that the user may see it")));
    }

    private HostScope scope(ObjectContent host) {
        ObjectContent compute = ancestor(host, COMPUTE);
        ObjectContent datacenter = ancestor(compute, DATACENTER);
        return new HostScope(new HostAnchor(
                host.object(),
                name(host),
                datacenter.object(),
                pathOf(datacenter),
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
                host.value(MANAGED_BY).map(VimValue::token).filter(address -> !address.isEmpty())));
    }

    private ObjectContent require(String type, String otherwise) {
        return objects.values().stream()
                .filter(object -> isA(object, type))
                .findFirst()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        "the server shows " + otherwise
                                + ": check that the user may see it and that the URI's scheme fits the server"));
    }

    private ObjectContent ancestor(ObjectContent object, String type) {
        return way(object)
                .filter(up -> isA(up, type))
                .findFirst()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        object.object() + " belongs to no " + type + ": check that the user may see it"));
    }

    /** The way from an object up to the root. */
    private Stream<ObjectContent> way(ObjectContent object) {
        // A way longer than there are objects goes in circles.
        return Stream.<ObjectContent>iterate(object, Objects::nonNull, this::parent)
                .limit(objects.size() + 1L);
    }

    private @Nullable ObjectContent parent(ObjectContent object) {
        return object.reference("parent").map(objects::get).orElse(null);
    }

    private static boolean isA(ObjectContent object, String type) {
        String actual = object.object().type();
        return actual.equals(type) || (type.equals(COMPUTE) && actual.equals("ClusterComputeResource"));
    }

    private String pathOf(ObjectContent datacenter) {
        List<String> names = way(datacenter)
                .takeWhile(up -> !up.object().equals(root))
                .map(HostAnchors::name)
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(names);
        return String.join("/", names);
    }

    private static String name(ObjectContent object) {
        return object.text("name").orElse("");
    }

    private static ManagedObjectRef required(ObjectContent object, String path) {
        return object.reference(path)
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        object.object() + " has no " + path + ": check that the user may see it"));
    }

    private String names(ManagedObjectRef parent) {
        return children.getOrDefault(parent, List.of()).stream()
                .map(child -> "'" + name(child) + "'")
                .collect(Collectors.joining(", "));
    }

    private static HypervisorException invalid(String path, String fact) {
        return new HypervisorException(ErrorCode.INVALID_ARG, "the path '" + path + "' " + fact);
    }

    private static HypervisorException notFound(String path, String fact) {
        return new HypervisorException(ErrorCode.INTERNAL_ERROR, "the path '" + path + "' leads nowhere: " + fact);
    }

    /** Goes along the names of a path. */
    private final class Walk {
        private final String path;
        private final List<String> names;
        private int next;

        Walk(String path, List<String> names) {
            this.path = path;
            this.names = names;
        }

        boolean isAtEnd() {
            return next == names.size();
        }

        /**
         * Goes through folders to the first object of a type. Clients of VMware show the names of the folders at which a
         * way begins, such as {@code host} in {@code /datacenter/host/cluster}, so a path may name those too.
         */
        ObjectContent down(ManagedObjectRef from, String type) {
            ManagedObjectRef at = from;
            if (!isAtEnd() && namesItself(from, names.get(next), type)) {
                next++;
            }
            while (!isAtEnd()) {
                String wanted = names.get(next++);
                ManagedObjectRef here = at;
                ObjectContent found = child(here, wanted, FOLDER)
                        .or(() -> child(here, wanted, type))
                        .orElseThrow(() -> notFound(path, "'" + wanted + "' is not among " + describe(here)));
                if (isA(found, type)) {
                    return found;
                }
                at = found.object();
            }
            throw notFound(path, "it ends before a " + type + "; there are " + describe(at));
        }

        private boolean namesItself(ManagedObjectRef folder, String wanted, String type) {
            ObjectContent itself = objects.get(folder);
            return itself != null
                    && name(itself).equals(wanted)
                    && child(folder, wanted, FOLDER)
                            .or(() -> child(folder, wanted, type))
                            .isEmpty();
        }

        /** A stand-alone host has its compute resource's name; a cluster's host is named on its own. */
        ObjectContent host(ObjectContent compute) {
            boolean named = compute.object().type().equals("ClusterComputeResource")
                    || (!isAtEnd() && isCalled(compute, names.get(next)));
            String wanted = named ? names.get(next++) : name(compute);
            return child(compute.object(), wanted, HOST)
                    .orElseThrow(
                            () -> notFound(path, "host '" + wanted + "' is not among " + describe(compute.object())));
        }

        /** The server writes some characters of names as {@code %2f}; a path may have them so, however often it escapes. */
        private Optional<ObjectContent> child(ManagedObjectRef at, String wanted, String type) {
            List<ObjectContent> there = children.getOrDefault(at, List.of()).stream()
                    .filter(child -> isA(child, type))
                    .toList();
            return there.stream()
                    .filter(child -> name(child).equals(wanted))
                    .findFirst()
                    .or(() -> there.stream()
                            .filter(child -> isCalled(child, wanted))
                            .findFirst());
        }

        private boolean isCalled(ObjectContent object, String wanted) {
            String name = EntityName.unescapedLeniently(name(object));
            return name.equals(wanted) || name.equals(EntityName.unescapedLeniently(wanted));
        }

        private String describe(ManagedObjectRef at) {
            String there = names(at);
            return there.isEmpty() ? "nothing: there is nothing to see for this user" : there;
        }
    }
}
