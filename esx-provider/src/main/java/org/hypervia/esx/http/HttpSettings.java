// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.time.Duration;
import java.util.Optional;

/**
 * How to reach a server.
 *
 * @param tls how to trust it; empty for no TLS at all
 * @param host name or address, an IPv6 literal without brackets
 * @param port 1 to 65535
 * @param proxy what stands in between, if anything
 * @param connectTimeout the limit for one TCP connection with its handshakes
 * @param bodyLimit the most bytes of an answer's body
 */
public record HttpSettings(
        Optional<TlsPolicy> tls,
        String host,
        int port,
        Optional<ProxySettings> proxy,
        Duration connectTimeout,
        long bodyLimit) {
    String server() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
