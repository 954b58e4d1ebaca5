// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.network;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;

/**
 * A server's certificate or age and what the client has been told of it, with what comes of that. The result is the same for
 * every scheme and on every way; over plain HTTP a state cannot exist, as there is no certificate to look at.
 */
enum TlsState {
    TRUSTED(Keys.GOOD, "", "an authority of the JVM has issued it"),
    SELF_SIGNED(Keys.OWN, "", "", "no authority trusted here has issued it", "tls_pin=PIN", "cacert=", "no_verify=1"),
    WRONG_HOST(Keys.ELSEWHERE, "", "", "it is for another host", "tls_pin=PIN"),
    EXPIRED(Keys.EXPIRED, "", "", "it or its authority has expired", "tls_pin=PIN"),
    EXPIRED_IN_CACERT(Keys.OWN_EXPIRED, "cacert=own-expired", "", "it or its authority has expired", "tls_pin=PIN"),
    PINNED(Keys.OWN, "tls_pin=own", "its fingerprint is the pinned one"),
    PIN_CHANGED(Keys.OWN, "tls_pin=good", "", "its fingerprint is not the pinned one", "tls_pin=PIN"),
    CA_FILE(Keys.OTHERWISE, "cacert=other-ca", "an authority of the file has issued it"),
    TLS_1_0(Keys.GOOD, "", "", "TLS handshake", "use tls_min=1.0, which needs Bouncy Castle"),
    TLS_1_0_ALLOWED(Keys.GOOD, "tls_min=1.0", "an authority of the JVM has issued it"),
    UNVERIFIED(Keys.OWN_EXPIRED, "no_verify=1", "nothing is checked");

    private final String certificate;
    private final String parameter;
    private final boolean accepted;
    private final List<String> words;

    /**
     * Describes one.
     *
     * @param parameter what the URI says; after {@code cacert=} and {@code tls_pin=} the certificate that is meant
     * @param accepted why it is accepted, or empty
     * @param words what the refusal says; PIN is the presented certificate's fingerprint
     */
    TlsState(String certificate, String parameter, String accepted, String... words) {
        this.certificate = certificate;
        this.parameter = parameter;
        this.accepted = !accepted.isEmpty();
        this.words = List.of(words);
    }

    /** The server in this state. */
    TlsPeer.Listener listener(Keys keys, int server) throws GeneralSecurityException, IOException {
        return new TlsPeer.Listener(server, keys.server(certificate), name().startsWith("TLS_1_0") ? "1.0" : "");
    }

    /** What the URI says. */
    String parameters(Keys keys) throws GeneralSecurityException, IOException {
        String value = parameter.substring(parameter.indexOf('=') + 1);
        if (parameter.startsWith("cacert=")) {
            return "cacert=" + keys.bundle(value);
        }
        return parameter.startsWith("tls_pin=") ? "tls_pin=" + keys.pin(value) : parameter;
    }

    /** Whether a line of a table says the same: the parameter, the result and its reason. */
    boolean agreesWith(String row) {
        String name = parameter.substring(0, Math.max(0, parameter.indexOf('=')));
        return (name.isEmpty() ? row.contains("| |") : row.contains("| `" + name + "="))
                && row.contains(accepted ? "| connected" : "| refused: ")
                && (accepted || row.contains(words.get(0)));
    }

    /** What the refusal says, every one of them; empty if the server is accepted. */
    Optional<List<String>> refusal(Keys keys) throws GeneralSecurityException {
        if (accepted) {
            return Optional.empty();
        }
        String pin = keys.pin(certificate);
        return Optional.of(words.stream().map(text -> text.replace("PIN", pin)).toList());
    }
}
