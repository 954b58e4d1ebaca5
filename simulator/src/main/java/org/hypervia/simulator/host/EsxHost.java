// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.datastore.StoredFile;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.inventory.Tasks;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.machine.Site;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** A host with its machines, datastores and networks. Everything but its construction is guarded by the inventory's lock. */
public final class EsxHost implements Site, AutoCloseable {
    private final Inventory inventory;
    private final Tasks tasks;
    private final Clock clock;
    private final HostProfile profile;
    private final Autostart autostart;
    private final HostNode node;
    private final Tree tree;
    private final Map<String, Datastore> datastores = new LinkedHashMap<>();
    private final Map<String, Ref> networks = new LinkedHashMap<>();
    private final Set<DatastorePath> registered = new HashSet<>();
    private int lastId;

    /**
     * A host without datastores and machines.
     *
     * @param clock where its times come from
     * @param taskTime how long a task takes when nothing holds it up
     */
    public EsxHost(HostProfile profile, Clock clock, Duration taskTime) {
        this.profile = profile;
        this.clock = clock;
        this.inventory = new Inventory(clock);
        this.tasks = new Tasks(inventory, taskTime);
        this.autostart = inventory.compute(() -> new Autostart(inventory));
        Managers managers = new Managers(profile);
        this.node = inventory.compute(() -> new HostNode(inventory, profile, managers, autostart));
        this.tree = inventory.compute(() -> {
            Tree built = new Tree(this, managers, node);
            inventory.add(autostart);
            List.of(HostNetworking.MACHINES, HostNetworking.MANAGEMENT).forEach(name -> addNetwork(built, name));
            return built;
        });
    }

    @Override
    public Inventory inventory() {
        return inventory;
    }

    @Override
    public Tasks tasks() {
        return tasks;
    }

    /** What it says it is. */
    public HostProfile profile() {
        return profile;
    }

    /** What starts with it. */
    public Autostart autostart() {
        return autostart;
    }

    @Override
    public Ref host() {
        return HostNode.REF;
    }

    @Override
    public Ref machineFolder() {
        return Managers.MACHINE_FOLDER;
    }

    @Override
    public Ref pool() {
        return Managers.POOL;
    }

    @Override
    public Ref environmentBrowser() {
        return Managers.ENVIRONMENT_BROWSER;
    }

    @Override
    public String domainName() {
        return profile.domainName().isEmpty() ? "example.test" : profile.domainName();
    }

    @Override
    public int maxVcpus() {
        return Managers.MAX_VCPUS;
    }

    @Override
    public @Nullable Datastore datastore(String name) {
        Datastore byName = datastores.get(name);
        if (byName != null) {
            return byName;
        }
        Node byVolume = inventory.find(new Ref("Datastore", name));
        return byVolume instanceof Datastore found ? found : null;
    }

    /** The datastore of this name; faults with {@code InvalidDatastorePath}. */
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

    @Override
    public @Nullable Ref network(String name) {
        return networks.get(name);
    }

    /** Sends the host into maintenance, or brings it back. */
    public void maintenance(boolean entered) {
        node.maintenance(entered);
    }

    /** Adds an empty datastore. */
    public Datastore addDatastore(String name) {
        String volume =
                String.format(Locale.ROOT, "6501f2aa-%08x-%04x-02005e100000", name.hashCode(), name.length() & 0xffff);
        Datastore datastore = new Datastore(
                inventory, new Datastore.Placement(volume, Managers.DATASTORE_FOLDER, HostNode.REF), name, clock);
        inventory.add(datastore);
        datastores.put(name, datastore);
        tree.addDatastore(datastore);
        node.add(datastore.ref());
        return datastore;
    }

    private void addNetwork(Tree built, String name) {
        Ref ref = new Ref("Network", "HaNetwork-" + name);
        networks.put(name, ref);
        built.addNetwork(ref, name);
        node.add(ref);
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

    /** Registers the machine of a VMX file under the next free id. */
    public Machine register(DatastorePath file, boolean template) {
        if (registered.contains(file)) {
            throw Faults.alreadyExists(file.toString());
        }
        Machine machine = register(file, String.valueOf(lastId + 1));
        lastId++;
        machine.template(template);
        return machine;
    }

    /** Registers the machine of a VMX file under an id of the caller's choice. */
    public Machine register(DatastorePath file, String id) {
        Machine machine = new Machine(this, id, file);
        inventory.add(machine);
        registered.add(file);
        tree.addMachine(machine);
        node.add(machine.ref());
        return machine;
    }

    /** Forgets a machine; its files stay. */
    public void unregister(Machine machine) {
        machine.snapshots().removeAll();
        tree.removeMachine(machine);
        node.remove(machine.ref());
        autostart.forget(machine.ref());
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

    @Override
    public void close() {
        tasks.close();
    }
}
