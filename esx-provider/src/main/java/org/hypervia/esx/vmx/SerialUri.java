// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.hypervia.esx.vmx.text.CNumbers;
import org.hypervia.esx.vmx.text.Utf8;

/**
 * The parts of a serial port's URI that matter, by the grammar of RFC 3986.
 *
 * <p>Not {@link java.net.URI}: that gives no host for a name with an underscore, which libvirt accepts.
 *
 * @param scheme the scheme, or the empty string
 * @param host the host without escapes, and an address without brackets; or the empty string
 * @param port the port, or 0
 */
record SerialUri(String scheme, String host, int port) {
    private static final String UNRESERVED_AND_SUB_DELIMITERS = "-._~!$&'()*+,;=";
    private static final int MAX_PORT_DIGITS = 9;

    static Optional<SerialUri> parse(String text) {
        int colon = schemeEnd(text);
        String scheme = colon < 0 ? "" : text.substring(0, colon);
        String rest = text.substring(colon + 1);
        if (rest.startsWith("//")) {
            int end = firstOf("/?#", rest, 2);
            return isTail(rest.substring(end)) ? authority(scheme, rest.substring(2, end)) : Optional.empty();
        }
        // Without a scheme, a colon in the first segment would be mistaken for the end of one.
        boolean isAmbiguous =
                colon < 0 && rest.substring(0, firstOf("/?#", rest, 0)).indexOf(':') >= 0;
        return isAmbiguous || !isTail(rest) ? Optional.empty() : Optional.of(new SerialUri(scheme, "", 0));
    }

    private static int schemeEnd(String text) {
        int at = 0;
        while (at < text.length() && (isLetter(text.charAt(at)) || (at > 0 && isInScheme(text.charAt(at))))) {
            at++;
        }
        return at > 0 && at < text.length() && text.charAt(at) == ':' ? at : -1;
    }

    private static boolean isInScheme(char c) {
        return isDigit(c) || "+-.".indexOf(c) >= 0;
    }

    private static int firstOf(String ends, String text, int from) {
        int at = from;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static Optional<SerialUri> authority(String scheme, String authority) {
        int at = authority.indexOf('@');
        boolean isUserWell = at < 0 || consistsOf(authority.substring(0, at), ":");
        String hostAndPort = authority.substring(at + 1);
        boolean isLiteral = hostAndPort.startsWith("[");
        int hostEnd = firstOf(isLiteral ? "]" : ":", hostAndPort, 0);
        String host = hostAndPort.substring(isLiteral ? 1 : 0, hostEnd);
        if (isLiteral && hostEnd == hostAndPort.length()) {
            return Optional.empty();
        }
        String port = hostAndPort.substring(isLiteral ? hostEnd + 1 : hostEnd);
        String plain = plain(host);
        // As with libvirt, anything may stand in brackets, but only those around an address with colons vanish.
        boolean isName = isLiteral && plain.indexOf(':') < 0;
        return isUserWell && (isLiteral || consistsOf(host, "")) && isPort(port) && plain.indexOf(0) < 0
                ? Optional.of(new SerialUri(
                        scheme,
                        isName ? "[" + plain + "]" : plain,
                        port.length() < 2 ? 0 : Integer.parseInt(port.substring(1))))
                : Optional.empty();
    }

    /** Undoes the escapes of a host; those of bytes that are no UTF-8 as {@link Utf8} does. */
    private static String plain(String host) {
        if (host.indexOf('%') < 0) {
            return host;
        }
        byte[] bytes = Utf8.encode(host);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (isEscape(bytes, i)) {
                bytes[length++] = (byte) Integer.parseInt(new String(bytes, i + 1, 2, StandardCharsets.US_ASCII), 16);
                i += 2;
            } else {
                bytes[length++] = bytes[i];
            }
        }
        return Utf8.decode(Arrays.copyOf(bytes, length));
    }

    private static boolean isEscape(byte[] bytes, int at) {
        return bytes[at] == '%'
                && at + 2 < bytes.length
                && isHex((char) (bytes[at + 1] & 0xFF))
                && isHex((char) (bytes[at + 2] & 0xFF));
    }

    /** The host as it stands in a URI, so that {@link #parse} gives it again. */
    static String authority(String host) {
        boolean isAddress = host.indexOf(':') >= 0;
        var escaped = new StringBuilder(host.length() + 8);
        for (byte one : Utf8.encode(host)) {
            String character = String.valueOf((char) (one & 0xFF));
            if (!character.equals("%") && consistsOf(character, ":[]")) {
                escaped.append(character);
            } else {
                escaped.append('%')
                        .append(Character.toUpperCase(Character.forDigit(one >> 4 & 15, 16)))
                        .append(Character.toUpperCase(Character.forDigit(one & 15, 16)));
            }
        }
        return isAddress ? "[" + escaped + "]" : escaped.toString();
    }

    private static boolean isPort(String text) {
        return text.isEmpty()
                || (text.charAt(0) == ':' && text.length() <= 1 + MAX_PORT_DIGITS && CNumbers.areDigits(text, 1));
    }

    /** Path, query and fragment. */
    private static boolean isTail(String text) {
        int fragment = firstOf("#", text, 0);
        int query = firstOf("?", text.substring(0, fragment), 0);
        return consistsOf(text.substring(0, query), ":@/")
                && consistsOf(text.substring(query, fragment), ":@/?")
                && consistsOf(text.substring(Math.min(fragment + 1, text.length())), ":@/?");
    }

    private static boolean consistsOf(String text, String more) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' && i + 2 < text.length() && isHex(text.charAt(i + 1)) && isHex(text.charAt(i + 2))) {
                i += 2;
            } else if (!isLetter(c)
                    && !isDigit(c)
                    && UNRESERVED_AND_SUB_DELIMITERS.indexOf(c) < 0
                    && more.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(char c) {
        return c < 128 && Character.digit(c, 16) >= 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
