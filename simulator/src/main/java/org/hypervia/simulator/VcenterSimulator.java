// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.center.ComputeResource;
import org.hypervia.simulator.center.Destination;
import org.hypervia.simulator.center.Moves;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.endpoint.Served;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.host.HostProfile;
import org.hypervia.simulator.host.HostState;
import org.hypervia.simulator.http.SelfSigned;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.standalone.HostAgent;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.vcenter.Vcenter;
import org.jspecify.annotations.Nullable;

/**
 * A running simulated vCenter with its hosts: the vCenter answers at one address, each host at one of its own, over the same
 * machines. What is done at one is seen at the other; each has its own names for what it shows.
 *
 * <pre>{@code
 * try (VcenterSimulator vcenter = VcenterSimulator.start()) {
 *     connect(vcenter.uris().get(0), SimulatorOptions.DEFAULT_PASSWORD);
 * }
 * }</pre>
 *
 * <p>Safe for concurrent use. Closing it ends every thread and socket of it.
 */
public final class VcenterSimulator implements AutoCloseable {
    private final VcenterOptions options;
    private final Vcenter vcenter;
    private final Center center;
    private final Moves moves;
    private final VcenterFurnishing furnishing;
    private final @Nullable SelfSigned identity;
    private final SimulatedEndpoint endpoint;
    private final List<SimulatedHost> hosts = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private VcenterSimulator(VcenterOptions options, Vcenter vcenter) throws IOException {
        this.options = options;
        this.vcenter = vcenter;
        this.center = vcenter.center();
        this.moves = new Moves(center);
        SimulatorOptions server = options.server();
        this.furnishing = new VcenterFurnishing(vcenter, server.guests());
        center.inventory().perform(() -> options.datacenters().forEach(furnishing::add));
        List<Host> all = center.inventory().compute(center::hosts);
        this.identity = SimulatedEndpoint.identity(server, addresses(all.size()));
        SimulatedEndpoint.Front front =
                new SimulatedEndpoint.Front("vpx", options.user(), server.address(), server.port(), identity);
        this.endpoint = new SimulatedEndpoint(Served.whole(center), front, server);
        try {
            for (Host host : all) {
                open(host);
            }
        } catch (IOException e) {
            end();
            throw e;
        }
    }

