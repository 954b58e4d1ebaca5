// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.connection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.hypervia.api.auth.CredentialCallback;
import org.hypervia.api.auth.CredentialRequest;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.jspecify.annotations.Nullable;

/** Answers from files with a password and from variables. */
final class PasswordSource {
    private static final int LONGEST_PASSWORD = 4096;

    private PasswordSource() {}

    /**
     * Answers from {@code --password-file}.
     *
     * @param passwordFile the file, or empty
     */
    static CredentialCallback ofCommandLine(Optional<String> passwordFile) {
        return request -> passwordFile
                .filter(file -> request.kind() == CredentialRequest.Kind.PASSWORD)
                .map(PasswordSource::read);
    }

    /**
     * Answers from the environment: {@code HYPERVIA_USER}, and the password from {@code HYPERVIA_PASSWORD} or {@code
     * HYPERVIA_PASSWORD_FILE}, in this order.
     */
    static CredentialCallback ofEnvironment(Environment environment) {
        return request -> request.kind() == CredentialRequest.Kind.USER_NAME
                ? environment.variable("HYPERVIA_USER").map(Secret::of)
                : environment
                        .variable("HYPERVIA_PASSWORD")
                        .map(Secret::of)
                        .or(() -> environment.variable("HYPERVIA_PASSWORD_FILE").map(PasswordSource::read));
    }

    /** Reads the first line; the file may be a pipe. */
    private static Secret read(String file) {
        byte[] bytes = new byte[0];
        CharBuffer characters = CharBuffer.allocate(0);
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            bytes = in.readNBytes(LONGEST_PASSWORD + 1);
            int end = 0;
            while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
                end++;
            }
            if (end == 0 || end > LONGEST_PASSWORD) {
                throw unusable(file, "its first line must hold the password and nothing else", null);
            }
            characters = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, end));
            return Secret.of(Arrays.copyOf(characters.array(), characters.limit()));
        } catch (IOException e) {
            throw unusable(file, "check that it is there, is UTF-8 text and may be read", e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(characters.array(), '\0');
        }
    }

    private static HypervisorException unusable(String file, String nextStep, @Nullable IOException cause) {
        return new HypervisorException(
                ErrorCode.OPEN_FAILED, "the password file " + file + " is not usable: " + nextStep, cause);
    }
}
