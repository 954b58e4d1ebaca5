// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Decimal numbers as C's {@code strtoll} and {@code strtoull} read them when the whole text must be the number. */
public final class CNumbers {
    private static final BigInteger MAX_UNSIGNED = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private CNumbers() {}

    /** A number of 64 bits with sign, or null. */
    public static @Nullable Long signed(String text) {
        BigInteger number = integer(text);
        return number == null || number.bitLength() > 63 ? null : number.longValue();
    }

    /** A number of 64 bits without sign, in a long's bits, or null; a negative number wraps. */
    public static @Nullable Long unsigned(String text) {
        BigInteger number = integer(text);
        return number == null || number.abs().compareTo(MAX_UNSIGNED) > 0 ? null : number.longValue();
    }

    private static @Nullable BigInteger integer(String text) {
        int start = 0;
        while (start < text.length() && isSpace(text.charAt(start))) {
            start++;
        }
        int digits = start;
        if (digits < text.length() && (text.charAt(digits) == '+' || text.charAt(digits) == '-')) {
            digits++;
        }
        int zeros = digits;
        while (zeros < text.length() - 1 && text.charAt(zeros) == '0') {
            zeros++;
        }
        int significant = text.length() - zeros;
        // 64 bits have at most 20 digits; more need not be computed.
        if (significant < 1 || significant > 20 || !areDigits(text, zeros)) {
            return null;
        }
        BigInteger number = new BigInteger(text.substring(zeros));
        return text.charAt(start) == '-' ? number.negate() : number;
    }

    public static boolean areDigits(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    public static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
