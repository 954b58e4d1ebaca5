// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a connection trusts, and what is said of a server that it cannot speak with. */
@Timeout(60)
class TlsTest extends TlsFixture {
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
}
