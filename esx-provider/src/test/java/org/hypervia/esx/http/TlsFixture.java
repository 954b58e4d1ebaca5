// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Servers with certificates of all kinds, and how they are called: by the JDK, unless a test says otherwise. */
abstract class TlsFixture {
    @TempDir
    static Path folder;

    static Certificates certificates;

    @BeforeAll
    static void makeCertificates() throws IOException, GeneralSecurityException, InterruptedException {
        certificates = new Certificates(folder);
    }

    static ScriptedServer serverWith(String alias) throws IOException, GeneralSecurityException {
        return ScriptedServer.tls(certificates.server(alias), ScriptedServer.answering(ScriptedServer.ok("hello")));
    }

    /** The oldest version that may be spoken, which decides who speaks TLS. */
    Optional<TlsVersion> oldest() {
        return Optional.empty();
    }

    final HttpSettings.Builder https(String host, int port) {
        return HttpSettings.https(host, port).oldestTls(oldest());
    }

    final HttpTransport transport(String host, ScriptedServer server, TlsPolicy policy) {
        return HttpTransport.open(https(host, server.port()).tls(policy).build());
    }

    static TlsPolicy authority() throws GeneralSecurityException, IOException {
        return new TlsPolicy.CaFile(certificates.pem("ca"));
    }

    final HypervisorException refusal(String host, String alias, TlsPolicy policy) throws Exception {
        try (ScriptedServer server = serverWith(alias);
                HttpTransport transport = transport(host, server, policy)) {
            HypervisorException failure = Wire.failureOf(transport, Wire.post("secret"));

            assertThat(server.requests).isEmpty();
            assertThat(failure).hasMessageContaining(host + ":" + server.port());
            return failure;
        }
    }

    final void assertAccepted(String host, String alias, TlsPolicy policy) throws Exception {
        try (ScriptedServer server = serverWith(alias);
                HttpTransport transport = transport(host, server, policy)) {
            assertThat(Wire.get(transport, "/")).isEqualTo("200 hello");
        }
    }
}
