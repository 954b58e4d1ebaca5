// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import java.util.Arrays;
import java.util.Optional;
import org.hypervia.api.conversion.ConversionWarning.Action;
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
        return read(bytes, starInNames, Leniency.STRICT);
    }

    /** The same, with lines and bytes that are no VMX as the leniency says. */
    public static VmxFile read(byte[] bytes, boolean starInNames, Leniency leniency) {
        refuseBeyondLimit(bytes.length);
        byte[] unmarked = leniency.isStrict() ? bytes : VmxMarks.without(bytes, leniency);
        byte[] text = untilNul(unmarked);
        String utf8 = Utf8.decode(text);
        VmxFile file;
        boolean isWell = true;
        try {
            file = new VmxGrammar(utf8, starInNames, Leniency.STRICT).file();
        } catch (HypervisorException noVmx) {
            // In some encodings a character has bytes of quotes; the name of the encoding is found all the same.
            isWell = false;
            file = salvaged(utf8, starInNames, leniency, noVmx);
        }
        // A mark says more than the key.
        Optional<VmxEncoding> encoding = unmarked == bytes ? encoding(file, leniency) : Optional.empty();
        if (encoding.isEmpty() && isWell) {
            return file;
        }
        String decoded = encoding.isPresent() ? encoding.get().decode(text, leniency) : utf8;
        return new VmxGrammar(decoded, starInNames, leniency).file();
    }

    private static VmxFile salvaged(String text, boolean starInNames, Leniency leniency, HypervisorException noVmx) {
        try {
            return new VmxGrammar(text, starInNames, Leniency.collecting()).file();
        } catch (HypervisorException nothingAtAll) {
            // So much is wrong that no encoding explains it; who is strict hears of the first of it.
            throw leniency.isStrict() ? noVmx : nothingAtAll;
        }
    }

    /** Reads text that is decoded already; the encoding which it names must exist, but has no effect. */
    public static VmxFile read(String text, boolean starInNames) {
        refuseBeyondLimit(text.length());
        VmxFile file = new VmxGrammar(text, starInNames, Leniency.STRICT).file();
        Optional<VmxEncoding> unused = encoding(file, Leniency.STRICT);
        return file;
    }

    /** The encoding that a file names; empty for UTF-8, which needs no second look, and for one that is let pass. */
    private static Optional<VmxEncoding> encoding(VmxFile file, Leniency leniency) {
        String name = file.value(ENCODING);
        if (name == null) {
            return Optional.empty();
        }
        Optional<VmxEncoding> encoding = VmxEncoding.named(name);
        if (encoding.isEmpty()) {
            leniency.concede(
                    ENCODING,
                    name,
                    file.line(ENCODING),
                    Action.LEFT_OUT,
                    Refusal.ofKey(
                            ENCODING,
                            "The VMX key '.encoding' names the unknown encoding '" + Refusal.quote(name)
                                    + "'; name a known one such as UTF-8 or windows-1252"));
        }
        return encoding.filter(known -> !known.isUtf8());
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
}
