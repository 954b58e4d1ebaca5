// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.hypervia.api.conversion.ConversionWarning.Action;
import org.hypervia.api.error.HypervisorException;
import org.jspecify.annotations.Nullable;

/** An encoding that a VMX file names, with the few that Java lacks. Immutable. */
final class VmxEncoding {
    /** The upper half of what Java lacks of ISO 8859, by the standard; its lower half is ASCII. */
    private static final String ISO_8859_10 =
            "\u00a0ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00adŪŊ°ąēģīĩķ·ļđšŧž―ūŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏÐŅŌÓÔÕÖŨØŲÚÛÜÝÞßāáâãäåæįčéęëėíîïðņōóôõöũøųúûüýþĸ";

    private static final String ISO_8859_14 =
            "\u00a0Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u00ad®ŸḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏŴÑÒÓÔÕÖṪØÙÚÛÜÝŶßàáâãäåæçèéêëìíîïŵñòóôõöṫøùúûüýŷÿ";

    private static final int UPPER_HALF = 0xA0;

    /** All control characters that have no place in a VMX file. */
    private static final String SCSU_ESCAPES = "\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\u000b\f\u000e\u000f"
            + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f";

    private final String name;
    private final @Nullable Charset charset;
    private final String upperHalf;
    /** The characters that make a text more than the ASCII it looks like. */
    private final String escapes;

    private VmxEncoding(String name, @Nullable Charset charset, String upperHalf, String escapes) {
        this.name = name;
        this.charset = charset;
        this.upperHalf = upperHalf;
        this.escapes = escapes;
    }

    /** Finds an encoding by any of its names, in any case. */
    static Optional<VmxEncoding> named(String name) {
        String canonical = EncodingNames.canonical(name);
        return switch (canonical) {
            case "ISO-8859-10" -> Optional.of(new VmxEncoding(name, null, ISO_8859_10, ""));
            case "ISO-8859-14" -> Optional.of(new VmxEncoding(name, null, ISO_8859_14, ""));
            // Not wholly known here, but a text without their escapes is ASCII.
            case "UTF-7" -> ascii(name, "+");
            case "HZ-GB-2312" -> ascii(name, "~");
            case "SCSU" -> ascii(name, SCSU_ESCAPES);
            default -> EncodingNames.charset(canonical).map(charset -> new VmxEncoding(name, charset, "", ""));
        };
    }

    private static Optional<VmxEncoding> ascii(String name, String escapes) {
        return Optional.of(new VmxEncoding(name, StandardCharsets.US_ASCII, "", escapes));
    }

    boolean isUtf8() {
        return StandardCharsets.UTF_8.equals(charset);
    }

    /**
     * Decodes a whole file.
     *
     * @throws HypervisorException {@code INTERNAL_ERROR} that names line and key, if bytes are no text in this encoding and
     *     the leniency is strict; otherwise they are guessed
     */
    String decode(byte[] bytes, Leniency leniency) {
        if (charset == null) {
            return decodeByTable(bytes);
        }
        CharsetDecoder decoder = charset.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate((int) (bytes.length * (double) decoder.maxCharsPerByte()) + 16);
        CoderResult result = decoder.decode(in, out, true);
        int lastLine = 0;
        int line = 1;
        int counted = 0;
        while (result.isError()) {
            // Counted through once: a long line may have nothing but bytes that are no text.
            for (; counted < in.position(); counted++) {
                line += bytes[counted] == '\n' ? 1 : 0;
            }
            if (line != lastLine) {
                concede(bytes, in.position(), line, leniency);
                lastLine = line;
            }
            for (int i = 0; i < result.length(); i++) {
                out.put(westernChar(in.get()));
            }
            result = decoder.reset().decode(in, out, true);
        }
        decoder.flush(out);
        refuseEscapes(bytes, leniency);
        return out.flip().toString();
    }

    private String decodeByTable(byte[] bytes) {
        var decoded = new StringBuilder(bytes.length);
        for (byte one : bytes) {
            int value = one & 0xFF;
            decoded.append(value < UPPER_HALF ? (char) value : upperHalf.charAt(value - UPPER_HALF));
        }
        return decoded.toString();
    }

    private void refuseEscapes(byte[] bytes, Leniency leniency) {
        for (int i = 0; i < bytes.length && !escapes.isEmpty(); i++) {
            if (escapes.indexOf(bytes[i]) >= 0) {
                concede(bytes, i, line(bytes, i), leniency);
                return;
            }
        }
    }

    private void concede(byte[] bytes, int at, int line, Leniency leniency) {
        String key = key(bytes, at);
        leniency.concede(key, null, OptionalInt.of(line), Action.REPLACED, Refusal.undecodable(key, line, name));
    }

    private static int line(byte[] bytes, int at) {
        int line = 1;
        for (int i = 0; i < at; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    /** What stands before the equals sign of the line: all these encodings have ASCII there. */
    private static String key(byte[] bytes, int at) {
        int start = at;
        while (start > 0 && bytes[start - 1] != '\n' && bytes[start - 1] != '\r') {
            start--;
        }
        int end = start;
        while (end < at && bytes[end] != '=') {
            end++;
        }
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1).strip();
    }

    /** Guesses what bytes say that are no UTF-8: most files without a named encoding were written on a Windows of the west. */
    static String guess(byte[] bytes) {
        var decoded = new StringBuilder(bytes.length);
        for (byte one : bytes) {
            decoded.append(westernChar(one));
        }
        return decoded.toString();
    }

    private static char westernChar(byte one) {
        byte[] bytes = {one};
        String windows = new String(bytes, Charset.forName("windows-1252"));
        return windows.charAt(0) == '\uFFFD' ? (char) (one & 0xFF) : windows.charAt(0);
    }
}
