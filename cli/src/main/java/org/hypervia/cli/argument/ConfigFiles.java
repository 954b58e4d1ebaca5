// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.argument;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hypervia.cli.output.CommandFailure;

/** Reads files that commands convert: a path, or {@code -} for standard input. */
public final class ConfigFiles {
    /** More than any converter takes, so that the converter says what is too large and how much is allowed. */
    private static final int LIMIT = 128 << 20;

    private static final Pattern DECLARED = Pattern.compile(
            "(<\\?xml\\s+version\\s*=\\s*['\"][0-9.]+['\"])\\s+encoding\\s*=\\s*['\"]([A-Za-z][A-Za-z0-9._-]*)['\"]");

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

    /** Reads XML: in UTF-8, in UTF-16 with a byte order mark, or in the encoding that its declaration names. */
    public static String readText(String file) {
        byte[] bytes = read(file);
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            return withoutEncoding(decode(bytes, StandardCharsets.UTF_16, file));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException noUtf8) {
            Matcher declared = DECLARED.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
            if (declared.lookingAt() && Charset.isSupported(declared.group(2))) {
                return withoutEncoding(decode(bytes, Charset.forName(declared.group(2)), file));
            }
            throw notText(file, "UTF-8");
        }
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static String decode(byte[] bytes, Charset charset, String file) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException other) {
            throw notText(file, charset.name());
        }
    }

    /** What is text already has no encoding any more, and whoever gets it as bytes gets UTF-8. */
    private static String withoutEncoding(String text) {
        Matcher declared = DECLARED.matcher(text);
        return declared.lookingAt() ? declared.group(1) + text.substring(declared.end()) : text;
    }

    private static CommandFailure notText(String file, String encoding) {
        return new CommandFailure(file + ": the file is not " + encoding + " text: save it as UTF-8");
    }
}
