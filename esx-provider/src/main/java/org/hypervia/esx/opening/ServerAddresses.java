// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.opening;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.config.EsxParameters;
import org.hypervia.esx.http.ProxySettings;
import org.hypervia.spi.Deadline;

/** The numeric addresses of servers, where this side may know them: some proxies look names up for themselves. */
final class ServerAddresses {
    private final boolean namesAreOurs;

    ServerAddresses(EsxParameters parameters) {
        namesAreOurs = parameters
                .proxy()
                .flatMap(ProxySettings::parse)
                .map(proxy -> proxy.kind() == ProxySettings.Kind.SOCKS4 || proxy.kind() == ProxySettings.Kind.SOCKS5)
                .orElse(true);
    }

    /** Returns the address that a text is, without a look-up; nothing if it is a name. */
    static List<InetAddress> literal(String host) {
        if (!host.matches("[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+|.*:.*")) {
            return List.of();
        }
        try {
            return List.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    /**
     * Returns all addresses of a server; nothing if its name is unknown here, or only the proxy is to look it up.
     *
     * @throws HypervisorException {@code OPERATION_TIMEOUT} or {@code OPERATION_ABORTED} if the look-up is not over in time
     */
    List<InetAddress> of(String host, Deadline deadline) {
        List<InetAddress> literal = literal(host);
        return literal.isEmpty() && namesAreOurs ? lookedUp(host, deadline) : literal;
    }

    /** Nothing can end a look-up of the JDK, so it is left to its own thread, which ends with it. */
    private static List<InetAddress> lookedUp(String host, Deadline deadline) {
        FutureTask<List<InetAddress>> lookup = new FutureTask<>(() -> List.of(InetAddress.getAllByName(host)));
        Thread thread = new Thread(null, lookup, "hypervia-resolve " + host, 0, false);
        thread.setDaemon(true);
        thread.start();
        try {
            return lookup.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            return List.of();
        } catch (TimeoutException e) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_TIMEOUT, "the name '" + host + "' was not resolved in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HypervisorException(
                    ErrorCode.OPERATION_ABORTED, "resolving the name '" + host + "' was interrupted", e);
        }
    }

    /** Returns the numeric form of the first address; the host as it is where there is none. */
    static String numeric(String host, List<InetAddress> addresses) {
        return addresses.isEmpty() ? host : plain(addresses.get(0));
    }

    /** An address as servers write it: without the zone, which means something on this machine only. */
    static String plain(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }
}
