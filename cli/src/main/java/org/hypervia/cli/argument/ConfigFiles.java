// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.argument;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.hypervia.cli.output.CommandFailure;

/** Reads files that commands convert: a path, or {@code -} for standard input. */
public final class ConfigFiles {
    /** More than any converter takes, so that the converter says what is too large and how much is allowed. */
    private static final int LIMIT = 128 << 20;

    private ConfigFiles() {}

    public static byte[] read(String file) {
        try {
            if (file.equals("-")) {
                return System.in.readNBytes(LIMIT);
            }
            Path path = Path.of(file);
            if (Files.size(path) > LIMIT) {
                throw new CommandFailure(file + ": the file is larger than " + LIMIT + " bytes");
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw new CommandFailure("Failed to open file '" + file + "': No such file or directory");
        } catch (IOException e) {
            throw new CommandFailure("Failed to read file '" + file + "': " + e.getMessage());
        }
    }

    public static String readText(String file) {
        byte[] bytes = read(file);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CommandFailure(file + ": the file is not UTF-8 text");
        }
    }
}
