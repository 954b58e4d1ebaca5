// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.hypervia.spi.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * Makes connections to the one server of a transport: resolves, connects, goes through the proxy, starts TLS, in this
 * order. The sockets are those of channels, so that an interrupt ends whatever they wait for.
 */
final class Connector {
    private final HttpSettings settings;
    private final Failures failures;
    private final @Nullable TlsLayer tls;

    Connector(HttpSettings settings, Failures failures) {
        this.settings = settings;
        this.failures = failures;
        this.tls = settings.secure() ? new TlsLayer(settings, failures) : null;
    }

    /** Makes a connection, which belongs to the call of the watch. */
    Connection connect(CallWatch watch) throws IOException {
        Deadline limit = watch.deadline().within(settings.connectTimeout());
        Future<?> timer = watch.limitConnecting(limit);
        try {
            SocketChannel channel = openRoute(watch, limit);
            try {
                return new Connection(channel, tls == null ? null : secure(tls, channel, watch));
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } finally {
            timer.cancel(false);
        }
    }

    /** What the server has presented last, its own certificate first; nothing without TLS. */
    List<X509Certificate> presented() {
        return tls == null ? List.of() : tls.presented();
    }

    private static TlsStream secure(TlsLayer tls, SocketChannel channel, CallWatch watch) {
        watch.enter(CallWatch.Phase.TLS);
        return tls.over(channel.socket());
    }

    private SocketChannel openRoute(CallWatch watch, Deadline limit) throws IOException {
        ProxySettings proxy = settings.proxy().orElse(null);
        if (proxy == null) {
            return dial(resolve(settings.host(), watch, limit), settings.port(), watch, limit);
        }
        // A proxy of kind HTTP is connected to the server for TLS only; otherwise it forwards each request.
        if (proxy.kind() == ProxySettings.Kind.HTTP && !settings.secure()) {
            return dial(resolve(proxy.host(), watch, limit), proxy.port(), watch, limit);
        }
        return openThrough(proxy, watch, limit);
    }

    private SocketChannel openThrough(ProxySettings proxy, CallWatch watch, Deadline limit) throws IOException {
        List<Optional<InetAddress>> targets = targetsFor(proxy, watch, limit);
        List<InetAddress> proxyAddresses = resolve(proxy.host(), watch, limit);
        IOException refusal = new IOException("it has no address to try");
        for (Optional<InetAddress> target : targets) {
            SocketChannel channel = dial(proxyAddresses, proxy.port(), watch, limit);
            watch.enter(CallWatch.Phase.PROXY);
            try {
                new ProxyHandshake(settings, channel.socket()).run(proxy.kind(), target.orElse(null));
                return channel;
            } catch (IOException e) {
                channel.close();
                refusal = e;
                if (isEnded(watch)) {
                    throw e;
                }
            }
        }
        throw failures.refusedByProxy(refusal);
    }

    /** The addresses of the server to ask a proxy for; an empty one leaves the name to the proxy. */
    private List<Optional<InetAddress>> targetsFor(ProxySettings proxy, CallWatch watch, Deadline limit) {
        return switch (proxy.kind()) {
            case HTTP -> List.of(Optional.empty());
            case SOCKS5 -> addresses(watch, limit).map(Optional::of).toList();
            // An address is no name, which some proxies would look for.
            case SOCKS5H ->
                HostNames.isLiteral(settings.host())
                        ? addresses(watch, limit).map(Optional::of).toList()
                        : List.of(Optional.empty());
            case SOCKS4A ->
                HostNames.isIpv4(settings.host())
                        ? addresses(watch, limit).map(Optional::of).toList()
                        : List.of(Optional.empty());
            case SOCKS4 -> {
                List<Optional<InetAddress>> addresses = addresses(watch, limit)
                        .filter(Inet4Address.class::isInstance)
                        .map(Optional::of)
                        .toList();
                if (addresses.isEmpty()) {
                    throw failures.noAddressForSocks4();
                }
                yield addresses;
            }
        };
    }

    private Stream<InetAddress> addresses(CallWatch watch, Deadline limit) {
        return resolve(settings.host(), watch, limit).stream();
    }

    List<InetAddress> resolve(String host, CallWatch watch, Deadline limit) {
        watch.enter(CallWatch.Phase.RESOLVING);
        try {
            return HostNames.resolve(host, watch, limit);
        } catch (TimeoutException e) {
            throw failures.noConnectionInTime(watch.phase(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failures.interrupted(watch.phase(), e);
        } catch (IOException e) {
            throw failures.unknownHost(host, e);
        }
    }

    private SocketChannel dial(List<InetAddress> addresses, int port, CallWatch watch, Deadline limit)
            throws IOException {
        watch.enter(CallWatch.Phase.CONNECTING);
        IOException last = new IOException("it has no address");
        boolean refused = false;
        for (int i = 0; i < addresses.size(); i++) {
            // An address that swallows everything leaves their share of the time to those after it.
            long millis = limit.remaining().toMillis() / (addresses.size() - i);
            SocketChannel channel = SocketChannel.open();
            try {
                watch.guard(channel);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
                int timeout = (int) Math.max(1, Math.min(millis, Integer.MAX_VALUE));
                channel.socket().connect(new InetSocketAddress(addresses.get(i), port), timeout);
                return channel;
            } catch (IOException e) {
                channel.close();
                if (isEnded(watch)) {
                    throw e;
                }
                refused |= !(e instanceof SocketTimeoutException);
                last = e;
            }
        }
        throw refused ? failures.unreachable(addresses, last) : failures.noConnectionInTime(watch.phase(), last);
    }

    private static boolean isEnded(CallWatch watch) {
        return watch.ending() != null || Thread.currentThread().isInterrupted();
    }
}
