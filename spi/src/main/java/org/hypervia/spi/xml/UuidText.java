// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.xml;

import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** UUIDs as libvirt reads and makes them. */
public final class UuidText {
    private static final int DIGITS = 32;
    private static final long VERSION_MASK = 0xf000L;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_MASK = 0xc000000000000000L;
    private static final long VARIANT_IETF = 0x8000000000000000L;

    private UuidText() {}

    /**
     * Reads sixteen pairs of hexadecimal digits. Before each pair any number of dashes and blanks may stand, and white
     * space around the whole.
     */
    public static Optional<UUID> parse(String text) {
        var digits = new StringBuilder(DIGITS);
        String trimmed = text.strip();
        for (int offset = 0; offset < trimmed.length(); offset++) {
            char c = trimmed.charAt(offset);
            boolean betweenPairs = digits.length() % 2 == 0 && digits.length() < DIGITS;
            if (betweenPairs && (c == '-' || c == ' ')) {
                continue;
            }
            if (digits.length() == DIGITS || c > 'f' || Character.digit(c, 16) < 0) {
                return Optional.empty();
            }
            digits.append(c);
        }
        if (digits.length() < DIGITS) {
            return Optional.empty();
        }
        return Optional.of(new UUID(
                Long.parseUnsignedLong(digits, 0, DIGITS / 2, 16),
                Long.parseUnsignedLong(digits, DIGITS / 2, DIGITS, 16)));
    }

    /** Makes a random UUID (version 4). */
    public static UUID random(RandomGenerator random) {
        return new UUID(
                (random.nextLong() & ~VERSION_MASK) | VERSION_4, (random.nextLong() & ~VARIANT_MASK) | VARIANT_IETF);
    }
}
