// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import java.util.Arrays;
import org.hypervia.api.error.HypervisorException;

/**
 * VMware's two ways to write a character that would disturb: an escape character and two hex digits for one byte of UTF-8.
 *
 * <p>The VI API writes names of inventory objects in {@link #PERCENT}; a VMX file writes {@code annotation} in {@link #PIPE}
 * and {@code displayName} in both, pipe first.
 */
public enum EscapeScheme {
    /** {@code %25}, {@code %2f} and {@code %5c} for percent, slash and backslash. */
    PERCENT('%', "%/\\"),
    /** {@code |7c} and {@code |22} for pipe and double quote. */
    PIPE('|', "|\"");

    private final char mark;
    private final String special;

    EscapeScheme(char mark, String special) {
        this.mark = mark;
        this.special = special;
    }

    /**
     * Escapes the special characters of this scheme, and no others.
     *
     * @param text plain text
     * @return the escaped text, with lower-case digits
     */
    public String escape(String text) {
        var escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (special.indexOf(c) < 0) {
                escaped.append(c);
            } else {
                escaped.append(mark).append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            }
        }
        return escaped.toString();
    }

    /**
     * Undoes every escape, whatever byte it stands for; {@code 00} ends the text there.
     *
     * @param text escaped text
     * @param where what holds the text, for the message of a failure: a VMX key or a property of the VI API
     * @return the plain text
     * @throws HypervisorException {@code INTERNAL_ERROR} if the escape character is not followed by two hex digits
     */
    public String unescape(String text, String where) {
        if (text.indexOf(mark) < 0) {
            return text;
        }
        // An escape is one byte; a character outside ASCII is written as several, so this works on bytes.
        byte[] bytes = Utf8.encode(text);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == mark) {
                bytes[length++] = byteAt(bytes, i + 1, where);
                i += 2;
            } else {
                bytes[length++] = bytes[i];
            }
        }
        return untilNul(bytes, length);
    }

    /**
     * Undoes the escapes that are some, and leaves an escape character that begins none as it is.
     *
     * @param text text that may be escaped
     * @return the plain text
     */
    public String unescapeLeniently(String text) {
        StringBuilder mended = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            mended.append(text.charAt(i));
            if (text.charAt(i) == mark && !isEscape(text, i)) {
                // So that the mark stands for itself.
                mended.append(Integer.toHexString(mark));
            }
        }
        return unescape(mended.toString(), "");
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
                && Character.digit(text.charAt(at + 1), 16) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0
                && text.charAt(at + 1) < 0x7f
                && text.charAt(at + 2) < 0x7f;
    }

    private byte byteAt(byte[] bytes, int at, String where) {
        int high = at + 1 < bytes.length ? Character.digit((char) bytes[at], 16) : -1;
        int low = high >= 0 ? Character.digit((char) bytes[at + 1], 16) : -1;
        if (low < 0) {
            throw Refusal.internal("The value of '" + Refusal.quote(where) + "' has a '" + mark
                    + "' that is not followed by two hex digits; write the character itself as " + escape("" + mark));
        }
        return (byte) (high << 4 | low);
    }

    private static String untilNul(byte[] bytes, int length) {
        int end = 0;
        while (end < length && bytes[end] != 0) {
            end++;
        }
        return Utf8.decode(Arrays.copyOf(bytes, end));
    }
}
