// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.output;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Makes text from a server harmless for a terminal: what cannot be shown becomes {@code \xHH} for each of its UTF-8 bytes. */
public final class PlainText {
    private static final HexFormat HEX = HexFormat.of();

    private PlainText() {}

    /**
     * Returns the text as virsh's tables have it: everything printable is left as it is, but a backslash before an x, so
     * that the result is unambiguous.
     */
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

    /** Returns the text with everything left as it is that is no command to a terminal; line ends and tabs are none. */
    static String onTerminal(String text) {
        if (text.chars().allMatch(c -> (c >= ' ' && c < 0x7f) || c == '\n' || c == '\t')) {
            // Most texts are of this kind.
            return text;
        }
        StringBuilder result = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            if (character == '\n' || character == '\t' || (isPrintable(character) && !turnsDirection(character))) {
                result.appendCodePoint(character);
            } else {
                append(result, character);
            }
        });
        return result.toString();
    }

    /** Embeddings, overrides and isolates: they show text in another order than it has. */
    private static boolean turnsDirection(int character) {
        return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
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
