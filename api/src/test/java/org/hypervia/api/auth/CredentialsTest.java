// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.hypervia.api.auth.CredentialRequest.Kind;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private static String answer(CredentialCallback callback, Kind kind) {
        try (Secret secret = callback.answer(
                        new CredentialRequest(kind, "esx", "host", "?", Optional.empty(), Optional.empty()))
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
}
