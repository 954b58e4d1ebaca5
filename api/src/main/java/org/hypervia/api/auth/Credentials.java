// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.auth;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Ready-made callbacks.
 *
 * <p>A password that is typed, and wiped after the last login:
 *
 * <pre>{@code
 * try (Secret typed = Secret.of(System.console().readPassword("password: "));
 *         Hypervisor connection = Hypervisors.connect("esx://esx.example/", Credentials.of("root", typed))) {
 *     System.out.println(connection.host().hostname());
 * }
 * }</pre>
 */
public final class Credentials {
    private Credentials() {}

    /**
     * Knows nothing: right where a login needs no credentials.
     *
     * @return a callback without answers
     */
    public static CredentialCallback none() {
        return request -> Optional.empty();
    }

    /**
     * Answers with a password, and with a user where the URI names none.
     *
     * @param user the user name
     * @param password the password; stays the caller's, who closes it after the last login it is meant for
     * @return a callback that is thread-safe
     */
    public static CredentialCallback of(String user, Secret password) {
        return request -> Optional.of(
                switch (request.kind()) {
                    case USER_NAME -> Secret.of(user);
                    case PASSWORD -> password.copy();
                });
    }

    /**
     * Answers with a password, and with a user where the URI names none. Keeps a copy of the password for as long as the
     * callback is used, which nobody can wipe: who must wipe it holds a {@link Secret} and calls
     * {@link #of(String, Secret)}.
     *
     * @param user the user name
     * @param password the password; the caller may wipe it at once
     * @return a callback that is thread-safe
     */
    public static CredentialCallback of(String user, char[] password) {
        return of(user, Secret.of(password));
    }

    /**
     * Logs in with the session that an application has with the server already, without its password.
     *
     * @param ticket of {@code SessionManager.AcquireCloneTicket}; stays the caller's, who closes it after the login. Servers
     *     take it once, so it opens one session: a connection with {@code vcenter=}, which logs in to two servers, needs a
     *     callback that tells them apart
     * @return a callback that is thread-safe
     * @see CredentialCallback#ticket(String, String, int)
     */
    public static CredentialCallback ticket(Secret ticket) {
        return new CredentialCallback() {
            @Override
            public Optional<Secret> answer(CredentialRequest request) {
                return Optional.empty();
            }

            @Override
            public Optional<Secret> ticket(String service, String challenge, int port) {
                return Optional.of(ticket.copy());
            }
        };
    }

    /**
     * Asks several callbacks in turn until one has an answer, or a ticket.
     *
     * @param callbacks in the order in which they are asked
     * @return a callback
     */
    public static CredentialCallback firstOf(CredentialCallback... callbacks) {
        List<CredentialCallback> inOrder = List.of(callbacks);
        return new CredentialCallback() {
            @Override
            public Optional<Secret> answer(CredentialRequest request) {
                return first(callback -> callback.answer(request));
            }

            @Override
            public Optional<Secret> ticket(String service, String challenge, int port) {
                return first(callback -> callback.ticket(service, challenge, port));
            }

            private Optional<Secret> first(Function<CredentialCallback, Optional<Secret>> question) {
                return inOrder.stream().map(question).flatMap(Optional::stream).findFirst();
            }
        };
    }
}
