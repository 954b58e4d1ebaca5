// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import java.util.UUID;
import org.hypervia.api.error.HypervisorException;

/** UUIDs as VMX files write them: {@code 56 4d 4b 9e d2 17 63 9b-98 0e 92 5d 77 2a a3 83}. */
public final class VmxUuid {
    private static final int BYTES = 16;

    private VmxUuid() {}

    /** Reads pairs of hex digits, with any number of blanks and hyphens before each. */
    public static UUID parse(String key, String text) {
        long[] halves = new long[2];
        int at = skip(text, 0, true);
        for (int i = 0; i < BYTES; i++) {
            at = skip(text, at, false);
            int high = at + 1 < text.length() ? hex(text.charAt(at)) : -1;
            int low = high >= 0 ? hex(text.charAt(at + 1)) : -1;
            if (low < 0) {
                throw malformed(key, text);
            }
            halves[i / 8] = halves[i / 8] << 8 | high << 4 | low;
            at += 2;
        }
        if (skip(text, at, true) != text.length()) {
            throw malformed(key, text);
        }
        return new UUID(halves[0], halves[1]);
    }

    private static int skip(String text, int from, boolean isAround) {
        int at = from;
        while (at < text.length()
                && (isAround ? CNumbers.isSpace(text.charAt(at)) : " -".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    private static int hex(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    private static HypervisorException malformed(String key, String text) {
        return Refusal.value(key, text, "a UUID of 16 pairs of hex digits");
    }

    /** Writes a UUID in this form, which the VI API has for distributed switches too. */
    public static String format(UUID uuid) {
        String digits = uuid.toString().replace("-", "");
        var text = new StringBuilder(3 * BYTES);
        for (int i = 0; i < BYTES; i++) {
            if (i > 0) {
                text.append(i == BYTES / 2 ? '-' : ' ');
            }
            text.append(digits, 2 * i, 2 * i + 2);
        }
        return text.toString();
    }

    public static boolean isZero(UUID uuid) {
        return uuid.getMostSignificantBits() == 0 && uuid.getLeastSignificantBits() == 0;
    }

    /** Whether all bytes are the same: such a number names nothing. */
    public static boolean isUniform(UUID uuid) {
        long pattern = (uuid.getLeastSignificantBits() & 0xFF) * 0x0101_0101_0101_0101L;
        return uuid.getMostSignificantBits() == pattern && uuid.getLeastSignificantBits() == pattern;
    }
}
