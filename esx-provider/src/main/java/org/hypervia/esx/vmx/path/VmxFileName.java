// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.path;

import java.util.Arrays;
import java.util.Base64;
import org.hypervia.esx.vmx.text.EscapeScheme;
import org.hypervia.esx.vmx.text.Utf8;

/** The name of the VMX file that a new machine gets, made from the name of the machine as libvirt makes it. */
public final class VmxFileName {
    private static final String REPLACED = "\"*<>:|?";
    private static final String PLAIN = "'(),. _-";

    private VmxFileName() {}

    /**
     * Returns the file name of a domain.
     *
     * @param domainName the plain name of the domain
     * @return the name, escaped for a datastore, with {@code .vmx} behind it
     */
    public static String of(String domainName) {
        return escape(domainName) + ".vmx";
    }

    /**
     * Escapes one part of a datastore path. There is no way back.
     *
     * @param item a plain name
     * @return a name of nothing but letters, digits, blanks and {@code ' ( ) , . _ - +}
     */
    public static String escape(String item) {
        var replaced = new StringBuilder(item.length());
        item.chars().forEach(c -> replaced.append(REPLACED.indexOf(c) < 0 ? (char) c : '_'));
        return encodeRuns(Utf8.encode(EscapeScheme.PERCENT.escape(replaced.toString())));
    }

    /** Every run of other bytes becomes {@code +}, its base64, and {@code -} unless the text ends there. */
    private static String encodeRuns(byte[] bytes) {
        var escaped = new StringBuilder(bytes.length + 16);
        int at = 0;
        while (at < bytes.length) {
            if (isPlain(bytes[at])) {
                escaped.append((char) bytes[at++]);
                continue;
            }
            int end = at;
            while (end < bytes.length && !isPlain(bytes[end])) {
                end++;
            }
            escaped.append('+').append(base64(Arrays.copyOfRange(bytes, at, end)));
            if (end < bytes.length) {
                escaped.append('-');
            }
            at = end;
        }
        return escaped.toString();
    }

    private static boolean isPlain(byte b) {
        return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || PLAIN.indexOf(b) >= 0;
    }

    private static String base64(byte[] run) {
        return Base64.getEncoder().withoutPadding().encodeToString(run).replace('/', ',');
    }
}
