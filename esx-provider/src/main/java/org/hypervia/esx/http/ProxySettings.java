// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/** A proxy, as the URI parameter {@code proxy=[type://]host[:port]} names it. */
public record ProxySettings(Kind kind, String host, int port) {
    private static final int DEFAULT_PORT = 1080;

    /** How to speak to a proxy. */
    public enum Kind {
        HTTP,
        SOCKS4,
        /** SOCKS4 where the proxy resolves the name. */
        SOCKS4A,
        SOCKS5
    }

    /** Reads the parameter; empty text means no proxy; {@code INVALID_ARG} quotes what is wrong. */
    public static Optional<ProxySettings> parse(String text) {
        int separator = text.indexOf("://");
        Kind kind = separator < 0 ? Kind.HTTP : kind(text.substring(0, separator), text);
        String rest = separator < 0 ? text : text.substring(separator + 3);
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        int colon = rest.startsWith("[") ? rest.indexOf(':', rest.indexOf(']')) : rest.indexOf(':');
        String host = colon < 0 ? rest : rest.substring(0, colon);
        if (host.isEmpty()) {
            throw invalid(text, "names no host");
        }
        int port = colon < 0 ? DEFAULT_PORT : port(rest.substring(colon + 1), text);
        boolean literal = host.startsWith("[") && host.endsWith("]");
        return Optional.of(new ProxySettings(kind, literal ? host.substring(1, host.length() - 1) : host, port));
    }

    private static Kind kind(String type, String text) {
        return switch (type) {
            case "http" -> Kind.HTTP;
            case "socks", "socks5" -> Kind.SOCKS5;
            case "socks4" -> Kind.SOCKS4;
            case "socks4a" -> Kind.SOCKS4A;
            default ->
                throw invalid(
                        text, "has the unknown type '" + type + "': write http, socks, socks4, socks4a or socks5");
        };
    }

    private static int port(String digits, String text) {
        if (!digits.matches("[0-9]{1,5}") || Integer.parseInt(digits) < 1 || Integer.parseInt(digits) > 65_535) {
            throw invalid(text, "has the port '" + digits + "': write a number from 1 to 65535");
        }
        return Integer.parseInt(digits);
    }

    private static HypervisorException invalid(String text, String fact) {
        return new HypervisorException(ErrorCode.INVALID_ARG, "the URI parameter proxy='" + text + "' " + fact);
    }
}
