// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ConnectionsTest {
    @Test
    void manyCallsShareOneConnection() throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.answering(ScriptedServer.ok("hello")));
                HttpTransport transport = Wire.plain(server)) {
            for (int i = 0; i < 100; i++) {
                assertThat(Wire.exchange(transport, Wire.post("x"))).isEqualTo("200 hello");
            }
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"204 No Content", "304 Not Modified"})
    void anAnswerWithoutABodyKeepsTheConnection(String status) throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.answering("HTTP/1.1 " + status + "\r\n\r\n"));
                HttpTransport transport = Wire.plain(server)) {
            Wire.get(transport, "/");
            Wire.get(transport, "/");
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatTheServerClosedIsReplacedBeforeTheNextCall() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(peer -> {
                    peer.read();
                    peer.write(ScriptedServer.ok("hello"));
                });
                HttpTransport transport = Wire.plain(server)) {
            for (int i = 1; i <= 5; i++) {
                assertThat(Wire.exchange(transport, Wire.post("x"))).isEqualTo("200 hello");
                server.awaitClosed(i);
            }
            assertThat(server.requests).hasSize(5);
        }
    }

    @Test
    void aPostIsNeverSentTwice() throws IOException {
        // The first answer leaves the connection open; the second request meets its end after it was read.
        try (ScriptedServer server = ScriptedServer.plain(peer -> {
                    peer.read();
                    peer.write(ScriptedServer.ok("hello"));
                    peer.read();
                });
                HttpTransport transport = Wire.plain(server)) {
            Wire.exchange(transport, Wire.post("first"));
            HypervisorException failure = Wire.failureOf(transport, Wire.post("second"));

            assertThat(failure.code()).isEqualTo(ErrorCode.READ_FAILED);
            assertThat(server.requests.stream().map(ScriptedServer.Request::text))
                    .containsExactly("first", "second");
        }
    }

    @Test
    void whenTheServerNamesAShortTimeAConnectionIsNotUsedAfterIt() throws IOException {
        String brief = "HTTP/1.1 200 OK\r\nKeep-Alive: timeout=0, max=5\r\nContent-Length: 0\r\n\r\n";
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.answering(brief));
                HttpTransport transport = Wire.plain(server)) {
            Wire.get(transport, "/");
            Wire.exchange(transport, Wire.post("x"));
            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nConnection: foo, close\r\nContent-Length: 0\r\n\r\n"
            })
    void aServerThatWantsToCloseIsNotKept(String answer) throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.answering(answer));
                HttpTransport transport = Wire.plain(server)) {
            Wire.get(transport, "/");
            Wire.exchange(transport, Wire.post("x"));
            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 200\r\nContent-Length: 5\r\n\r\nhello",
                "\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\n\r\nhello",
                "HTTP/1.1 200 OK\nContent-Length: 5\n\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length:\r\n\t5\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\n\r\n3;x=y\r\nhel\r\n02\r\nlo\r\n0\r\nT: t\r\n\r\n",
                "HTTP/1.1 200\r\nContent-Length: 7\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
            })
    void whatServersWriteInOtherWaysIsUnderstoodAndTheConnectionKept(String answer) throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.answering(answer));
                HttpTransport transport = Wire.plain(server)) {
            assertThat(Wire.get(transport, "/")).isEqualTo("200 hello");
            assertThat(Wire.get(transport, "/")).isEqualTo("200 hello");
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @Test
    void theAnswerToAHeadHasNoBodyWhateverItAnnounces() throws IOException {
        HttpCall head = new HttpCall(HttpMethod.HEAD, "/", Map.of(), HttpBody.NONE);
        try (ScriptedServer server = ScriptedServer.plain(
                        ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"));
                HttpTransport transport = Wire.plain(server)) {
            assertThat(Wire.exchange(transport, head)).isEqualTo("200 ");
            assertThat(Wire.exchange(transport, head)).isEqualTo("200 ");
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @Test
    void manyThreadsShareAFewConnections() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.answering(ScriptedServer.ok("hello")));
                HttpTransport transport = HttpTransport.open(HttpSettings.http("127.0.0.1", server.port())
                        .limits(new HttpLimits(100, 1000, 3))
                        .build())) {
            List<FutureTask<String>> calls = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                FutureTask<String> call = new FutureTask<>(() -> {
                    for (int n = 0; n < 50; n++) {
                        assertThat(Wire.exchange(transport, Wire.post("x"))).isEqualTo("200 hello");
                    }
                    return "done";
                });
                calls.add(call);
                new Thread(call).start();
            }
            for (FutureTask<String> call : calls) {
                assertThat(call.get()).isEqualTo("done");
            }
            assertThat(server.requests).hasSize(1000);
            assertThat(server.accepted()).isLessThanOrEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "302 Found\r\nLocation: http://127.0.0.1:1/",
                "301 Moved Permanently\r\nLocation: /other",
                "401 Unauthorized\r\nWWW-Authenticate: Basic realm=x",
                "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=x",
                "503 Service Unavailable\r\nRetry-After: 1",
                "429 Too Many Requests\r\nRetry-After: 1"
            })
    void theCallerJudgesAnyStatus(String status) throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(
                        ScriptedServer.answering("HTTP/1.1 " + status + "\r\nContent-Length: 2\r\n\r\nno"));
                HttpTransport transport = Wire.plain(server)) {
            assertThat(Wire.get(transport, "/")).isEqualTo(status.substring(0, 3) + " no");
            assertThat(Wire.exchange(transport, Wire.post("x"))).isEqualTo(status.substring(0, 3) + " no");
            assertThat(server.requests).hasSize(2);
        }
    }

    @Test
    void aServerCannotTalkTheClientIntoAnUpgrade() throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(peer -> {
                    peer.read();
                    peer.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: TLS/1.2\r\nConnection: Upgrade\r\n\r\n"
                            + ScriptedServer.ok("plain"));
                    peer.stayOpen();
                });
                HttpTransport transport = Wire.plain(server)) {
            assertThat(Wire.get(transport, "/")).isEqualTo("200 plain");
        }
    }

    @Test
    void theRequestHasNothingThatWasNotAskedFor() throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.answering(ScriptedServer.ok("")));
                HttpTransport transport = Wire.plain(server)) {
            Wire.exchange(transport, Wire.post("body").withHeader("SOAPAction", "urn:vim25/6.0"));

            assertThat(server.requests.get(0).head().lines())
                    .containsExactlyInAnyOrder(
                            "POST /sdk HTTP/1.1",
                            "SOAPAction: urn:vim25/6.0",
                            "Host: 127.0.0.1:" + server.port(),
                            "Content-Type: text/xml; charset=UTF-8",
                            "Content-Length: 4",
                            "Connection: keep-alive",
                            "User-Agent: " + ProductVersion.USER_AGENT,
                            "");
            assertThat(ProductVersion.USER_AGENT).matches("hypervia/[0-9]+\\.[0-9]+.*");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/folder/a%20b/a%20b.vmx?dcPath=ha%252dfolder&dsName=a%2fb",
                "//evil.example/x",
                "/a/../b/./c",
                "/x?y=[z]|{}\\^\"<>`",
                "/?#fragment",
                "/%zz"
            })
    void theTargetGoesOnTheWireAsItIs(String target) throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.answering(ScriptedServer.ok("")));
                HttpTransport transport = Wire.plain(server)) {
            Wire.get(transport, target);
            assertThat(server.requests.get(0).line()).isEqualTo("GET " + target + " HTTP/1.1");
            assertThat(server.requests.get(0).header("host")).contains("127.0.0.1:" + server.port());
        }
    }

    @Test
    void ipv6Works() throws IOException {
        try (ScriptedServer server = ScriptedServer.plain("::1", ScriptedServer.answering(ScriptedServer.ok("six")));
                HttpTransport transport = HttpTransport.open(
                        HttpSettings.http("::1", server.port()).build())) {
            assertThat(Wire.get(transport, "/")).isEqualTo("200 six");
            assertThat(server.requests.get(0).header("host")).contains("[::1]:" + server.port());
        }
    }

    @Test
    void bytesBehindAnAnswerAreNotTakenForTheNextOne() throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(
                        ScriptedServer.answering(ScriptedServer.ok("first") + ScriptedServer.ok("forged")));
                HttpTransport transport = Wire.plain(server)) {
            assertThat(Wire.get(transport, "/")).isEqualTo("200 first");
            assertThat(Wire.get(transport, "/")).isEqualTo("200 first");
            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    @Test
    void bytesThatComeLateAreNotTakenForTheNextAnswer() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(peer -> {
                    peer.read();
                    peer.write(ScriptedServer.ok("first"));
                    peer.write(ScriptedServer.ok("forged"));
                    peer.server().events.add("forged");
                    peer.stayOpen();
                });
                HttpTransport transport = Wire.plain(server)) {
            assertThat(Wire.get(transport, "/")).isEqualTo("200 first");
            assertThat(server.awaitEvent()).isEqualTo("forged");
            assertThat(Wire.get(transport, "/")).isEqualTo("200 first");
        }
    }

    @Test
    void aSmallRestIsReadAndTheConnectionKept() throws IOException {
        String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n5\r\nthere\r\n0\r\n\r\n";
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.answering(chunked));
                HttpTransport transport = Wire.plain(server)) {
            for (int i = 0; i < 3; i++) {
                try (HttpReply reply = transport.send(HttpCall.get("/"), Wire.patient())) {
                    assertThat(reply.body().readNBytes(5)).asString().isEqualTo("hello");
                }
            }
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000000000", "Content-Length: 10", "Transfer-Encoding: chunked"})
    void aReplyThatIsClosedEarlyEndsTheConnectionWithoutWaitingForTheRest(String length) throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(peer -> {
                    peer.read();
                    peer.write("HTTP/1.1 200 OK\r\n" + length + "\r\n\r\n5");
                    peer.awaitEnd();
                    peer.server().events.add("ended");
                });
                HttpTransport transport = Wire.plain(server)) {
            transport.send(HttpCall.get("/"), Wire.patient()).close();

            // The server sees the end while the transport is open: the connection was not left to itself.
            assertThat(server.awaitEvent()).isEqualTo("ended");
        }
    }

    @Test
    void callsBeyondTheLimitOfConnectionsWaitForAFreeOne() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.plain(peer -> {
                    while (peer.read() != null) {
                        peer.server().events.add("request");
                        first.await();
                        peer.write(ScriptedServer.ok("hello"));
                    }
                });
                HttpTransport transport = HttpTransport.open(HttpSettings.http("127.0.0.1", server.port())
                        .limits(new HttpLimits(100, 1000, 1))
                        .build())) {
            FutureTask<String> slow = new FutureTask<>(() -> Wire.exchange(transport, Wire.post("slow")));
            new Thread(slow).start();
            assertThat(server.awaitEvent()).isEqualTo("request");

            HypervisorException failure = Wire.failure(() -> transport.send(Wire.post("never sent"), Wire.soon()));
            assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_TIMEOUT);
            assertThat(failure)
                    .hasMessageContaining("waiting for a free connection")
                    .hasMessageContaining("nothing was sent");

            first.countDown();
            assertThat(slow.get()).isEqualTo("200 hello");
            assertThat(Wire.get(transport, "/")).isEqualTo("200 hello");
            assertThat(server.accepted()).isEqualTo(1);
            assertThat(server.requests).hasSize(2);
        }
    }

    @Test
    void theDeadlineOfACallThatWasReadNeverCutsTheNextOneOnItsConnection() throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(peer -> {
                    peer.read();
                    peer.write(ScriptedServer.ok("quick"));
                    peer.read();
                    peer.pause(1500);
                    peer.write(ScriptedServer.ok("slow"));
                    peer.stayOpen();
                });
                HttpTransport transport = Wire.plain(server);
                // Read to the end, but still open when its deadline passes.
                HttpReply first = transport.send(HttpCall.get("/"), Wire.soon())) {
            assertThat(first.body().readAllBytes()).asString().isEqualTo("quick");
            assertThat(Wire.get(transport, "/")).isEqualTo("200 slow");
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @Test
    void noThreadAndNoSocketRemainsAfterClosing() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(peer -> {
            peer.read();
            peer.write(ScriptedServer.ok("hello"));
            peer.awaitEnd();
            peer.server().events.add("ended");
        })) {
            HttpTransport transport = HttpTransport.open(
                    HttpSettings.http("localhost", server.port()).build());
            assertThat(Wire.get(transport, "/")).isEqualTo("200 hello");
            List<Thread> own = ownThreads();
            assertThat(own).isNotEmpty();
            transport.close();

            assertThat(server.awaitEvent()).isEqualTo("ended");
            for (Thread thread : own) {
                thread.join();
            }
            assertThat(ownThreads()).isEmpty();
        }
    }

    private static List<Thread> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("hypervia-"))
                .toList();
    }
}
