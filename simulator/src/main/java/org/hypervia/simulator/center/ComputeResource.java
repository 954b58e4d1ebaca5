// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.center;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.host.HostProfile;
import org.hypervia.simulator.host.Surroundings;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.PlainEntity;
import org.hypervia.simulator.inventory.PlainNode;
import org.hypervia.simulator.inventory.Tasks;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;

/** A host, or the hosts of a cluster, with the one root resource pool their machines draw from. */
public final class ComputeResource implements Surroundings {
    private final Datacenter datacenter;
    private final Inventory inventory;
    private final Ids ids;
    private final PlainEntity entity;
    private final PlainEntity pool;
    private final List<Host> hosts = new ArrayList<>();
    private final Set<Ref> pools = new LinkedHashSet<>();
    private final Map<Ref, DataObject> configs = new HashMap<>();
    private int lastPool;

    /**
     * The references of a compute resource.
     *
     * @param resource the {@code ComputeResource} or {@code ClusterComputeResource}
     * @param pool its root resource pool
     * @param environmentBrowser the object that knows what hardware a machine may have
     */
    public record Ids(Ref resource, Ref pool, Ref environmentBrowser) {}

    ComputeResource(Datacenter datacenter, Ids ids, Ref folder, String name) {
        this.datacenter = datacenter;
        this.inventory = datacenter.center().inventory();
        this.ids = ids;
        this.entity = new PlainEntity(inventory, ids.resource(), folder, name)
                .with("resourcePool", ids::pool)
                .with("environmentBrowser", ids::environmentBrowser)
                .with("summary", () -> cluster() ? PoolInfo.ofCluster(hosts.size()) : PoolInfo.ofResource(hosts.size()))
                .with("configurationEx", () -> cluster() ? PoolInfo.clusterConfig() : PoolInfo.resourceConfig())
                .withList("datastore")
                .withList("network")
                .withList("host");
        PoolInfo info = new PoolInfo(ids.pool(), hosts);
        this.pool = new PlainEntity(inventory, ids.pool(), ids.resource(), "Resources")
                .with("owner", ids::resource)
                .with("summary", info::summary)
                .with("runtime", info::runtime)
                .with("config", info::config)
                .withList("resourcePool")
                .withList("vm");
        inventory.add(entity);
        inventory.add(pool);
        inventory.add(new PlainNode(inventory, ids.environmentBrowser())
                .with(
                        "datastoreBrowser",
                        () -> hosts.isEmpty() ? null : hosts.get(0).datastoreBrowser()));
    }

    /** Adds a host without datastores, networks and machines. */
    public Host addHost(Host.Ids hostIds, HostProfile profile) {
        Host host = new Host(this, hostIds, profile);
        hosts.add(host);
        entity.add("host", host.ref());
        pool.touch();
        return host;
    }

    /** Whether this is its root resource pool, or one below. */
    public boolean owns(Ref pool) {
        return pool.equals(ids.pool()) || pools.contains(pool);
    }

    /** Adds a resource pool below another. */
    public Ref addPool(Ref parent, String name, DataObject spec) {
        PlainEntity above = inventory.get(parent, PlainEntity.class);
        for (Ref sibling : above.list("resourcePool")) {
            if (inventory.get(sibling, PlainEntity.class).name().equals(name)) {
                throw Faults.duplicateName(name, sibling);
            }
        }
        Ref ref = new Ref("ResourcePool", ids.pool().id() + "-" + ++lastPool);
        configs.put(ref, spec);
        PlainEntity added = new PlainEntity(inventory, ref, parent, name)
                .with("owner", ids::resource)
                .with("summary", () -> PoolInfo.summary(ref, name, configs.getOrDefault(ref, spec)))
                .with("runtime", PoolInfo::nothingUsed)
                .with("config", () -> PoolInfo.config(ref, configs.getOrDefault(ref, spec)))
                .withList("resourcePool")
                .withList("vm");
        inventory.add(added);
        pools.add(ref);
        above.add("resourcePool", ref);
        return ref;
    }

    /** Changes the name and the shares of a pool; the root keeps its name. */
    public void changePool(Ref changed, String name, DataObject spec) {
        PlainEntity found = inventory.get(changed, PlainEntity.class);
        if (changed.equals(ids.pool())) {
            throw Faults.notSupported();
        }
        DataObject.Builder merged = DataObject.of("ResourceConfigSpec");
        configs.getOrDefault(changed, spec).fields().forEach(merged::set);
        spec.fields().forEach(merged::set);
        configs.put(changed, merged.build());
        if (name.isEmpty()) {
            found.touch();
        } else {
            found.rename(name);
        }
    }

    /** Removes a pool; what is in it moves up. */
    public void removePool(Ref removed) {
        PlainEntity found = inventory.get(removed, PlainEntity.class);
        Ref parent = found.parent();
        if (removed.equals(ids.pool()) || parent == null) {
            throw Faults.notSupported();
        }
        PlainEntity above = inventory.get(parent, PlainEntity.class);
        removePoolsBelow(removed);
        above.remove("resourcePool", removed);
        pools.remove(removed);
        configs.remove(removed);
        inventory.remove(removed);
    }

    /** Removes all pools below one. */
    public void removePoolsBelow(Ref parent) {
        inventory.get(parent, PlainEntity.class).list("resourcePool").forEach(this::removePool);
    }

    /** Its hosts, in the order they came. */
    public List<Host> hosts() {
        return List.copyOf(hosts);
    }

    @Override
    public Inventory inventory() {
        return inventory;
    }

    @Override
    public Tasks tasks() {
        return datacenter.center().tasks();
    }

    @Override
    public Ref resource() {
        return ids.resource();
    }

    @Override
    public Ref pool() {
        return ids.pool();
    }

    @Override
    public Ref environmentBrowser() {
        return ids.environmentBrowser();
    }

    @Override
    public Ref machineFolder() {
        return datacenter.machineFolder();
    }

    @Override
    public void reach(Ref ref) {
        entity.add(ref.type().equals("Datastore") ? "datastore" : "network", ref);
    }

    @Override
    public void lose(Ref network) {
        entity.remove("network", network);
    }

    @Override
    public void take(Ref machine) {
        pool.add("vm", machine);
    }

    @Override
    public void give(Ref machine) {
        pool.remove("vm", machine);
        for (Ref below : pools) {
            inventory.get(below, PlainEntity.class).remove("vm", machine);
        }
    }

    /** Lets a machine that runs on one of its hosts draw from one of its pools. */
    public void draw(Machine machine, Ref from) {
        if (!owns(from)) {
            throw Faults.invalidArgument("pool");
        }
        give(machine.ref());
        inventory.get(from, PlainEntity.class).add("vm", machine.ref());
        machine.pool(from);
    }

    /** Whether it is a cluster. */
    public boolean cluster() {
        return ids.resource().type().equals("ClusterComputeResource");
    }

    /** Its name. */
    public String name() {
        return entity.name();
    }

    /** Takes a host out that no machine is on; a host of its own takes this with it. */
    public void removeHost(Host host) {
        hosts.remove(host);
        entity.remove("host", host.ref());
        host.leaveAll();
        Ref folder = entity.parent();
        if (!cluster() && folder != null) {
            datacenter.remove(this, folder);
            removePoolsBelow(ids.pool());
            List.of(ids.resource(), ids.pool(), ids.environmentBrowser()).forEach(inventory::remove);
        } else {
            pool.touch();
        }
    }
}
