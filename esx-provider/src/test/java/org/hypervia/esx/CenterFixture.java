// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.center.ComputeResource;
import org.hypervia.simulator.center.Datacenter;
import org.hypervia.simulator.center.Managers;
import org.hypervia.simulator.datastore.Content;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.endpoint.Endpoint;
import org.hypervia.simulator.endpoint.Manner;
import org.hypervia.simulator.endpoint.Served;
import org.hypervia.simulator.fault.FaultRules;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.host.HostProfile;
import org.hypervia.simulator.http.HttpServer;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.session.Sessions;
import org.hypervia.simulator.value.Ref;

/** A vCenter of the simulator over HTTP, put together datacenter by datacenter. */
final class CenterFixture implements AutoCloseable {
    private static final int PAGE = 1000;

    private final Center center;
    private final Endpoint endpoint;
    private final HttpServer server;
    private int number = 100;

    CenterFixture() {
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
        center = new Center(
                new Center.Scheme(managers, "Datacenters", "vm-"),
                profile("vc", "vpx"),
                Clock.systemUTC(),
                Duration.ZERO);
        Sessions sessions = center.inventory().compute(() -> new Sessions(center, "root", "secret", PAGE));
        Manner manner = new Manner(Duration.ZERO, Duration.ZERO, false, false, false, false, false);
        endpoint = new Endpoint(Served.whole(center), sessions, new FaultRules(), manner);
        try {
            server = HttpServer.start(new InetSocketAddress("127.0.0.1", 0), null, endpoint);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One host of its own or several of a cluster, with the datastores that they mount. */
    record Place(Datacenter datacenter, ComputeResource resource, List<Host> hosts) {}

    private static HostProfile profile(String name, String line) {
        return new HostProfile(name, "example.test", "8.0.2", "1", "8.0.2.0", line);
    }

    Datacenter datacenter(String name) {
        int id = number++;
        return center.inventory()
                .compute(() -> center.addDatacenter(
                        new Datacenter.Ids(
                                new Ref("Datacenter", "datacenter-" + id),
                                new Ref("Folder", "group-v" + id),
                                new Ref("Folder", "group-h" + id),
                                new Ref("Folder", "group-s" + id),
                                new Ref("Folder", "group-n" + id)),
                        name));
    }

    Place cluster(Datacenter datacenter, String name, String... hosts) {
        return place(datacenter, "ClusterComputeResource", name, hosts);
    }

    Place host(Datacenter datacenter, String name) {
        return place(datacenter, "ComputeResource", name, name);
    }

    private Place place(Datacenter datacenter, String type, String name, String... hosts) {
        String id = "domain-" + number++;
        return center.inventory().compute(() -> {
            ComputeResource resource = datacenter.addComputeResource(
                    new ComputeResource.Ids(
                            new Ref(type, id),
                            new Ref("ResourcePool", "resgroup-" + id),
                            new Ref("EnvironmentBrowser", "env-" + id)),
                    name);
            List<Host> added = new ArrayList<>();
            for (String host : hosts) {
                added.add(add(resource, host));
            }
            return new Place(datacenter, resource, added);
        });
    }

    private Host add(ComputeResource resource, String name) {
        int id = number++;
        Host.Ids ids = new Host.Ids(
                new Ref("HostSystem", "host-" + id),
                new Ref("HostDatastoreBrowser", "datastoreBrowser-host-" + id),
                new Ref("HostDatastoreSystem", "datastoreSystem-" + id),
                new Ref("HostNetworkSystem", "networkSystem-" + id),
                new Ref("HostStorageSystem", "storageSystem-" + id),
                new Ref("HostAutoStartManager", "autoStartManager-" + id),
                Map.of());
        return resource.addHost(ids, new HostProfile(name, "", "8.0.2", "1", "8.0.2.0", "esx"));
    }

    void datastore(String name, Place... places) {
        int id = number++;
        Datastore.Ids ids = new Datastore.Ids(
                new Ref("Datastore", "datastore-" + id),
                "volume-" + id,
                new Ref("HostDatastoreBrowser", "datastoreBrowser-datastore-" + id));
        List<Host> hosts = new ArrayList<>();
        for (Place place : places) {
            hosts.addAll(place.hosts());
        }
        center.inventory().perform(() -> places[0].datacenter().addDatastore(ids, name, hosts));
    }

    /** Registers a machine with a VMX file of its own. */
    Machine machine(Place place, int host, String store, String name) {
        return center.inventory().compute(() -> {
            DatastorePath file = new DatastorePath(store, name + "/" + name + ".vmx");
            Datastore datastore = place.datacenter().datastore(file);
            datastore.files().makeFolder(name, true);
            String vmx = """
                    .encoding = "UTF-8"
                    config.version = "8"
                    virtualHW.version = "19"
                    displayName = "%1$s"
                    guestOS = "other-64"
                    memsize = "512"
                    numvcpus = "1"
                    annotation = "of %4$s"
                    uuid.bios = "56 4d 00 00 00 00 40 00-80 00 00 00 00 00 %2$02x %3$02x"
                    vc.uuid = "50 0d 00 00 00 00 40 00-80 00 00 00 00 00 %2$02x %3$02x"
                    """.formatted(
                            name,
                            number >> 8 & 0xff,
                            number++ & 0xff,
                            place.datacenter().name());
            datastore.files().write(file.path(), Content.of(vmx), null);
            return place.datacenter().register(place.hosts().get(host), file, false);
        });
    }

    Hypervisor connect(String path) {
        return Simulated.connect(spec(path));
    }

    ConnectionSpec.Builder spec(String path) {
        return ConnectionSpec.builder("vpx://root@127.0.0.1:" + server.address().getPort() + path + "?transport=http")
                .credentials(Credentials.of("root", Secret.of("secret")))
                .operationTimeout(Duration.ofMinutes(1));
    }

    Center center() {
        return center;
    }

    /** What clients have sent since the last time this was asked. */
    Map<String, Long> costs() {
        Map<String, Long> costs = endpoint.traffic().snapshot();
        endpoint.traffic().reset();
        return costs;
    }

    @Override
    public void close() {
        server.close();
        center.close();
    }
}
