// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.nio.charset.StandardCharsets;

/** Text as a part of a path or query: everything but letters, digits and {@code -._~} is percent-encoded, slashes too. */
public final class UriComponent {
    private UriComponent() {}

    /**
     * Encodes a text.
     *
     * @param text any text
     * @return its UTF-8 bytes, encoded
     */
    public static String encode(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0)) {
                out.append(c);
            } else {
                out.append('%').append(hex(c >> 4)).append(hex(c & 15));
            }
        }
        return out.toString();
    }

    private static char hex(int digit) {
        return Character.toUpperCase(Character.forDigit(digit, 16));
    }
}
