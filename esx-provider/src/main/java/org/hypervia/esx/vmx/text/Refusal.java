// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.jspecify.annotations.Nullable;

/** The one place that makes this package's exceptions, so that what they quote is always short and printable. */
public final class Refusal {
    private static final int QUOTED = 120;

    private Refusal() {}

    public static HypervisorException internal(String message) {
        return new HypervisorException(ErrorCode.INTERNAL_ERROR, message);
    }

    public static HypervisorException unsupported(String message) {
        return new HypervisorException(ErrorCode.CONFIG_UNSUPPORTED, message);
    }

    public static HypervisorException invalidArgument(String message) {
        return new HypervisorException(ErrorCode.INVALID_ARG, message);
    }

    static HypervisorException syntax(int line, String expected) {
        return new HypervisorException(
                ErrorCode.CONF_SYNTAX,
                "memory conf:" + line + ": " + expected + "; write each VMX line as name = \"value\"");
    }

    /** A value that a key may not have. */
    public static HypervisorException value(String key, @Nullable String value, String allowed) {
        return new KeyRefusal(
                key, "VMX key '" + quote(key) + "' has the value '" + quote(value) + "'; allowed is " + allowed);
    }

    /** A key that has to be there. */
    public static HypervisorException missing(String key) {
        return new KeyRefusal(key, "The VMX file lacks the key '" + key + "'; add it");
    }

    /** Any other refusal that is about one key. */
    public static HypervisorException ofKey(String key, String message) {
        return new KeyRefusal(key, message);
    }

    /** Bytes that are no text in the encoding of their file. */
    static HypervisorException undecodable(String key, int line, String encoding) {
        return new KeyRefusal(
                key,
                "VMX key '" + quote(key) + "' in line " + line + " has bytes that are no text in the encoding '"
                        + quote(encoding)
                        + "'; name the one in which the file is written at the key '.encoding', such as"
                        + " windows-1252, or correct the value");
    }

    /** Input decides how long a quoted text is; a message must stay readable, and one line. */
    public static String quote(@Nullable String text) {
        if (text == null) {
            return "(null)";
        }
        int end = Math.min(text.length(), QUOTED);
        var quoted = new StringBuilder(end + 3);
        text.chars()
                .limit(end)
                .forEach(c ->
                        quoted.append(Character.isISOControl(c) || Character.isSurrogate((char) c) ? '?' : (char) c));
        return end < text.length() ? quoted.append("...").toString() : quoted.toString();
    }
}
