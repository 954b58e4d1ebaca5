// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.argument;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.FileTrouble;

/** Reads files that commands convert: a path, or {@code -} for standard input. */
public final class ConfigFiles {
    /** More than any converter takes, so that the converter says what is too large and how much is allowed. */
    private static final int LIMIT = 32 << 20;

    private ConfigFiles() {}

    /** Reads all; what has no end, such as some devices and pipes, is an error once it is larger than any file may be. */
    public static byte[] read(String file) {
        try {
            return file.equals("-") ? read("standard input", System.in) : readFile(file);
        } catch (NoSuchFileException e) {
            throw new CommandFailure("Failed to open file '" + file + "': No such file or directory");
        } catch (IOException e) {
            throw new CommandFailure("Failed to read file '" + file + "': " + FileTrouble.reason(e));
        }
    }

    private static byte[] readFile(String file) throws IOException {
        // Of a device or a pipe nobody can tell the size.
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return read(file, in);
        }
    }

    private static byte[] read(String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            throw new CommandFailure(name + ": it is larger than " + (LIMIT >> 20) + " MiB, or has no end");
        }
        return bytes;
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
