// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.center;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.datastore.Medium;
import org.hypervia.simulator.datastore.StoredFile;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.PlainEntity;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** A datacenter with its four folders: the machines, hosts, datastores and networks whose names count within it. */
public final class Datacenter {
    private final Center center;
    private final Inventory inventory;
    private final Ids ids;
    private final PlainEntity entity;
    private final List<ComputeResource> resources = new ArrayList<>();
    private final Map<String, Datastore> datastores = new LinkedHashMap<>();
    private final List<PlainEntity> networks = new ArrayList<>();
    private final Map<Ref, List<Host>> membersOf = new HashMap<>();
    private final Set<DatastorePath> registered = new HashSet<>();

    /**
     * The references of a datacenter and its folders.
     *
     * @param datacenter the datacenter
     * @param machineFolder the folder of the machines
     * @param hostFolder the folder of the compute resources
     * @param datastoreFolder the folder of the datastores
     * @param networkFolder the folder of the networks
     */
    public record Ids(Ref datacenter, Ref machineFolder, Ref hostFolder, Ref datastoreFolder, Ref networkFolder) {}

    Datacenter(Center center, Ids ids, String name, Ref parent) {
        this.center = center;
        this.inventory = center.inventory();
        this.ids = ids;
        this.entity = new PlainEntity(inventory, ids.datacenter(), parent, name)
                .with("vmFolder", ids::machineFolder)
                .with("hostFolder", ids::hostFolder)
                .with("datastoreFolder", ids::datastoreFolder)
                .with("networkFolder", ids::networkFolder)
                .withList("datastore")
                .withList("network");
        inventory.add(entity);
        folder(ids.machineFolder(), "vm", "VirtualMachine");
        folder(ids.hostFolder(), "host", "ComputeResource");
        folder(ids.datastoreFolder(), "datastore", "Datastore");
        folder(ids.networkFolder(), "network", "Network");
    }

    private void folder(Ref ref, String name, String kind) {
        List<String> kinds = center.central() ? List.of("Folder", kind) : List.of(kind);
        inventory.add(new PlainEntity(inventory, ref, ids.datacenter(), name)
                .with("childType", () -> kinds)
                .withList("childEntity"));
    }

    private PlainEntity folder(Ref ref) {
        return inventory.get(ref, PlainEntity.class);
    }

    Center center() {
        return center;
    }

    /** The reference clients know it by. */
    public Ref ref() {
        return ids.datacenter();
    }

    /** Its name. */
    public String name() {
        return entity.name();
    }

    /** Its inventory path: the names of the folders it is in, below the root, and its own. */
    public String path() {
        StringBuilder path = new StringBuilder(entity.name());
        Ref root = center.managers().rootFolder();
        for (@Nullable Ref above = entity.parent(); above != null && !above.equals(root); ) {
            PlainEntity folder = inventory.get(above, PlainEntity.class);
            path.insert(0, folder.name() + "/");
            above = folder.parent();
        }
        return path.toString();
    }

    /** What it and its folders are called. */
    public Ids ids() {
        return ids;
    }

    /** The folder of its compute resources. */
    public Ref hostFolder() {
        return ids.hostFolder();
    }

    /** The folder of its machines. */
    public Ref machineFolder() {
        return ids.machineFolder();
    }

    /** Adds a compute resource without hosts: a cluster when its reference is a cluster's, else for one host. */
    public ComputeResource addComputeResource(ComputeResource.Ids resource, String name) {
        return addComputeResource(resource, name, ids.hostFolder());
    }

    /** The same in a folder below the datacenter's folder of hosts. */
    public ComputeResource addComputeResource(ComputeResource.Ids resource, String name, Ref folder) {
        ComputeResource added = new ComputeResource(this, resource, folder, name);
        resources.add(added);
        folder(folder).add("childEntity", resource.resource());
        return added;
    }

    /** Its compute resources, in the order they came. */
    public List<ComputeResource> resources() {
        return List.copyOf(resources);
    }

    /** Takes out a compute resource without hosts. */
    void remove(ComputeResource resource, Ref folder) {
        resources.remove(resource);
        folder(folder).remove("childEntity", resource.resource());
    }

    /** All hosts, in the order their compute resources came. */
    public List<Host> hosts() {
        return resources.stream().flatMap(resource -> resource.hosts().stream()).toList();
    }

    /** The compute resource of a resource pool; null when the pool is none of this datacenter's. */
    public @Nullable ComputeResource ofPool(@Nullable Ref pool) {
        return resources.stream()
                .filter(resource -> pool != null && resource.owns(pool))
                .findFirst()
                .orElse(null);
    }

    /** Adds an empty datastore that these hosts mount. */
    public Datastore addDatastore(Datastore.Ids datastoreIds, String name, List<Host> hosts) {
        return addDatastore(datastoreIds, name, Medium.VMFS, hosts);
    }

    /** Adds an empty datastore of this medium that these hosts mount. */
    public Datastore addDatastore(Datastore.Ids datastoreIds, String name, Medium medium, List<Host> hosts) {
        Datastore datastore = new Datastore(
                inventory, datastoreIds, ids.datastoreFolder(), new Datastore.Volume(name, center.clock(), medium));
        inventory.add(datastore);
        datastores.put(name, datastore);
        folder(ids.datastoreFolder()).add("childEntity", datastore.ref());
        entity.add("datastore", datastore.ref());
        hosts.forEach(host -> host.mount(datastore));
        return datastore;
    }

    /** The datastore a path is on; faults with {@code InvalidDatastorePath}. */
    public Datastore datastore(DatastorePath path) {
        Datastore found = datastores.get(path.datastore());
        if (found == null) {
            throw Faults.invalidDatastorePath(path.toString());
        }
        return found;
    }

