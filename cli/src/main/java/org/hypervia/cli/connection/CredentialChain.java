// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.connection;

import java.util.Optional;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.auth.CredentialCallback;
import org.hypervia.api.auth.CredentialRequest;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.credentials.AuthFile;

/**
 * Who is asked for credentials: the command line, {@code auth.conf}, the environment, a person; and nobody is left after
 * that.
 */
final class CredentialChain {
    private CredentialChain() {}

    /** Puts the chain together; the prompt is left out if nobody may be asked. */
    static CredentialCallback of(Environment environment, HypervisorUri uri, ConnectionChoice choice, Prompt prompt) {
        return Credentials.firstOf(
                PasswordSource.ofCommandLine(choice.passwordFile(), uri),
                AuthFileChoice.choose(environment, uri)
                        .<CredentialCallback>map(AuthFile::of)
                        .orElseGet(Credentials::none),
                PasswordSource.ofEnvironment(environment, uri),
                choice.mayPrompt() ? prompt : Credentials.none(),
                request -> refuse(uri, request));
    }

    private static Optional<Secret> refuse(HypervisorUri uri, CredentialRequest request) {
        if (request.defaultAnswer().isPresent()) {
            return Optional.empty();
        }
        String missing = switch (request.kind()) {
            case USER_NAME ->
                "no user name for " + request.challenge() + " is known: put it into the URI, set "
                        + PasswordSource.variable("USER", uri, request);
            case PASSWORD ->
                "no password for " + request.user().map(u -> u + " on ").orElse("")
                        + request.challenge()
                        + " is known: set "
                        + PasswordSource.variable("PASSWORD", uri, request)
                        + (PasswordSource.isOfCenter(uri, request) ? "" : ", give --password-file FILE");
        };
        throw new HypervisorException(
                ErrorCode.AUTH_FAILED, missing + ", write libvirt's auth.conf, or run this on a terminal to be asked");
    }
}
