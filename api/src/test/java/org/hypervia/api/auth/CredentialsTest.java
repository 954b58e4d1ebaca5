// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.hypervia.api.auth.CredentialRequest.Kind;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private static String answer(CredentialCallback callback, Kind kind) {
        try (Secret secret = callback.answer(new CredentialRequest(
                        kind, "esx", "host", OptionalInt.of(443), "?", Optional.empty(), Optional.empty()))
                .orElseThrow()) {
            return new String(secret.reveal());
        }
    }

    @Test
    void theCallersCharactersMayBeWipedAtOnceAndEveryLoginGetsItsOwnCopy() {
        char[] password = "s3cret".toCharArray();
        CredentialCallback callback = Credentials.of("root", password);
        Arrays.fill(password, 'x');

        assertThat(answer(callback, Kind.USER_NAME)).isEqualTo("root");
        assertThat(answer(callback, Kind.PASSWORD)).isEqualTo("s3cret");
        assertThat(answer(callback, Kind.PASSWORD)).isEqualTo("s3cret");
    }

    private static Optional<String> ticket(CredentialCallback callback) {
        return callback.ticket("esx", "host", 443).map(secret -> new String(secret.reveal()));
    }

    @Test
    void aTicketIsHandedOverAndNobodyIsNamed() {
        try (Secret secret = Secret.of("cst-1")) {
            CredentialCallback callback = Credentials.ticket(secret);

            assertThat(ticket(callback)).contains("cst-1");
            assertThat(callback.answer(new CredentialRequest(
                            Kind.USER_NAME,
                            "esx",
                            "host",
                            OptionalInt.of(443),
                            "?",
                            Optional.empty(),
                            Optional.of("root"))))
                    .isEmpty();
            assertThat(ticket(Credentials.of("root", Secret.of("x")))).isEmpty();
        }
    }

    @Test
    void ofSeveralTheFirstWithATicketCounts() {
        CredentialCallback both = Credentials.firstOf(
                Credentials.of("root", Secret.of("x")),
                Credentials.ticket(Secret.of("first")),
                Credentials.ticket(Secret.of("second")));

        assertThat(ticket(both)).contains("first");
        assertThat(ticket(Credentials.firstOf(Credentials.none()))).isEmpty();
        assertThat(answer(both, Kind.PASSWORD)).isEqualTo("x");
    }
}
