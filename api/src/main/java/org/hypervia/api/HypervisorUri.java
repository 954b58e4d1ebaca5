// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.jspecify.annotations.Nullable;

/**
 * A libvirt connection URI, {@code scheme://user@host:port/path?name=value&name=value}, taken apart.
 *
 * <p>User, host and parameters are percent-decoded, and so is what {@link #path()} and {@link #pathSegments()} return; {@link
 * #toString()} gives back the text as it was written. A password has no place in a URI: {@code user:password@} is refused.
 *
 * <p>Immutable. Two are equal if their parts are, however they were written.
 */
public final class HypervisorUri {
    private static final Pattern SYNTAX = Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):"
            + "(?://(?:(?<user>[^@/?#]*)@)?(?<host>\\[[^\\]/?#]*\\]|[^:/?#\\[\\]]*)(?::(?<port>[0-9]*))?(?=[/?#]|$)|(?!//))"
            + "(?<path>[^?#]*)(?:\\?(?<query>[^#]*))?(?:#.*)?");

    /** What can only be a password before the host: no port is written so. It may hold any character. */
    private static final Pattern PASSWORD =
            Pattern.compile("//([^@/:?#\\[]*):(?![0-9]*(?:[/?#]|$)).*@", Pattern.DOTALL);

    /** A value of a parameter with {@code user:password@} in it. */
    private static final Pattern PASSWORD_IN_VALUE =
            Pattern.compile("([?&;][^=&;#]*=)[^&;#]*(?::|%3[aA])[^&;#]*(@|%40)");

    /** A parameter whose name promises a secret; none of ours does, but people try. */
    private static final Pattern SECRET =
            Pattern.compile("([?&;][^=&;#]*(?:pass|secret|token|ticket)[^=&;#]*=)[^&;#]*", Pattern.CASE_INSENSITIVE);

    private final String scheme;
    private final Optional<String> user;
    private final String host;
    private final int port;
    private final String rawPath;
    private final Optional<String> query;
    private final String written;

    private HypervisorUri(Parts parts, int port, Optional<String> query, @Nullable String written) {
        this.scheme = parts.scheme();
        this.user = parts.user();
        this.host = parts.host();
        this.rawPath = parts.rawPath();
        this.port = port;
        this.query = query;
        this.written = written == null ? rendered() : written;
    }

    /** What stays when a URI is changed. */
    private record Parts(String scheme, Optional<String> user, String host, String rawPath) {}

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
        Parts parts = new Parts(
                matcher.group("scheme").toLowerCase(Locale.ROOT),
                Optional.ofNullable(user).filter(u -> !u.isEmpty()).map(u -> decode(u, text)),
                decode(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, text),
                checked(matcher.group("path"), text));
        return new HypervisorUri(
                parts, port(matcher.group("port"), text), Optional.ofNullable(matcher.group("query")), text);
    }

    /**
     * Returns what is before the colon.
     *
     * @return the scheme in lower case, such as {@code esx}
     */
    public String scheme() {
        return scheme;
    }

    /**
     * Returns who logs in.
     *
     * @return the decoded user name, or empty
     */
    public Optional<String> user() {
        return user;
    }

    /**
     * Returns the host.
     *
     * @return its decoded name or address, an IPv6 address without brackets; the empty text when there is none
     */
    public String host() {
        return host;
    }

    /**
     * Returns the port.
     *
     * @return the port, or 0 when there is none
     */
    public int port() {
        return port;
    }

    /**
     * Returns the path with its leading slash as it was written, since an escaped slash separates nothing.
     *
     * @return the path; the empty text when there is none
     */
    public String rawPath() {
        return rawPath;
    }

    /**
     * Returns what is behind the question mark.
     *
     * @return the text as it was written, or empty
     */
    public Optional<String> query() {
        return query;
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
        return new HypervisorUri(parts(), newPort, query, null);
    }

    /**
     * Returns this URI with another query.
     *
     * @param newQuery the text behind the question mark, escaped as it must be, or empty for none
     * @return the URI
     */
    public HypervisorUri withQuery(Optional<String> newQuery) {
        return new HypervisorUri(parts(), port, newQuery, null);
    }

    private Parts parts() {
        return new Parts(scheme, user, host, rawPath);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HypervisorUri uri
                && parts().equals(uri.parts())
                && port == uri.port
                && query.equals(uri.query);
    }

    @Override
    public int hashCode() {
        return Objects.hash(parts(), port, query);
    }

    /**
     * Returns the URI as it was written; one that was changed is escaped where it must be. What people wrote into it that
     * they should not, such as a proxy's password, is in it too: messages show {@link #shown()}.
     */
    @Override
    public String toString() {
        return written;
    }

    /**
     * Returns the URI as it was written, for messages and logs: values of parameters that look like a password are left out.
     *
     * @return the text, with three asterisks in place of each of them
     */
    public String shown() {
        return redacted(written);
    }

    private String rendered() {
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

    /** Hides whatever could be a password before a text goes into a message. */
    private static String redacted(String text) {
        String result = PASSWORD.matcher(text).replaceFirst("//$1:***@");
        result = PASSWORD_IN_VALUE.matcher(result).replaceAll("$1***$2");
        return SECRET.matcher(result).replaceAll("$1***");
    }

    private static HypervisorException invalid(String fact, String shown) {
        return new HypervisorException(ErrorCode.INVALID_ARG, "the connection URI '" + shown + "' " + fact);
    }
}
