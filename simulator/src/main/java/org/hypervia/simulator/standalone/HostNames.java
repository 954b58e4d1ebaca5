// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.standalone;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.center.ComputeResource;
import org.hypervia.simulator.center.Datacenter;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.inventory.Entity;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.inventory.Task;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/**
 * What a host calls the objects that a vCenter calls otherwise. Its machines have numbers; a machine that comes gets the next
 * one, and one that goes and comes again gets a new one too.
 */
final class HostNames {
    /** Kinds of which a host shows nothing but what it has a name for. */
    private static final Set<String> HIDDEN = Set.of(
            "Folder",
            "Datacenter",
            "ComputeResource",
            "ClusterComputeResource",
            "ResourcePool",
            "EnvironmentBrowser",
            "HostSystem",
            "VirtualMachine",
            "Datastore",
            "HostDatastoreBrowser",
            "HostDatastoreSystem",
            "HostNetworkSystem",
            "HostStorageSystem",
            "HostAutoStartManager",
            "Network",
            "EventManager",
            "TaskManager");

    private final Center center;
    private final Host host;
    private final Map<Ref, Ref> fixedInside = new HashMap<>();
    private final Map<Ref, Ref> fixedOwn = new HashMap<>();
    private final Map<Ref, Ref> machines = new LinkedHashMap<>();
    private final Map<Ref, Ref> tasks = new LinkedHashMap<>();
    private int last;

    HostNames(Center center, Host host) {
        this.center = center;
        this.host = host;
        Datacenter datacenter = center.of(host);
        ComputeResource resource = center.resource(host);
        Datacenter.Ids inside = datacenter.ids();
        fix(HostIds.DATACENTER.datacenter(), inside.datacenter());
        fix(HostIds.DATACENTER.machineFolder(), inside.machineFolder());
        fix(HostIds.DATACENTER.hostFolder(), inside.hostFolder());
        fix(HostIds.DATACENTER.datastoreFolder(), inside.datastoreFolder());
        fix(HostIds.DATACENTER.networkFolder(), inside.networkFolder());
        fix(HostIds.RESOURCE.resource(), resource.resource());
        fix(HostIds.RESOURCE.pool(), resource.pool());
        fix(HostIds.RESOURCE.environmentBrowser(), resource.environmentBrowser());
        fix(HostIds.MANAGERS.rootFolder(), center.managers().rootFolder());
        fix(HostIds.MANAGERS.tasks(), center.managers().tasks());
        fix(HostIds.MANAGERS.others().get("eventManager"), center.events().ref());
        fixHost(host.ids());
        count();
    }

    private void fixHost(Host.Ids inside) {
        Host.Ids own = HostIds.HOST;
        fix(own.host(), inside.host());
        fix(own.datastoreBrowser(), inside.datastoreBrowser());
        fix(own.datastoreSystem(), inside.datastoreSystem());
        fix(own.networkSystem(), inside.networkSystem());
        fix(own.storageSystem(), inside.storageSystem());
        fix(own.autostart(), inside.autostart());
        inside.others().forEach((field, ref) -> fix(own.others().get(field), ref));
    }

    private void fix(@Nullable Ref own, Ref inside) {
        if (own != null) {
            fixedInside.put(own, inside);
            fixedOwn.put(inside, own);
        }
    }

    /** The object's reference; null when the host has no such object. */
    @Nullable
    Ref inwards(Ref own) {
        Ref fixed = fixedInside.get(own);
        if (fixed != null) {
            return fixed;
        }
        return switch (own.type()) {
            case "VirtualMachine" -> machine(own);
            case "Datastore" -> datastore(own.id());
            case "HostDatastoreBrowser" -> browser(own.id());
            case "Network" -> host.network(own.id().replaceFirst("^HaNetwork-", ""));
            case "VirtualMachineSnapshot" -> snapshot(own);
            case "Task" -> new Ref("Task", "task-" + own.id().substring(own.id().lastIndexOf('-') + 1));
            default -> HIDDEN.contains(own.type()) ? null : own;
        };
    }

    /** What the host calls an object; null when it does not show it. */
    @Nullable
    Ref outwards(Ref inside) {
        Ref fixed = fixedOwn.get(inside);
        if (fixed != null) {
            return fixed;
        }
        Node node = center.inventory().find(inside);
        return switch (inside.type()) {
            case "VirtualMachine" -> number(inside);
            case "Datastore" -> node instanceof Datastore store && here(store) ? own(store) : null;
            case "HostDatastoreBrowser" -> ofBrowser(inside);
            case "Network" ->
                node instanceof Entity network && host.networks().contains(inside)
                        ? new Ref("Network", "HaNetwork-" + network.name())
                        : null;
            case "Folder" -> folder(inside);
            case "ResourcePool" -> center.resource(host).owns(inside) ? HostIds.RESOURCE.pool() : null;
            case "VirtualMachineSnapshot" -> ofSnapshot(inside);
            case "Task" -> task(inside, node);
            default -> HIDDEN.contains(inside.type()) ? null : inside;
        };
    }

    private void count() {
        machines.keySet().retainAll(Set.copyOf(host.machines()));
        for (Ref ref : host.machines()) {
            machines.computeIfAbsent(ref, one -> new Ref("VirtualMachine", String.valueOf(++last)));
        }
    }

    private @Nullable Ref number(Ref machine) {
        if (!machines.containsKey(machine) || !host.machines().contains(machine)) {
            count();
        }
        return machines.get(machine);
    }

    private @Nullable Ref machine(Ref own) {
        count();
        return machines.entrySet().stream()
                .filter(entry -> entry.getValue().equals(own))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private boolean here(Datastore store) {
        return store.mounted(host.ref());
    }

    private static Ref own(Datastore store) {
        return new Ref("Datastore", store.volume());
    }

    private @Nullable Ref datastore(String volume) {
        return host.mounted().stream()
                .filter(store -> store.volume().equals(volume))
                .map(Datastore::ref)
                .findFirst()
                .orElse(null);
    }

    private static String browserOf(Datastore store) {
        return "ha-host-" + store.volume() + "-browser";
    }

    private @Nullable Ref browser(String id) {
        return host.mounted().stream()
                .filter(store -> browserOf(store).equals(id))
                .map(Datastore::browser)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Ref ofBrowser(Ref inside) {
        return host.mounted().stream()
                .filter(store -> store.browser().equals(inside))
                .map(store -> new Ref(inside.type(), browserOf(store)))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Ref folder(Ref inside) {
        return center.of(host).equals(center.ofMachineFolder(inside)) ? HostIds.DATACENTER.machineFolder() : null;
    }

    private static Ref owner(Ref snapshot) {
        return new Ref("VirtualMachine", snapshot.id().replaceFirst("-snapshot-.*$", ""));
    }

    private @Nullable Ref snapshot(Ref own) {
        return withOwner(own, machine(owner(own)));
    }

    private @Nullable Ref ofSnapshot(Ref inside) {
        return withOwner(inside, number(owner(inside)));
    }

    private static @Nullable Ref withOwner(Ref snapshot, @Nullable Ref owner) {
        return owner == null
                ? null
                : new Ref(snapshot.type(), owner.id() + snapshot.id().replaceFirst("^.*(?=-snapshot-)", ""));
    }

    /** A task keeps its name when the machine that it is on has gone. */
    private @Nullable Ref task(Ref inside, @Nullable Node node) {
        if (!(node instanceof Task task)) {
            tasks.remove(inside);
            return null;
        }
        Ref target = outwards(task.request().target().ref());
        if (target != null) {
            tasks.putIfAbsent(inside, task.named(target));
        }
        return tasks.get(inside);
    }
}
