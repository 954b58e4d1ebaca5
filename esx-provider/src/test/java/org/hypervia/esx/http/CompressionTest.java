// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CompressionTest {
    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] gzip(String text) throws IOException {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ScriptedServer.Script packed(byte[] body) {
        return packed("gzip", body);
    }

    private static ScriptedServer.Script packed(String coding, byte[] body) {
        return peer -> {
            while (peer.read() != null) {
                peer.write("HTTP/1.1 200 OK\r\nContent-Encoding: " + coding + "\r\nContent-Length: " + body.length
                        + "\r\n\r\n");
                peer.write(body);
            }
        };
    }

    private static HttpTransport asking(ScriptedServer server) {
        return HttpTransport.open(HttpSettings.http("127.0.0.1", server.port())
                .compression(Optional.of(true))
                .build());
    }

    @ParameterizedTest
    @CsvSource({
        "esx.example, true",
        "10.0.0.1, true",
        "127.0.0.1, false",
        "::1, false",
        "[::1], false",
        "localhost, false"
    })
    void compressionIsAskedForUnlessTheServerRunsHere(String host, boolean asked) {
        assertThat(HttpSettings.https(host, 443).build().compressed()).isEqualTo(asked);
        assertThat(HttpSettings.https(host, 443)
                        .compression(Optional.of(!asked))
                        .build()
                        .compressed())
                .isEqualTo(!asked);
    }

    @Test
    void behindAProxyEveryHostIsElsewhere() {
        assertThat(HttpSettings.https("localhost", 443)
                        .proxy(ProxySettings.parse("proxy.example"))
                        .build()
                        .compressed())
                .isTrue();
    }

    @Test
    void onlyAnswersOfTheApiAreAskedToBeCompressed() throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.answering(ScriptedServer.ok("plain")));
                HttpTransport transport = asking(server)) {
            assertThat(Wire.exchange(transport, Wire.post("x"))).isEqualTo("200 plain");
            assertThat(Wire.get(transport, "/folder/x")).isEqualTo("200 plain");

            assertThat(server.requests.get(0).header("accept-encoding")).contains("gzip");
            assertThat(server.requests.get(1).header("accept-encoding")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZip", "identity, gzip"})
    void aCompressedAnswerIsUnpackedAndTheConnectionKept(String coding) throws IOException {
        String text = "<a>hello</a>".repeat(10_000);
        try (ScriptedServer server = ScriptedServer.plain(packed(coding, gzip(text)));
                HttpTransport transport = asking(server)) {
            for (int i = 0; i < 3; i++) {
                try (HttpReply reply = transport.send(Wire.post("x"), Wire.patient())) {
                    assertThat(reply.body().readAllBytes()).asString().isEqualTo(text);
                    // Those spoke of what nobody sees any more.
                    assertThat(reply.header("Content-Length")).isEmpty();
                    assertThat(reply.header("Content-Encoding")).isEmpty();
                }
            }
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @Test
    void chunksAndCompressionGoTogether() throws IOException {
        byte[] body = gzip("hello");
        try (ScriptedServer server = ScriptedServer.plain(peer -> {
                    while (peer.read() != null) {
                        peer.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n");
                        for (byte one : body) {
                            peer.write("1\r\n");
                            peer.write(new byte[] {one});
                            peer.write("\r\n");
                        }
                        peer.write("0\r\n\r\n");
                    }
                });
                HttpTransport transport = asking(server)) {
            assertThat(Wire.exchange(transport, Wire.post("x"))).isEqualTo("200 hello");
            assertThat(Wire.exchange(transport, Wire.post("x"))).isEqualTo("200 hello");
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @Test
    void whatIsCompressedUnaskedIsUnpackedToo() throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(packed(gzip("hello")));
                HttpTransport transport = Wire.plain(server)) {
            assertThat(Wire.exchange(transport, Wire.post("x"))).isEqualTo("200 hello");
            assertThat(server.requests.get(0).header("accept-encoding")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 204 No Content\r\nContent-Encoding: gzip\r\n\r\n"
            })
    void nothingIsNothingThoughItIsCalledCompressed(String answer) throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.answering(answer));
                HttpTransport transport = asking(server)) {
            assertThat(Wire.exchange(transport, Wire.post("x"))).matches("20[04] ");
            assertThat(Wire.exchange(transport, Wire.post("x"))).matches("20[04] ");
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @Test
    void theHeadOfACompressedFileIsLeftAlone() throws IOException {
        HttpCall head = new HttpCall(HttpMethod.HEAD, "/", Map.of(), HttpBody.NONE);
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.answering(
                        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\n"));
                HttpTransport transport = asking(server);
                HttpReply reply = transport.send(head, Wire.patient())) {
            assertThat(reply.header("Content-Length")).contains("9");
        }
    }

    private static HypervisorException failureOf(ScriptedServer.Script script, HttpCall call) throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(script);
                HttpTransport transport = asking(server)) {
            return Wire.failureOf(transport, call);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "gzip, gzip", "zstd"})
    void whatWasNotAskedForIsRefused(String coding) throws IOException {
        HypervisorException failure = failureOf(packed(coding, gzip("x")), Wire.post("x"));

        assertThat(failure.code()).isEqualTo(ErrorCode.HTTP_ERROR);
        assertThat(failure).hasMessageContaining("'" + coding + "'");
    }

    @Test
    void theLimitOfTheCallCountsWhatComesOutOfIt() throws IOException {
        HypervisorException failure =
                failureOf(packed(gzip("x".repeat(101))), Wire.post("x").withReplyLimit(100));

        assertThat(failure.code()).isEqualTo(ErrorCode.OVERFLOW);
        assertThat(failure).hasMessageContaining("100 bytes");
    }

    @Test
    void aBombIsRefusedLongBeforeTheLimit() throws IOException {
        byte[] bomb = gzip(new byte[200 << 20]);
        long[] read = new long[1];
        try (ScriptedServer server = ScriptedServer.plain(packed(bomb));
                HttpTransport transport = asking(server);
                HttpReply reply = transport.send(Wire.post("x"), Wire.patient())) {
            HypervisorException failure = Wire.failure(() -> {
                byte[] piece = new byte[64 << 10];
                for (int got = 0; got >= 0; got = reply.body().read(piece)) {
                    read[0] += got;
                }
            });

            assertThat(failure.code()).isEqualTo(ErrorCode.OVERFLOW);
            assertThat(failure).hasMessageContaining("unpacked");
            assertThat(read[0]).isLessThan(64 << 20);
        }
    }

    @Test
    void brokenCompressionIsTold() throws IOException {
        byte[] body = gzip("hello hello hello");
        body[12] ^= 0x55;
        body[13] ^= 0x55;

        assertThat(failureOf(packed(body), Wire.post("x")).code()).isEqualTo(ErrorCode.HTTP_ERROR);
        assertThat(failureOf(packed("plain text".getBytes(StandardCharsets.UTF_8)), Wire.post("x"))
                        .code())
                .isEqualTo(ErrorCode.HTTP_ERROR);
    }

    @Test
    void compressionThatBreaksOffIsReadFailed() throws IOException {
        byte[] whole = gzip("hello ".repeat(1000));
        byte[] part = Arrays.copyOf(whole, whole.length - 10);

        assertThat(failureOf(packed(part), Wire.post("x")).code()).isEqualTo(ErrorCode.READ_FAILED);
        assertThat(failureOf(
                                peer -> {
                                    peer.read();
                                    peer.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                                            + whole.length + "\r\n\r\n");
                                    peer.write(part);
                                },
                                Wire.post("x"))
                        .code())
                .isEqualTo(ErrorCode.READ_FAILED);
    }
}
