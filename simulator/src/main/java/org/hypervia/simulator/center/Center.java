// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.center;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.host.HostProfile;
import org.hypervia.simulator.inventory.Entity;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.inventory.PlainEntity;
import org.hypervia.simulator.inventory.PlainNode;
import org.hypervia.simulator.inventory.Tasks;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.service.Events;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/**
 * All that one server shows: the root folder with its datacenters, and the managers of the service content. A host of its
 * own is a centre too, with one datacenter that holds that host.
 *
 * <p>Everything but its construction is guarded by the inventory's lock.
 */
public final class Center implements Aspect, AutoCloseable {
    private final Inventory inventory;
    private final Tasks tasks;
    private final Clock clock;
    private final Scheme scheme;
    private final HostProfile profile;
    private final List<Datacenter> datacenters = new ArrayList<>();
    private final Events events;
    private int lastMachine;
    private int lastNumber = 1;

    /**
     * How a server calls what is its own.
     *
     * @param managers the objects of the service content
     * @param rootName the name of the root folder
     * @param machinePrefix what stands before the number in a machine's id
     */
    public record Scheme(Managers managers, String rootName, String machinePrefix) {
        /** Whether it is a vCenter's: on a host machines have bare numbers. */
        boolean central() {
            return !machinePrefix.isEmpty();
        }
    }

    /**
     * A server without datacenters.
     *
     * @param profile what the server says it is
     * @param clock where its times come from
     * @param taskTime how long a task takes when nothing holds it up
     */
    public Center(Scheme scheme, HostProfile profile, Clock clock, Duration taskTime) {
        this(scheme, profile, clock, taskTime, "root");
    }

    /**
     * The same with a user of another name than {@code root}, who may do everything.
     *
     * @param user the name
     */
    public Center(Scheme scheme, HostProfile profile, Clock clock, Duration taskTime, String user) {
        this.scheme = scheme;
        this.profile = profile;
        this.clock = clock;
        this.inventory = new Inventory(clock);
        this.tasks = new Tasks(inventory, taskTime, scheme.central() ? Tasks.Ids.NUMBERS : Tasks.Ids.OF_A_HOST);
        Ref eventManager = managers().others().getOrDefault("eventManager", new Ref("EventManager", "EventManager"));
        this.events = inventory.compute(() -> new Events(inventory, eventManager));
        inventory.perform(() -> {
            PlainEntity root = new PlainEntity(inventory, managers().rootFolder(), null, scheme.rootName());
            inventory.add(root.with(
                            "childType",
                            () -> scheme.central() ? List.of("Folder", "Datacenter") : List.of("Datacenter"))
                    .withList("childEntity"));
            ServerManagers.of(this, events, user).forEach(inventory::add);
            service(managers().tasks()).with("recentTask", tasks::known).with("maxCollector", () -> 32);
        });
    }

    private PlainNode service(Ref ref) {
        PlainNode node = new PlainNode(inventory, ref);
        inventory.add(node);
        return node;
    }

    @Override
    public Inventory inventory() {
        return inventory;
    }

    /** Where tasks run. */
    public Tasks tasks() {
        return tasks;
    }

    /** What has happened. */
    public Events events() {
        return events;
    }

    Clock clock() {
        return clock;
    }

    @Override
    public Managers managers() {
        return scheme.managers();
    }

    @Override
    public HostProfile profile() {
        return profile;
    }

    /** Adds a datacenter without hosts. */
    public Datacenter addDatacenter(Datacenter.Ids ids, String name) {
        return addDatacenter(ids, name, managers().rootFolder());
    }

    /** Adds a datacenter without hosts in a folder. */
    public Datacenter addDatacenter(Datacenter.Ids ids, String name, Ref folder) {
        Datacenter added = new Datacenter(this, ids, name, folder);
        datacenters.add(added);
        inventory.get(folder, PlainEntity.class).add("childEntity", ids.datacenter());
        return added;
    }

    /** Adds a folder in another one, for the same kinds of things. */
    public void addFolder(Ref folder, Ref parent, String name) {
        PlainEntity above = inventory.get(parent, PlainEntity.class);
        inventory.add(new PlainEntity(inventory, folder, parent, name)
                .with("childType", () -> above.value("childType"))
                .withList("childEntity"));
        above.add("childEntity", folder);
    }

    /** The entity of this name directly in a folder; null when there is none. */
    public @Nullable Ref inFolder(Ref folder, String name) {
        for (Ref child : inventory.get(folder, PlainEntity.class).list("childEntity")) {
            if (inventory.get(child, Entity.class).name().equals(name)) {
                return child;
            }
        }
        return null;
    }

    /** All datacenters, in the order they came. */
    public List<Datacenter> datacenters() {
        return List.copyOf(datacenters);
    }