    private List<String> addresses(int count) throws IOException {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < count && !options.hostAddress().isEmpty(); i++) {
            found.add(address(i));
        }
        return found;
    }

    /** The address of a host by its number. */
    private String address(int number) throws IOException {
        String first = options.hostAddress();
        if (first.isEmpty()) {
            return options.server().address();
        }
        byte[] bytes = InetAddress.getByName(first).getAddress();
        int last = bytes.length - 1;
        int sum = (bytes[last] & 0xff) + number;
        bytes[last] = (byte) sum;
        bytes[last - 1] += (byte) (sum >> 8);
        return InetAddress.getByAddress(bytes).getHostAddress();
    }

    private SimulatedHost open(Host host) throws IOException {
        SimulatorOptions server = options.server();
        String address = address(hosts.size());
        int port = options.hostAddress().isEmpty() ? 0 : endpoint.port();
        HostAgent agent = center.inventory().compute(() -> {
            String uuid = host.state().place().uuid();
            HostState.Place place = new HostState.Place(reached(address), reached(server.address()), uuid);
            host.change(state -> state.withPlace(place));
            if (identity != null) {
                host.certificate(identity.certificate());
            }
            return new HostAgent(center, host, server.user());
        });
        SimulatedEndpoint.Front front = new SimulatedEndpoint.Front("esx", server.user(), address, port, identity);
        SimulatedHost opened = new SimulatedHost(
                center, host, endpoint, new SimulatedEndpoint(new Served(center, agent), front, server));
        hosts.add(opened);
        return opened;
    }

    /** Who listens everywhere is reached at home. */
    private static String reached(String address) {
        return address.equals("0.0.0.0") || address.equals("::") ? "127.0.0.1" : address;
    }

    /** Starts a vCenter with the default options. */
    public static VcenterSimulator start() {
        return start(VcenterOptions.defaults());
    }

    /**
     * Starts a vCenter; when this returns it and its hosts answer.
     *
     * @throws UncheckedIOException when an address cannot be had
     */
    public static VcenterSimulator start(VcenterOptions options) {
        HostIdentity who = options.identity();
        HostProfile profile = new HostProfile(
                who.hostName(), who.domainName(), who.version(), who.build(), who.apiVersion(), who.productLine());
        SimulatorOptions server = options.server();
        Vcenter vcenter = new Vcenter(profile, server.clock(), server.taskTime(), options.user());
        try {
            return new VcenterSimulator(options, vcenter);
        } catch (IOException e) {
            vcenter.center().close();
            throw new UncheckedIOException(
                    "Cannot listen on " + server.address() + " port " + server.port()
                            + ", or on that of a host, or the certificate cannot be had: " + e.getMessage(),
                    e);
        } catch (RuntimeException e) {
            vcenter.center().close();
            throw e;
        }
    }

    /**
     * All URIs: first that of the whole vCenter, then one of each host at the vCenter, then one of each host by itself;
     * without the password.
     */
    public List<URI> uris() {
        List<URI> all = new ArrayList<>();
        all.add(uri());
        hosts.forEach(host -> all.add(host.uri()));
        hosts.forEach(host -> all.add(host.agent().uri()));
        return all;
    }

    /** The URI of the whole vCenter. */
    public URI uri() {
        return endpoint.uri();
    }

    /** The address of the vCenter. */
    public SimulatedEndpoint endpoint() {
        return endpoint;
    }

    /** Its hosts, in the order they came. */
    public List<SimulatedHost> hosts() {
        return List.copyOf(hosts);
    }

    /**
     * The host of this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public SimulatedHost host(String name) {
        return hosts.stream()
                .filter(host -> host.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no host " + name));
    }

    /** All machines, in the order they were registered. */
    public List<SimulatedMachine> machines() {
        return center.inventory()
                .compute(() -> center.machines().stream()
                        .map(machine -> new SimulatedMachine(center, machine))
                        .toList());
    }

    /**
     * The first machine of this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public SimulatedMachine machine(String name) {
        return machines().stream()
                .filter(machine -> machine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no machine " + name));
    }

    /** Takes a machine to another host at once, without a task and without asking, as DRS would. */
    public void move(SimulatedMachine machine, SimulatedHost to) {
        center.inventory().perform(() -> moves.move(machine.machine(), new Destination(to.host(), null, null)));
    }

    /**
     * Takes a machine with all its files to a datastore of another host, and to that host, as another user's migration would.
     *
     * @param datastore the name of a datastore in that host's datacenter
     * @throws IllegalArgumentException when there is none
     */
    public void move(SimulatedMachine machine, SimulatedHost to, String datastore) {
        Datastore target = found(to, datastore);
        center.inventory().perform(() -> moves.move(machine.machine(), new Destination(to.host(), null, target)));
    }

    /** Takes a machine into a resource pool of its host's compute resource, by the pool's id. */
    public void draw(SimulatedMachine machine, String pool) {
        center.inventory()
                .perform(() -> center.resource(moves.host(machine.machine()))
                        .draw(machine.machine(), new Ref("ResourcePool", pool)));
    }

    /** Shows a machine in a folder below its datacenter's folder of machines; what is missing of the path is made. */
    public void moveInto(SimulatedMachine machine, String... folders) {
        center.inventory().perform(() -> {
            Machine moved = machine.machine();
            moves.moveInto(moved, vcenter.folder(center.of(moved).machineFolder(), List.of(folders)));
        });
    }

    /** Adds a resource pool at the root of the compute resource a host is in; returns its id, such as {@code resgroup-8-1}. */
    public String addPool(SimulatedHost host, String name) {
        return center.inventory().compute(() -> {
            ComputeResource resource = center.resource(host.host());
            DataObject spec = DataObject.of("ResourceConfigSpec").build();
            return resource.addPool(resource.pool(), name, spec).id();
        });
    }

    /**
     * Adds a host to the compute resource of another one, which must be a cluster.
     *
     * @throws UncheckedIOException when its address cannot be had
     */
    public SimulatedHost addHost(SimulatedHost neighbour, GivenHost given) {
        Host added = center.inventory().compute(() -> {
            ComputeResource resource = center.resource(neighbour.host());
            if (!resource.cluster()) {
                throw new IllegalArgumentException(neighbour.name() + " is in no cluster");
            }
            return furnishing.add(center.of(neighbour.host()), resource, given);
        });
        try {
            return open(added);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes a host out.
     *
     * @throws IllegalArgumentException when there are machines on it
     */
    public void removeHost(SimulatedHost host) {
        center.inventory().perform(() -> {
            if (!host.host().machines().isEmpty()) {
                throw new IllegalArgumentException("There are machines on " + host.name());
            }
            center.removeHost(host.host());
        });
        hosts.remove(host);
        host.agent().close();
    }

    /**
     * The datastore of this name in the datacenter of a host.
     *
     * @throws IllegalArgumentException when there is none
     */
    public SimulatedDatastore datastore(SimulatedHost host, String name) {
        return new SimulatedDatastore(center.inventory(), found(host, name));
    }

    private Datastore found(SimulatedHost host, String name) {
        return center.inventory()
                .compute(() -> center.of(host.host()).datastores().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException("There is no datastore " + name));
    }

    /** Holds up every task of a method, such as {@code MigrateVM_Task}, that starts from now on, wherever it is called. */
    public HeldTasks holdTasks(String method) {
        return new HeldTasks(center.tasks().hold(method));
    }

    /** All that is behind it, for the tests of this package. */
    Center center() {
        return center;
    }

    /** Waits until somebody closes it. */
    public void awaitClosed() throws InterruptedException {
        closed.await();
    }

    private void end() {
        endpoint.close();
        hosts.forEach(host -> host.agent().close());
    }

    /** Ends it; may be called more than once. */
    @Override
    public void close() {
        end();
        center.close();
        center.inventory()
                .perform(() -> center.datacenters().stream()
                        .flatMap(datacenter -> datacenter.datastores().stream())
                        .forEach(Datastore::close));
        closed.countDown();
    }
}
