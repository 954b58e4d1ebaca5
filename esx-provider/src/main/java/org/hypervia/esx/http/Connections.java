// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** How sockets are made: the proxy first, then TLS under the connection's own policy. */
final class Connections {
    // One long poll, and as many calls of other threads beside it as a busy application makes.
    private static final int MOST = 64;

    private Connections() {}

    static PoolingHttpClientConnectionManager manager(HttpSettings settings) {
        Timeout connect = Timeout.of(settings.connectTimeout());
        return new Builder(settings)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(Timeout.DISABLED)
                        // A server drops idle connections; a call must not fail for that.
                        .setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setTcpNoDelay(true)
                        .setSoKeepAlive(true)
                        .setSoTimeout(connect)
                        .build())
                .setMaxConnTotal(MOST)
                .setMaxConnPerRoute(MOST)
                .build();
    }

    private static final class Builder extends PoolingHttpClientConnectionManagerBuilder {
        private final HttpSettings settings;

        Builder(HttpSettings settings) {
            this.settings = settings;
            settings.tls().ifPresent(policy -> setTlsSocketStrategy(new Tls(policy)));
            setDnsResolver(socks() ? new Placeholder() : SystemDefaultDnsResolver.INSTANCE);
        }

        private boolean socks() {
            return settings.proxy()
                    .filter(p -> p.kind() != ProxySettings.Kind.HTTP)
                    .isPresent();
        }

        @Override
        protected HttpClientConnectionOperator createConnectionOperator(
                SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
            return new DefaultHttpClientConnectionOperator(
                    ignoredProxy -> socks()
                            ? new SocksSocket(settings.proxy().orElseThrow(), settings.host(), settings.port())
                            // Said outright, so that no system property for SOCKS has a say.
                            : new Socket(java.net.Proxy.NO_PROXY),
                    ports,
                    names,
                    RegistryBuilder.<TlsSocketStrategy>create()
                            .register("https", tls)
                            .build());
        }
    }

    /** Resolves nothing, since the SOCKS socket names the target itself. */
    private static final class Placeholder implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) {
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /** TLS over a connected socket. */
    private static final class Tls implements TlsSocketStrategy {
        private final SSLContext context;
        private final boolean verifyHostName;

        Tls(TlsPolicy policy) {
            this.context = TlsTrust.context(policy);
            this.verifyHostName = TlsTrust.verifiesHostName(policy);
        }

        @Override
        public SSLSocket upgrade(Socket socket, String target, int port, Object attachment, HttpContext call)
                throws IOException {
            SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, target, port, true);
            SSLParameters parameters = tls.getSSLParameters();
            if (verifyHostName) {
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
            }
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            return tls;
        }
    }
}
