// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.IOException;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.Deadline;

/**
 * Goes the way to a server once, as each of its connections does, to tell how far one gets. Nothing is sent but what a proxy
 * and TLS need, and nothing stays open.
 *
 * @param reached the last part of the way that was gone, whether it led on or not
 * @param addresses what the server's name means here; nothing where only the proxy looks it up, or it is unknown
 * @param protocol the version of TLS, such as {@code TLSv1.3}; empty if there is none, or it did not come about
 * @param chain what the server presented, its own certificate first, accepted or not
 * @param failure why it did not go on; empty if there is a connection
 */
public record RouteProbe(
        Part reached,
        List<InetAddress> addresses,
        Optional<String> protocol,
        List<X509Certificate> chain,
        Optional<HypervisorException> failure) {
    /** A part of the way, in order. */
    public enum Part {
        /** What the server's name means. */
        NAME,
        /** The connection to the server, or to the proxy. */
        PORT,
        /** What the proxy is asked for. */
        PROXY,
        /** TLS and the certificate. */
        TLS
    }

    /** Copies the lists. */
    public RouteProbe {
        addresses = List.copyOf(addresses);
        chain = List.copyOf(chain);
    }

    /**
     * Goes the way. Blocks until the limit for connecting or the deadline.
     *
     * @throws HypervisorException {@code INVALID_ARG} if the CA file cannot be used; whatever else fails is told
     */
    public static RouteProbe of(HttpSettings settings, Deadline deadline) {
        Failures failures = new Failures(settings);
        try (Watchdog watchdog = new Watchdog("hypervia-probe " + settings.authority())) {
            CallWatch watch = new CallWatch(watchdog, deadline, Optional.empty());
            watch.start();
            try {
                return new Attempt(settings, failures, watch).make();
            } finally {
                watch.end(CallWatch.Ending.ABANDONED);
                watch.finish();
            }
        }
    }

    /** Tells whether the server's certificate was seen and not accepted. */
    public boolean isUntrusted() {
        return reached == Part.TLS && failure.isPresent() && !chain.isEmpty();
    }

    private record Attempt(HttpSettings settings, Failures failures, CallWatch watch) {
        RouteProbe make() {
            Connector connector = new Connector(settings, failures);
            List<InetAddress> addresses = List.of();
            try {
                if (settings.proxy().map(proxy -> proxy.kind().resolvesHere()).orElse(true)) {
                    Deadline limit = watch.deadline().within(settings.connectTimeout());
                    addresses = HostNames.resolve(settings.host(), watch, limit);
                }
            } catch (TimeoutException e) {
                return told(Part.NAME, addresses, connector, failures.noConnectionInTime(watch.phase(), e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return told(Part.NAME, addresses, connector, failures.interrupted(watch.phase(), e));
            } catch (IOException e) {
                return told(Part.NAME, addresses, connector, failures.unknownHost(settings.host(), e));
            }
            return connected(connector, addresses);
        }

        private RouteProbe connected(Connector connector, List<InetAddress> addresses) {
            try (Connection connection = connector.connect(watch)) {
                return new RouteProbe(
                        part(), addresses, connection.protocol(), connector.presented(), Optional.empty());
            } catch (IOException | RuntimeException e) {
                return told(part(), addresses, connector, failures.of(e, watch, HttpCall.get("/sdk")));
            }
        }

        /** The proxy's own name belongs to the connection to it. */
        private Part part() {
            return switch (watch.phase()) {
                case QUEUED, RESOLVING, CONNECTING -> Part.PORT;
                case PROXY -> Part.PROXY;
                case TLS, SENDING, WAITING, READING -> Part.TLS;
            };
        }

        private static RouteProbe told(
                Part reached, List<InetAddress> addresses, Connector connector, HypervisorException failure) {
            return new RouteProbe(reached, addresses, Optional.empty(), connector.presented(), Optional.of(failure));
        }
    }
}
