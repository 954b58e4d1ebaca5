// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.endpoint.Served;
import org.hypervia.simulator.fault.FaultRules;
import org.hypervia.simulator.host.HostProfile;
import org.hypervia.simulator.http.SelfSigned;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.standalone.StandaloneHost;

/**
 * A running simulated ESX host: SOAP under {@code /sdk}, datastore files under {@code /folder}, screens under
 * {@code /screen}, all in memory.
 *
 * <pre>{@code
 * try (EsxSimulator esx = EsxSimulator.start()) {
 *     connect(esx.uri(), SimulatorOptions.DEFAULT_PASSWORD);
 * }
 * }</pre>
 *
 * <p>Safe for concurrent use. Closing it ends every thread and socket of it.
 */
public final class EsxSimulator implements AutoCloseable {
    private final SimulatorOptions options;
    private final StandaloneHost host;
    private final Center center;
    private final SimulatedEndpoint endpoint;
    private final CountDownLatch closed = new CountDownLatch(1);

    private EsxSimulator(SimulatorOptions options, StandaloneHost host) throws IOException {
        this.options = options;
        this.host = host;
        this.center = host.center();
        SelfSigned shown = SimulatedEndpoint.identity(options, List.of());
        if (shown != null) {
            center.inventory().perform(() -> host.host().certificate(shown.certificate()));
        }
        String scheme = options.identity().productLine().equals("gsx") ? "gsx" : "esx";
        SimulatedEndpoint.Front front =
                new SimulatedEndpoint.Front(scheme, options.user(), options.address(), options.port(), shown);
        this.endpoint = new SimulatedEndpoint(Served.whole(center), front, options);
    }

    /** Starts a host with the default options. */
    public static EsxSimulator start() {
        return start(SimulatorOptions.builder().build());
    }

    /**
     * Starts a host; when this returns it answers.
     *
     * @throws UncheckedIOException when the address cannot be had
     */
    public static EsxSimulator start(SimulatorOptions options) {
        HostIdentity who = options.identity();
        HostProfile profile = new HostProfile(
                who.hostName(), who.domainName(), who.version(), who.build(), who.apiVersion(), who.productLine());
        StandaloneHost host = new StandaloneHost(profile, options.clock(), options.taskTime(), options.user());
        try {
            host.center().inventory().perform(() -> new Furnishing(host, options).furnish());
            EsxSimulator started = new EsxSimulator(options, host);
            if (options.showcase()) {
                Showcase.furnish(started);
            }
            return started;
        } catch (IOException e) {
            host.center().close();
            throw new UncheckedIOException(
                    "Cannot listen on " + options.address() + " port " + options.port()
                            + ", or its certificate cannot be had: " + e.getMessage(),
                    e);
        } catch (RuntimeException e) {
            host.center().close();
            throw e;
        }
    }

    /** The address it answers at. */
    public SimulatedEndpoint endpoint() {
        return endpoint;
    }

    /** The connection URI, such as {@code esx://root@127.0.0.1:40123/?no_verify=1}; without the password. */
    public URI uri() {
        return endpoint.uri();
    }

    /** The address for HTTP clients, such as {@code https://127.0.0.1:40123}. */
    public URI httpUri() {
        return endpoint.httpUri();
    }

    /** All that is behind it, for the tests of this package. */
    Center center() {
        return center;
    }

    /** The port it listens on. */
    public int port() {
        return endpoint.port();
    }

    /** The certificate it shows, as PEM text; empty with plain HTTP. */
    public Optional<String> certificate() {
        return endpoint.certificate();
    }

    /** The rules by which it misbehaves; none at first. */
    public FaultRules faults() {
        return endpoint.faults();
    }

    /** The SOAP methods it has. */
    public Set<String> methods() {
        return endpoint.methods();
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

    /** Adds a machine with this VMX file, in a folder named after its {@code displayName}; it is off. */
    public SimulatedMachine addMachine(String vmx) {
        return center.inventory().compute(() -> {
            Machine machine = new Furnishing(host, options).install(vmx);
            return new SimulatedMachine(center, machine);
        });
    }

    /**
     * The datastore of this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public SimulatedDatastore datastore(String name) {
        Datastore found = center.inventory().compute(() -> host.host().datastore(name));
        if (found == null) {
            throw new IllegalArgumentException("There is no datastore " + name);
        }
        return new SimulatedDatastore(center.inventory(), found);
    }

    /** Adds an empty datastore that the host mounts. */
    public SimulatedDatastore addDatastore(GivenDatastore given) {
        return center.inventory().compute(() -> {
            Datastore added = new Furnishing(host, options).add(given);
            return new SimulatedDatastore(center.inventory(), added);
        });
    }

    /** Its virtual switches, port groups and physical cards. */
    public SimulatedNetworking network() {
        return new SimulatedNetworking(center, host.host());
    }

    /** Its adapters and the devices behind them. */
    public SimulatedStorage storage() {
        return new SimulatedStorage(center.inventory(), host.host().storage());
    }

    /** What starts with the host. */
    public SimulatedAutostart autostart() {
        return new SimulatedAutostart(center.inventory(), host.host().autostart());
    }

    /** Sends the host into maintenance mode, or brings it back. */
    public void maintenanceMode(boolean entered) {
        center.inventory().perform(() -> host.host().maintenance(entered));
    }

    /** Holds up every task of a method, such as {@code PowerOnVM_Task}, that starts from now on. */
    public HeldTasks holdTasks(String method) {
        return new HeldTasks(center.tasks().hold(method));
    }

    /** What came in and went out since the start or {@link #resetTraffic()}. */
    public TrafficCounts traffic() {
        return endpoint.traffic();
    }

    /** Counts from zero again. */
    public void resetTraffic() {
        endpoint.resetTraffic();
    }

    /** How many sessions are logged in now. */
    public int openSessions() {
        return endpoint.openSessions();
    }

    /** How many property filters clients have left standing. */
    public int openFilters() {
        return endpoint.openFilters();
    }

    /** How many calls hang in {@code WaitForUpdates} or {@code WaitForUpdatesEx} now. */
    public int waitingCalls() {
        return endpoint.waitingCalls();
    }

    /** How many connections are open now. */
    public int openConnections() {
        return endpoint.openConnections();
    }

    /** How many logins have succeeded. */
    public long logins() {
        return endpoint.logins();
    }

    /** Ends all sessions, as a host does after half an hour of silence. */
    public void expireSessions() {
        endpoint.expireSessions();
    }

    /** Cuts all connections; new ones are welcome. */
    public void cutConnections() {
        endpoint.cutConnections();
    }

    /** Waits until somebody closes it. */
    public void awaitClosed() throws InterruptedException {
        closed.await();
    }

    /** Ends it; may be called more than once. */
    @Override
    public void close() {
        endpoint.close();
        center.close();
        center.inventory().perform(() -> host.datacenter().datastores().forEach(Datastore::close));
        closed.countDown();
    }
}
