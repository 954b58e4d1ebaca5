// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hypervia.esx.vim.Scripts.soon;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.http.HttpCall;
import org.hypervia.esx.http.HttpMethod;
import org.hypervia.esx.http.HttpReply;
import org.hypervia.esx.http.HttpTransport;
import org.hypervia.esx.soap.ScriptedServer;
import org.hypervia.esx.soap.SoapClient;
import org.hypervia.esx.vim.Scripts;
import org.hypervia.esx.vim.property.Pace;
import org.hypervia.esx.vim.property.PropertyCollector;
import org.hypervia.esx.vim.property.UpdateLoop;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.spi.Deadline;
import org.junit.jupiter.api.Test;

/** Files and pictures need the session as much as calls do. */
class ServerLoginTest {
    private final ScriptedServer calls = Scripts.host("8.0.2.0");
    private final Deque<Runnable> before = new ArrayDeque<>();
    private final Deque<Integer> statuses = new ArrayDeque<>();
    private int requests;

    /** Answers files with one status after the other, and calls from the script. */
    private final HttpTransport transport = new HttpTransport() {
        @Override
        public HttpReply send(HttpCall call, Deadline deadline) {
            if (call.method() == HttpMethod.POST) {
                return calls.send(call, deadline);
            }
            requests++;
            if (!before.isEmpty()) {
                before.remove().run();
            }
            return HttpReply.of(
                    statuses.size() > 1 ? statuses.remove() : statuses.element(),
                    Map.of(),
                    new ByteArrayInputStream(new byte[0]));
        }

        @Override
        public void close() {
            calls.close();
        }
    };

    private ServerLogin open() {
        SoapClient soap = new SoapClient(transport, "/sdk", "esx.example:443");
        VimSession session = VimSession.open(soap, VimSession.askContent(soap, soon()), Scripts.login(), soon());
        calls.forgetRequests();
        return new ServerLogin(
                transport, session, new PropertyCollector(session), new UpdateLoop(session, Pace.DEFAULT));
    }

    private int send(ServerLogin login, HttpCall call) {
        try (HttpReply reply = login.send(() -> call, soon())) {
            return reply.status();
        }
    }

    private void statuses(Integer... all) {
        statuses.addAll(List.of(all));
    }

    @Test
    void anExpiredSessionIsRenewedForADownload() {
        ServerLogin login = open();
        Scripts.sessionLives(calls, false);
        statuses(401, 200);

        assertThat(send(login, HttpCall.get("/folder/x"))).isEqualTo(200);
        assertThat(requests).isEqualTo(2);
        assertThat(calls.count("Login")).isEqualTo(1);
    }

    @Test
    void aFileIsSentWholeTheSecondTime() {
        ServerLogin login = open();
        Scripts.sessionLives(calls, false);
        statuses(401, 401, 201);
        int[] made = new int[1];

        try (HttpReply reply = login.send(
                () -> {
                    made[0]++;
                    return HttpCall.put(
                            "/folder/x", "text/plain", new ByteArrayInputStream(new byte[3]), OptionalLong.of(3));
                },
                soon())) {
            assertThat(reply.status()).isEqualTo(201);
        }

        assertThat(made[0]).isEqualTo(3);
        assertThat(calls.count("Login")).isEqualTo(2);
    }

    @Test
    void aSessionThatLivesIsNotRenewedAndARightIsNoSession() {
        ServerLogin login = open();
        Scripts.sessionLives(calls, true);
        statuses(401, 403);

        assertThat(send(login, HttpCall.get("/folder/x"))).isEqualTo(401);
        assertThat(send(login, HttpCall.get("/folder/x"))).isEqualTo(403);
        assertThat(requests).isEqualTo(2);
        assertThat(calls.count("Login")).isZero();
    }

    @Test
    void aSessionThatAnotherThreadClosesIsNoMissingPrivilege() {
        ServerLogin login = open();
        statuses(401);
        before.add(() -> login.session().close());

        HypervisorException error =
                catchThrowableOfType(HypervisorException.class, () -> send(login, HttpCall.get("/screen?id=1")));

        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_CONN);
    }
}
