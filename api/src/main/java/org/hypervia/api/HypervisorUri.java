// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/**
 * A libvirt connection URI, {@code scheme://user@host:port/path?name=value&name=value}, taken apart.
 *
 * <p>User, host and parameters are percent-decoded, and so is what {@link #path()} and {@link #pathSegments()} return; {@link
 * #toString()} gives back the text as it was written. A password has no place in a URI: {@code user:password@} is refused.
 *
 * @param scheme in lower case, such as {@code esx}
 * @param user the decoded user name, or empty
 * @param host the decoded host, IPv6 literals without brackets; the empty text when there is none
 * @param port the port, or 0 when there is none
 * @param rawPath the path with its leading slash as it was written, since an escaped slash separates nothing; the empty
 *     text when there is none
 * @param query the text after the question mark as it was written, or empty
 */
public record HypervisorUri(
        String scheme, Optional<String> user, String host, int port, String rawPath, Optional<String> query) {
    private static final Pattern SYNTAX = Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):"
            + "(?://(?:(?<user>[^@/?#]*)@)?(?<host>\\[[^\\]/?#]*\\]|[^:/?#\\[\\]]*)(?::(?<port>[0-9]*))?(?=[/?#]|$)|(?!//))"
            + "(?<path>[^?#]*)(?:\\?(?<query>[^#]*))?(?:#.*)?");

    /**
     * A query parameter, decoded.
     *
     * @param name as it was written; libvirt's ESX driver compares names without regard to case
     * @param value the value, the empty text when there is none
     */
    public record Parameter(String name, String value) {}

    /**
     * Takes a URI apart.
     *
     * @param text the URI
     * @return its parts
     * @throws HypervisorException {@code NO_CONNECT} if there is no scheme, {@code INVALID_ARG} if the text is no URI,
     *     the port is out of range or a password stands in it
     */
    public static HypervisorUri parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (text.indexOf(':') <= 0) {
            throw new HypervisorException(
                    ErrorCode.NO_CONNECT,
                    "the connection URI '" + text + "' has no scheme; write for example esx://host/");
        }
        if (!matcher.matches() || text.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            throw invalid(
                    "is no URI: write scheme://user@host:port/path?name=value, with %20 for a blank", redacted(text));
        }
        String user = matcher.group("user");
        if (user != null && user.indexOf(':') >= 0) {
            throw invalid(
                    "carries a password, which would end up in logs: leave it out and answer the callback",
                    redacted(text));
        }
        String host = matcher.group("host") == null ? "" : matcher.group("host");
        return new HypervisorUri(
                matcher.group("scheme").toLowerCase(Locale.ROOT),
                Optional.ofNullable(user).filter(u -> !u.isEmpty()).map(u -> decode(u, text)),
                decode(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, text),
                port(matcher.group("port"), text),
                checked(matcher.group("path"), text),
                Optional.ofNullable(matcher.group("query")));
    }

    /**
     * Returns the decoded path, in which an escaped slash and a separating one are alike.
     *
     * @return the path with its leading slash; the empty text when there is none
     */
    public String path() {
        return decode(rawPath, rawPath);
    }

    /**
     * Takes the path apart at its slashes, and decodes each part by itself: {@code /a%2Fb/c} has the parts {@code a/b} and
     * {@code c}. Empty parts are skipped.
     *
     * @return the parts in their order
     */
    public List<String> pathSegments() {
        return Arrays.stream(rawPath.split("/", -1))
                .filter(part -> !part.isEmpty())
                .map(part -> decode(part, rawPath))
                .toList();
    }

    /**
     * Takes the query apart: {@code &} separates, {@code ;} too where no {@code &} follows; a section without a name is
     * skipped, and {@code +} is no blank.
     *
     * @return the parameters in their order, repetitions included
     * @throws HypervisorException {@code INVALID_ARG} for a broken percent escape
     */
    public List<Parameter> parameters() {
        List<Parameter> result = new ArrayList<>();
        String rest = query.orElse("");
        while (!rest.isEmpty()) {
            int end = rest.indexOf('&');
            end = end >= 0 ? end : rest.indexOf(';');
            String section = end < 0 ? rest : rest.substring(0, end);
            rest = end < 0 ? "" : rest.substring(end + 1);
            int equals = section.indexOf('=');
            String name = decode(equals < 0 ? section : section.substring(0, equals), section);
            if (!name.isEmpty()) {
                result.add(new Parameter(name, equals < 0 ? "" : decode(section.substring(equals + 1), section)));
            }
        }
        return List.copyOf(result);
    }

    /**
     * Finds a parameter without regard to case; the last one wins, as in libvirt's ESX driver.
     *
     * @param name the name
     * @return its value, or empty when it is not there
     */
    public Optional<String> parameter(String name) {
        return parameters().stream()
                .filter(p -> p.name().equalsIgnoreCase(name))
                .reduce((earlier, later) -> later)
                .map(Parameter::value);
    }

    /**
     * Returns this URI with another port.
     *
     * @param newPort 1 to 65535, or 0 for none
     * @return the URI
     */
    public HypervisorUri withPort(int newPort) {
        return new HypervisorUri(scheme, user, host, newPort, rawPath, query);
    }

    /** Returns the URI as text: escaped where it must be, the query as it was written. */
    @Override
    public String toString() {
        return scheme + "://" + user.map(u -> encode(u, "") + "@").orElse("")
                + (host.indexOf(':') >= 0 ? "[" + host + "]" : encode(host, ""))
                + (port == 0 ? "" : ":" + port)
                + encode(rawPath, "/%")
                + query.map(q -> "?" + q).orElse("");
    }

    private static int port(String digits, String text) {
        if (digits == null || digits.isEmpty()) {
            return 0;
        }
        int port = digits.length() > 5 ? 0 : Integer.parseInt(digits);
        if (port < 1 || port > 65_535) {
            throw invalid("has a port outside 1 to 65535", redacted(text));
        }
        return port;
    }

    private static String checked(String escaped, String text) {
        decode(escaped, text);
        return escaped;
    }

    private static String decode(String escaped, String text) {
        if (escaped.indexOf('%') < 0) {
            return escaped;
        }
        byte[] bytes = escaped.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                decoded.write(bytes[i]);
                continue;
            }
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (high < 0 || low < 0 || (high == 0 && low == 0)) {
                throw invalid(
                        "has a % that is not followed by two hex digits other than 00; write %25 for a percent sign",
                        redacted(text));
            }
            decoded.write(high << 4 | low);
            i += 2;
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    private static String encode(String text, String alsoAllowed) {
        StringBuilder result = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~!$'()*,;=".indexOf(c) >= 0);
            if (plain || alsoAllowed.indexOf(c) >= 0) {
                result.append(c);
            } else {
                result.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
                result.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return result.toString();
    }

    /** Hides whatever could be a password before a text that is no good goes into a message. */
    private static String redacted(String text) {
        return text.replaceFirst("//([^@/:]*):[^@/]*@", "//$1:***@");
    }

    private static HypervisorException invalid(String fact, String shown) {
        return new HypervisorException(ErrorCode.INVALID_ARG, "the connection URI '" + shown + "' " + fact);
    }
}