    /** The datacenter of a reference; without one the only datacenter there is. Faults when that leaves none. */
    public Datacenter datacenter(@Nullable Ref ref) {
        if (ref == null) {
            if (datacenters.size() != 1) {
                throw Faults.invalidArgument("datacenter");
            }
            return datacenters.get(0);
        }
        return datacenters.stream()
                .filter(datacenter -> datacenter.ref().equals(ref))
                .findFirst()
                .orElseThrow(() -> Faults.notFound(ref));
    }

    /** The datacenter whose machines are in this folder; null when the folder is for other things. */
    public @Nullable Datacenter ofMachineFolder(@Nullable Ref folder) {
        @Nullable Ref above = folder;
        while (above != null && inventory.find(above) instanceof Entity entity) {
            for (Datacenter datacenter : datacenters) {
                if (datacenter.machineFolder().equals(above)) {
                    return datacenter;
                }
            }
            above = entity.parent();
        }
        return null;
    }

    /** The datacenter a datastore is in. */
    public Datacenter ofDatastore(Datastore datastore) {
        return datacenters.stream()
                .filter(datacenter -> datacenter.datastores().contains(datastore))
                .findFirst()
                .orElseThrow(() -> Faults.notFound(datastore.ref()));
    }

    /** The datacenter a machine is in. */
    public Datacenter of(Machine machine) {
        return Objects.requireNonNull(ofMachineFolder(machine.parent()), "a machine is in the folder of a datacenter");
    }

    @Override
    public @Nullable Node shown(Ref ref) {
        return inventory.find(ref);
    }

    @Override
    public @Nullable Node behind(Ref ref) {
        return inventory.find(ref);
    }

    @Override
    public Ref inwards(Ref ref) {
        return ref;
    }

    @Override
    public Ref outwards(Ref ref) {
        return ref;
    }

    @Override
    public @Nullable Datacenter home() {
        return datacenters.size() == 1 ? datacenters.get(0) : null;
    }

    @Override
    public @Nullable Host homeHost() {
        return null;
    }

    @Override
    public List<String> datacenterPaths() {
        return datacenters.stream().map(Datacenter::path).toList();
    }

    @Override
    public List<Datastore> datastores(Datacenter datacenter) {
        return datacenter.datastores();
    }

    @Override
    public @Nullable Datacenter datacenterAt(String path) {
        return datacenters.stream()
                .filter(datacenter -> datacenter.path().equals(path))
                .findFirst()
                .orElse(null);
    }

    /** The compute resource of a resource pool; faults when the pool is none. */
    public ComputeResource resource(Ref pool) {
        for (Datacenter datacenter : datacenters) {
            ComputeResource found = datacenter.ofPool(pool);
            if (found != null) {
                return found;
            }
        }
        throw Faults.notFound(pool);
    }

    /** The compute resource a host is in. */
    public ComputeResource resource(Host host) {
        return Objects.requireNonNull(of(host).ofPool(host.pool()), "a host is in a compute resource");
    }

    /** The datacenter a host is in. */
    public Datacenter of(Host host) {
        return datacenters.stream()
                .filter(datacenter -> datacenter.hosts().contains(host))
                .findFirst()
                .orElseThrow(() -> Faults.notFound(host.ref()));
    }

    /** Takes a host out, which no machine may be on. */
    public void removeHost(Host host) {
        Datacenter datacenter = of(host);
        for (Ref network : host.networks()) {
            datacenter.leave(host, network);
        }
        resource(host).removeHost(host);
    }

    /** All hosts, in the order they came. */
    public List<Host> hosts() {
        return datacenters.stream()
                .flatMap(datacenter -> datacenter.hosts().stream())
                .toList();
    }

    /** All registered machines, in the order they came. */
    public List<Machine> machines() {
        List<Machine> machines = new ArrayList<>();
        for (Node found : inventory.nodes()) {
            if (found instanceof Machine machine) {
                machines.add(machine);
            }
        }
        return machines;
    }

    @Override
    public boolean central() {
        return scheme.central();
    }

    /** The id the next network gets: on a host it is made of the name. */
    String nextNetwork(String name) {
        return scheme.central() ? "network-" + nextNumber() : "HaNetwork-" + name;
    }

    /** The next number of those that a vCenter gives to all it makes. */
    public int nextNumber() {
        return ++lastNumber;
    }

    /** The id the next machine gets. */
    String nextMachine() {
        return scheme.machinePrefix() + (lastMachine + 1);
    }

    /** Notes that a machine got {@link #nextMachine()}. */
    void countMachine() {
        lastMachine++;
    }

    @Override
    public void close() {
        tasks.close();
    }
}
