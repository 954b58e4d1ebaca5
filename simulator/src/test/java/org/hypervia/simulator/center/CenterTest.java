// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.center;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hypervia.simulator.datastore.Content;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.host.HostProfile;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.property.Collector;
import org.hypervia.simulator.property.ContainerView;
import org.hypervia.simulator.property.FilterSpec;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.value.VimFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A centre with two datacenters: a cluster of two hosts and a stand-alone host in the first, a host in the second. */
class CenterTest {
    private static final String STORE = "shared";

    private Center center;
    private Datacenter east;
    private Datacenter west;
    private ComputeResource cluster;
    private Host first;
    private Host second;
    private Host alone;
    private Host far;

    @BeforeEach
    void build() {
        Managers managers = new Managers(
                new Ref("Folder", "group-d1"),
                new Ref("SessionManager", "SessionManager"),
                new Ref("PropertyCollector", "propertyCollector"),
                new Ref("ViewManager", "ViewManager"),
                new Ref("TaskManager", "TaskManager"),
                new Ref("SearchIndex", "SearchIndex"),
                new Ref("FileManager", "FileManager"),
                new Ref("VirtualDiskManager", "virtualDiskManager"),
                new Ref("PerformanceManager", "PerfMgr"),
                Map.of());
        Center.Scheme scheme = new Center.Scheme(managers, "Datacenters", "vm-");
        center = new Center(scheme, profile("center"), Clock.systemUTC(), Duration.ZERO);
        center.inventory().perform(this::fill);
    }

    private void fill() {
        east = center.addDatacenter(datacenter(2), "east");
        west = center.addDatacenter(datacenter(3), "west");
        cluster = east.addComputeResource(resource("ClusterComputeResource", "domain-c10"), "cluster");
        first = addHost(cluster, 11);
        second = addHost(cluster, 12);
        alone = addHost(east.addComputeResource(resource("ComputeResource", "domain-s20"), "alone"), 21);
        far = addHost(west.addComputeResource(resource("ComputeResource", "domain-s30"), "far"), 31);
        addDatastore(east, 40, STORE, List.of(first, second));
        addDatastore(east, 41, "local", List.of(alone));
        // The same name again: names of datastores count within their datacenter.
        addDatastore(west, 42, STORE, List.of(far));
        east.addNetwork(new Ref("Network", "network-50"), "VM Network", List.of(first, second, alone));
        west.addNetwork(new Ref("Network", "network-51"), "VM Network", List.of(far));
    }

    @AfterEach
    void close() {
        center.close();
    }

    private static HostProfile profile(String name) {
        return new HostProfile(name, "example.test", "8.0.2", "1", "8.0.2.0", "esx");
    }

    private static Datacenter.Ids datacenter(int number) {
        return new Datacenter.Ids(
                new Ref("Datacenter", "datacenter-" + number),
                new Ref("Folder", "group-v" + number),
                new Ref("Folder", "group-h" + number),
                new Ref("Folder", "group-s" + number),
                new Ref("Folder", "group-n" + number));
    }

    private static ComputeResource.Ids resource(String type, String id) {
        return new ComputeResource.Ids(
                new Ref(type, id),
                new Ref("ResourcePool", "resgroup-" + id),
                new Ref("EnvironmentBrowser", "env-" + id));
    }

    private static Host addHost(ComputeResource resource, int number) {
        Host.Ids ids = new Host.Ids(
                new Ref("HostSystem", "host-" + number),
                new Ref("HostDatastoreBrowser", "datastoreBrowser-host-" + number),
                new Ref("HostDatastoreSystem", "datastoreSystem-" + number),
                new Ref("HostNetworkSystem", "networkSystem-" + number),
                new Ref("HostStorageSystem", "storageSystem-" + number),
                new Ref("HostAutoStartManager", "autoStartManager-" + number),
                Map.of());
        return resource.addHost(ids, profile("esx" + number));
    }

    private static void addDatastore(Datacenter datacenter, int number, String name, List<Host> hosts) {
        Datastore.Ids ids = new Datastore.Ids(
                new Ref("Datastore", "datastore-" + number),
                "volume-" + number,
                new Ref("HostDatastoreBrowser", "datastoreBrowser-datastore-" + number));
        datacenter.addDatastore(ids, name, hosts);
    }

