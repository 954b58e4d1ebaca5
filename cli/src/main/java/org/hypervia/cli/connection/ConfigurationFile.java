// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.connection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/**
 * The configuration file, in the manner of {@code libvirt.conf}: {@code name = "text"} lines, and {@code #} before
 * comments. Names that mean nothing here are skipped, with their lists in brackets.
 */
final class ConfigurationFile {
    private static final int LIMIT = 1 << 20;

    private final Path file;
    private final String text;
    private int next;

    private ConfigurationFile(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * Looks a setting up.
     *
     * @param file the file; it need not be there
     * @param wanted the name of the setting
     * @return its text, or empty when there is no such file or no such setting
     * @throws HypervisorException {@code CONF_SYNTAX} for a malformed file, {@code OPEN_FAILED} for one that cannot be
     *     read
     */
    static Optional<String> find(Path file, String wanted) {
        return read(file)
                .flatMap(found -> found.find(wanted))
                .map(value -> value.text(wanted))
                .filter(text -> !text.isEmpty());
    }

    /**
     * Looks up a setting that is a list of texts.
     *
     * @param file the file; it need not be there
     * @param wanted the name of the setting
     * @return its texts, or nothing when there is no such file or no such setting
     * @throws HypervisorException as {@link #find}
     */
    static List<String> list(Path file, String wanted) {
        return read(file)
                .flatMap(found -> found.find(wanted))
                .map(value -> value.texts(wanted))
                .orElse(List.of());
    }

    private static Optional<ConfigurationFile> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw new HypervisorException(
                        ErrorCode.CONF_SYNTAX,
                        "the configuration file " + file + " is not usable: it is larger than 1 MiB, or has no end");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(new ConfigurationFile(file, text));
        } catch (IOException e) {
            throw new HypervisorException(
                    ErrorCode.OPEN_FAILED,
                    "the configuration file " + file + " cannot be read: check that it is UTF-8 text and may be read",
                    e);
        }
    }

    /** A value of a setting, and where it ends. */
    private final class Value {
        private final List<String> texts;
        private final boolean list;
        private final int end = next;

        Value(List<String> texts, boolean list) {
            this.texts = texts;
            this.list = list;
        }

        String text(String name) {
            if (list || texts.isEmpty()) {
                next = end;
                throw syntax(name + " must be a text in quotes");
            }
            return texts.get(0);
        }

        List<String> texts(String name) {
            if (!list) {
                next = end;
                throw syntax(name + " must be a list of texts in brackets");
            }
            return texts;
        }
    }

    private Optional<Value> find(String wanted) {
        Optional<Value> found = Optional.empty();
        for (skipBlanks(); next < text.length(); skipBlanks()) {
            String name = take(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.');
            skipBlanks();
            if (name.isEmpty() || !skip('=')) {
                throw syntax("a line is not of the form name = \"text\"");
            }
            skipBlanks();
            Value value = value();
            if (name.equals(wanted)) {
                found = Optional.of(value);
            }
        }
        return found;
    }

    private Value value() {
        char first = next < text.length() ? text.charAt(next) : '\n';
        if (first == '"' || first == '\'') {
            return new Value(List.of(quoted(first)), false);
        }
        if (first == '[') {
            return new Value(elements(), true);
        }
        if (take(c -> Character.isDigit(c) || c == '-').isEmpty()) {
            throw syntax("a value is neither a text in quotes, nor a number, nor a list in brackets");
        }
        return new Value(List.of(), false);
    }

    private String quoted(char quote) {
        int end = text.indexOf(quote, next + 1);
        if (end < 0 || text.substring(next, end).indexOf('\n') >= 0) {
            throw syntax("a quote is not closed");
        }
        String value = text.substring(next + 1, end);
        next = end + 1;
        return value;
    }

    private List<String> elements() {
        List<String> elements = new ArrayList<>();
        next++;
        for (skipBlanks(); !skip(']'); skipBlanks()) {
            elements.addAll(value().texts);
            skipBlanks();
            skip(',');
        }
        return elements;
    }

    private void skipBlanks() {
        while (next < text.length()) {
            if (text.charAt(next) == '#') {
                take(c -> c != '\n');
            } else if (Character.isWhitespace(text.charAt(next))) {
                next++;
            } else {
                return;
            }
        }
    }

    private boolean skip(char c) {
        boolean there = next < text.length() && text.charAt(next) == c;
        next += there ? 1 : 0;
        return there;
    }

    private String take(IntPredicate wanted) {
        int start = next;
        while (next < text.length() && wanted.test(text.charAt(next))) {
            next++;
        }
        return text.substring(start, next);
    }

    private HypervisorException syntax(String fact) {
        long line = 1
                + text.substring(0, Math.min(next, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new HypervisorException(
                ErrorCode.CONF_SYNTAX, "the configuration file " + file + " is not usable: line " + line + ": " + fact);
    }
}
