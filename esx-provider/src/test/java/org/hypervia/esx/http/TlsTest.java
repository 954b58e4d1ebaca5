// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLContext;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TlsTest {
    @TempDir
    private static Path folder;

    private static Certificates certificates;

    @BeforeAll
    static void makeCertificates() throws IOException, GeneralSecurityException, InterruptedException {
        certificates = new Certificates(folder);
    }

    private static ScriptedServer serverWith(String alias) throws IOException, GeneralSecurityException {
        return ScriptedServer.tls(certificates.server(alias), ScriptedServer.answering(ScriptedServer.ok("hello")));
    }

    /** The oldest version that may be spoken, which decides who speaks TLS. */
    Optional<TlsVersion> oldest() {
        return Optional.empty();
    }

    private HttpSettings.Builder https(String host, int port) {
        return HttpSettings.https(host, port).oldestTls(oldest());
    }

    private HttpTransport transport(String host, ScriptedServer server, TlsPolicy policy) {
        return HttpTransport.open(https(host, server.port()).tls(policy).build());
    }

    private static TlsPolicy authority() throws GeneralSecurityException, IOException {
        return new TlsPolicy.CaFile(certificates.pem("ca"));
    }

    private HypervisorException refusal(String host, String alias, TlsPolicy policy) throws Exception {
        try (ScriptedServer server = serverWith(alias);
                HttpTransport transport = transport(host, server, policy)) {
            HypervisorException failure = Wire.failureOf(transport, Wire.post("secret"));

            assertThat(server.requests).isEmpty();
            assertThat(failure).hasMessageContaining(host + ":" + server.port());
            return failure;
        }
    }

    private void assertAccepted(String host, String alias, TlsPolicy policy) throws Exception {
        try (ScriptedServer server = serverWith(alias);
                HttpTransport transport = transport(host, server, policy)) {
            assertThat(Wire.get(transport, "/")).isEqualTo("200 hello");
        }
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsRefusedWithWhatWasPresented() throws Exception {
        HypervisorException failure = refusal("localhost", Certificates.GOOD, new TlsPolicy.JdkTrust());

        assertThat(failure.code()).isEqualTo(ErrorCode.GNUTLS_ERROR);
        assertThat(failure)
                .hasMessageContaining("no authority trusted here has issued it")
                .hasMessageContaining("subject 'CN=loopback'")
                .hasMessageContaining("issuer 'CN=Test authority'")
                .hasMessageContaining("SHA-256 " + certificates.fingerprint(Certificates.GOOD))
                .hasMessageContaining("cacert=")
                .hasMessageContaining("no_verify=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void anAuthorityOfAFileIsTrusted(String host) throws Exception {
        assertAccepted(host, Certificates.GOOD, authority());
    }

    @Test
    void aBundleMayHoldManyAuthorities() throws Exception {
        assertAccepted(
                "localhost",
                Certificates.GOOD,
                new TlsPolicy.CaFile(certificates.pem(Certificates.ELSEWHERE, "ca", Certificates.EXPIRED)));
    }

    @Test
    void theCertificateOfTheServerItselfMayLieInTheFile() throws Exception {
        assertAccepted("localhost", Certificates.GOOD, new TlsPolicy.CaFile(certificates.pem(Certificates.GOOD)));
    }

    @ParameterizedTest
    @CsvSource({"own-expired, it or its authority has expired", "own-future, it or its authority is not valid yet"})
    void theDatesOfACertificateInTheFileItselfMatterToo(String alias, String words) throws Exception {
        HypervisorException failure = refusal("localhost", alias, new TlsPolicy.CaFile(certificates.pem(alias)));

        assertThat(failure.code()).isEqualTo(ErrorCode.GNUTLS_ERROR);
        assertThat(failure).hasMessageContaining(words);
    }

    @Test
    void anAuthorityThatHasExpiredVouchesForNobody() throws Exception {
        HypervisorException failure =
                refusal("localhost", Certificates.UNDER_OLD, new TlsPolicy.CaFile(certificates.pem("old-ca", "ca")));

        assertThat(failure.code()).isEqualTo(ErrorCode.GNUTLS_ERROR);
        assertThat(failure).hasMessageContaining("it or its authority has expired");
    }

    @Test
    void anotherAuthorityOfAFileIsNotEnough() throws Exception {
        HypervisorException failure =
                refusal("localhost", Certificates.GOOD, new TlsPolicy.CaFile(certificates.pem(Certificates.ELSEWHERE)));

        assertThat(failure.code()).isEqualTo(ErrorCode.GNUTLS_ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void aCertificateForAnotherHostIsRefused(String host) throws Exception {
        HypervisorException failure = refusal(host, Certificates.ELSEWHERE, authority());

        assertThat(failure.code()).isEqualTo(ErrorCode.GNUTLS_ERROR);
        assertThat(failure).hasMessageContaining("it is for another host").hasMessageContaining(host);
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        HypervisorException failure = refusal("localhost", Certificates.EXPIRED, authority());

        assertThat(failure.code()).isEqualTo(ErrorCode.GNUTLS_ERROR);
        assertThat(failure).hasMessageContaining("has expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {Certificates.GOOD, Certificates.ELSEWHERE, Certificates.EXPIRED})
    void withoutVerificationAnyCertificateWillDo(String alias) throws Exception {
        assertAccepted("localhost", alias, new TlsPolicy.Unverified());
    }

    @ParameterizedTest
    @ValueSource(strings = {Certificates.GOOD, Certificates.ELSEWHERE, Certificates.EXPIRED})
    void aPinnedCertificateWillDoWhateverItSays(String alias) throws Exception {
        String pin = certificates.fingerprint(alias);
        assertAccepted("localhost", alias, new TlsPolicy.Pinned(Set.of(pin)));
        assertAccepted(
                "127.0.0.1",
                alias,
                new TlsPolicy.Pinned(Set.of("0".repeat(64), pin.replace(":", "").toLowerCase(Locale.ROOT))));
    }

    @Test
    void aCertificateThatIsNotPinnedIsRefusedThoughItsAuthorityIs() throws Exception {
        HypervisorException failure =
                refusal("localhost", Certificates.GOOD, new TlsPolicy.Pinned(Set.of(certificates.fingerprint("ca"))));

        assertThat(failure.code()).isEqualTo(ErrorCode.GNUTLS_ERROR);
        assertThat(failure)
                .hasMessageContaining("not the pinned one")
                .hasMessageContaining("tls_pin=" + certificates.fingerprint(Certificates.GOOD))
                .hasMessageContaining(certificates.fingerprint(Certificates.GOOD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12:34", "SHA256:abc", "zz"})
    void aMalformedPinIsRefused(String pin) {
        assertThat(Wire.failure(() -> new TlsPolicy.Pinned(Set.of(pin))).code()).isEqualTo(ErrorCode.INVALID_ARG);
        assertThat(Wire.failure(() -> new TlsPolicy.Pinned(Set.of())).code()).isEqualTo(ErrorCode.INVALID_ARG);
    }

    @Test
    void aCaFileThatIsMissingOrNoBundleIsRefusedWhenOpening() throws IOException {
        Path missing = folder.resolve("missing.pem");
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        Path noise = Files.writeString(
                folder.resolve("noise.pem"), "-----BEGIN CERTIFICATE-----\nnoise\n-----END CERTIFICATE-----\n");
        for (Path file : new Path[] {missing, empty, noise, folder}) {
            HypervisorException failure = Wire.failure(() -> HttpTransport.open(
                    https("localhost", 443).tls(new TlsPolicy.CaFile(file)).build()));

            assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_ARG);
            assertThat(failure).hasMessageContaining(file.toString());
        }
    }

    @Test
    void aServerThatSpeaksPlainHttpIsToldApart() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(peer -> {
                    peer.in.read();
                    peer.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
                    peer.stayOpen();
                });
                HttpTransport transport = transport("127.0.0.1", server, new TlsPolicy.JdkTrust())) {
            HypervisorException failure = Wire.failureOf(transport, HttpCall.get("/"));

            assertThat(failure.code()).isEqualTo(ErrorCode.GNUTLS_ERROR);
            assertThat(failure)
                    .hasMessageContaining("127.0.0.1:" + server.port())
                    .hasMessageContaining("transport=http");
        }
    }

    @Test
    void aServerTooOldForTheJdkIsToldTheWay() throws Exception {
        // A fatal alert: protocol_version.
        try (ScriptedServer server = ScriptedServer.plain(peer -> {
                    peer.in.read();
                    peer.write(new byte[] {0x15, 3, 1, 0, 2, 2, 70});
                    peer.stayOpen();
                });
                HttpTransport transport = transport("127.0.0.1", server, new TlsPolicy.JdkTrust())) {
            HypervisorException failure = Wire.failureOf(transport, HttpCall.get("/"));
            assertThat(failure).hasMessageContaining("protocol_version").hasMessageNotContaining("transport=http");
            if (oldest().isEmpty()) {
                assertThat(failure)
                        .hasMessageContaining("use tls_min=1.0, which needs Bouncy Castle's TLS (bctls-jdk18on");
            } else {
                assertThat(failure).hasMessageNotContaining("tls_min");
            }
        }
    }

    @Test
    void aKeptTlsConnectionThatDiesUnderAReadIsReplaced() throws Exception {
        try (ScriptedServer server = ScriptedServer.tls(certificates.server(Certificates.GOOD), peer -> {
                    peer.read();
                    peer.write(ScriptedServer.ok("hello"));
                    peer.read();
                });
                HttpTransport transport = transport("localhost", server, authority())) {
            assertThat(Wire.get(transport, "/")).isEqualTo("200 hello");
            assertThat(Wire.get(transport, "/")).isEqualTo("200 hello");
            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    @Test
    void aServerThatEndsTheHandshakeIsToldApart() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(peer -> peer.in.read());
                HttpTransport transport = transport("127.0.0.1", server, new TlsPolicy.JdkTrust())) {
            assertThat(Wire.failureOf(transport, HttpCall.get("/")).code()).isEqualTo(ErrorCode.GNUTLS_ERROR);
        }
    }

    @Test
    void aHandshakeThatHangsIsCutAtTheLimitForConnecting() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.Peer::stayOpen);
                HttpTransport transport = HttpTransport.open(https("127.0.0.1", server.port())
                        .connectTimeout(Duration.ofSeconds(1))
                        .build())) {
            HypervisorException failure = Wire.failureOf(transport, HttpCall.get("/"));

            assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_TIMEOUT);
            assertThat(failure).hasMessageContaining("the TLS handshake").hasMessageContaining("1.0 s");
        }
    }

    @Test
    void plainHttpToATlsPortIsHttpError() throws Exception {
        try (ScriptedServer server = serverWith(Certificates.GOOD);
                HttpTransport transport = Wire.plain(server)) {
            HypervisorException failure = Wire.failureOf(transport, HttpCall.get("/"));

            assertThat(failure.code()).isEqualTo(ErrorCode.HTTP_ERROR);
            assertThat(failure).hasMessageContaining("transport=http");
        }
    }

    @Test
    void aBodyIsReadOverTlsAndTheConnectionKept() throws Exception {
        try (ScriptedServer server = ScriptedServer.tls(
                        certificates.server(Certificates.GOOD),
                        ScriptedServer.answering(ScriptedServer.ok("x".repeat(300_000))));
                HttpTransport transport = transport("localhost", server, authority())) {
            for (int i = 0; i < 20; i++) {
                assertThat(Wire.exchange(transport, Wire.post("y".repeat(100_000))))
                        .hasSize(300_004);
            }

            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @Test
    void aBodyCutWithinTlsIsReadFailed() throws Exception {
        try (ScriptedServer server = ScriptedServer.tls(certificates.server(Certificates.GOOD), peer -> {
                    peer.read();
                    peer.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort");
                });
                HttpTransport transport = transport("localhost", server, authority())) {
            assertThat(Wire.failureOf(transport, HttpCall.get("/")).code()).isEqualTo(ErrorCode.READ_FAILED);
        }
    }

    @Test
    void theDeadlineCutsABodyThatTricklesOverTls() throws Exception {
        try (ScriptedServer server = ScriptedServer.tls(certificates.server(Certificates.GOOD), peer -> {
                    peer.read();
                    peer.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
                    peer.trickle("x");
                });
                HttpTransport transport = transport("localhost", server, authority())) {
            HypervisorException failure = Wire.failure(() -> {
                try (HttpReply reply = transport.send(HttpCall.get("/"), Wire.soon())) {
                    reply.body().readAllBytes();
                }
            });

            assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_TIMEOUT);
        }
    }

    @Test
    void aConnectionThatTheServerClosedPolitelyIsReplacedBeforeTheNextCall() throws Exception {
        try (ScriptedServer server = ScriptedServer.tls(certificates.server(Certificates.GOOD), peer -> {
                    peer.read();
                    peer.write(ScriptedServer.ok("hello"));
                });
                HttpTransport transport = transport("localhost", server, authority())) {
            for (int i = 1; i <= 3; i++) {
                assertThat(Wire.exchange(transport, Wire.post("x"))).isEqualTo("200 hello");
                assertThat(server.awaitEvent()).isEqualTo("closing");
                server.awaitClosed(i);
            }
            assertThat(server.requests).hasSize(3);
        }
    }

    @Test
    void ipv6WorksWithTls() throws Exception {
        try (ScriptedServer server = ScriptedServer.tls(
                        "::1",
                        certificates.server(Certificates.GOOD),
                        ScriptedServer.answering(ScriptedServer.ok("hello")));
                HttpTransport transport = transport("[::1]", server, authority())) {
            assertThat(Wire.get(transport, "/")).isEqualTo("200 hello");
            assertThat(server.requests.get(0).header("host")).contains("[::1]:" + server.port());
        }
    }

    @Test
    void theDefaultsOfTheJvmAreLeftAlone() throws Exception {
        SSLContext before = SSLContext.getDefault();
        assertAccepted("localhost", Certificates.ELSEWHERE, new TlsPolicy.Unverified());

        assertThat(SSLContext.getDefault()).isSameAs(before);
        // And another connection of the same JVM goes on checking.
        refusal("localhost", Certificates.ELSEWHERE, new TlsPolicy.JdkTrust());
    }

    @Test
    void anInterruptEndsACallOverTls() throws Exception {
        try (ScriptedServer server = ScriptedServer.tls(certificates.server(Certificates.GOOD), peer -> {
                    peer.read();
                    peer.server().events.add("waiting");
                    peer.stayOpen();
                });
                HttpTransport transport = transport("localhost", server, authority())) {
            FutureTask<ErrorCode> call = new FutureTask<>(
                    () -> Wire.failureOf(transport, Wire.post("x")).code());
            Thread caller = new Thread(call);
            caller.start();
            assertThat(server.awaitEvent()).isEqualTo("waiting");
            caller.interrupt();

            assertThat(call.get()).isEqualTo(ErrorCode.OPERATION_ABORTED);
        }
    }

    @Test
    void closingTheTransportEndsACallOverTls() throws Exception {
        try (ScriptedServer server = ScriptedServer.tls(certificates.server(Certificates.GOOD), peer -> {
            peer.read();
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
            peer.server().events.add("waiting");
            peer.stayOpen();
        })) {
            HttpTransport transport = transport("localhost", server, authority());
            FutureTask<ErrorCode> call = new FutureTask<>(
                    () -> Wire.failureOf(transport, HttpCall.get("/")).code());
            new Thread(call).start();
            assertThat(server.awaitEvent()).isEqualTo("waiting");
            transport.close();

            assertThat(call.get()).isEqualTo(ErrorCode.INVALID_CONN);
        }
    }

    @Test
    void aCallThatStandsStillOverTlsIsEnded() throws Exception {
        try (ScriptedServer server = ScriptedServer.tls(certificates.server(Certificates.GOOD), peer -> {
                    peer.read();
                    peer.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfive!");
                    peer.stayOpen();
                });
                HttpTransport transport = transport("localhost", server, authority())) {
            HypervisorException failure =
                    Wire.failureOf(transport, HttpCall.get("/").withIdle(Duration.ofSeconds(1)));

            assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_TIMEOUT);
            assertThat(failure).hasMessageContaining("stood still for 1.0 s");
        }
    }

    /** As a datastore without space does: the rest of the file stays here. */
    @Test
    void anAnswerInTheMiddleOfAnUploadOverTlsIsHeard() throws Exception {
        int size = 64 << 20;
        try (ScriptedServer server = ScriptedServer.tls(certificates.server(Certificates.GOOD), peer -> {
                    peer.readHead();
                    peer.write("HTTP/1.1 507 Insufficient Storage\r\nContent-Length: 0\r\n\r\n");
                    peer.in.skipNBytes(size / 2);
                    peer.stayOpen();
                });
                HttpTransport transport = transport("localhost", server, authority())) {
            InputStream zeros = new InputStream() {
                @Override
                public int read() {
                    return 0;
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    return length;
                }
            };
            HttpCall put = HttpCall.put("/f", "application/octet-stream", zeros, OptionalLong.of(size));

            assertThat(Wire.exchange(transport, put)).isEqualTo("507 ");
        }
    }

    @Test
    void aLargeUploadOverTlsArrivesWhole() throws Exception {
        byte[] content = new byte[3_000_001];
        new Random(7).nextBytes(content);
        try (ScriptedServer server = ScriptedServer.tls(
                        certificates.server(Certificates.GOOD), ScriptedServer.answering(ScriptedServer.ok("kept")));
                HttpTransport transport = transport("localhost", server, authority())) {
            HttpCall put = HttpCall.put(
                    "/f",
                    "application/octet-stream",
                    new ByteArrayInputStream(content),
                    OptionalLong.of(content.length));

            assertThat(Wire.exchange(transport, put)).isEqualTo("200 kept");
            assertThat(server.requests.get(0).body()).isEqualTo(content);
        }
    }
}