    private Machine addMachine(Datacenter datacenter, Host host, String store, String name) {
        return center.inventory().compute(() -> {
            DatastorePath file = new DatastorePath(store, name + "/" + name + ".vmx");
            Datastore datastore = datacenter.datastore(file);
            datastore.files().makeFolder(name, true);
            String vmx = "displayName = \"" + name
                    + "\"\nethernet0.present = \"TRUE\"\nethernet0.networkName = \"VM Network\"\n";
            datastore.files().write(file.path(), Content.of(vmx), null);
            return datacenter.register(host, file, false);
        });
    }

    /** What a collector finds from an object along properties, one after the other; each is {@code Type.property}. */
    private List<Ref> walk(Ref start, String wanted, String... steps) {
        List<DataObject> selections = List.of();
        for (int i = steps.length - 1; i >= 0; i--) {
            String[] step = steps[i].split("\\.");
            selections = List.of(DataObject.of("TraversalSpec")
                    .set("type", step[0])
                    .set("path", step[1])
                    .set("skip", false)
                    .set("selectSet", selections)
                    .build());
        }
        DataObject properties = DataObject.of("PropertySpec")
                .set("type", wanted)
                .set("pathSet", List.of("name"))
                .build();
        DataObject object = DataObject.of("ObjectSpec")
                .set("obj", start)
                .set("skip", true)
                .set("selectSet", selections)
                .build();
        FilterSpec spec = FilterSpec.of(DataObject.of("PropertyFilterSpec")
                .set("propSet", List.of(properties))
                .set("objectSet", List.of(object))
                .build());
        List<Ref> found = new ArrayList<>();
        for (DataObject content : Collector.retrieve(List.of(spec), center.inventory()::find)) {
            found.add((Ref) content.get("obj"));
        }
        return found;
    }

    private Object value(Ref ref, String property) {
        return center.inventory().compute(() -> center.inventory().find(ref).value(property));
    }

    @Test
    void fromTheRootACollectorReachesEveryHostOfEveryDatacenter() {
        assertThat(walk(
                        center.managers().rootFolder(),
                        "HostSystem",
                        "Folder.childEntity",
                        "Datacenter.hostFolder",
                        "Folder.childEntity",
                        "ComputeResource.host"))
                .containsExactly(first.ref(), second.ref(), alone.ref(), far.ref());
    }

    @Test
    void aMachineIsSeenFromItsOwnHostOnly() {
        Machine one = addMachine(east, first, STORE, "one");
        Machine two = addMachine(east, second, STORE, "two");
        Machine three = addMachine(east, alone, "local", "three");
        Machine four = addMachine(west, far, STORE, "four");

        assertThat(walk(first.ref(), "VirtualMachine", "HostSystem.vm")).containsExactly(one.ref());
        assertThat(walk(second.ref(), "VirtualMachine", "HostSystem.vm")).containsExactly(two.ref());
        assertThat(walk(alone.ref(), "VirtualMachine", "HostSystem.vm")).containsExactly(three.ref());
        assertThat(walk(far.ref(), "VirtualMachine", "HostSystem.vm")).containsExactly(four.ref());
        assertThat(((DataObject) value(two.ref(), "runtime")).get("host")).isEqualTo(second.ref());
        assertThat(two.ref().id()).isEqualTo("vm-2");
    }

    @Test
    void theHostsOfAClusterShareAPoolAndADatacenterItsFolder() {
        Machine one = addMachine(east, first, STORE, "one");
        Machine two = addMachine(east, second, STORE, "two");
        Machine three = addMachine(east, alone, "local", "three");
        Machine four = addMachine(west, far, STORE, "four");

        assertThat(walk(cluster.resource(), "VirtualMachine", "ComputeResource.resourcePool", "ResourcePool.vm"))
                .containsExactly(one.ref(), two.ref());
        assertThat(walk(east.ref(), "VirtualMachine", "Datacenter.vmFolder", "Folder.childEntity"))
                .containsExactly(one.ref(), two.ref(), three.ref());
        assertThat(walk(west.ref(), "VirtualMachine", "Datacenter.vmFolder", "Folder.childEntity"))
                .containsExactly(four.ref());
        assertThat(value(three.ref(), "resourcePool")).isEqualTo(alone.pool());
        DataObject summary = (DataObject) value(cluster.resource(), "summary");
        assertThat(summary.get("numHosts")).isEqualTo(2);
        assertThat(summary.get("numCpuCores")).isEqualTo(32);
    }

