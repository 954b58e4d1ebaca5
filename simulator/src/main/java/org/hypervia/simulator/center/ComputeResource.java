// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.center;

import java.util.ArrayList;
import java.util.List;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.host.HostProfile;
import org.hypervia.simulator.host.Surroundings;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.PlainEntity;
import org.hypervia.simulator.inventory.PlainNode;
import org.hypervia.simulator.inventory.Tasks;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Ref;

/** A host, or the hosts of a cluster, with the one root resource pool their machines draw from. */
public final class ComputeResource implements Surroundings {
    private final Datacenter datacenter;
    private final Inventory inventory;
    private final Ids ids;
    private final PlainEntity entity;
    private final PlainEntity pool;
    private final List<Host> hosts = new ArrayList<>();

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
                .with("summary", () -> PoolInfo.ofResource(hosts.size()))
                .with(
                        "configurationEx",
                        () -> DataObject.of("ComputeResourceConfigInfo")
                                .set("vmSwapPlacement", "vmDirectory")
                                .build())
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
    public void take(Ref machine) {
        pool.add("vm", machine);
    }

    @Override
    public void give(Ref machine) {
        pool.remove("vm", machine);
    }
}
