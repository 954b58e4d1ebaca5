// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.config;

import java.util.Optional;
import java.util.function.Function;
import org.hypervia.api.HypervisorUri.Parameter;
import org.hypervia.api.UriParameter;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/**
 * A line of the table of parameters, and how a value of it is read.
 *
 * @param line what documentation, completion and messages say of it
 * @param reader makes something of a value; nothing if that is not allowed
 */
record EsxParameter<T>(UriParameter line, Function<String, Optional<T>> reader) {
    private static final String LIBVIRT = "libvirt";

    /** A parameter of libvirt's driver; without a version it was there from the beginning. */
    static UriParameter parameter(String name, String values, String usual, String meaning, String since) {
        return new UriParameter(name, values, usual, meaning, false, (LIBVIRT + " " + since).strip());
    }

    /** A parameter that libvirt does not know. */
    static UriParameter ours(String name, String values, String usual, String meaning) {
        return new UriParameter(name, values, usual, meaning, false, "Hypervia");
    }

    /** The same, of which no message repeats a value. */
    EsxParameter<T> sensitive() {
        UriParameter plain = line;
        return new EsxParameter<>(
                new UriParameter(plain.name(), plain.values(), plain.usual(), plain.meaning(), true, plain.since()),
                reader);
    }

    /** A text of which somebody else knows what it means. */
    static EsxParameter<String> text(UriParameter line) {
        return new EsxParameter<>(line, Optional::of);
    }

    /** A number as C reads it: leading blanks and a sign are let through. */
    static EsxParameter<Boolean> flag(UriParameter line) {
        return new EsxParameter<>(line, value -> {
            String digits = value.stripLeading();
            return digits.matches("[+-]?0*[01]") && !digits.matches("-0*1")
                    ? Optional.of(digits.endsWith("1"))
                    : Optional.empty();
        });
    }

    /** One of two words; true is the first of them. */
    static EsxParameter<Boolean> either(UriParameter line, String first, String second) {
        return new EsxParameter<>(
                line,
                value -> value.equals(first) || value.equals(second)
                        ? Optional.of(value.equals(first))
                        : Optional.empty());
    }

    /** Reads a value; {@code INVALID_ARG} names the parameter, the value and what is allowed. */
    T read(Parameter found) {
        return reader.apply(found.value()).orElseThrow(() -> {
            String value = line.sensitive() ? "a value that is none" : "the value '" + shown(found.value()) + "'";
            return new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "the URI parameter " + line.name() + " has " + value + ": write " + line.values());
        });
    }

    /** A text of a URI in one line: it may hold what would begin another line of a log. */
    static String shown(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }
}
