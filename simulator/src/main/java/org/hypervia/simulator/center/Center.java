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
import org.hypervia.simulator.host.Performance;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.inventory.PlainEntity;
import org.hypervia.simulator.inventory.PlainNode;
import org.hypervia.simulator.inventory.Tasks;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.service.Events;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/**
 * All that one server shows: the root folder with its datacenters, and the managers of the service content. A host of its
 * own is a centre too, with one datacenter that holds that host.
 *
 * <p>Everything but its construction is guarded by the inventory's lock.
 */
public final class Center implements AutoCloseable {
    private final Inventory inventory;
    private final Tasks tasks;
    private final Clock clock;
    private final Scheme scheme;
    private final HostProfile profile;
    private final List<Datacenter> datacenters = new ArrayList<>();
    private final Events events;
    private int lastMachine;

    /**
     * How a server calls what is its own.
     *
     * @param managers the objects of the service content
     * @param rootName the name of the root folder
     * @param machinePrefix what stands before the number in a machine's id
     */
    public record Scheme(Managers managers, String rootName, String machinePrefix) {}

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
        this.tasks = new Tasks(inventory, taskTime);
        Ref eventManager = managers().others().getOrDefault("eventManager", new Ref("EventManager", "EventManager"));
        this.events = inventory.compute(() -> new Events(inventory, eventManager));
        inventory.perform(() -> {
            PlainEntity root = new PlainEntity(inventory, managers().rootFolder(), null, scheme.rootName());
            inventory.add(root.with("childType", () -> List.of("Datacenter")).withList("childEntity"));
            services(user);
        });
    }

    private void services(String user) {
        ServerManagers.addTo(this, user);
        service(Managers.SERVICE_INSTANCE)
                .with("content", () -> managers().serviceContent(profile.about()))
                .with(
                        "capability",
                        () -> DataObject.of("Capability")
                                .set("provisioningSupported", true)
                                .set("multiHostSupported", hosts().size() > 1)
                                .set("userShellAccessSupported", true)
                                .build())
                .with("serverClock", inventory::now);
        service(managers().tasks()).with("recentTask", tasks::known).with("maxCollector", () -> 32);
        service(managers().views());
        service(managers().search());
        service(managers().files());
        service(managers().disks());
        service(managers().performance())
                .with("perfCounter", Performance::counters)
                .with("historicalInterval", Performance::intervals);
    }

    private PlainNode service(Ref ref) {
        PlainNode node = new PlainNode(inventory, ref);
        inventory.add(node);
        return node;
    }

    /** All objects. */
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

    /** The objects of the service content. */
    public Managers managers() {
        return scheme.managers();
    }

    /** What the server says it is. */
    public HostProfile profile() {
        return profile;
    }

    /** Adds a datacenter without hosts. */
    public Datacenter addDatacenter(Datacenter.Ids ids, String name) {
        Datacenter added = new Datacenter(this, ids, name);
        datacenters.add(added);
        inventory.get(managers().rootFolder(), PlainEntity.class).add("childEntity", ids.datacenter());
        return added;
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
        return datacenters.stream()
                .filter(datacenter -> datacenter.machineFolder().equals(folder))
                .findFirst()
                .orElse(null);
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

    /** The datacenter a host is in. */
    public Datacenter of(Host host) {
        return datacenters.stream()
                .filter(datacenter -> datacenter.hosts().contains(host))
                .findFirst()
                .orElseThrow(() -> Faults.notFound(host.ref()));
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
