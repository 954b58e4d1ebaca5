// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.connection;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hypervia.api.auth.CredentialCallback;
import org.hypervia.api.auth.CredentialRequest;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/**
 * Asks a person, once for each question: what was answered is kept until {@link #close()}, so that a session that has to
 * be renewed does not ask again. Thread-safe.
 */
final class Prompt implements CredentialCallback, AutoCloseable {
    private final Terminal terminal;
    private final Map<CredentialRequest, Secret> answers = new HashMap<>();

    Prompt(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized Optional<Secret> answer(CredentialRequest request) {
        Secret known = answers.get(request);
        if (known == null) {
            if (!terminal.isPresent()) {
                return Optional.empty();
            }
            known = ask(request);
            answers.put(request, known);
        }
        // Return alone takes what the prompt shows in brackets.
        return length(known) == 0 && request.defaultAnswer().isPresent()
                ? request.defaultAnswer().map(Secret::of)
                : Optional.of(known.copy());
    }

    /** Tells whether a person was asked at all. */
    synchronized boolean wasUsed() {
        return !answers.isEmpty();
    }

    private Secret ask(CredentialRequest request) {
        char[] typed = terminal.ask(request.prompt() + ": ", request.kind() == CredentialRequest.Kind.PASSWORD)
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.AUTH_CANCELLED,
                        "no answer was given to '" + request.prompt() + "' for " + request.challenge()));
        try {
            return Secret.of(typed);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private static int length(Secret secret) {
        char[] characters = secret.reveal();
        Arrays.fill(characters, '\0');
        return characters.length;
    }

    @Override
    public synchronized void close() {
        answers.values().forEach(Secret::close);
        answers.clear();
    }
}
