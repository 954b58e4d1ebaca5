// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CancellationTest {
    @Test
    void anInterruptEndsACallAndStaysSet() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(peer -> {
                    peer.read();
                    peer.server().events.add("waiting");
                    peer.stayOpen();
                });
                HttpTransport transport = Wire.plain(server)) {
            List<Boolean> flag = new ArrayList<>();
            FutureTask<HypervisorException> call = new FutureTask<>(() -> {
                HypervisorException failure = Wire.failureOf(transport, Wire.post("x"));
                flag.add(Thread.currentThread().isInterrupted());
                return failure;
            });
            Thread caller = new Thread(call);
            caller.start();
            assertThat(server.awaitEvent()).isEqualTo("waiting");
            caller.interrupt();

            assertThat(call.get().code()).isEqualTo(ErrorCode.OPERATION_ABORTED);
            assertThat(flag).containsExactly(true);
        }
    }

    @Test
    void anInterruptEndsTheReadingOfABody() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(peer -> {
                    peer.read();
                    peer.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
                    peer.stayOpen();
                });
                HttpTransport transport = Wire.plain(server);
                HttpReply reply = transport.send(HttpCall.get("/"), Wire.patient())) {
            Thread.currentThread().interrupt();
            HypervisorException failure = Wire.failure(() -> reply.body().read());

            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_ABORTED);
        }
    }

    @Test
    void anInterruptedThreadSendsNothing() throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.answering(ScriptedServer.ok("")));
                HttpTransport transport = Wire.plain(server)) {
            Thread.currentThread().interrupt();
            HypervisorException failure = Wire.failureOf(transport, Wire.post("x"));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_ABORTED);
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void closingTheTransportEndsCallsUnderWay() throws IOException, InterruptedException, ExecutionException {
        try (ScriptedServer server = ScriptedServer.plain(peer -> {
            peer.read();
            peer.server().events.add("waiting");
            peer.stayOpen();
        })) {
            HttpTransport transport = Wire.plain(server);
            FutureTask<HypervisorException> call = new FutureTask<>(() -> Wire.failureOf(transport, Wire.post("x")));
            new Thread(call).start();
            assertThat(server.awaitEvent()).isEqualTo("waiting");
            transport.close();

            assertThat(call.get().code()).isEqualTo(ErrorCode.INVALID_CONN);
            assertThat(call.get()).hasMessageContaining("may have carried it out");
        }
    }

    @Test
    void closingTheTransportEndsTheReadingOfABody() throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(peer -> {
            peer.read();
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
            peer.stayOpen();
        })) {
            HttpTransport transport = Wire.plain(server);
            try (HttpReply reply = transport.send(HttpCall.get("/"), Wire.patient())) {
                InputStream body = reply.body();
                transport.close();

                assertThat(Wire.failure(body::read).code()).isEqualTo(ErrorCode.INVALID_CONN);
            }
        }
    }

    @Test
    void aClosedTransportSendsNothing() throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.answering(ScriptedServer.ok("")))) {
            HttpTransport transport = Wire.plain(server);
            transport.close();
            transport.close();

            assertThat(Wire.failureOf(transport, Wire.post("x")).code()).isEqualTo(ErrorCode.INVALID_CONN);
            assertThat(server.accepted()).isZero();
        }
    }

    @Test
    void aBodyThatHasFailedNeverLooksWholeLater() throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(peer -> {
                    peer.read();
                    peer.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort");
                });
                HttpTransport transport = Wire.plain(server);
                HttpReply reply = transport.send(HttpCall.get("/"), Wire.patient())) {
            InputStream body = reply.body();
            assertThat(body.readNBytes(5)).asString().isEqualTo("short");
            assertThat(Wire.failure(body::read).code()).isEqualTo(ErrorCode.READ_FAILED);
            assertThat(Wire.failure(body::read).code()).isEqualTo(ErrorCode.READ_FAILED);
        }
    }

    @Test
    void aBodyThatWasClosedEarlyNeverLooksWholeLater() throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.answering(ScriptedServer.ok("hello")));
                HttpTransport transport = Wire.plain(server)) {
            HttpReply reply = transport.send(HttpCall.get("/"), Wire.patient());
            reply.close();
            reply.close();

            assertThatThrownBy(() -> reply.body().read()).isInstanceOf(IllegalStateException.class);
        }
    }
}