    @Test
    void aDatastoreIsMountedOnItsHostsAndNamedWithinItsDatacenter() {
        Machine one = addMachine(east, first, STORE, "one");
        Machine four = addMachine(west, far, STORE, "one");

        assertThat(walk(one.ref(), "Datastore", "VirtualMachine.datastore"))
                .containsExactly(new Ref("Datastore", "datastore-40"));
        assertThat(walk(four.ref(), "Datastore", "VirtualMachine.datastore"))
                .containsExactly(new Ref("Datastore", "datastore-42"));
        assertThat(walk(one.ref(), "Network", "VirtualMachine.network"))
                .containsExactly(new Ref("Network", "network-50"));
        assertThat(((List<?>) value(new Ref("Datastore", "datastore-40"), "host")))
                .extracting(mount -> ((DataObject) mount).get("key"))
                .containsExactly(first.ref(), second.ref());
        assertThat(walk(cluster.resource(), "Datastore", "ComputeResource.datastore"))
                .containsExactly(new Ref("Datastore", "datastore-40"));
        DatastorePath unmounted = new DatastorePath("local", "x/x.vmx");
        assertThatThrownBy(() -> register(first, unmounted)).isInstanceOf(VimFault.class);
    }

    private void register(Host host, DatastorePath file) {
        center.inventory().perform(() -> east.register(host, file, false));
    }

    @Test
    void aMachineThatGoesIsGoneFromItsHostPoolFolderAndNetwork() {
        Machine one = addMachine(east, first, STORE, "one");
        Machine two = addMachine(east, second, STORE, "two");
        center.inventory().perform(() -> center.of(one).unregister(one));

        assertThat(walk(first.ref(), "VirtualMachine", "HostSystem.vm")).isEmpty();
        assertThat(walk(cluster.pool(), "VirtualMachine", "ResourcePool.vm")).containsExactly(two.ref());
        assertThat(walk(east.machineFolder(), "VirtualMachine", "Folder.childEntity"))
                .containsExactly(two.ref());
        assertThat(walk(new Ref("Network", "network-50"), "VirtualMachine", "Network.vm"))
                .containsExactly(two.ref());
        assertThat(center.machines()).containsExactly(two);
    }

    @Test
    void aViewShowsTheHostsBelowItsContainer() {
        assertThat(hostsBelow(west.ref())).containsExactly(far.ref());
        assertThat(hostsBelow(cluster.resource())).containsExactly(first.ref(), second.ref());
    }

    private List<Ref> hostsBelow(Ref container) {
        ContainerView.Contents hosts = new ContainerView.Contents(List.of("HostSystem"), true);
        Ref ref = new Ref("ContainerView", "of-" + container.id());
        return center.inventory().compute(() -> new ContainerView(center.inventory(), ref, container, hosts).view());
    }

    @Test
    void whoNamesNoDatacenterWhereThereAreTwoIsRefused() {
        assertThat(center.datacenter(west.ref())).isSameAs(west);
        assertThatThrownBy(() -> center.datacenter(null)).isInstanceOf(VimFault.class);
    }

    @Test
    void eachHostStartsItsOwnMachines() {
        Machine one = addMachine(east, first, STORE, "one");
        DataObject entry = DataObject.of("AutoStartPowerInfo")
                .set("key", one.ref())
                .set("startAction", "powerOn")
                .set("startOrder", 1)
                .build();
        DataObject config = DataObject.of("HostAutoStartManagerConfig")
                .set("powerInfo", List.of(entry))
                .build();
        center.inventory().perform(() -> first.autostart().reconfigure(config));
        assertThat(first.autostart().startOrder()).containsExactly(one.ref());
        assertThat(second.autostart().startOrder()).isEmpty();
    }
}
