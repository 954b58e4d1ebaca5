// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import org.hypervia.api.conversion.ConversionWarning.Action;

/** Byte order marks, with which editors of Windows begin a file and which libvirt refuses. */
final class VmxMarks {
    private VmxMarks() {}

    /** Returns the file as ASCII, or what has ASCII in it, without its mark. */
    static byte[] without(byte[] bytes, Leniency leniency) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            note("UTF-8", leniency);
            return Arrays.copyOfRange(bytes, 3, bytes.length);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return utf8(bytes, StandardCharsets.UTF_16LE, leniency);
        }
        return startsWith(bytes, 0xFE, 0xFF) ? utf8(bytes, StandardCharsets.UTF_16BE, leniency) : bytes;
    }

    private static byte[] utf8(byte[] bytes, Charset charset, Leniency leniency) {
        note(charset.name(), leniency);
        return new String(bytes, 2, bytes.length - 2, charset).getBytes(StandardCharsets.UTF_8);
    }

    private static void note(String encoding, Leniency leniency) {
        leniency.note(
                "byte order mark",
                null,
                OptionalInt.of(1),
                Action.LEFT_OUT,
                "the file begins with the byte order mark of " + encoding + "; save it without");
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
