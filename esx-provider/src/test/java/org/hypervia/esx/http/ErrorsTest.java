// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ErrorsTest {
    private static HypervisorException failureOf(HttpSettings settings, HttpCall call, Deadline deadline) {
        try (HttpTransport transport = HttpTransport.open(settings)) {
            return Wire.failure(() -> {
                try (HttpReply reply = transport.send(call, deadline)) {
                    reply.body().readAllBytes();
                }
            });
        }
    }

    private static HypervisorException failureOf(ScriptedServer.Script script, HttpCall call, Deadline deadline)
            throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(script)) {
            HttpSettings settings =
                    HttpSettings.http("127.0.0.1", server.port()).build();
            HypervisorException failure = failureOf(settings, call, deadline);
            assertThat(failure).hasMessageContaining("127.0.0.1:" + server.port());
            return failure;
        }
    }

    @Test
    void aNameThatNobodyKnowsIsUnknownHost() {
        HttpSettings settings = HttpSettings.https("nobody.invalid", 443).build();

        HypervisorException failure = failureOf(settings, HttpCall.get("/"), Wire.patient());

        assertThat(failure.code()).isEqualTo(ErrorCode.UNKNOWN_HOST);
        assertThat(failure).hasMessageContaining("nobody.invalid:443").hasMessageContaining("spelling");
    }

    @Test
    void aPortWhereNobodyListensIsSystemError() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        HypervisorException failure =
                failureOf(HttpSettings.https("127.0.0.1", port).build(), HttpCall.get("/"), Wire.patient());

        assertThat(failure.code()).isEqualTo(ErrorCode.SYSTEM_ERROR);
        assertThat(failure).hasMessageContaining("127.0.0.1:" + port).hasMessageContaining("refused");
    }

    /** A listener whose queue is full swallows further connections, like a firewall. */
    private static final class BlackHole implements AutoCloseable {
        private final ServerSocket listener;
        private final List<SocketChannel> queued = new ArrayList<>();

        BlackHole() throws IOException {
            listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            for (int i = 0; i < 8; i++) {
                SocketChannel channel = SocketChannel.open();
                channel.configureBlocking(false);
                channel.connect(listener.getLocalSocketAddress());
                queued.add(channel);
            }
        }

        int port() {
            return listener.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            for (SocketChannel channel : queued) {
                channel.close();
            }
            listener.close();
        }
    }

    @Test
    void connectingHasALimitOfItsOwn() throws IOException {
        try (BlackHole hole = new BlackHole()) {
            HttpSettings settings = HttpSettings.https("127.0.0.1", hole.port())
                    .connectTimeout(Duration.ofMillis(200))
                    .build();

            HypervisorException failure = failureOf(settings, HttpCall.get("/"), Wire.patient());

            assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_TIMEOUT);
            assertThat(failure).hasMessageContaining("127.0.0.1:" + hole.port()).hasMessageContaining("0.2 s");
        }
    }

    @Test
    void theDeadlineEndsConnectingToo() throws IOException {
        try (BlackHole hole = new BlackHole()) {
            HypervisorException failure =
                    failureOf(HttpSettings.https("127.0.0.1", hole.port()).build(), HttpCall.get("/"), Wire.soon());

            assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_TIMEOUT);
        }
    }

    @Test
    void aDeadlineThatHasPassedSendsNothing() throws IOException {
        HypervisorException failure = failureOf(
                ScriptedServer.answering(ScriptedServer.ok("")), Wire.post("x"), Deadline.after(Duration.ZERO));

        assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_TIMEOUT);
        assertThat(failure).hasMessageContaining("nothing was sent");
    }

    @Test
    void aServerThatNeverAnswersIsCutAtTheDeadline() throws IOException {
        HypervisorException failure = failureOf(
                peer -> {
                    peer.read();
                    peer.stayOpen();
                },
                Wire.post("x"),
                Wire.soon());

        assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_TIMEOUT);
        assertThat(failure).hasMessageContaining("waiting for the answer").hasMessageContaining("look at its state");
    }

    @Test
    void aServerThatDoesNotReadIsCutAtTheDeadline() throws IOException {
        HypervisorException failure =
                failureOf(ScriptedServer.Peer::stayOpen, Wire.post("x".repeat(50_000_000)), Wire.soon());

        assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_TIMEOUT);
        assertThat(failure).hasMessageContaining("sending the request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nX-Slow: ",
                "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n",
                "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 100 Continue\r\nX-Slow: "
            })
    void aServerThatTricklesIsCutAtTheDeadline(String start) throws IOException {
        HypervisorException failure = failureOf(
                peer -> {
                    peer.read();
                    peer.write(start);
                    peer.trickle("x");
                },
                HttpCall.get("/"),
                Wire.soon());

        assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_TIMEOUT);
        assertThat(failure).hasMessageContaining("it may be repeated");
    }

    @Test
    void endlessInterimAnswersAreCutAtTheDeadline() throws IOException {
        HypervisorException failure = failureOf(
                peer -> {
                    peer.read();
                    peer.trickle("HTTP/1.1 100 Continue\r\n\r\n");
                },
                HttpCall.get("/"),
                Wire.soon());

        assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_TIMEOUT);
    }

    @Test
    void aConnectionCutBeforeTheAnswerLeavesTheOutcomeOpen() throws IOException {
        HypervisorException failure = failureOf(ScriptedServer.Peer::read, Wire.post("x"), Wire.patient());

        assertThat(failure.code()).isEqualTo(ErrorCode.READ_FAILED);
        assertThat(failure).hasMessageContaining("may have carried it out");
    }

    @Test
    void aConnectionResetBeforeTheAnswerLeavesTheOutcomeOpen() throws IOException {
        HypervisorException failure = failureOf(
                peer -> {
                    peer.read();
                    peer.socket.setSoLinger(true, 0);
                },
                Wire.post("x"),
                Wire.patient());

        assertThat(failure.code()).isEqualTo(ErrorCode.READ_FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 O",
                "HTTP/1.1 200 OK\r\nContent-Len",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nshort",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n"
            })
    void anAnswerThatIsCutIsReadFailed(String answer) throws IOException {
        HypervisorException failure = failureOf(
                peer -> {
                    peer.read();
                    peer.write(answer);
                },
                HttpCall.get("/"),
                Wire.patient());

        assertThat(failure.code()).isEqualTo(ErrorCode.READ_FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2p1\r\n",
                "220 mail.example ESMTP\r\n",
                "<html>hello</html>\r\n",
                "HTTP/1.1 abc\r\n",
                "HTTP/1.1\r\n",
                "HTTP/2.0 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: nonsense\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon here\r\n\r\n",
                "SSH-2.0-x",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n"
            })
    void whatIsNotHttpIsRefusedAtOnce(String answer) throws IOException {
        HypervisorException failure = failureOf(
                peer -> {
                    peer.read();
                    peer.write(answer);
                    // A client that is lenient would now wait for ever.
                    peer.stayOpen();
                },
                HttpCall.get("/"),
                Wire.patient());

        assertThat(failure.code()).isEqualTo(ErrorCode.HTTP_ERROR);
        assertThat(failure).hasMessageContaining("check the port");
    }

    @Test
    void controlCharactersOfTheServerStayOutOfTheMessage() throws IOException {
        HypervisorException failure = failureOf(
                peer -> {
                    peer.read();
                    peer.write("\u001b[2J\u0007 hello\n");
                    peer.stayOpen();
                },
                HttpCall.get("/"),
                Wire.patient());

        assertThat(failure).hasMessageContaining("\\x1b[2J\\x07 hello");
    }

    @Test
    void tooLongALineOfTheHeadIsOverflow() throws IOException {
        HypervisorException failure = failureOf(
                peer -> {
                    peer.read();
                    peer.write("HTTP/1.1 200 OK\r\nX-Long: " + "x".repeat(20_000));
                    peer.stayOpen();
                },
                HttpCall.get("/"),
                Wire.patient());

        assertThat(failure.code()).isEqualTo(ErrorCode.OVERFLOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1;", "5\r\nhello\r\n0\r\nX-Trailer: "})
    void tooLongALineAmongTheChunksIsOverflow(String start) throws IOException {
        HypervisorException failure = failureOf(
                peer -> {
                    peer.read();
                    peer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + start + "x".repeat(20_000));
                    peer.stayOpen();
                },
                HttpCall.get("/"),
                Wire.patient());

        assertThat(failure.code()).isEqualTo(ErrorCode.OVERFLOW);
    }

    @Test
    void tooManyHeaderFieldsAreOverflow() throws IOException {
        HypervisorException failure = failureOf(
                peer -> {
                    peer.read();
                    peer.write("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(300));
                    peer.stayOpen();
                },
                HttpCall.get("/"),
                Wire.patient());

        assertThat(failure.code()).isEqualTo(ErrorCode.OVERFLOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n65\r\n",
                "HTTP/1.1 200 OK\r\n\r\n"
            })
    void aBodyAboveTheLimitOfTheCallIsOverflow(String start) throws IOException {
        HypervisorException failure = failureOf(
                peer -> {
                    peer.read();
                    peer.write(start + "x".repeat(101));
                    peer.stayOpen();
                },
                HttpCall.get("/").withReplyLimit(100),
                Wire.patient());

        assertThat(failure.code()).isEqualTo(ErrorCode.OVERFLOW);
        assertThat(failure).hasMessageContaining("100 bytes");
    }

    @Test
    void aBodyAsLargeAsTheLimitIsRead() throws IOException {
        try (ScriptedServer server =
                        ScriptedServer.plain(ScriptedServer.answering(ScriptedServer.ok("x".repeat(100))));
                HttpTransport transport = Wire.plain(server)) {
            assertThat(Wire.exchange(transport, HttpCall.get("/").withReplyLimit(100)))
                    .hasSize(104);
        }
    }
}
