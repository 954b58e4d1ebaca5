// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.syntax;

import java.util.List;

/**
 * One option of a command.
 *
 * @param name without the two hyphens
 * @param kind what it takes
 * @param required whether the command cannot do without it
 * @param positional whether a word without an option before it can fill it; libvirt calls the others {@code REQ_OPT}
 * @param description for the help
 * @param values all texts that it takes, or empty where it takes others too
 */
public record OptionSyntax(
        String name, Kind kind, boolean required, boolean positional, String description, List<String> values) {
    public OptionSyntax {
        values = List.copyOf(values);
    }

    private OptionSyntax(String name, Kind kind, boolean required, boolean positional, String description) {
        this(name, kind, required, positional, description, List.of());
    }

    /** What an option takes. */
    public enum Kind {
        /** Nothing. */
        FLAG(""),
        /** A text. */
        TEXT("<string>"),
        /** A whole number. */
        NUMBER("<number>"),
        /** A text; the option may be repeated. */
        TEXTS("<string>");

        private final String placeholder;

        Kind(String placeholder) {
            this.placeholder = placeholder;
        }
    }

    /** Makes an option that takes nothing. */
    public static OptionSyntax flag(String name, String description) {
        return new OptionSyntax(name, Kind.FLAG, false, false, description);
    }

    /** Makes an option without which the command is refused. */
    public static OptionSyntax required(String name, String description) {
        return new OptionSyntax(name, Kind.TEXT, true, true, description);
    }

    /** Makes an option with a number without which the command is refused. */
    public static OptionSyntax requiredNumber(String name, String description) {
        return new OptionSyntax(name, Kind.NUMBER, true, true, description);
    }

    /** Makes an option with a text; a word without an option before it can fill it. */
    public static OptionSyntax text(String name, String description) {
        return new OptionSyntax(name, Kind.TEXT, false, true, description);
    }

    /** Makes an option with a text that is only ever given by its name. */
    public static OptionSyntax namedText(String name, String description) {
        return new OptionSyntax(name, Kind.TEXT, false, false, description);
    }

    /** Makes an option with a number; a word without an option before it can fill it. */
    public static OptionSyntax number(String name, String description) {
        return new OptionSyntax(name, Kind.NUMBER, false, true, description);
    }

    /** Makes an option with a number that is only ever given by its name. */
    public static OptionSyntax namedNumber(String name, String description) {
        return new OptionSyntax(name, Kind.NUMBER, false, false, description);
    }

    /** Makes an option with a text that is only ever given by its name, any number of times. */
    public static OptionSyntax repeated(String name, String description) {
        return new OptionSyntax(name, Kind.TEXTS, false, false, description);
    }

    /** Makes an option that takes all words without an option before them, if there are any. */
    public static OptionSyntax moreWords(String name, String description) {
        return new OptionSyntax(name, Kind.TEXTS, false, true, description);
    }

    /** Makes an option that takes all words without an option before them, at least one. */
    public static OptionSyntax words(String name, String description) {
        return new OptionSyntax(name, Kind.TEXTS, true, true, description);
    }

    /** Returns the same with all texts that it takes. */
    public OptionSyntax taking(String... texts) {
        return new OptionSyntax(name, kind, required, positional, description, List.of(texts));
    }

    /** Returns what stands for the value in a help text; empty for a flag. */
    public String placeholder() {
        return kind.placeholder;
    }
}
