// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.output;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Makes text from a server harmless for a terminal: what cannot be printed becomes {@code \xHH} for each of its UTF-8
 * bytes, and so does a backslash before an x, so that the result is unambiguous.
 */
public final class PlainText {
    private static final HexFormat HEX = HexFormat.of();

    private PlainText() {}

    /** Returns the text with everything printable left as it is. */
    public static String of(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != '\\')) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length() + 16);
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            if (isPrintable(codePoint) && !(codePoint == '\\' && text.startsWith("\\x", i))) {
                result.appendCodePoint(codePoint);
            } else {
                append(result, codePoint);
            }
        }
        return result.toString();
    }

    private static boolean isPrintable(int codePoint) {
        if ((codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF)) {
            return false;
        }
        // A character that this JDK does not know yet may be known to the terminal.
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }

    private static void append(StringBuilder result, int codePoint) {
        String character = Character.toString(codePoint);
        for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
            result.append("\\x").append(HEX.toHexDigits(b));
        }
    }
}
