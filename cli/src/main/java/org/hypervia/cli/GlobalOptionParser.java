// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hypervia.cli.GlobalOptions.Action;
import org.hypervia.cli.connection.ConnectionChoice;
import org.hypervia.cli.syntax.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the options before the command, in the manner of virsh: {@code -c URI}, {@code -cURI}, {@code --connect URI},
 * {@code --connect=URI}, and short ones in one word ({@code -qr}). The first word that is no option ends them.
 */
final class GlobalOptionParser {
    private final String[] words;
    private int next;

    private Action action = Action.RUN;
    private @Nullable String uri;
    private @Nullable String provider;
    private @Nullable String passwordFile;
    private boolean readOnly;
    private boolean mayPrompt = true;
    private boolean quiet;
    private boolean timing;
    private boolean debug;

    private GlobalOptionParser(String[] words) {
        this.words = words;
    }

    /**
     * Reads the options.
     *
     * @throws UsageException for an option that is not known or lacks its value
     */
    static GlobalOptions parse(String[] words) {
        return new GlobalOptionParser(words).parse();
    }

    private GlobalOptions parse() {
        while (action == Action.RUN && next < words.length && words[next].length() > 1 && words[next].startsWith("-")) {
            String word = words[next++];
            if (word.equals("--")) {
                break;
            }
            if (word.startsWith("--")) {
                readLong(word);
            } else {
                readShort(word);
            }
        }
        List<String> rest = Arrays.asList(words).subList(next, words.length);
        return new GlobalOptions(action, connection(), quiet, timing, debug, rest);
    }

    private ConnectionChoice connection() {
        return new ConnectionChoice(
                Optional.ofNullable(uri),
                Optional.ofNullable(provider),
                readOnly,
                Optional.ofNullable(passwordFile),
                mayPrompt);
    }

    private void readLong(String word) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        @Nullable String value = equals < 0 ? null : word.substring(equals + 1);
        switch (name) {
            case "--connect" -> uri = uri(value);
            case "--provider" -> provider = value(value, "'--provider'");
            case "--password-file" -> passwordFile = value(value, "'--password-file'");
            case "--version" -> action = "long".equals(value) ? Action.LONG_VERSION : Action.SHORT_VERSION;
            case "--debug" -> debug = value == null || level(value);
            default -> {
                if (value != null) {
                    throw new UsageException("unsupported option '" + word + "'. See --help.");
                }
                readFlag(word);
            }
        }
    }

    private void readFlag(String word) {
        switch (word) {
            case "--readonly" -> readOnly = true;
            case "--quiet" -> quiet = true;
            case "--timing" -> timing = true;
            case "--no-prompt" -> mayPrompt = false;
            case "--help" -> action = Action.HELP;
            default -> throw new UsageException("unsupported option '" + word + "'. See --help.");
        }
    }

    private void readShort(String word) {
        for (int i = 1; i < word.length(); i++) {
            switch (word.charAt(i)) {
                case 'r' -> readOnly = true;
                case 'q' -> quiet = true;
                case 't' -> timing = true;
                case 'h' -> action = Action.HELP;
                case 'v' -> action = Action.SHORT_VERSION;
                case 'V' -> action = Action.LONG_VERSION;
                case 'c' -> {
                    uri = uri(i + 1 < word.length() ? word.substring(i + 1) : null);
                    return;
                }
                case 'd' -> {
                    debug = level(value(i + 1 < word.length() ? word.substring(i + 1) : null, "'-d'/'--debug'"));
                    return;
                }
                default -> throw new UsageException("unsupported option '-" + word.charAt(i) + "'. See --help.");
            }
        }
    }

    /** Virsh counts from 0, everything, to 4, only errors. */
    private static boolean level(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new UsageException("option -d takes a numeric argument");
        }
        return Integer.parseInt(text) < 4;
    }

    /** A variable that is not set must not lead to another place than the one that was meant. */
    private String uri(@Nullable String attached) {
        String given = value(attached, "'-c'/'--connect'");
        if (given.isBlank()) {
            throw new UsageException(
                    "option '-c'/'--connect' has an empty argument: give a URI, or leave the option out"
                            + " for the default");
        }
        return given;
    }

    private String value(@Nullable String attached, String option) {
        if (attached != null) {
            return attached;
        }
        if (next == words.length) {
            throw new UsageException("option " + option + " requires an argument");
        }
        return words[next++];
    }
}
