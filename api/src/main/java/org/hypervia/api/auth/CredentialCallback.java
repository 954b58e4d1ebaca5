// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.auth;

import java.util.Optional;
import org.hypervia.api.error.HypervisorException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Answers what a login needs to know. Callers write it; {@link Credentials} has ready-made ones.
 *
 * <p>Called at login on the thread that connects. It may block, for instance on a person, which counts against the
 * connection's time limit. It must be thread-safe if it serves several connections.
 */
@ConsumerType
@FunctionalInterface
public interface CredentialCallback {
    /**
     * Answers one request.
     *
     * @param request what is asked for, and by whom
     * @return the answer, which the provider closes; empty when there is none, which fails the login with
     *     {@code AUTH_FAILED} unless the request has a default
     * @throws HypervisorException {@code AUTH_CANCELLED} when the person does not want to go on
     */
    Optional<Secret> answer(CredentialRequest request);

    /**
     * Hands over a ticket for a session that somebody has with the server already, so that no password is needed: VI's
     * {@code SessionManager.AcquireCloneTicket} makes it there. Asked first, once at each login; nobody is asked for user and
     * password then. A ticket works once and for a short time, so a session that was opened by one is not renewed when the
     * server drops it: calls then fail with {@code AUTH_FAILED}. Only the ESX provider asks.
     *
     * @param service what asks, as in {@link CredentialRequest#service()}
     * @param challenge the host that asks, as in {@link CredentialRequest#challenge()}
     * @param port where it listens: a host and its vCenter may have one name
     * @return the ticket, which the provider closes; empty when there is none, as it is unless a callback says otherwise
     */
    default Optional<Secret> ticket(String service, String challenge, int port) {
        return Optional.empty();
    }
}
