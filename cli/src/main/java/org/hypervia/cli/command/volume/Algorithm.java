// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.volume;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.hypervia.cli.output.CommandFailure;

/**
 * How a checksum is made.
 *
 * @param name as the JDK names it
 */
record Algorithm(String name) {
    private static final int BLOCK = 1 << 18;

    /** Reads a name as people write it, {@code sha256} or {@code SHA-256}. */
    static Algorithm of(String typed) {
        String name = typed.toUpperCase(Locale.ROOT).replaceFirst("^SHA(?=\\d)", "SHA-");
        digest(name, typed);
        return new Algorithm(name);
    }

    private static MessageDigest digest(String name, String typed) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new CommandFailure("there is no checksum '" + typed + "': take SHA-256, SHA-512, SHA-1 or MD5");
        }
    }

    /** Makes the checksum of a file, in hexadecimal digits. */
    String of(Path file) throws IOException {
        MessageDigest digest = digest(name, name);
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int got = in.read(block); got >= 0; got = in.read(block)) {
                digest.update(block, 0, got);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
