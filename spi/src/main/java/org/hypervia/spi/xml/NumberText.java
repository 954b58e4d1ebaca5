// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.xml;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as C's {@code strtoll} reads them: white space in front, a sign, digits, and nothing behind. */
public final class NumberText {
    // No number of 64 bits needs more digits; longer texts would cost time for nothing.
    private static final int MAX_LENGTH = 64;
    private static final Pattern DECIMAL = Pattern.compile("[ \\t\\n\\x0B\\f\\r]*([+-]?)()([0-9]+)");
    private static final Pattern ANY_BASE =
            Pattern.compile("[ \\t\\n\\x0B\\f\\r]*([+-]?)(0[xX](?=[0-9a-fA-F])|0(?=[0-9a-fA-F]))?([0-9a-fA-F]+)");

    private NumberText() {}

    /** Reads a decimal number of 32 bits. */
    public static OptionalInt decimalInt(String text) {
        return narrow(parse(DECIMAL, text));
    }

    /** Reads a number of 32 bits that is decimal, octal ({@code 010}) or hexadecimal ({@code 0x10}). */
    public static OptionalInt anyInt(String text) {
        return narrow(parse(ANY_BASE, text));
    }

    /** Reads a number of 64 bits that is decimal, octal ({@code 010}) or hexadecimal ({@code 0x10}). */
    public static OptionalLong anyLong(String text) {
        return parse(ANY_BASE, text)
                .filter(number -> number.bitLength() < Long.SIZE)
                .map(number -> OptionalLong.of(number.longValue()))
                .orElse(OptionalLong.empty());
    }

    /** Reads a decimal number of 64 bits that is not negative; the result may use all bits. */
    public static Optional<Long> unsigned(String text) {
        return parse(DECIMAL, text)
                .filter(number -> number.signum() >= 0 && number.bitLength() <= Long.SIZE)
                .map(BigInteger::longValue);
    }

    private static OptionalInt narrow(Optional<BigInteger> parsed) {
        return parsed.filter(number -> number.bitLength() < Integer.SIZE)
                .map(number -> OptionalInt.of(number.intValue()))
                .orElse(OptionalInt.empty());
    }

    private static Optional<BigInteger> parse(Pattern pattern, String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String prefix = matcher.group(2);
        int base = prefix == null || prefix.isEmpty() ? 10 : prefix.length() == 1 ? 8 : 16;
        try {
            var number = new BigInteger(matcher.group(3), base);
            return Optional.of(matcher.group(1).equals("-") ? number.negate() : number);
        } catch (NumberFormatException digitOfAnotherBase) {
            return Optional.empty();
        }
    }
}
