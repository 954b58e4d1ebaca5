// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class UploadTest {
    private static final String TYPE = "application/octet-stream";

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static InputStream failing(byte[] start) {
        return new SequenceInputStream(new ByteArrayInputStream(start), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk on fire");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return read();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 1_000_000})
    void aFileOfKnownLengthArrivesWhole(int length) throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.answering(ScriptedServer.ok("")));
                HttpTransport transport = Wire.plain(server)) {
            InputStream source = new ByteArrayInputStream(noise(length + 7));
            Wire.exchange(transport, HttpCall.put("/folder/x", TYPE, source, OptionalLong.of(length)));

            ScriptedServer.Request request = server.requests.get(0);
            assertThat(request.line()).isEqualTo("PUT /folder/x HTTP/1.1");
            assertThat(request.header("content-length")).contains(Integer.toString(length));
            assertThat(request.header("content-type")).contains(TYPE);
            assertThat(request.header("expect")).isEmpty();
            assertThat(request.body()).isEqualTo(Arrays.copyOf(noise(length + 7), length));
            // The caller's stream is read so far and left open.
            assertThat(source.available()).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000_000})
    void aFileOfUnknownLengthArrivesWhole(int length) throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.answering(ScriptedServer.ok("")));
                HttpTransport transport = Wire.plain(server)) {
            InputStream source = new ByteArrayInputStream(noise(length));
            Wire.exchange(transport, HttpCall.put("/folder/x", TYPE, source, OptionalLong.empty()));
            Wire.get(transport, "/again");

            assertThat(server.requests.get(0).header("transfer-encoding")).contains("chunked");
            assertThat(server.requests.get(0).body()).isEqualTo(noise(length));
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @Test
    void aSourceThatFailsNeverLooksLikeAWholeFileToTheServer() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.answering(ScriptedServer.ok("")));
                HttpTransport transport = Wire.plain(server)) {
            HypervisorException failure = Wire.failureOf(
                    transport, HttpCall.put("/folder/x", TYPE, failing(noise(100_000)), OptionalLong.empty()));

            assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_FAILED);
            assertThat(failure).hasMessageContaining("disk on fire").hasMessageContaining("incomplete");
            assertThat(server.awaitEvent()).startsWith("failed: ");
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void aSourceThatIsTooShortIsToldAndTheConnectionCut() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(peer -> {
                    peer.readHead();
                    assertThat(peer.in.readAllBytes()).hasSizeLessThanOrEqualTo(10);
                    peer.server().events.add("cut");
                });
                HttpTransport transport = Wire.plain(server)) {
            HypervisorException failure = Wire.failureOf(
                    transport, HttpCall.put("/x", TYPE, new ByteArrayInputStream(noise(10)), OptionalLong.of(11)));

            assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_FAILED);
            assertThat(failure).hasMessageContaining("1 bytes before the announced length of 11");
            assertThat(server.awaitEvent()).isEqualTo("cut");
        }
    }

    @Test
    void aServerThatRefusesInTheMiddleIsHeard() throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(peer -> {
                    peer.readHead();
                    peer.in.readNBytes(1000);
                    peer.write("HTTP/1.1 507 Insufficient Storage\r\nContent-Length: 4\r\n\r\nfull");
                    peer.awaitEnd();
                });
                HttpTransport transport = Wire.plain(server)) {
            InputStream endless = new InputStream() {
                @Override
                public int read() {
                    return 'x';
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    Arrays.fill(target, offset, offset + length, (byte) 'x');
                    return length;
                }
            };
            HttpCall call = HttpCall.put("/x", TYPE, endless, OptionalLong.of(Long.MAX_VALUE / 2));

            assertThat(Wire.exchange(transport, call)).isEqualTo("507 full");
            Wire.failure(() -> transport.send(HttpCall.get("/"), Wire.soon()));
            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    @Test
    void aServerThatCutsAnUploadIsWriteFailed() throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(peer -> {
                    peer.readHead();
                    peer.socket.setSoLinger(true, 0);
                });
                HttpTransport transport = Wire.plain(server)) {
            InputStream large = new ByteArrayInputStream(noise(30_000_000));
            HypervisorException failure =
                    Wire.failureOf(transport, HttpCall.put("/x", TYPE, large, OptionalLong.of(30_000_000)));

            assertThat(failure.code()).isEqualTo(ErrorCode.WRITE_FAILED);
            assertThat(failure).hasMessageContaining("sending the request");
        }
    }
}
