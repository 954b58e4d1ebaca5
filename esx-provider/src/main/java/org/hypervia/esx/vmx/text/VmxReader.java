// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/**
 * Reads VMX text: encoding first, then the grammar of {@link VmxGrammar}.
 *
 * <p>Files of real machines have some kilobytes; {@link #MAX_BYTES} and {@link VmxGrammar#MAX_ENTRIES} leave room for guest
 * information of megabytes and still bound what hostile input can cost.
 */
public final class VmxReader {
    /** The largest VMX file that is read. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final String ENCODING = ".encoding";

    private VmxReader() {}

    /** Reads the bytes of a VMX file, in the encoding which the file itself names. */
    public static VmxFile read(byte[] bytes, boolean starInNames) {
        refuseBeyondLimit(bytes.length);
        byte[] text = untilNul(bytes);
        VmxFile file = new VmxGrammar(Utf8.decode(text), starInNames).file();
        String encoding = file.value(ENCODING);
        if (encoding == null || isUtf8(encoding)) {
            return file;
        }
        return new VmxGrammar(convert(text, encoding), starInNames).file();
    }

    /** Reads text that is decoded already; the encoding which it names must exist, but has no effect. */
    public static VmxFile read(String text, boolean starInNames) {
        refuseBeyondLimit(text.length());
        VmxFile file = new VmxGrammar(text, starInNames).file();
        String encoding = file.value(ENCODING);
        if (encoding != null && !isUtf8(encoding)) {
            charset(encoding);
        }
        return file;
    }

    private static byte[] untilNul(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return Arrays.copyOf(bytes, i);
            }
        }
        return bytes;
    }

    private static void refuseBeyondLimit(int size) {
        if (size > MAX_BYTES) {
            throw new HypervisorException(
                    ErrorCode.CONF_SYNTAX,
                    "The VMX file has " + size + " bytes; at most " + MAX_BYTES
                            + " are read, check that it is a VMX file");
        }
    }

    private static boolean isUtf8(String encoding) {
        return encoding.equalsIgnoreCase("UTF-8");
    }

    private static String convert(byte[] bytes, String encoding) {
        try {
            return charset(encoding).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notInThatEncoding) {
            throw new HypervisorException(
                    ErrorCode.INTERNAL_ERROR,
                    "The VMX file is not in the encoding '" + Refusal.quote(encoding)
                            + "' which its key '.encoding' names; correct the key or the file",
                    notInThatEncoding);
        }
    }

    private static Charset charset(String encoding) {
        try {
            return encoding.equalsIgnoreCase("ASCII") ? StandardCharsets.US_ASCII : Charset.forName(encoding);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new HypervisorException(
                    ErrorCode.INTERNAL_ERROR,
                    "The VMX key '.encoding' names the unknown encoding '" + Refusal.quote(encoding)
                            + "'; name a known one such as UTF-8 or windows-1252",
                    unknown);
        }
    }
}
