// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.jspecify.annotations.Nullable;

/**
 * How to reach one server.
 *
 * @param secure true for {@code https}, false for {@code http}
 * @param host a name or an address; an IPv6 address without brackets
 * @param port the port
 * @param tls which certificates are accepted; without effect for {@code http}
 * @param oldestTls the oldest version of TLS that may be spoken; empty for the JDK's choice
 * @param proxy the proxy on the way, if any; the environment is never asked
 * @param connectTimeout the limit for having a connection ready: resolving, connecting, proxy and TLS
 * @param limits what is accepted of an answer
 * @param compressed whether the server is asked to compress its answers; it need not
 * @param userAgent how the client calls itself
 */
public record HttpSettings(
        boolean secure,
        String host,
        int port,
        TlsPolicy tls,
        Optional<TlsVersion> oldestTls,
        Optional<ProxySettings> proxy,
        Duration connectTimeout,
        HttpLimits limits,
        boolean compressed,
        String userAgent) {
    // Names that must not be anything else (RFC 6761), 127.0.0.0/8 and ::1 in all their spellings.
    private static final Pattern LOOPBACK = Pattern.compile(
            "(?:.*\\.)?localhost\\.?|127(?:\\.[0-9]{1,3}){1,3}|(?:0{0,4}:){2,7}0{0,3}1|(?:0{0,4}:){2,6}ffff:127(?:\\.[0-9]{1,3}){3}",
            Pattern.CASE_INSENSITIVE);

    /**
     * Checks the values and takes the brackets off an IPv6 address.
     *
     * @throws HypervisorException {@code INVALID_ARG} if host or port cannot be
     */
    public HttpSettings {
        host = unbracketed(host);
        if (host.isEmpty() || !host.chars().allMatch(c -> c > ' ' && c < 0x7f && "/@?#[]\\".indexOf(c) < 0)) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "'" + host + "' is not a host: "
                            + (host.indexOf('@') < 0
                                    ? "write a name (an international one in its xn-- form) or an address"
                                    : "if there is an @ in the user's name, write it as %40"));
        }
        if (port < 1 || port > 0xffff) {
            throw new HypervisorException(ErrorCode.INVALID_ARG, "The port '" + port + "' is not in 1..65535");
        }
        if (connectTimeout.isNegative() || connectTimeout.isZero()) {
            throw new IllegalArgumentException("The limit for connecting must be positive: " + connectTimeout);
        }
        if (!userAgent.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("Not a name for a client: " + userAgent);
        }
    }

    /**
     * Starts with a TLS connection to a host.
     *
     * @param host a name or an address; an IPv6 address with or without brackets
     * @param port the port
     * @return a builder with every default in place
     */
    public static Builder https(String host, int port) {
        return new Builder(true, host, port);
    }

    /**
     * Starts with a plain connection to a host: everything on it can be read and changed on its way.
     *
     * @param host a name or an address; an IPv6 address with or without brackets
     * @param port the port
     * @return a builder with every default in place
     */
    public static Builder http(String host, int port) {
        return new Builder(false, host, port);
    }

    /**
     * Returns host and port as people write them.
     *
     * @return for instance {@code esx.example:443} or {@code [::1]:443}
     */
    public String authority() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    /**
     * Whether what is sent stays within this machine, so that nobody can read along even without TLS.
     *
     * @return true if the host is a name or an address of loopback, and no proxy is on the way
     */
    public boolean isLoopback() {
        return isLoopback(host, proxy);
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static boolean isLoopback(String host, Optional<ProxySettings> proxy) {
        return proxy.isEmpty() && LOOPBACK.matcher(host).matches();
    }

    /** Returns the same way for what may be told to anybody who answers, such as a question that needs no login. */
    public HttpSettings unverified() {
        return new HttpSettings(
                secure,
                host,
                port,
                new TlsPolicy.Unverified(),
                oldestTls,
                proxy,
                connectTimeout,
                limits,
                compressed,
                userAgent);
    }

    /** The host without the zone of a link-local address, which means something on this machine only. */
    String plainHost() {
        int zone = host.indexOf('%');
        return zone < 0 ? host : host.substring(0, zone);
    }

    /** What the server is told that it is called: without the port where that is the usual one. */
    String hostHeader() {
        String name = host.indexOf(':') < 0 ? host : "[" + plainHost() + "]";
        return port == (secure ? 443 : 80) ? name : name + ":" + port;
    }

    /** Collects settings; every call returns the same builder. */
    public static final class Builder {
        private final boolean secure;
        private final String host;
        private final int port;
        private TlsPolicy tls = new TlsPolicy.JdkTrust();
        private Optional<TlsVersion> oldestTls = Optional.empty();
        private Duration connectTimeout = Duration.ofSeconds(30);
        private HttpLimits limits = HttpLimits.DEFAULT;
        private Optional<ProxySettings> proxy = Optional.empty();
        private Optional<Boolean> compression = Optional.empty();
        private @Nullable String userAgent;

        private Builder(boolean secure, String host, int port) {
            this.secure = secure;
            this.host = host;
            this.port = port;
        }

        /**
         * Sets which certificates are accepted; {@link TlsPolicy.JdkTrust} otherwise.
         *
         * @param policy the policy
         * @return this
         */
        public Builder tls(TlsPolicy policy) {
            tls = policy;
            return this;
        }

        /**
         * Sets the oldest version of TLS that may be spoken; otherwise the JDK chooses, which refuses what is older than
         * 1.2. Older ones need Bouncy Castle's TLS at run time.
         *
         * @param version the version, or empty for the JDK's choice
         * @return this
         */
        public Builder oldestTls(Optional<TlsVersion> version) {
            oldestTls = version;
            return this;
        }

        /**
         * Sets the proxy on the way; none otherwise.
         *
         * @param settings the proxy, or empty for none
         * @return this
         */
        public Builder proxy(Optional<ProxySettings> settings) {
            proxy = settings;
            return this;
        }

        /**
         * Sets the limit for having a connection ready; 30 seconds otherwise.
         *
         * @param limit a positive time
         * @return this
         */
        public Builder connectTimeout(Duration limit) {
            connectTimeout = limit;
            return this;
        }

        /**
         * Sets what is accepted of an answer; {@link HttpLimits#DEFAULT} otherwise.
         *
         * @param accepted the limits
         * @return this
         */
        public Builder limits(HttpLimits accepted) {
            limits = accepted;
            return this;
        }

        /**
         * Sets whether the server is asked to compress its answers; otherwise it is unless it runs on this machine, where
         * that would only take time.
         *
         * @param asked whether it is asked, or empty for the usual
         * @return this
         */
        public Builder compression(Optional<Boolean> asked) {
            compression = asked;
            return this;
        }

        /**
         * Sets how the client calls itself; {@code hypervia/VERSION} otherwise.
         *
         * @param name the value of {@code User-Agent}
         * @return this
         */
        public Builder userAgent(String name) {
            userAgent = name;
            return this;
        }

        /**
         * Returns the settings.
         *
         * @return the settings
         * @throws HypervisorException {@code INVALID_ARG} if host or port cannot be
         */
        public HttpSettings build() {
            String agent = Objects.requireNonNullElse(userAgent, ProductVersion.USER_AGENT);
            boolean compressed = compression.orElseGet(() -> !isLoopback(unbracketed(host), proxy));
            return new HttpSettings(
                    secure, host, port, tls, oldestTls, proxy, connectTimeout, limits, compressed, agent);
        }
    }
}
