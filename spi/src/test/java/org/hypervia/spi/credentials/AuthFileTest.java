// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.hypervia.api.auth.CredentialRequest;
import org.hypervia.api.auth.CredentialRequest.Kind;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthFileTest {
    private static final String FILE = """
            # lab
            [credentials-lab]
            username = root
            password=s3 cret=#x

            [auth-esx-esx1.example]
            credentials=lab

            [credentials-other]
            username=admin

            [auth-esx-default]
            credentials=other
            """;

    @TempDir
    Path folder;

    @Test
    void theHostsOwnGroupCountsBeforeTheDefault() {
        assertThat(answer(FILE, Kind.USER_NAME, "esx1.example")).contains("root");
        assertThat(answer(FILE, Kind.USER_NAME, "esx2.example")).contains("admin");
    }

    @Test
    void aPasswordKeepsItsInnerBlanksAndSigns() {
        assertThat(answer(FILE, Kind.PASSWORD, "esx1.example")).contains("s3 cret=#x");
    }

    @Test
    void whatTheFileDoesNotHoldIsNoAnswer() {
        assertThat(answer(FILE, Kind.PASSWORD, "esx2.example")).isEmpty();
        assertThat(answer("", Kind.PASSWORD, "esx2.example")).isEmpty();
    }

    @Test
    void aReferenceToNothingIsASyntaxError() {
        assertSyntaxError("[auth-esx-h]\ncredentials=gone\n", "credentials-gone");
        assertSyntaxError("[auth-esx-h]\n", "lacks the key");
    }

    @Test
    void aStrayLineIsNamedByItsNumberAndNotShown() {
        assertSyntaxError("# x\npassword=hunter2\n", "line 2");
        assertThatExceptionOfType(HypervisorException.class)
                .isThrownBy(() -> answer("[g]\nhunter2\n", Kind.PASSWORD, "h"))
                .withMessageNotContaining("hunter2");
    }

    @Test
    void aMissingFileNamesItself() {
        assertThatExceptionOfType(HypervisorException.class)
                .isThrownBy(() -> AuthFile.of(folder.resolve("none.conf")).answer(request(Kind.PASSWORD, "h")))
                .withMessageContaining("none.conf")
                .returns(ErrorCode.OPEN_FAILED, HypervisorException::code);
    }

    private void assertSyntaxError(String text, String fact) {
        assertThatExceptionOfType(HypervisorException.class)
                .isThrownBy(() -> answer(text, Kind.PASSWORD, "h"))
                .withMessageContaining(fact)
                .returns(ErrorCode.CONF_SYNTAX, HypervisorException::code);
    }

    private Optional<String> answer(String text, Kind kind, String host) {
        Path file = folder.resolve("auth.conf");
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return AuthFile.of(file).answer(request(kind, host)).map(secret -> new String(secret.reveal()));
    }

    private static CredentialRequest request(Kind kind, String host) {
        return new CredentialRequest(kind, "esx", host, OptionalInt.of(443), "", Optional.empty(), Optional.empty());
    }
}
