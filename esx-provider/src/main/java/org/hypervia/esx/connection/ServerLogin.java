// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.connection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.http.HttpCall;
import org.hypervia.esx.http.HttpReply;
import org.hypervia.esx.http.HttpTransport;
import org.hypervia.esx.vim.property.PropertyCollector;
import org.hypervia.esx.vim.property.UpdateLoop;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.spi.Deadline;

/**
 * A login on one server, with what works over it. A connection may have several.
 *
 * @param http to the server, with the session's cookie
 * @param session the login
 * @param properties retrieves properties
 * @param updates waits for changes
 */
public record ServerLogin(HttpTransport http, VimSession session, PropertyCollector properties, UpdateLoop updates)
        implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ServerLogin.class.getName());
    private static final int UNAUTHORIZED = 401;
    private static final Duration THREAD_LIMIT = Duration.ofSeconds(2);

    /**
     * Sends a request that carries the session's cookie. Where the server answers 401 since the session is gone, it is sent
     * again after a new login, which others may share.
     *
     * @param call makes the request, anew for each time it is sent
     * @return the answer, whatever its status; 401 only where the session lives, or ends again and again
     * @throws HypervisorException what {@link HttpTransport#send} throws; {@code AUTH_FAILED} if the session cannot be
     *     renewed; {@code INVALID_CONN} after {@link #close()}
     */
    public HttpReply send(Supplier<HttpCall> call, Deadline deadline) {
        for (int renewals = 0; ; renewals++) {
            long seen = session.generation();
            HttpReply reply = sent(call.get(), deadline);
            boolean kept = false;
            try {
                if (reply.status() != UNAUTHORIZED
                        || renewals == VimSession.RENEWALS
                        || !session.renew(seen, deadline)) {
                    kept = true;
                    return reply;
                }
            } finally {
                if (!kept) {
                    reply.close();
                }
            }
        }
    }

    private HttpReply sent(HttpCall call, Deadline deadline) {
        long start = System.nanoTime();
        HttpReply reply = http.send(call, deadline);
        LOG.log(
                System.Logger.Level.DEBUG,
                () -> call.method() + " " + call.target() + ": HTTP status " + reply.status() + " after "
                        + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + " ms");
        return reply;
    }

    /**
     * Logs out: one round trip the first time, and seconds at most. Calls under way end first, since the logout would
     * make them fail in a less clear way.
     */
    @Override
    public void close() {
        updates.close();
        session.close();
        http.close();
        updates.awaitEnd(THREAD_LIMIT);
    }
}
