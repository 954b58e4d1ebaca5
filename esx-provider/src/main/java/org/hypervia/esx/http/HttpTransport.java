// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.util.Optional;
import org.hypervia.spi.Deadline;

/**
 * One server of a connection, with its own cookies and its own pool of connections. Threads may share it.
 */
public interface HttpTransport extends AutoCloseable {
    /**
     * Makes a transport for one server; nothing is connected before the first call. Blocks no longer than reading the
     * certificates to trust takes.
     *
     * @param settings how to reach it
     * @return the transport, to be closed by the caller
     * @throws org.hypervia.api.error.HypervisorException {@code INVALID_ARG} if the CA file cannot be used
     */
    static HttpTransport open(HttpSettings settings) {
        return new SocketTransport(settings);
    }

    /**
     * Sends a request and returns as soon as the head of the answer is there; the caller streams the body and closes
     * the reply. Follows no redirect, answers no authentication challenge, and sends a request a second time only in the
     * one case of {@link Sending#REPEATABLE}.
     *
     * <p>Blocks until the deadline at most, which also bounds every read of the body. An interrupt ends the call.
     *
     * @param call what to send
     * @param deadline the end of the whole call, the body included
     * @return the reply, whatever its status
     * @throws org.hypervia.api.error.HypervisorException {@code UNKNOWN_HOST} if the name cannot be resolved,
     *     {@code SYSTEM_ERROR} if server or proxy cannot be reached or the proxy refuses, {@code OPERATION_TIMEOUT} at the
     *     limit for connecting or at the deadline, {@code GNUTLS_ERROR} if the certificate is not accepted or TLS fails
     *     otherwise, {@code READ_FAILED} or {@code WRITE_FAILED} if the connection is cut (the request may have been
     *     carried out), {@code HTTP_ERROR} if the answer is not HTTP, {@code OVERFLOW} if it is too large,
     *     {@code OPERATION_ABORTED} if the thread is interrupted (the flag stays set), {@code INVALID_CONN} if the
     *     transport is or gets closed
     */
    HttpReply send(HttpCall call, Deadline deadline);

    /**
     * Returns the name of a cookie that was not taken, since the server marks it as for TLS only.
     *
     * @return its name; empty if there is no such cookie, over TLS, to loopback, and once any other cookie was taken
     */
    default Optional<String> refusedCookie() {
        return Optional.empty();
    }

    /** Ends all sockets and threads at once; calls under way fail with {@code INVALID_CONN}. Idempotent. */
    @Override
    void close();
}
