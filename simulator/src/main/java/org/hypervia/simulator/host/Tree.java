// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.PlainEntity;
import org.hypervia.simulator.inventory.PlainNode;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** The fixed part of a host's inventory: folders, datacenter, compute resource, pool, managers. */
final class Tree {
    private final EsxHost host;
    private final Inventory inventory;
    private final Map<Ref, PlainEntity> entities = new HashMap<>();

    Tree(EsxHost host, Managers managers, HostNode node) {
        this.host = host;
        this.inventory = host.inventory();
        containers();
        resources(node);
        services(managers);
    }

    private void containers() {
        add(Managers.ROOT_FOLDER, null, "ha-folder-root")
                .with("childType", () -> List.of("Datacenter"))
                .add("childEntity", Managers.DATACENTER);
        add(Managers.DATACENTER, Managers.ROOT_FOLDER, "ha-datacenter")
                .with("vmFolder", () -> Managers.MACHINE_FOLDER)
                .with("hostFolder", () -> Managers.HOST_FOLDER)
                .with("datastoreFolder", () -> Managers.DATASTORE_FOLDER)
                .with("networkFolder", () -> Managers.NETWORK_FOLDER)
                .withList("datastore")
                .withList("network");
        Map<Ref, String> kinds = Map.of(
                Managers.MACHINE_FOLDER, "VirtualMachine",
                Managers.HOST_FOLDER, "ComputeResource",
                Managers.DATASTORE_FOLDER, "Datastore",
                Managers.NETWORK_FOLDER, "Network");
        Managers.folders()
                .forEach((ref, name) -> add(ref, Managers.DATACENTER, name)
                        .with("childType", () -> List.of(kinds.getOrDefault(ref, "ManagedEntity")))
                        .withList("childEntity"));
    }

    private void resources(HostNode node) {
        inventory.add(node);
        of(Managers.HOST_FOLDER).add("childEntity", Managers.COMPUTE_RESOURCE);
        add(Managers.COMPUTE_RESOURCE, Managers.HOST_FOLDER, node.name())
                .with("resourcePool", () -> Managers.POOL)
                .with("environmentBrowser", () -> Managers.ENVIRONMENT_BROWSER)
                .with("summary", Tree::computeSummary)
                .with(
                        "configurationEx",
                        () -> DataObject.of("ComputeResourceConfigInfo")
                                .set("vmSwapPlacement", "vmDirectory")
                                .build())
                .withList("datastore")
                .withList("network")
                .add("host", HostNode.REF);
        add(Managers.POOL, Managers.COMPUTE_RESOURCE, "Resources")
                .with("owner", () -> Managers.COMPUTE_RESOURCE)
                .with("summary", ResourcePools::summary)
                .with("runtime", ResourcePools::runtime)
                .with("config", ResourcePools::config)
                .withList("resourcePool")
                .withList("vm");
    }

    private void services(Managers managers) {
        service(Managers.SERVICE_INSTANCE)
                .with("content", managers::serviceContent)
                .with(
                        "capability",
                        () -> DataObject.of("Capability")
                                .set("provisioningSupported", true)
                                .set("multiHostSupported", false)
                                .set("userShellAccessSupported", true)
                                .build())
                .with("serverClock", inventory::now);
        service(Managers.TASKS).with("recentTask", () -> host.tasks().known()).with("maxCollector", () -> 32);
        service(Managers.VIEWS);
        service(Managers.SEARCH);
        service(Managers.FILES);
        service(Managers.DISKS);
        service(Managers.ENVIRONMENT_BROWSER).with("datastoreBrowser", () -> Managers.DATASTORE_BROWSER);
        service(Managers.DATASTORE_BROWSER).with("datastore", this::datastores);
        service(Managers.DATASTORE_SYSTEM).with("datastore", this::datastores);
        service(Managers.NETWORK_SYSTEM)
                .with("networkInfo", () -> HostNetworking.info(host.profile()))
                .with("dnsConfig", () -> HostNetworking.dns(host.profile()));
        service(Managers.STORAGE_SYSTEM).with("storageDeviceInfo", HostStorage::devices);
        service(Managers.PERFORMANCE).with("perfCounter", Performance::counters);
    }

    void addDatastore(Datastore datastore) {
        of(Managers.DATASTORE_FOLDER).add("childEntity", datastore.ref());
        of(Managers.DATACENTER).add("datastore", datastore.ref());
        of(Managers.COMPUTE_RESOURCE).add("datastore", datastore.ref());
        inventory.add(new PlainNode(inventory, datastore.browser()).with("datastore", () -> List.of(datastore.ref())));
        touch(Managers.DATASTORE_BROWSER);
        touch(Managers.DATASTORE_SYSTEM);
    }

    void addNetwork(Ref ref, String name) {
        add(ref, Managers.NETWORK_FOLDER, name)
                .with(
                        "summary",
                        () -> DataObject.of("NetworkSummary")
                                .set("network", ref)
                                .set("name", name)
                                .set("accessible", true)
                                .set("ipPoolName", "")
                                .build())
                .with("host", () -> List.of(HostNode.REF))
                .withList("vm");
        of(Managers.NETWORK_FOLDER).add("childEntity", ref);
        of(Managers.DATACENTER).add("network", ref);
        of(Managers.COMPUTE_RESOURCE).add("network", ref);
    }

    void addMachine(Machine machine) {
        of(Managers.MACHINE_FOLDER).add("childEntity", machine.ref());
        of(Managers.POOL).add("vm", machine.ref());
        for (Ref ref : machine.datastores()) {
            inventory.get(ref, Datastore.class).attach(machine.ref());
        }
        machine.networks().forEach(network -> of(network).add("vm", machine.ref()));
    }

    void removeMachine(Machine machine) {
        of(Managers.MACHINE_FOLDER).remove("childEntity", machine.ref());
        of(Managers.POOL).remove("vm", machine.ref());
        host.datastores().forEach(datastore -> datastore.detach(machine.ref()));
        entities.values().forEach(entity -> entity.remove("vm", machine.ref()));
    }

    private List<Ref> datastores() {
        return host.datastores().stream().map(Datastore::ref).toList();
    }

    private void touch(Ref ref) {
        inventory.get(ref, PlainNode.class).touch();
    }

    private PlainNode service(Ref ref) {
        PlainNode node = new PlainNode(inventory, ref);
        inventory.add(node);
        return node;
    }

    private PlainEntity add(Ref ref, @Nullable Ref parent, String name) {
        PlainEntity entity = new PlainEntity(inventory, ref, parent, name);
        inventory.add(entity);
        entities.put(ref, entity);
        return entity;
    }

    private PlainEntity of(Ref ref) {
        PlainEntity entity = entities.get(ref);
        if (entity == null) {
            throw new IllegalStateException(ref + " is not part of the tree");
        }
        return entity;
    }

    private static DataObject computeSummary() {
        int mhz = (int) (HostHardware.CORES * (HostHardware.HZ / 1_000_000));
        return DataObject.of("ComputeResourceSummary")
                .set("totalCpu", mhz)
                .set("totalMemory", HostHardware.MEMORY)
                .set("numCpuCores", HostHardware.CORES)
                .set("numCpuThreads", HostHardware.THREADS)
                .set("effectiveCpu", mhz)
                .set("effectiveMemory", HostHardware.MEMORY >> 20)
                .set("numHosts", 1)
                .set("numEffectiveHosts", 1)
                .set("overallStatus", "green")
                .build();
    }
}
