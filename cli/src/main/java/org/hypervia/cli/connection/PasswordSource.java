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
import org.hypervia.api.HypervisorUri;
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
     * Answers from {@code --password-file}, which is for the host of the URI: its vCenter never gets that.
     *
     * @param passwordFile the file, or empty
     */
    static CredentialCallback ofCommandLine(Optional<String> passwordFile, HypervisorUri uri) {
        return request -> passwordFile
                .filter(file -> request.kind() == CredentialRequest.Kind.PASSWORD && !isOfCenter(uri, request))
                .map(PasswordSource::read);
    }

    /**
     * Answers from the environment: {@code HYPERVIA_USER}, and the password from {@code HYPERVIA_PASSWORD} or {@code
     * HYPERVIA_PASSWORD_FILE}, in this order. The vCenter of a host has variables of its own, {@code HYPERVIA_VCENTER_USER}
     * and so on: what is for one is not sent to the other.
     */
    static CredentialCallback ofEnvironment(Environment environment, HypervisorUri uri) {
        return request -> {
            String user = variable("USER", uri, request);
            String password = variable("PASSWORD", uri, request);
            return request.kind() == CredentialRequest.Kind.USER_NAME
                    ? environment.variable(user).map(Secret::of)
                    : environment
                            .variable(password)
                            .map(Secret::of)
                            .or(() -> environment.variable(password + "_FILE").map(PasswordSource::read));
        };
    }

    /** The name of a variable for whoever asks, such as {@code HYPERVIA_VCENTER_PASSWORD}. */
    static String variable(String what, HypervisorUri uri, CredentialRequest request) {
        return (isOfCenter(uri, request) ? "HYPERVIA_VCENTER_" : "HYPERVIA_") + what;
    }

    /**
     * Only a host's own URI leads to a second server, of another name or on another port; other providers may give a challenge
     * that is no host at all.
     */
    static boolean isOfCenter(HypervisorUri uri, CredentialRequest request) {
        boolean ofOneHost = uri.scheme().equals("esx") || uri.scheme().equals("gsx");
        return ofOneHost
                && !request.challenge().isEmpty()
                && !(request.challenge().equalsIgnoreCase(uri.host()) && isOnPortOf(uri, request));
    }

    private static boolean isOnPortOf(HypervisorUri uri, CredentialRequest request) {
        int port = uri.port() != 0 ? uri.port() : usualPort(uri);
        return request.port().isEmpty() || request.port().getAsInt() == port;
    }

    /** The ports of the manual page. */
    private static int usualPort(HypervisorUri uri) {
        boolean plain = uri.parameter("transport").filter("http"::equals).isPresent();
        if (uri.scheme().equals("gsx")) {
            return plain ? 8222 : 8333;
        }
        return plain ? 80 : 443;
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
