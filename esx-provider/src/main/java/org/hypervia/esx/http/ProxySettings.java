// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.util.Map;
import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/**
 * A proxy on the way to the server. It takes no credentials, as in libvirt.
 *
 * @param kind the protocol it speaks
 * @param host its name or address
 * @param port its port
 */
public record ProxySettings(Kind kind, String host, int port) {
    private static final int DEFAULT_PORT = 1080;
    private static final Map<String, Kind> KINDS = Map.of(
            "http", Kind.HTTP,
            "socks", Kind.SOCKS5,
            "socks5", Kind.SOCKS5,
            "socks5h", Kind.SOCKS5H,
            "socks4", Kind.SOCKS4,
            "socks4a", Kind.SOCKS4A);

    /** What a proxy speaks, and who resolves the server's name. */
    public enum Kind {
        /** HTTP: {@code CONNECT} for TLS, forwarding otherwise; the proxy resolves the name. */
        HTTP("http"),
        /** SOCKS 4: the client resolves the name; IPv4 only. */
        SOCKS4("socks4"),
        /** SOCKS 4a: the proxy resolves the name. */
        SOCKS4A("socks4a"),
        /** SOCKS 5: the client resolves the name. */
        SOCKS5("socks5"),
        /** SOCKS 5 too, but the proxy resolves the name; libvirt has no such type. */
        SOCKS5H("socks5h");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As the URI has it. */
        String word() {
            return word;
        }

        /** Whether the server's name is resolved on this machine. */
        boolean resolvesHere() {
            return this == SOCKS4 || this == SOCKS5;
        }
    }

    /**
     * Checks host and port.
     *
     * @throws HypervisorException {@code INVALID_ARG} if one of them cannot be
     */
    public ProxySettings {
        if (host.isEmpty() || !host.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw invalid("'" + host + "' is not a host name");
        }
        if (port < 1 || port > 0xffff) {
            throw invalid("the port '" + port + "' is not in 1..65535");
        }
    }

    /**
     * Reads the URI parameter {@code proxy=[type://]host[:port]} by libvirt's rules: the type is HTTP and the port 1080
     * unless stated.
     *
     * @param value the decoded value of the parameter
     * @return the proxy, or empty when the value names no host at all
     * @throws HypervisorException {@code INVALID_ARG}, quoting what cannot be understood
     */
    public static Optional<ProxySettings> parse(String value) {
        Kind kind = Kind.HTTP;
        String rest = value;
        int separator = value.indexOf("://");
        if (separator >= 0) {
            String type = value.substring(0, separator);
            kind = Optional.ofNullable(KINDS.get(type))
                    .orElseThrow(() -> invalid("'" + type
                            + "' is not a type: write 'http', 'socks', 'socks5', 'socks5h', 'socks4' or 'socks4a'"));
            rest = value.substring(separator + 3);
        }
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        // A password must not reach the message, so this comes before anything is quoted.
        if (rest.contains("@")) {
            throw invalid("credentials are not supported");
        }
        // Libvirt splits at the first colon, so it cannot name an IPv6 address; in brackets it can here.
        int bracket = rest.startsWith("[") ? rest.indexOf(']') : -1;
        int colon = rest.indexOf(':', Math.max(0, bracket));
        String host = colon < 0 ? rest : rest.substring(0, colon);
        if (host.isEmpty()) {
            throw invalid("'" + value + "' has no host name");
        }
        int port = colon < 0 ? DEFAULT_PORT : parsePort(rest.substring(colon + 1));
        return Optional.of(new ProxySettings(kind, bracket < 0 ? host : unwrapped(host), port));
    }

    /** As people write it in a message, such as {@code the socks5 proxy 10.0.0.1:1080}. */
    public String words() {
        return "the " + kind.word() + " proxy " + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    private static String unwrapped(String literal) {
        if (!literal.endsWith("]")) {
            throw invalid("'" + literal + "' is not an address");
        }
        return literal.substring(1, literal.length() - 1);
    }

    private static int parsePort(String text) {
        // Libvirt reads it with strtol: blanks and a sign in front are fine, anything behind is not.
        if (!text.matches("[ \\t\\n\\x0B\\f\\r]*[+-]?[0-9]{1,9}")) {
            throw invalid("the port '" + text + "' is not a number in 1..65535 (an IPv6 address needs brackets)");
        }
        int port = Integer.parseInt(text.stripLeading());
        if (port < 1 || port > 0xffff) {
            throw invalid("the port '" + text + "' is not in 1..65535");
        }
        return port;
    }

    private static HypervisorException invalid(String why) {
        return new HypervisorException(
                ErrorCode.INVALID_ARG, "Bad URI parameter 'proxy': " + why + "; it reads [type://]host[:port]");
    }
}
