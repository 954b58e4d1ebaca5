// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.Deadline;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class RouteProbeTest {
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

    private static RouteProbe probe(HttpSettings settings) {
        return RouteProbe.of(settings, Deadline.after(Duration.ofSeconds(50)));
    }

    private static HttpSettings.Builder https(ScriptedServer server) throws GeneralSecurityException, IOException {
        return HttpSettings.https("127.0.0.1", server.port()).tls(new TlsPolicy.CaFile(certificates.pem("ca")));
    }

    @ParameterizedTest
    @CsvSource({
        "elsewhere, it is for another host",
        "expired, it or its authority has expired",
        "own-expired, no authority trusted here",
        "under-old, no authority trusted here"
    })
    void aCertificateThatIsNotAcceptedIsSeenAllTheSame(String alias, String why) throws Exception {
        try (ScriptedServer server = serverWith(alias)) {
            RouteProbe probe = probe(https(server).build());

            assertThat(probe.reached()).isEqualTo(RouteProbe.Part.TLS);
            assertThat(probe.isUntrusted()).isTrue();
            HypervisorException failure = probe.failure().orElseThrow();
            assertThat(failure.code()).isEqualTo(ErrorCode.GNUTLS_ERROR);
            assertThat(failure.getMessage()).contains(why);
            String seen = java.util.HexFormat.of()
                    .formatHex(ServerTrust.sha256(probe.chain().get(0)));
            assertThat(seen)
                    .isEqualTo(certificates.fingerprint(alias).replace(":", "").toLowerCase(Locale.ROOT));
            assertThat(server.requests).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS_1_0", "TLS_1_2"})
    void theVersionThatIsSpokenIsToldWhoeverSpeaksIt(TlsVersion oldest) throws Exception {
        try (ScriptedServer server = serverWith(Certificates.GOOD)) {
            RouteProbe probe =
                    probe(https(server).oldestTls(Optional.of(oldest)).build());

            assertThat(probe.failure()).isEmpty();
            assertThat(probe.protocol()).contains("TLSv1.3");
            assertThat(probe.chain()).hasSize(2);
            server.awaitClosed(1);
        }
    }

    @Test
    void aChangedPin() throws Exception {
        try (ScriptedServer server = serverWith(Certificates.GOOD)) {
            RouteProbe probe = probe(https(server)
                    .tls(new TlsPolicy.Pinned(Set.of("0".repeat(64))))
                    .build());

            assertThat(probe.isUntrusted()).isTrue();
        }
    }

    @Test
    void whoSpeaksNoTlsHasShownNoCertificate() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(peer -> peer.write("220 mail.example ESMTP\r\n"))) {
            RouteProbe probe = probe(https(server).build());

            assertThat(probe.reached()).isEqualTo(RouteProbe.Part.TLS);
            assertThat(probe.isUntrusted()).isFalse();
            assertThat(probe.failure()).isPresent();
        }
    }

    @Test
    void aProxyThatRefuses() throws Exception {
        try (ScriptedServer proxy = ScriptedServer.plain(peer -> {
            peer.read();
            peer.write("HTTP/1.1 403 Forbidden\r\n\r\n");
        })) {
            RouteProbe probe = probe(HttpSettings.https("esx.example", 443)
                    .proxy(ProxySettings.parse("127.0.0.1:" + proxy.port()))
                    .build());

            assertThat(probe.reached()).isEqualTo(RouteProbe.Part.PROXY);
            assertThat(probe.addresses()).as("only the proxy looks it up").isEmpty();
            assertThat(probe.failure().orElseThrow().getMessage()).contains("403 Forbidden");
        }
    }
}
