// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.error;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Makes a message one harmless line. Messages quote names and texts that others have chosen; what could begin a new line
 * in a log, speak to a terminal or turn the direction of the text around becomes {@code \xHH} for each of its UTF-8 bytes.
 */
final class OneLine {
    private static final HexFormat HEX = HexFormat.of();

    private OneLine() {}

    /** Returns the text with all that can be read left as it is. */
    static String of(String text) {
        if (text.codePoints().noneMatch(OneLine::isHarmful)) {
            return text;
        }
        StringBuilder line = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            if (isHarmful(character)) {
                escape(line, character);
            } else {
                line.appendCodePoint(character);
            }
        });
        return line.toString();
    }

    private static boolean isHarmful(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
        };
    }

    private static void escape(StringBuilder line, int character) {
        for (byte b : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
            line.append("\\x").append(HEX.toHexDigits(b));
        }
    }
}
