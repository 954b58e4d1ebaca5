// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.hypervia.spi.Deadline;

/** Resolves names within a time limit, which the JDK's resolver does not know. */
final class HostNames {
    private static final Pattern LITERAL = Pattern.compile(".*:.*|[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+");

    private HostNames() {}

    /** Whether it is an address of four numbers. */
    static boolean isIpv4(String host) {
        return isLiteral(host) && host.indexOf(':') < 0;
    }

    /** Whether it is an address, not a name. */
    static boolean isLiteral(String host) {
        return LITERAL.matcher(host).matches();
    }

    /**
     * Returns all addresses of a host. A look-up that takes too long is left to its own thread, since nothing can end
     * it; the thread ends with the look-up.
     */
    static List<InetAddress> resolve(String host, CallWatch watch, Deadline deadline)
            throws IOException, TimeoutException, InterruptedException {
        if (isLiteral(host)) {
            return List.of(InetAddress.getAllByName(host));
        }
        FutureTask<List<InetAddress>> lookup = new FutureTask<>(() -> List.of(InetAddress.getAllByName(host)));
        watch.guard(() -> lookup.cancel(true));
        Thread thread = new Thread(null, lookup, "hypervia-resolve " + host, 0, false);
        thread.setDaemon(true);
        thread.start();
        try {
            return lookup.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw (IOException) new UnknownHostException(host).initCause(e.getCause());
        }
    }
}
