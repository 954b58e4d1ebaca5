// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hypervia.simulator.endpoint.Endpoint;
import org.hypervia.simulator.endpoint.Manner;
import org.hypervia.simulator.endpoint.Served;
import org.hypervia.simulator.fault.FaultRules;
import org.hypervia.simulator.http.HttpServer;
import org.hypervia.simulator.http.SelfSigned;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.session.Session;
import org.hypervia.simulator.session.Sessions;
import org.hypervia.simulator.value.VimFault;
import org.jspecify.annotations.Nullable;

/** An address at which a simulator answers: that of a host, or of a vCenter. Safe for concurrent use. */
public final class SimulatedEndpoint {
    private final Front front;
    private final Inventory inventory;
    private final Sessions sessions;
    private final FaultRules faults = new FaultRules();
    private final Endpoint endpoint;
    private final HttpServer server;
    private volatile TrafficCounts base;

    /**
     * How it looks from outside.
     *
     * @param scheme the scheme of its URIs
     * @param user the one user that logs in
     * @param address the numeric address it listens on
     * @param port the port; 0 for a free one
     * @param identity the certificate it shows; null for plain HTTP
     */
    record Front(
            String scheme,
            String user,
            String address,
            int port,
            @Nullable SelfSigned identity) {}

    SimulatedEndpoint(Served served, Front front, SimulatorOptions options) throws IOException {
        this.front = front;
        this.inventory = served.aspect().inventory();
        this.sessions = inventory.compute(
                () -> new Sessions(served.aspect(), front.user, options.password(), options.pageSize()));
        this.endpoint = new Endpoint(served, sessions, faults, manner(options));
        List<String> privileges = options.privileges();
        if (privileges != null) {
            restrict(privileges);
        }
        this.server = HttpServer.start(new InetSocketAddress(front.address, front.port), front.identity, endpoint);
        this.base = raw();
    }

    /** The certificate of these options, for further names too; null for plain HTTP. */
    static @Nullable SelfSigned identity(SimulatorOptions options, List<String> more) throws IOException {
        if (!options.tls()) {
            return null;
        }
        Path file = options.certificateFile();
        if (file != null && Files.exists(file)) {
            return SelfSigned.of(new String(GivenFile.read(file), StandardCharsets.US_ASCII));
        }
        List<String> names = new ArrayList<>(options.certificateNames());
        names.addAll(more);
        SelfSigned fresh = SelfSigned.create(names, options.certificateFrom(), options.certificateUntil());
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

    /** The connection URI, such as {@code esx://root@127.0.0.1:40123/?no_verify=1}; without the password. */
    public URI uri() {
        return uri("");
    }

    /** The same with a path, such as {@code dc1/cluster1/esx01.example.test}, its names encoded. */
    URI uri(String path) {
        String query = front.identity != null ? "no_verify=1" : "transport=http";
        String user = encoded(front.user);
        return URI.create(front.scheme + "://" + user + "@" + authority() + "/" + path + "?" + query);
    }

    /** A name as it stands in a path. */
    static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The address for HTTP clients, such as {@code https://127.0.0.1:40123}. */
    public URI httpUri() {
        return URI.create((front.identity != null ? "https" : "http") + "://" + authority());
    }

    private String authority() {
        InetAddress bound = server.address().getAddress();
        if (bound.isAnyLocalAddress()) {
            return "127.0.0.1:" + port();
        }
        boolean six = front.address.contains(":");
        return (six ? "[" + front.address + "]" : bound.getHostAddress()) + ":" + port();
    }

    /** The port it listens on. */
    public int port() {
        return server.address().getPort();
    }

    /** The certificate it shows, as PEM text; empty with plain HTTP. */
    public Optional<String> certificate() {
        return Optional.ofNullable(front.identity).map(SelfSigned::pem);
    }

    /** The rules by which it misbehaves; none at first. */
    public FaultRules faults() {
        return faults;
    }

    /** The SOAP methods it has. */
    public Set<String> methods() {
        return endpoint.methods();
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

    /**
     * Lets the user have these privileges only, as it says when it is asked for them; nothing is forbidden.
     *
     * @param privileges ids such as {@code VirtualMachine.Interact.PowerOn}; {@code System.View} and the like come with them
     * @throws IllegalArgumentException when there is no such privilege
     */
    public void restrict(List<String> privileges) {
        try {
            inventory.perform(() -> endpoint.restrict(front.user, privileges));
        } catch (VimFault fault) {
            throw new IllegalArgumentException(
                    "One of " + privileges + " is no privilege: " + fault.getMessage(), fault);
        }
    }

    /** How many sessions are logged in now. */
    public int openSessions() {
        return inventory.compute(() -> sessions.open().size());
    }

    /** How many property filters clients have left standing. */
    public int openFilters() {
        return inventory.compute(
                () -> sessions.open().stream().mapToInt(Session::filters).sum());
    }

    /** How many calls hang in {@code WaitForUpdates} or {@code WaitForUpdatesEx} now. */
    public int waitingCalls() {
        return inventory.compute(
                () -> sessions.open().stream().mapToInt(Session::waiting).sum());
    }

    /** How many connections are open now. */
    public int openConnections() {
        return server.open();
    }

    /** How many logins have succeeded. */
    public long logins() {
        return inventory.compute(sessions::logins);
    }

    /** Ends all sessions, as a server does after half an hour of silence. */
    public void expireSessions() {
        inventory.perform(sessions::expireAll);
    }

    /** Cuts all connections; new ones are welcome. */
    public void cutConnections() {
        server.cutConnections();
    }

    void close() {
        faults.clear();
        server.close();
    }
}
