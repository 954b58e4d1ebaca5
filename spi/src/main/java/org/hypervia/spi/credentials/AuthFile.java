// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.credentials;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hypervia.api.auth.CredentialCallback;
import org.hypervia.api.auth.CredentialRequest;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.jspecify.annotations.Nullable;

/**
 * Answers from a file in the form of libvirt's {@code auth.conf}: the group {@code [auth-SERVICE-HOST]}, or else
 * {@code [auth-SERVICE-default]}, names with {@code credentials=NAME} a group {@code [credentials-NAME]} with the keys
 * {@code username} and {@code password}.
 *
 * <p>The file is read anew for each request, so that a changed password counts at the next login and none stays in
 * memory. Blocks for the reading of one small file. Thread-safe.
 */
public final class AuthFile implements CredentialCallback {
    private static final int SIZE_LIMIT = 1 << 20;

    private final Path file;

    private AuthFile(Path file) {
        this.file = file;
    }

    /**
     * Answers from a file.
     *
     * @param file the file; it need not exist yet
     * @return the callback. It fails with {@code CONF_SYNTAX} when the file is malformed or refers to a group that is
     *     not there, and with {@code OPEN_FAILED} when it cannot be read
     */
    public static AuthFile of(Path file) {
        return new AuthFile(file);
    }

    @Override
    public Optional<Secret> answer(CredentialRequest request) {
        Map<String, Map<String, String>> groups = parse(read());
        String prefix = "auth-" + request.service() + "-";
        Map<String, String> auth = groups.getOrDefault(prefix + request.challenge(), groups.get(prefix + "default"));
        if (auth == null) {
            return Optional.empty();
        }
        String set = auth.get("credentials");
        if (set == null) {
            throw syntax("the group for " + request.challenge() + " lacks the key 'credentials'");
        }
        Map<String, String> credentials = groups.get("credentials-" + set);
        if (credentials == null) {
            throw syntax("the group [credentials-" + set + "] is missing");
        }
        return Optional.ofNullable(credentials.get(
                        switch (request.kind()) {
                            case USER_NAME -> "username";
                            case PASSWORD -> "password";
                        }))
                .map(Secret::of);
    }

    private String read() {
        byte[] bytes = new byte[0];
        // Of a device or a pipe nobody can tell the size.
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(SIZE_LIMIT + 1);
            if (bytes.length > SIZE_LIMIT) {
                throw syntax("it is larger than 1 MiB, or has no end");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IOException e) {
            throw new HypervisorException(
                    ErrorCode.OPEN_FAILED,
                    "the credentials file " + file
                            + " cannot be read: check that it is there, is UTF-8 text and may be read",
                    e);
        } finally {
            // There are passwords in it.
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private Map<String, Map<String, String>> parse(String text) {
        Map<String, Map<String, String>> groups = new HashMap<>();
        Map<String, String> group = null;
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                group = groups.computeIfAbsent(line.substring(1, line.length() - 1), name -> new HashMap<>());
                continue;
            }
            addEntry(group, line, number);
        }
        return groups;
    }

    private void addEntry(@Nullable Map<String, String> group, String line, int number) {
        int equals = line.indexOf('=');
        if (group == null || equals <= 0) {
            // The line itself is not shown: it may hold a password.
            throw syntax("line " + number + " is neither a group in brackets nor a key with a value in a group");
        }
        group.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
    }

    private HypervisorException syntax(String fact) {
        return new HypervisorException(
                ErrorCode.CONF_SYNTAX, "the credentials file " + file + " is not usable: " + fact);
    }
}
