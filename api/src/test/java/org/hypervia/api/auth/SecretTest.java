// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SecretTest {
    private static CredentialRequest request(CredentialRequest.Kind kind) {
        return new CredentialRequest(
                kind, "esx", "h", OptionalInt.empty(), "Password", Optional.empty(), Optional.empty());
    }

    @Test
    void aSecretPrintsNothingOfItself() {
        assertThat(Secret.of("hunter2")).hasToString("Secret[***]");
    }

    @Test
    void closingWipesItAndLeavesCopiesAlone() {
        Secret secret = Secret.of("hunter2");
        Secret copy = secret.copy();

        secret.close();

        assertThat(secret.reveal()).containsOnly('\0');
        assertThat(new String(copy.reveal())).isEqualTo("hunter2");
    }

    @Test
    void anAnswerOfFixedCredentialsMayBeClosedWithoutHarm() {
        CredentialCallback callback = Credentials.of("root", Secret.of("hunter2"));

        callback.answer(request(CredentialRequest.Kind.PASSWORD)).orElseThrow().close();

        assertThat(callback.answer(request(CredentialRequest.Kind.PASSWORD)).map(s -> new String(s.reveal())))
                .contains("hunter2");
        assertThat(callback.answer(request(CredentialRequest.Kind.USER_NAME)).map(s -> new String(s.reveal())))
                .contains("root");
    }

    @Test
    void theFirstCallbackWithAnAnswerWins() {
        CredentialCallback callback = Credentials.firstOf(
                Credentials.none(), Credentials.of("a", Secret.of("1")), Credentials.of("b", Secret.of("2")));

        assertThat(callback.answer(request(CredentialRequest.Kind.USER_NAME)).map(s -> new String(s.reveal())))
                .contains("a");
    }
}
