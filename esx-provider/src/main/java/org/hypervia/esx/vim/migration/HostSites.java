// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.migration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.host.Scope.Placement;
import org.hypervia.esx.vim.property.PropertyCollector;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.EntityName;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.PropertyQuery.Step;
import org.hypervia.spi.Deadline;
import org.jspecify.annotations.Nullable;

/** All hosts of a vCenter, as places for machines: one traversal. */
public final class HostSites {
    private static final String FOLDER = "Folder";
    private static final String DATACENTER = "Datacenter";
    private static final String COMPUTE = "ComputeResource";
    private static final String HOST = "HostSystem";
    private static final String NAME = EntityName.PATH;
    private static final String PARENT = "parent";
    private static final String POOL = "resourcePool";
    private static final String MACHINES = "vmFolder";
    private static final int SHOWN = 10;

    // In the server's order.
    private final Map<ManagedObjectRef, ObjectContent> objects = new LinkedHashMap<>();

    /** A resource pool, by the server's own name for it. */
    public static ManagedObjectRef pool(String reference) {
        return new ManagedObjectRef("ResourcePool", reference);
    }

    /** A host, by the server's own name for it. */
    public static ManagedObjectRef host(String reference) {
        return new ManagedObjectRef(HOST, reference);
    }

    private HostSites(List<ObjectContent> found) {
        found.forEach(object -> objects.put(object.object(), object));
    }

    /** Reads them: one round trip, plus further pages where the vCenter makes some. */
    public static HostSites read(VimSession session, PropertyCollector properties, Deadline deadline) {
        PropertyQuery query = new PropertyQuery()
                .take(FOLDER, NAME, PARENT)
                .take(DATACENTER, NAME, PARENT, MACHINES)
                .take(COMPUTE, NAME, PARENT, POOL)
                .take(HOST, NAME, PARENT)
                .from(
                        session.content().manager("rootFolder"),
                        new Step("folders", FOLDER, "childEntity", List.of("folders", "hosts", "machines")),
                        new Step("hosts", DATACENTER, "hostFolder", List.of("folders", "machines")),
                        new Step("machines", COMPUTE, "host", List.of()))
                .called("looking for the hosts of the vCenter");
        return new HostSites(properties.retrieve(query, deadline));
    }

    /** Returns the place that a host is; nothing if the user may not see it. */
    public Optional<Placement> of(ManagedObjectRef host) {
        return Optional.ofNullable(objects.get(host)).flatMap(this::placement);
    }

    /**
     * Finds a host by its name, with as many names before it as are needed to tell it from others: those of its cluster, of
     * folders and of its datacenter, in their order, divided by slashes of which a name's own is written as {@code %2f}.
     *
     * @throws HypervisorException {@code INVALID_ARG} if there is none or more than one, with those that there are
     */
    public Placement named(String text) {
        List<String> names = Stream.of(text.split("/", -1))
                .filter(part -> !part.isEmpty())
                .map(EntityName::unescapedLeniently)
                .toList();
        List<ObjectContent> hosts = objects.values().stream()
                .filter(object -> object.object().type().equals(HOST))
                .toList();
        List<ObjectContent> fitting = hosts.stream()
                .filter(host -> !names.isEmpty() && fits(path(host), names))
                .toList();
        if (fitting.size() != 1) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    fitting.isEmpty()
                            ? "the vCenter has no host '" + text + "'; there are " + paths(hosts)
                            : "the vCenter has several hosts '" + text + "': write one of " + paths(fitting));
        }
        return placement(fitting.get(0))
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        "the vCenter does not tell where host '" + text
                                + "' belongs: check that the user may see its datacenter and its cluster"));
    }

    /** The last name is the host's; those before it are met on the way to it, in their order. */
    private static boolean fits(List<String> path, List<String> names) {
        int at = path.size() - 1;
        int wanted = names.size() - 1;
        if (!path.get(at).equals(names.get(wanted))) {
            return false;
        }
        for (wanted--, at--; wanted >= 0; wanted--, at--) {
            while (at >= 0 && !path.get(at).equals(names.get(wanted))) {
                at--;
            }
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    private String paths(List<ObjectContent> hosts) {
        if (hosts.isEmpty()) {
            return "none to see for this user";
        }
        String all = hosts.stream()
                .limit(SHOWN)
                .map(host -> "'" + Faults.shown(described(host)) + "'")
                .collect(Collectors.joining(", "));
        return hosts.size() > SHOWN ? all + " and " + (hosts.size() - SHOWN) + " more" : all;
    }

    private String described(ObjectContent host) {
        List<String> names = new ArrayList<>(
                up(host).filter(object -> !object.object().type().equals(FOLDER))
                        .map(HostSites::name)
                        .map(name -> name.replace("%", "%25").replace("/", "%2f"))
                        .toList());
        Collections.reverse(names);
        return String.join("/", names);
    }

    private List<String> path(ObjectContent host) {
        List<String> names = new ArrayList<>(up(host).map(HostSites::name).toList());
        Collections.reverse(names);
        return names;
    }

    private static String name(ObjectContent object) {
        return EntityName.unescapedLeniently(object.text(NAME).orElse(""));
    }

    /** The way from an object up to the root. */
    private Stream<ObjectContent> up(ObjectContent object) {
        // A way longer than there are objects goes in circles.
        return Stream.<ObjectContent>iterate(object, Objects::nonNull, this::parent)
                .limit(objects.size());
    }

    private @Nullable ObjectContent parent(ObjectContent object) {
        return object.reference(PARENT).map(objects::get).orElse(null);
    }

    private Optional<Placement> placement(ObjectContent host) {
        Optional<ObjectContent> compute = up(host).skip(1).findFirst();
        Optional<ObjectContent> datacenter = up(host).filter(
                        object -> object.object().type().equals(DATACENTER))
                .findFirst();
        Optional<ManagedObjectRef> pool = compute.flatMap(object -> object.reference(POOL));
        Optional<ManagedObjectRef> folder = datacenter.flatMap(object -> object.reference(MACHINES));
        if (pool.isEmpty() || folder.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Placement(
                "host '" + Faults.named(name(host)) + "'",
                Optional.of(host.object()),
                compute.orElseThrow().object(),
                pool.get(),
                datacenter.orElseThrow().object(),
                folder.get()));
    }
}
