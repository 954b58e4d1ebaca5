// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of an XML document. Decoded here and not by the JDK's parser, which tells of broken bytes on the standard
 * error stream before it throws.
 */
final class AnswerText {
    private static final int HEAD = 256;
    private static final Pattern DECLARED =
            Pattern.compile("<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");

    private AnswerText() {}

    /** Opens a document; bytes that are none of its encoding are an IOException where they stand. */
    static Reader of(InputStream in) throws IOException {
        byte[] head = new byte[HEAD];
        int count = Math.max(0, in.read(head));
        int mark = markLength(head, count);
        InputStream all = new SequenceInputStream(new ByteArrayInputStream(head, mark, count - mark), in);
        return new InputStreamReader(
                all,
                charset(head, count)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static int markLength(byte[] head, int count) {
        if (begins(head, count, 0xef, 0xbb, 0xbf)) {
            return 3;
        }
        return begins(head, count, 0xfe, 0xff) || begins(head, count, 0xff, 0xfe) ? 2 : 0;
    }

    private static Charset charset(byte[] head, int count) throws IOException {
        if (begins(head, count, 0xfe, 0xff) || begins(head, count, 0, '<')) {
            return StandardCharsets.UTF_16BE;
        }
        if (begins(head, count, 0xff, 0xfe) || begins(head, count, '<', 0)) {
            return StandardCharsets.UTF_16LE;
        }
        Matcher declared = DECLARED.matcher(new String(head, 0, count, StandardCharsets.ISO_8859_1));
        if (begins(head, count, 0xef, 0xbb, 0xbf) || !declared.lookingAt()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(declared.group(1));
        } catch (IllegalArgumentException e) {
            throw (IOException) new UnsupportedEncodingException(declared.group(1)).initCause(e);
        }
    }

    private static boolean begins(byte[] head, int count, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= count || (head[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
