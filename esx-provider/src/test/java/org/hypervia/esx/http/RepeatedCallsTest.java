// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.hypervia.api.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RepeatedCallsTest {
    /** Serves one request on the first connection and dies under the second one; does as usual on all others. */
    private static ScriptedServer.Script dyingOnce(AtomicInteger connections, ScriptedServer.Script death) {
        return peer -> {
            boolean first = connections.getAndIncrement() == 0;
            for (int i = 0; peer.read() != null; i++) {
                if (first && i == 1) {
                    death.serve(peer);
                    return;
                }
                peer.write(ScriptedServer.ok("hello"));
            }
        };
    }

    @Test
    void whatOnlyReadsIsSentOnceMoreWhenAKeptConnectionEndsWithoutAnAnswer() throws IOException {
        HttpCall read = Wire.post("read").withSending(Sending.REPEATABLE);
        try (ScriptedServer server = ScriptedServer.plain(dyingOnce(new AtomicInteger(), peer -> {}));
                HttpTransport transport = Wire.plain(server)) {
            assertThat(Wire.exchange(transport, read)).isEqualTo("200 hello");
            assertThat(Wire.exchange(transport, read)).isEqualTo("200 hello");
            assertThat(server.requests).hasSize(3);
            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    @Test
    void aResetCountsAsAnEnd() throws IOException {
        try (ScriptedServer server =
                        ScriptedServer.plain(dyingOnce(new AtomicInteger(), peer -> peer.socket.setSoLinger(true, 0)));
                HttpTransport transport = Wire.plain(server)) {
            assertThat(Wire.get(transport, "/")).isEqualTo("200 hello");
            assertThat(Wire.get(transport, "/")).isEqualTo("200 hello");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"H", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 100 Continue\r\n\r\n"})
    void whatHasBegunToBeAnsweredIsNotSentAgain(String begin) throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(dyingOnce(new AtomicInteger(), peer -> peer.write(begin)));
                HttpTransport transport = Wire.plain(server)) {
            assertThat(Wire.get(transport, "/")).isEqualTo("200 hello");
            assertThat(Wire.failureOf(transport, HttpCall.get("/")).code()).isEqualTo(ErrorCode.READ_FAILED);
            assertThat(server.requests).hasSize(2);
        }
    }

    @Test
    void aFreshConnectionThatEndsWithoutAnAnswerIsTheServersWord() throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.Peer::read);
                HttpTransport transport = Wire.plain(server)) {
            assertThat(Wire.failureOf(transport, HttpCall.get("/")).code()).isEqualTo(ErrorCode.READ_FAILED);
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void aReadIsSentTwiceAtMost() throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(peer -> {
                    peer.read();
                    if (peer.server().requests.size() == 1) {
                        peer.write(ScriptedServer.ok("hello"));
                        peer.read();
                    }
                });
                HttpTransport transport = Wire.plain(server)) {
            assertThat(Wire.get(transport, "/")).isEqualTo("200 hello");
            assertThat(Wire.failureOf(transport, HttpCall.get("/")).code()).isEqualTo(ErrorCode.READ_FAILED);
            assertThat(server.requests).hasSize(3);
        }
    }
}
