// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.syntax;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts messages of the API, which speak of its constants, into the words of the command line: {@code leave CONFIG out}
 * becomes {@code leave --config out} for a command that has that option. What stands in quotes is somebody's name.
 */
public final class OptionWords {
    /** Changes no message. */
    public static final OptionWords NONE = new OptionWords(Map.of());

    private static final Pattern CONSTANT =
            Pattern.compile("'[^']*'|(?<![\\w-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*(?![\\w-])");

    private final Map<String, String> words;

    private OptionWords(Map<String, String> words) {
        this.words = Map.copyOf(words);
    }

    /** Knows the options of a command and the texts that they take. */
    public OptionWords(CommandSyntax syntax) {
        this(words(syntax));
    }

    private static Map<String, String> words(CommandSyntax syntax) {
        Map<String, String> words = new HashMap<>();
        for (OptionSyntax option : syntax.options()) {
            if (option.kind() == OptionSyntax.Kind.FLAG) {
                words.put(constant(option.name()), "--" + option.name());
            }
            for (String value : option.values()) {
                words.put(constant(value), value);
            }
        }
        if (words.containsKey("LIVE") && words.containsKey("CONFIG")) {
            words.put("LIVE_AND_CONFIG", "--live --config");
        }
        return words;
    }

    private static String constant(String word) {
        return word.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** Returns a message in the words of the command line. */
    public String in(String message) {
        return words.isEmpty()
                ? message
                : CONSTANT.matcher(message).replaceAll(found -> Matcher.quoteReplacement(word(found)));
    }

    private String word(MatchResult found) {
        return words.getOrDefault(found.group(), found.group());
    }
}
