// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.endpoint.Endpoint;
import org.hypervia.simulator.endpoint.Manner;
import org.hypervia.simulator.fault.FaultRules;
import org.hypervia.simulator.host.HostProfile;
import org.hypervia.simulator.http.HttpServer;
import org.hypervia.simulator.http.SelfSigned;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.session.Session;
import org.hypervia.simulator.session.Sessions;
import org.hypervia.simulator.standalone.StandaloneHost;
import org.jspecify.annotations.Nullable;

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
    private final Sessions sessions;
    private final FaultRules faults = new FaultRules();
    private final Endpoint endpoint;
    private final @Nullable SelfSigned identity;
    private final HttpServer server;
    private volatile TrafficCounts base;
    private final CountDownLatch closed = new CountDownLatch(1);

    private EsxSimulator(SimulatorOptions options, StandaloneHost host) throws IOException {
        this.options = options;
        this.host = host;
        this.center = host.center();
        this.sessions = center.inventory()
                .compute(() -> new Sessions(center, options.user(), options.password(), options.pageSize()));
        this.endpoint = new Endpoint(center, sessions, faults, manner(options));
        SelfSigned shown = options.tls() ? identity(options) : null;
        this.identity = shown;
        if (shown != null) {
            center.inventory().perform(() -> host.host().certificate(shown.certificate()));
        }
        InetSocketAddress address = new InetSocketAddress(options.address(), options.port());
        this.server = HttpServer.start(address, identity, endpoint);
        this.base = raw();
    }

    private static SelfSigned identity(SimulatorOptions options) throws IOException {
        Path file = options.certificateFile();
        if (file != null && Files.exists(file)) {
            return SelfSigned.of(new String(GivenFile.read(file), StandardCharsets.US_ASCII));
        }
        SelfSigned fresh =
                SelfSigned.create(options.certificateNames(), options.certificateFrom(), options.certificateUntil());
        if (file != null) {
            GivenFile.write(file, fresh.keyPem() + fresh.pem());
        }
        return fresh;
    }

    private static Manner manner(SimulatorOptions options) {
        HostManner manner = options.manner();
        return new Manner(
                options.latency(),
                options.loginDelay(),
                options.tls(),
                manner.cookie() == HostManner.Cookie.WITH_FIRST_ANSWER,
                manner.expiredRead() == HostManner.ExpiredRead.FAULT,
                manner.chunked(),
                manner.newerVersionsRefused());
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

    /** The connection URI, such as {@code esx://root@127.0.0.1:40123/?no_verify=1}; without the password. */
    public URI uri() {
        String scheme = options.identity().productLine().equals("gsx") ? "gsx" : "esx";
        String query = options.tls() ? "no_verify=1" : "transport=http";
        String user = URLEncoder.encode(options.user(), StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create(scheme + "://" + user + "@" + authority() + "/?" + query);
    }

    /** The address for HTTP clients, such as {@code https://127.0.0.1:40123}. */
    public URI httpUri() {
        return URI.create((options.tls() ? "https" : "http") + "://" + authority());
    }

    private String authority() {
        InetAddress bound = server.address().getAddress();
        if (bound.isAnyLocalAddress()) {
            return "127.0.0.1:" + port();
        }
        boolean six = options.address().contains(":");
        return (six ? "[" + options.address() + "]" : bound.getHostAddress()) + ":" + port();
    }

    /** All that is behind it, for the tests of this package. */
    Center center() {
        return center;
    }

    /** The port it listens on. */
    public int port() {
        return server.address().getPort();
    }

    /** The certificate it shows, as PEM text; empty with plain HTTP. */
    public Optional<String> certificate() {
        return Optional.ofNullable(identity).map(SelfSigned::pem);
    }

    /** The rules by which it misbehaves; none at first. */
    public FaultRules faults() {
        return faults;
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
        TrafficCounts now = raw();
        TrafficCounts then = base;
        return new TrafficCounts(
                now.requests(),
                now.bytesReceived() - then.bytesReceived(),
                now.bytesSent() - then.bytesSent(),
                now.connections() - then.connections());
    }

    /** Counts from zero again. */
    public void resetTraffic() {
        endpoint.traffic().reset();
        base = raw();
    }

    private TrafficCounts raw() {
        return new TrafficCounts(
                endpoint.traffic().snapshot(), server.bytesReceived(), server.bytesSent(), server.accepted());
    }

    /** How many sessions are logged in now. */
    public int openSessions() {
        return center.inventory().compute(() -> sessions.open().size());
    }

    /** How many property filters clients have left standing. */
    public int openFilters() {
        return center.inventory()
                .compute(() ->
                        sessions.open().stream().mapToInt(Session::filters).sum());
    }

    /** How many calls hang in {@code WaitForUpdates} or {@code WaitForUpdatesEx} now. */
    public int waitingCalls() {
        return center.inventory()
                .compute(() ->
                        sessions.open().stream().mapToInt(Session::waiting).sum());
    }

    /** How many connections are open now. */
    public int openConnections() {
        return server.open();
    }

    /** How many logins have succeeded. */
    public long logins() {
        return center.inventory().compute(sessions::logins);
    }

    /** Ends all sessions, as a host does after half an hour of silence. */
    public void expireSessions() {
        center.inventory().perform(sessions::expireAll);
    }

    /** Cuts all connections; new ones are welcome. */
    public void cutConnections() {
        server.cutConnections();
    }

    /** Waits until somebody closes it. */
    public void awaitClosed() throws InterruptedException {
        closed.await();
    }

    /** Ends it; may be called more than once. */
    @Override
    public void close() {
        faults.clear();
        server.close();
        center.close();
        center.inventory().perform(() -> host.datacenter().datastores().forEach(Datastore::close));
        closed.countDown();
    }
}
