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
    private boolean asking;
    private boolean cancelled;

    Prompt(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Optional<Secret> answer(CredentialRequest request) {
        Optional<Secret> known = begin(request);
        if (known.isEmpty()) {
            if (!terminal.isPresent()) {
                end(request, Optional.empty());
                return Optional.empty();
            }
            // Nothing is locked while a person thinks: whoever ends the program does not wait for them.
            Optional<Secret> typed = Optional.empty();
            try {
                typed = Optional.of(ask(request));
            } finally {
                end(request, typed);
            }
            known = typed;
        }
        return known.flatMap(answer -> copy(request, answer));
    }

    /** Waits until nobody else asks, and returns what is known. */
    private synchronized Optional<Secret> begin(CredentialRequest request) {
        boolean interrupted = false;
        while (asking && !cancelled) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (cancelled) {
            throw ended(request);
        }
        Secret known = answers.get(request);
        asking = known == null;
        return Optional.ofNullable(known);
    }

    private synchronized void end(CredentialRequest request, Optional<Secret> typed) {
        asking = false;
        notifyAll();
        if (cancelled) {
            typed.ifPresent(Secret::close);
            throw ended(request);
        }
        typed.ifPresent(answer -> answers.put(request, answer));
    }

    private synchronized Optional<Secret> copy(CredentialRequest request, Secret answer) {
        // Return alone takes what the prompt shows in brackets.
        return length(answer) == 0 && request.defaultAnswer().isPresent()
                ? request.defaultAnswer().map(Secret::of)
                : Optional.of(answer.copy());
    }

    /** Tells whether a person was asked at all. */
    synchronized boolean wasUsed() {
        return !answers.isEmpty();
    }

    /**
     * Takes no answer any more, since the program is being ended.
     *
     * @return whether a person is being asked at this moment, whose answer then leads to nothing
     */
    synchronized boolean cancel() {
        cancelled = true;
        notifyAll();
        return asking;
    }

    private Secret ask(CredentialRequest request) {
        char[] typed = terminal.ask(request.prompt() + ": ", request.kind() == CredentialRequest.Kind.PASSWORD)
                .orElseThrow(() -> ended(request));
        try {
            return Secret.of(typed);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private static HypervisorException ended(CredentialRequest request) {
        return new HypervisorException(
                ErrorCode.AUTH_CANCELLED,
                "no answer was given to '" + request.prompt() + "' for " + request.challenge());
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
