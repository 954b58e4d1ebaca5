// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies over TLS: kept connections, cuts, deadlines and interrupts. */
@Timeout(60)
class TlsStreamsTest extends TlsFixture {
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
