// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;

/**
 * UTF-8 that loses nothing: a byte that is no UTF-8 becomes one lone low surrogate, U+DC80 to U+DCFF, and that byte again
 * on the way out.
 *
 * <p>VMX text is bytes; nothing promises that they are UTF-8, and a file name whose bytes changed names another file.
 */
public final class Utf8 {
    private static final char REPLACEMENT = '\uFFFD';
    private static final int FIRST_ESCAPE = 0xDC80;
    private static final int LAST_ESCAPE = 0xDCFF;

    private Utf8() {}

    /**
     * Decodes bytes.
     *
     * @param bytes any bytes
     * @return the text, from which {@link #encode} makes the same bytes
     */
    public static String decode(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        // The replacement character tells of malformed bytes, or of itself; only then it is worth to look closer.
        return text.indexOf(REPLACEMENT) < 0 ? text : decodeLeniently(ByteBuffer.wrap(bytes));
    }

    private static String decodeLeniently(ByteBuffer in) {
        CharsetDecoder decoder = UTF_8.newDecoder();
        // UTF-8 never has more chars than bytes.
        CharBuffer out = CharBuffer.allocate(in.remaining());
        var result = decoder.decode(in, out, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (0xDC00 | (in.get() & 0xFF)));
            }
            result = decoder.reset().decode(in, out, true);
        }
        return out.flip().toString();
    }

    /**
     * Encodes text.
     *
     * @param text any text; a lone surrogate that {@link #decode} did not make becomes {@code ?}
     * @return its bytes
     */
    public static byte[] encode(String text) {
        return hasEscape(text) ? encodeLeniently(CharBuffer.wrap(text)) : text.getBytes(UTF_8);
    }

    /** Whether the text was made of nothing but UTF-8. */
    public static boolean isWhole(String text) {
        return !hasEscape(text);
    }

    private static boolean hasEscape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FIRST_ESCAPE && c <= LAST_ESCAPE && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)))) {
                return true;
            }
        }
        return false;
    }

    private static byte[] encodeLeniently(CharBuffer in) {
        CharsetEncoder encoder = UTF_8.newEncoder();
        var bytes = new ByteArrayOutputStream(in.remaining());
        ByteBuffer chunk = ByteBuffer.allocate(8192);
        var result = encoder.encode(in, chunk, true);
        while (!result.isUnderflow()) {
            bytes.write(chunk.array(), 0, chunk.position());
            chunk.clear();
            if (result.isError()) {
                for (int i = 0; i < result.length(); i++) {
                    bytes.write(escapedByte(in.get()));
                }
                encoder.reset();
            }
            result = encoder.encode(in, chunk, true);
        }
        bytes.write(chunk.array(), 0, chunk.position());
        return bytes.toByteArray();
    }

    private static int escapedByte(char c) {
        return c >= FIRST_ESCAPE && c <= LAST_ESCAPE ? c & 0xFF : '?';
    }
}
