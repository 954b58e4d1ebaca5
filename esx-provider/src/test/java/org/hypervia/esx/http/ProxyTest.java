// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class ProxyTest {
    @TempDir
    private static Path folder;

    private static Certificates certificates;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = new Certificates(folder);
    }

    private static ScriptedServer secureServer() throws Exception {
        return ScriptedServer.tls(
                certificates.server(Certificates.GOOD), ScriptedServer.answering(ScriptedServer.ok("hello")));
    }

    private static HttpTransport secure(String host, int port, ProxySettings.Kind kind, int proxyPort)
            throws Exception {
        return HttpTransport.open(HttpSettings.https(host, port)
                .tls(new TlsPolicy.CaFile(certificates.pem("ca")))
                .proxy(Optional.of(new ProxySettings(kind, "127.0.0.1", proxyPort)))
                .build());
    }

    private static HttpTransport plain(String host, int port, ProxySettings.Kind kind, int proxyPort) {
        return HttpTransport.open(HttpSettings.http(host, port)
                .proxy(Optional.of(new ProxySettings(kind, "127.0.0.1", proxyPort)))
                .build());
    }

    private static String askedThrough(ProxySettings.Kind kind, String host) throws Exception {
        try (ScriptedServer server = secureServer();
                ForwardingProxy proxy = new ForwardingProxy(kind, server);
                HttpTransport transport = secure(host, server.port(), kind, proxy.port())) {
            assertThat(Wire.get(transport, "/sdk")).isEqualTo("200 hello");
            assertThat(Wire.get(transport, "/sdk")).isEqualTo("200 hello");

            // What the server sees is as if there were no proxy, and the way is made once.
            assertThat(server.requests.get(0).line()).isEqualTo("GET /sdk HTTP/1.1");
            assertThat(server.requests.get(0).headers().keySet()).noneMatch(name -> name.contains("proxy"));
            assertThat(proxy.asked).hasSize(1);
            return proxy.asked.get(0).replace(Integer.toString(server.port()), "PORT");
        }
    }

    @Test
    void anHttpProxyIsAskedToConnectByName() throws Exception {
        assertThat(askedThrough(ProxySettings.Kind.HTTP, "localhost"))
                .isEqualTo("CONNECT localhost:PORT HTTP/1.1 | localhost:PORT");
    }

    @Test
    void anHttpProxyIsAskedForAnIpv6AddressInBrackets() throws Exception {
        assertThat(askedThrough(ProxySettings.Kind.HTTP, "::1")).startsWith("CONNECT [::1]:PORT ");
    }

    @Test
    void socks4GetsAnAddress() throws Exception {
        assertThat(askedThrough(ProxySettings.Kind.SOCKS4, "localhost"))
                .isEqualTo("4/1 127.0.0.1:PORT user='' name=''");
    }

    @Test
    void socks4aGetsTheName() throws Exception {
        assertThat(askedThrough(ProxySettings.Kind.SOCKS4A, "localhost"))
                .isEqualTo("4/1 0.0.0.1:PORT user='' name='localhost'");
    }

    @Test
    void socks5GetsAnAddress() throws Exception {
        assertThat(askedThrough(ProxySettings.Kind.SOCKS5, "localhost")).isEqualTo("5 type 1 127.0.0.1:PORT");
    }

    @Test
    void socks5GetsAnIpv6Address() throws Exception {
        assertThat(askedThrough(ProxySettings.Kind.SOCKS5, "::1")).isEqualTo("5 type 4 0:0:0:0:0:0:0:1:PORT");
    }

    @Test
    void socks5hGetsTheName() throws Exception {
        assertThat(askedThrough(ProxySettings.Kind.SOCKS5H, "localhost")).isEqualTo("5 type 3 localhost:PORT");
    }

    @ParameterizedTest
    @CsvSource({"SOCKS5H, 5 type 1 127.0.0.1:PORT", "SOCKS4A, 4/1 127.0.0.1:PORT user='' name=''"})
    void anAddressIsToldAsOneToAProxyThatResolvesNames(ProxySettings.Kind kind, String asked) throws Exception {
        assertThat(askedThrough(kind, "127.0.0.1")).isEqualTo(asked);
    }

    /** What cannot be resolved here may be known there. */
    @ParameterizedTest
    @CsvSource({"SOCKS4, socks4a", "SOCKS5, socks5h"})
    void aNameThatIsUnknownHereIsToldTheOtherType(ProxySettings.Kind kind, String other) throws Exception {
        try (HttpTransport transport = secure("only.the-proxy.invalid", 443, kind, 1)) {
            HypervisorException failure = Wire.failureOf(transport, HttpCall.get("/"));

            assertThat(failure.code()).isEqualTo(ErrorCode.UNKNOWN_HOST);
            assertThat(failure).hasMessageContaining("one of type " + other + " resolves the name itself");
        }
    }

    @Test
    void aProxyThatForwardsAndWantsCredentialsIsNotTakenForTheServer() throws IOException {
        String answer = "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n";
        try (ScriptedServer proxy = ScriptedServer.plain(ScriptedServer.answering(answer));
                HttpTransport transport = plain("esx.example", 80, ProxySettings.Kind.HTTP, proxy.port())) {
            HypervisorException failure = Wire.failureOf(transport, HttpCall.get("/"));

            assertThat(failure.code()).isEqualTo(ErrorCode.SYSTEM_ERROR);
            assertThat(failure).hasMessageContaining("the proxy did not let it through: it wants credentials");
        }
    }

    /** With Via it is the server's answer, and what is XML may be a fault of the API, mark or not. */
    @ParameterizedTest
    @CsvSource({
        "500 Unable to connect,     'Content-Type: text/html',                                true",
        "403 Filtered,              'Content-Type: text/html',                                true",
        "503 Service Unavailable,   'X-Squid-Error: ERR_CONNECT_FAIL 111\nVia: 1.1 p (squid)', true",
        "503 Service Unavailable,   'Via: 1.1 p (squid)',                                     false",
        "500 Internal Server Error, 'Content-Type: text/xml; charset=utf-8',                  false",
        "404 Not Found,             'Content-Type: text/html',                                false",
        "200 OK,                    'Content-Type: text/html',                                false"
    })
    void whatAForwardingProxyAnswersItselfIsNotTakenForTheServers(String status, String fields, boolean ofProxy)
            throws IOException {
        String answer = "HTTP/1.1 " + status + "\r\n" + fields.replace("\n", "\r\n") + "\r\nContent-Length: 0\r\n\r\n";
        try (ScriptedServer proxy = ScriptedServer.plain(ScriptedServer.answering(answer));
                HttpTransport transport = plain("esx.example", 80, ProxySettings.Kind.HTTP, proxy.port())) {
            if (!ofProxy) {
                assertThat(Wire.get(transport, "/")).startsWith(status.substring(0, 3));
                return;
            }
            HypervisorException failure = Wire.failureOf(transport, HttpCall.get("/"));
            assertThat(failure.code()).isEqualTo(ErrorCode.SYSTEM_ERROR);
            assertThat(failure)
                    .hasMessageContaining("esx.example:80 through the http proxy 127.0.0.1:" + proxy.port())
                    .hasMessageContaining("it answered '" + status + "' itself");
        }
    }

    @Test
    void theProxyAloneResolvesForSocks4aAndConnect() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.answering(ScriptedServer.ok("hello")));
                ForwardingProxy proxy = new ForwardingProxy(ProxySettings.Kind.SOCKS4A, server);
                HttpTransport transport =
                        plain("only.the-proxy.invalid", 8222, ProxySettings.Kind.SOCKS4A, proxy.port())) {
            assertThat(Wire.get(transport, "/")).isEqualTo("200 hello");
            assertThat(proxy.asked).containsExactly("4/1 0.0.0.1:8222 user='' name='only.the-proxy.invalid'");
        }
    }

    @Test
    void theNameOfTheServerIsStillChecked() throws Exception {
        try (ScriptedServer server = secureServer();
                ForwardingProxy proxy = new ForwardingProxy(ProxySettings.Kind.SOCKS4A, server);
                HttpTransport transport =
                        secure("elsewhere.example", server.port(), ProxySettings.Kind.SOCKS4A, proxy.port())) {
            HypervisorException failure = Wire.failureOf(transport, HttpCall.get("/"));

            assertThat(failure.code()).isEqualTo(ErrorCode.GNUTLS_ERROR);
            assertThat(failure)
                    .hasMessageContaining("elsewhere.example:" + server.port())
                    .hasMessageContaining("socks4a proxy 127.0.0.1:" + proxy.port());
        }
    }

    @ParameterizedTest
    @CsvSource({"esx.example, 8222, esx.example:8222", "esx.example, 80, esx.example:80", "::1, 8222, [::1]:8222"})
    void anHttpProxyForwardsWithoutTls(String host, int port, String authority) throws IOException {
        try (ScriptedServer proxy = ScriptedServer.plain(ScriptedServer.answering(ScriptedServer.ok("forwarded")));
                HttpTransport transport = plain(host, port, ProxySettings.Kind.HTTP, proxy.port())) {
            assertThat(Wire.get(transport, "/sdk?a=b")).isEqualTo("200 forwarded");
            assertThat(proxy.requests.get(0).line()).isEqualTo("GET http://" + authority + "/sdk?a=b HTTP/1.1");
            assertThat(proxy.requests.get(0).header("host")).contains(authority.replaceFirst(":80$", ""));
        }
    }

    /** Some say nothing and end the connection a moment later, when a change may be on its way. */
    @Test
    void aProxyThatDoesNotPromiseToKeepTheConnectionIsConnectedToAnew() throws IOException {
        try (ScriptedServer proxy = ScriptedServer.plain(peer -> {
                    peer.read();
                    peer.write(ScriptedServer.ok("forwarded"));
                    peer.read();
                });
                HttpTransport transport = plain("esx.example", 80, ProxySettings.Kind.HTTP, proxy.port())) {
            for (int i = 0; i < 3; i++) {
                assertThat(Wire.exchange(transport, Wire.post("change"))).isEqualTo("200 forwarded");
            }
            assertThat(proxy.requests).hasSize(3);
            assertThat(proxy.accepted()).isEqualTo(3);
        }
    }

    @Test
    void aReadIsRepeatedWhenTheProxyEndsAKeptConnection() throws IOException {
        try (ScriptedServer proxy = ScriptedServer.plain(peer -> {
                    peer.read();
                    peer.write(ScriptedServer.ok("forwarded").replaceFirst("\r\n", "\r\nConnection: keep-alive\r\n"));
                    peer.read();
                });
                HttpTransport transport = plain("esx.example", 80, ProxySettings.Kind.HTTP, proxy.port())) {
            assertThat(Wire.get(transport, "/")).isEqualTo("200 forwarded");
            assertThat(Wire.get(transport, "/")).isEqualTo("200 forwarded");
            assertThat(proxy.requests).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP,    HTTP/1.1 403 Forbidden,                     403 Forbidden",
        "HTTP,    HTTP/1.1 407 Proxy Authentication Required, 407 Proxy",
        "HTTP,    SSH-2.0-x,                                  does not speak HTTP",
        "SOCKS4,  00 5b 00 00 00 00 00 00,                    refused",
        "SOCKS4A, 00 5d 00 00 00 00 00 00,                    user",
        "SOCKS4,  48 54 54 50,                                does not speak SOCKS 4",
        "SOCKS5,  05 ff,                                      authentication",
        "SOCKS5,  05 02,                                      authentication",
        "SOCKS5,  05 00 05 02 00 01 00 00 00 00 00 00,        not allowed by its rules",
        "SOCKS5,  05 00 05 05 00 01 00 00 00 00 00 00,        connection refused",
        "SOCKS5,  05 00 05 00 00 09 00 00 00 00 00 00,        unknown type",
        "SOCKS5,  48 54 54 50,                                does not speak SOCKS 5",
        "SOCKS5,  05,                                         closed the connection",
        "SOCKS4,  00,                                         closed the connection",
    })
    void aProxyThatRefusesIsNamedWithItsReason(ProxySettings.Kind kind, String answer, String reason) throws Exception {
        try (ScriptedServer proxy = ScriptedServer.plain(peer -> {
                    peer.in.read();
                    if (kind == ProxySettings.Kind.HTTP) {
                        peer.write(answer + "\r\n\r\n");
                    } else {
                        peer.write(HexFormat.ofDelimiter(" ").parseHex(answer));
                    }
                    peer.socket.shutdownOutput();
                    peer.awaitEnd();
                });
                HttpTransport transport = secure("127.0.0.1", 443, kind, proxy.port())) {
            HypervisorException failure = Wire.failureOf(transport, Wire.post("x"));

            assertThat(failure.code()).isEqualTo(ErrorCode.SYSTEM_ERROR);
            assertThat(failure)
                    .hasMessageContaining("127.0.0.1:443")
                    .hasMessageContaining("proxy 127.0.0.1:" + proxy.port())
                    .hasMessageContaining(reason);
        }
    }

    @Test
    void socks4CannotReachAnIpv6Server() throws Exception {
        try (HttpTransport transport = secure("::1", 443, ProxySettings.Kind.SOCKS4, 1)) {
            HypervisorException failure = Wire.failureOf(transport, HttpCall.get("/"));

            assertThat(failure.code()).isEqualTo(ErrorCode.SYSTEM_ERROR);
            assertThat(failure).hasMessageContaining("socks5");
        }
    }

    @ParameterizedTest
    @EnumSource(ProxySettings.Kind.class)
    void aProxyThatTricklesIsCutAtTheLimitForConnecting(ProxySettings.Kind kind) throws Exception {
        try (ScriptedServer proxy = ScriptedServer.plain(peer -> {
                    if (kind == ProxySettings.Kind.SOCKS5 || kind == ProxySettings.Kind.SOCKS5H) {
                        peer.write(new byte[] {5, 0, 5, 0, 0, 3, (byte) 255});
                    } else {
                        peer.write(kind == ProxySettings.Kind.HTTP ? "HTTP/1.1 200 OK\r\nX: " : "");
                    }
                    if (kind == ProxySettings.Kind.SOCKS4 || kind == ProxySettings.Kind.SOCKS4A) {
                        peer.stayOpen();
                    }
                    peer.trickle("x");
                });
                HttpTransport transport = HttpTransport.open(HttpSettings.https("127.0.0.1", 443)
                        .connectTimeout(Duration.ofSeconds(1))
                        .proxy(Optional.of(new ProxySettings(kind, "127.0.0.1", proxy.port())))
                        .build())) {
            HypervisorException failure = Wire.failureOf(transport, HttpCall.get("/"));

            assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_TIMEOUT);
            assertThat(failure).hasMessageContaining("talking to the proxy").hasMessageContaining("1.0 s");
        }
    }

    @Test
    void aProxyThatIsNotThereIsNamed() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (HttpTransport transport = secure("127.0.0.1", 443, ProxySettings.Kind.SOCKS5, port)) {
            HypervisorException failure = Wire.failureOf(transport, HttpCall.get("/"));

            assertThat(failure.code()).isEqualTo(ErrorCode.SYSTEM_ERROR);
            assertThat(failure).hasMessageContaining("the proxy, 127.0.0.1, said");
        }
    }

    @Test
    void aProxyWhoseNameIsUnknownIsNamed() throws Exception {
        try (HttpTransport transport = HttpTransport.open(HttpSettings.https("127.0.0.1", 443)
                .proxy(ProxySettings.parse("socks5://no-proxy.invalid"))
                .build())) {
            HypervisorException failure = Wire.failureOf(transport, HttpCall.get("/"));

            assertThat(failure.code()).isEqualTo(ErrorCode.UNKNOWN_HOST);
            assertThat(failure).hasMessageContaining("the proxy's name 'no-proxy.invalid'");
        }
    }
}
