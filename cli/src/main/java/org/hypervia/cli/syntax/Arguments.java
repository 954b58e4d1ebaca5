// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a command was given.
 *
 * @param values by the option's name; a flag has an empty text
 */
public record Arguments(Map<String, List<String>> values) {
    /** Tells whether the option was given at all. */
    public boolean has(String option) {
        return values.containsKey(option);
    }

    /**
     * Returns the text of an option.
     *
     * @throws UsageException for the empty text, which stands for nothing
     */
    public Optional<String> text(String option) {
        Optional<String> text = all(option).stream().findFirst();
        if (text.filter(String::isEmpty).isPresent()) {
            throw new UsageException("Failed to get option '" + option + "': Option argument is empty");
        }
        return text;
    }

    /**
     * Returns the text of an option that the parser has already insisted on.
     *
     * @throws UsageException for the empty text
     */
    public String required(String option) {
        return text(option).orElseThrow();
    }

    /** Returns all texts of an option that may be repeated. */
    public List<String> all(String option) {
        return values.getOrDefault(option, List.of());
    }

    /**
     * Returns the number of an option.
     *
     * @throws UsageException for anything that is no whole number
     */
    public OptionalInt number(String option) {
        if (!has(option)) {
            return OptionalInt.empty();
        }
        String text = all(option).get(0);
        try {
            // As the C library reads numbers: blanks may come first, nothing may follow.
            return OptionalInt.of(Integer.parseInt(text.stripLeading()));
        } catch (NumberFormatException e) {
            throw new UsageException(
                    "Numeric value '" + text + "' for <" + option + "> option is malformed or out of range");
        }
    }

    /**
     * Returns the number of an option that counts bytes.
     *
     * @throws UsageException for anything that is no whole number, or negative
     */
    public OptionalLong bytes(String option) {
        if (!has(option)) {
            return OptionalLong.empty();
        }
        String text = all(option).get(0);
        try {
            long number = Long.parseLong(text.stripLeading());
            if (number >= 0) {
                return OptionalLong.of(number);
            }
        } catch (NumberFormatException e) {
            // Said below, as of a negative one.
        }
        throw new UsageException(
                "Numeric value '" + text + "' for <" + option + "> option is malformed or out of range");
    }

    /**
     * Refuses an option that says nothing without another one.
     *
     * @throws UsageException if the one was given without the other
     */
    public void requires(String one, String other) {
        if (has(one) && !has(other)) {
            throw new UsageException("Option --" + other + " is required by option --" + one);
        }
    }

    /**
     * Refuses two options that contradict each other.
     *
     * @throws UsageException if both were given
     */
    public void exclusive(String one, String other) {
        if (has(one) && has(other)) {
            throw new UsageException("Options --" + one + " and --" + other + " are mutually exclusive");
        }
    }
}
