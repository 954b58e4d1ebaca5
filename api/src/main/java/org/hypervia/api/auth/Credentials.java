// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.auth;

import java.util.Optional;

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
     * Asks several callbacks in turn until one has an answer.
     *
     * @param callbacks in the order in which they are asked
     * @return a callback
     */
    public static CredentialCallback firstOf(CredentialCallback... callbacks) {
        CredentialCallback[] inOrder = callbacks.clone();
        return request -> {
            for (CredentialCallback callback : inOrder) {
                Optional<Secret> answer = callback.answer(request);
                if (answer.isPresent()) {
                    return answer;
                }
            }
            return Optional.empty();
        };
    }
}