    /** All datastores, in the order they came. */
    public List<Datastore> datastores() {
        return List.copyOf(datastores.values());
    }

    /** Adds a network that these hosts are in. */
    public void addNetwork(Ref ref, String name, List<Host> hosts) {
        List<Host> members = new ArrayList<>(hosts);
        PlainEntity network = new PlainEntity(inventory, ref, ids.networkFolder(), name)
                .with(
                        "summary",
                        () -> DataObject.of("NetworkSummary")
                                .set("network", ref)
                                .set("name", name)
                                .set("accessible", true)
                                .set("ipPoolName", "")
                                .build())
                .with("host", () -> members.stream().map(Host::ref).toList())
                .withList("vm");
        membersOf.put(ref, members);
        inventory.add(network);
        networks.add(network);
        folder(ids.networkFolder()).add("childEntity", ref);
        entity.add("network", ref);
        hosts.forEach(host -> host.join(name, ref));
    }

    /** Lets a host into the network of its standard port group: the one of that name that others are in, or a new one. */
    public void addStandard(String name, Host host) {
        for (PlainEntity network : networks) {
            List<Host> members = membersOf.get(network.ref());
            if (members != null && network.name().equals(name)) {
                members.add(host);
                network.touch();
                host.join(name, network.ref());
                return;
            }
        }
        addNetwork(new Ref("Network", center.nextNetwork(name)), name, List.of(host));
    }

    /** Lets a host out of a network; one that nobody is in any more is gone. */
    public void leave(Host host, Ref network) {
        List<Host> members = membersOf.get(network);
        if (members != null && members.remove(host) && !members.isEmpty()) {
            inventory.get(network, PlainEntity.class).touch();
        } else {
            removeNetwork(network);
        }
    }

    /** Adds a port group of a distributed switch, with the switch when there is none of its uuid yet. */
    public void addDistributed(DistributedPorts ports, List<Host> hosts) {
        PlainEntity above = ports.addTo(inventory, ids.networkFolder());
        if (above != null) {
            folder(ids.networkFolder()).add("childEntity", above.ref());
        }
        PlainEntity group = inventory
                .get(ports.group(), PlainEntity.class)
                .with("host", () -> hosts.stream().map(Host::ref).toList());
        networks.add(group);
        folder(ids.networkFolder()).add("childEntity", group.ref());
        entity.add("network", group.ref());
        hosts.forEach(host -> host.join(ports.name(), group.ref()));
    }

    /** Removes a network no machine is in any more. */
    private void removeNetwork(Ref ref) {
        membersOf.remove(ref);
        networks.removeIf(network -> network.ref().equals(ref));
        folder(ids.networkFolder()).remove("childEntity", ref);
        entity.remove("network", ref);
        inventory.remove(ref);
    }

    /**
     * Where a machine is to be shown and run.
     *
     * @param host the host
     * @param folder the folder, this datacenter's folder of machines or one below
     * @param pool the resource pool; null for the root pool of the host
     */
    public record Berth(Host host, Ref folder, @Nullable Ref pool) {}

    /** Registers the machine of a VMX file on a host under the next free id. */
    public Machine register(Host host, DatastorePath file, boolean template) {
        return register(new Berth(host, ids.machineFolder(), null), file, template);
    }

    /** The same in a folder and a resource pool. */
    public Machine register(Berth berth, DatastorePath file, boolean template) {
        if (registered.contains(file)) {
            throw Faults.alreadyExists(file.toString());
        }
        Machine machine = register(berth, file, center.nextMachine());
        center.countMachine();
        machine.template(template);
        return machine;
    }

    /** Registers the machine of a VMX file on a host under an id of the caller's choice. */
    public Machine register(Host host, DatastorePath file, String id) {
        return register(new Berth(host, ids.machineFolder(), null), file, id);
    }

    private Machine register(Berth berth, DatastorePath file, String id) {
        Host host = berth.host();
        Machine machine = new Machine(host, id, file, berth.folder());
        inventory.add(machine);
        registered.add(file);
        folder(berth.folder()).add("childEntity", machine.ref());
        for (Ref ref : machine.datastores()) {
            inventory.get(ref, Datastore.class).attach(machine.ref());
        }
        machine.networks()
                .forEach(network -> inventory.get(network, PlainEntity.class).add("vm", machine.ref()));
        host.take(machine.ref());
        if (berth.pool() != null) {
            center.resource(host).draw(machine, berth.pool());
        }
        return machine;
    }

    /** Notes that no machine has this VMX file any more. */
    void forget(DatastorePath file) {
        registered.remove(file);
    }

    /** Notes that a machine has this VMX file. */
    void remember(DatastorePath file) {
        registered.add(file);
    }

    /** Forgets a machine; its files stay. */
    public void unregister(Machine machine) {
        machine.snapshots().removeAll();
        Ref folder = machine.parent();
        if (folder != null) {
            folder(folder).remove("childEntity", machine.ref());
        }
        datastores.values().forEach(datastore -> datastore.detach(machine.ref()));
        networks.forEach(network -> network.remove("vm", machine.ref()));
        inventory.get(machine.site().host(), Host.class).give(machine.ref());
        inventory.remove(machine.ref());
        registered.remove(machine.file());
    }

    /** Forgets a machine and deletes its folder. */
    public void destroy(Machine machine) {
        Datastore datastore = machine.datastore();
        String folder = machine.file().folder().path();
        unregister(machine);
        if (folder.isEmpty()) {
            datastore.files().delete(machine.file().path());
            return;
        }
        for (StoredFile file : datastore.files().below(folder)) {
            if (!file.folder()) {
                datastore.files().delete(file.path());
            }
        }
        datastore.files().delete(folder);
    }
}
