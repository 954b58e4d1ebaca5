// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hypervia.esx.vim.Scripts.MACHINE;
import static org.hypervia.esx.vim.Scripts.PASSWORD;
import static org.hypervia.esx.vim.Scripts.login;
import static org.hypervia.esx.vim.Scripts.soon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.ScriptedServer;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.soap.SoapClient;
import org.hypervia.esx.vim.Scripts;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.ServiceContent;
import org.hypervia.esx.vim.value.VimValue;
import org.hypervia.spi.Deadline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class VimSessionTest {
    private static final SoapCall<?> DO = Calls.plain("Do", MACHINE);

    private final ScriptedServer server = Scripts.host("8.0.2.0");
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private static AbstractStringAssert<?> assertFails(ErrorCode code, ThrowingCallable call) {
        HypervisorException error = catchThrowableOfType(HypervisorException.class, call);
        assertThat(error).as("the failure").isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
        return assertThat(error.getMessage()).doesNotContain(PASSWORD);
    }

    /** Answers with NotAuthenticated until somebody has logged in once more. */
    private void expireUntilLogin() {
        AtomicBoolean renewed = new AtomicBoolean();
        Scripts.sessionLives(server, false);
        server.forget("Login").on("Login", request -> {
            renewed.set(true);
            return server.result("Login", "<returnval><key>k2</key></returnval>");
        });
        server.on(
                "Do",
                request -> renewed.get()
                        ? server.result("Do", "<returnval>done</returnval>")
                        : server.fault("NotAuthenticated", "The session is not authenticated.", ""));
    }

    @ParameterizedTest
    @EnumSource
    void openingIsTwoCallsAndTellsWhatTheServerIs(ScriptedServer.Style style) {
        server.style(style);
        SoapClient soap = Scripts.client(server);

        ServiceContent content = VimSession.askContent(soap, soon());
        try (VimSession session = VimSession.open(soap, content, login(), soon())) {
            assertThat(session.content().about().fullName()).isEqualTo("A host");
            assertThat(content.about().speaks(8, 0)).isTrue();
            assertThat(content.about().speaks(8, 1)).isFalse();
            assertThat(content.manager("sessionManager").value()).isEqualTo("sm");
            assertThat(content.find("newManager")).isPresent();
            assertFails(ErrorCode.NO_SUPPORT, () -> content.manager("fileManager"))
                    .contains("A host", "fileManager");
            assertThat(session.traffic().roundTrips()).isEqualTo(2);
        }
        assertThat(server.methods()).containsExactly("RetrieveServiceContent", "Login", "Logout");
    }

    @Test
    void theVersionIsChosenOnceTheServerHasToldIt() {
        Scripts.open(server);
        SoapClient soap = Scripts.client(server);
        VimSession.askContent(soap, soon());
        VimSession.open(soap, VimSession.askContent(soap, soon()), login(), soon());

        assertThat(server.requests("RetrieveServiceContent").get(0).headers()).doesNotContainKey("SOAPAction");
        assertThat(server.requests("Login").get(0).headers()).containsEntry("SOAPAction", "\"urn:vim25/8.0.2.0\"");
    }

    @Test
    void userAndPasswordAreEscaped() {
        SoapClient soap = Scripts.client(server);
        VimSession.open(soap, VimSession.askContent(soap, soon()), new Login("d\\a&<b>", login().password()), soon());

        assertThat(server.requests("Login").get(0).text("userName")).isEqualTo("d\\a&<b>");
        assertThat(server.requests("Login").get(0).text("password")).isEqualTo(PASSWORD);
        assertThat(login().toString()).doesNotContain(PASSWORD);
        assertThat(SessionCalls.login(MACHINE, login()).toString()).doesNotContain(PASSWORD);
    }

    @Test
    void aServerWithoutAboutIsNone() {
        server.forget("RetrieveServiceContent").on("RetrieveServiceContent", "<returnval/>");

        assertFails(ErrorCode.HTTP_ERROR, () -> VimSession.askContent(Scripts.client(server), soon()))
                .contains("no VI server");
    }

    @Test
    void aWrongPasswordNamesUserAndServerAndWipesThePassword() {
        server.forget("Login").on("Login", server.faulting("InvalidLogin", ""));
        Login login = login();
        SoapClient soap = Scripts.client(server);
        ServiceContent content = VimSession.askContent(soap, soon());

        assertFails(ErrorCode.AUTH_FAILED, () -> VimSession.open(soap, content, login, soon()))
                .contains("'ann'", "esx.example:443", "check both");

        assertThat(login.password().reveal()).containsOnly('\0');
        assertThat(server.count("Login")).isEqualTo(1);
    }

    @Test
    void whatCouldMoveACursorOrTurnTextAroundStaysOutOfMessages() {
        server.forget("Login").on("Login", request -> server.fault("InvalidLogin", "no\u009b31m\u202e\u200bgo", ""));

        assertFails(ErrorCode.AUTH_FAILED, () -> Scripts.open(server))
                .contains("no 31m go")
                .doesNotContain("\u009b", "\u202e", "\u200b");
    }

    @Test
    void aPasswordThatHasExpiredIsNotCalledWrong() {
        server.forget("Login").on("Login", server.faulting("PasswordExpired", ""));

        assertFails(ErrorCode.AUTH_FAILED, () -> Scripts.open(server))
                .contains("the password of user 'ann' on esx.example:443", "has expired", "PasswordExpired")
                .doesNotContain("does not accept");
    }

    @Test
    void aUserWhoMayNotLogInIsNotToldThatThePasswordIsWrong() {
        server.forget("Login")
                .on(
                        "Login",
                        request ->
                                server.fault("InvalidLogin", "Permission to perform this operation was denied.", ""));

        assertFails(ErrorCode.AUTH_FAILED, () -> Scripts.open(server))
                .contains("does not let user 'ann' log in", "role", "lockdown", "Permission to perform")
                .doesNotContain("password");
    }

    @Test
    void aSessionCookieThatOnlyTlsMayCarryIsNamedAtOnce() {
        server.refuseCookie("the_session");

        assertFails(ErrorCode.HTTP_ERROR, () -> Scripts.open(server))
                .contains("'the_session'", "Secure", "plain HTTP", "use transport=https")
                .doesNotContain("privilege");
        assertThat(server.methods()).containsExactly("RetrieveServiceContent", "Login");
    }

    @Test
    void anotherFaultOfTheLoginKeepsItsOwnCode() {
        server.forget("Login").on("Login", server.faulting("NoPermission", ""));

        assertFails(ErrorCode.ACCESS_DENIED, () -> Scripts.open(server)).contains("NoPermission");
    }

    @Test
    void aLoginWhoseAnswerWasLostIsLoggedOut() {
        server.forget("Login").on("Login", ScriptedServer.failing(ErrorCode.READ_FAILED));

        assertFails(ErrorCode.READ_FAILED, () -> Scripts.open(server));

        assertThat(server.methods()).containsExactly("RetrieveServiceContent", "Login", "Logout");
    }

    @Test
    void aCallIsMadeWithoutALookAtTheSession() {
        server.on("Do", "<returnval>done</returnval>");
        try (VimSession session = Scripts.open(server)) {
            session.invoke(DO, soon());
        }

        assertThat(server.methods()).containsExactly("Do", "Logout");
    }

    @Test
    void aSessionThatIsGoneIsRenewedAndTheCallRepeated() {
        try (VimSession session = Scripts.open(server)) {
            expireUntilLogin();

            assertThat(session.invoke(Calls.plain("Do", MACHINE), soon()).map(VimValue::text))
                    .contains("done");
        }

        assertThat(server.methods()).containsExactly("Do", "RetrieveProperties", "Login", "Do", "Logout");
    }

    @Test
    void aSessionThatLivesIsNotRenewedAndTheFaultIsALackOfPrivilege() {
        server.on("Do", server.faulting("NotAuthenticated", "<privilegeId>System.Read</privilegeId>"));
        try (VimSession session = Scripts.open(server)) {
            Scripts.sessionLives(server, true);

            assertFails(ErrorCode.ACCESS_DENIED, () -> session.invoke(DO, soon()))
                    .contains("Do on VirtualMachine:16", "privilege");
        }

        assertThat(server.methods()).containsExactly("Do", "RetrieveProperties", "Logout");
    }

    @Test
    void aCallThatFailsAgainAfterTheLoginIsNotRepeatedForEver() {
        server.on("Do", server.faulting("NotAuthenticated", ""));
        try (VimSession session = Scripts.open(server)) {
            Scripts.sessionLives(server, false);

            assertFails(ErrorCode.ACCESS_DENIED, () -> session.invoke(DO, soon()));
        }

        assertThat(server.count("Do")).isEqualTo(2);
        assertThat(server.count("Login")).isEqualTo(1);
    }

    @Test
    void otherFaultsAreNotRepeated() {
        server.on("Do", server.faulting("InvalidPowerState", ""));
        try (VimSession session = Scripts.open(server)) {
            assertFails(ErrorCode.OPERATION_INVALID, () -> session.invoke(DO, soon()))
                    .startsWith("Do on VirtualMachine:16 failed: InvalidPowerState - The host says");
        }

        assertThat(server.count("Do")).isEqualTo(1);
    }

    @Test
    void manyThreadsShareOneRenewal() throws Exception {
        int count = 8;
        CountDownLatch allFailed = new CountDownLatch(count);
        AtomicBoolean renewed = new AtomicBoolean();
        try (VimSession session = Scripts.open(server)) {
            Scripts.sessionLives(server, false);
            server.forget("Login").on("Login", request -> {
                renewed.set(true);
                return server.result("Login", "<returnval><key>k2</key></returnval>");
            });
            server.on("Do", request -> {
                if (renewed.get()) {
                    return server.result("Do", "");
                }
                allFailed.countDown();
                await(allFailed);
                return server.fault("NotAuthenticated", "", "");
            });
            List<Callable<Object>> calls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                calls.add(() -> session.invoke(DO, soon()));
            }
            for (Future<?> call : threads.invokeAll(calls)) {
                call.get();
            }
        }

        assertThat(server.count("Login")).isEqualTo(1);
        assertThat(server.count("RetrieveProperties")).isEqualTo(1);
        assertThat(server.count("Do")).isEqualTo(2L * count);
    }

    @Test
    void whoNeedsNoLoginDoesNotWaitForOne() throws Exception {
        CountDownLatch inLogin = new CountDownLatch(1);
        CountDownLatch letIn = new CountDownLatch(1);
        server.on("Other", "");
        try (VimSession session = Scripts.open(server)) {
            expireUntilLogin();
            server.forget("Login").on("Login", request -> {
                inLogin.countDown();
                await(letIn);
                return server.result("Login", "<returnval><key>k2</key></returnval>");
            });
            server.forget("Do")
                    .on("Do", server.faulting("NotAuthenticated", ""))
                    .on("Do", "");
            Future<?> renewing = threads.submit(() -> session.invoke(DO, soon()));
            await(inLogin);

            session.invoke(Calls.plain("Other", MACHINE), soon());

            assertThat(renewing.isDone()).isFalse();
            letIn.countDown();
            renewing.get();
        }
    }

    @Test
    void aRefusedRenewalFailsForAllAndIsNotTriedAgainAtOnce() throws Exception {
        int count = 4;
        CountDownLatch allFailed = new CountDownLatch(count);
        try (VimSession session = Scripts.open(server)) {
            Scripts.sessionLives(server, false);
            server.forget("Login").on("Login", server.faulting("InvalidLogin", ""));
            server.on("Do", request -> {
                allFailed.countDown();
                await(allFailed);
                return server.fault("NotAuthenticated", "", "");
            });
            List<Callable<Void>> calls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                calls.add(() -> {
                    assertFails(ErrorCode.AUTH_FAILED, () -> session.invoke(DO, soon()))
                            .contains("'ann'");
                    return null;
                });
            }
            for (Future<Void> call : threads.invokeAll(calls)) {
                call.get();
            }
            assertFails(ErrorCode.AUTH_FAILED, () -> session.invoke(DO, soon()));
        }

        assertThat(server.count("Login")).isEqualTo(1);
    }

    @Test
    void whoWaitsForARenewalKeepsToItsOwnDeadline() throws Exception {
        CountDownLatch inLogin = new CountDownLatch(1);
        CountDownLatch letIn = new CountDownLatch(1);
        try (VimSession session = Scripts.open(server)) {
            Scripts.sessionLives(server, false);
            server.on("Do", server.faulting("NotAuthenticated", ""));
            server.forget("Login").on("Login", request -> {
                inLogin.countDown();
                await(letIn);
                return server.result("Login", "<returnval/>");
            });
            Future<?> renewing =
                    threads.submit(() -> assertFails(ErrorCode.ACCESS_DENIED, () -> session.invoke(DO, soon())));
            await(inLogin);

            assertFails(ErrorCode.OPERATION_TIMEOUT, () -> session.invoke(DO, Deadline.after(Duration.ofMillis(20))));

            letIn.countDown();
            renewing.get();
        }
    }

    @Test
    void anInterruptEndsTheWaitForARenewal() throws Exception {
        CountDownLatch inLogin = new CountDownLatch(1);
        CountDownLatch letIn = new CountDownLatch(1);
        try (VimSession session = Scripts.open(server)) {
            Scripts.sessionLives(server, false);
            server.on("Do", server.faulting("NotAuthenticated", ""));
            server.forget("Login").on("Login", request -> {
                inLogin.countDown();
                await(letIn);
                return server.result("Login", "<returnval/>");
            });
            Future<?> renewing =
                    threads.submit(() -> assertFails(ErrorCode.ACCESS_DENIED, () -> session.invoke(DO, soon())));
            await(inLogin);
            Future<Boolean> interrupted = threads.submit(() -> {
                Thread.currentThread().interrupt();
                assertFails(ErrorCode.OPERATION_ABORTED, () -> session.invoke(DO, soon()));
                return Thread.interrupted();
            });

            assertThat(interrupted.get()).isTrue();
            letIn.countDown();
            renewing.get();
        }
    }

    @ParameterizedTest
    @CsvSource({"OPERATION_TIMEOUT", "OPERATION_ABORTED"})
    void aLeaderThatGivesUpForItselfLeavesTheLoginToTheNext(ErrorCode own) throws Exception {
        CountDownLatch inLogin = new CountDownLatch(1);
        CountDownLatch secondWaits = new CountDownLatch(1);
        AtomicBoolean renewed = new AtomicBoolean();
        try (VimSession session = Scripts.open(server)) {
            Scripts.sessionLives(server, false);
            server.forget("Login")
                    .on("Login", request -> {
                        inLogin.countDown();
                        await(secondWaits);
                        throw new HypervisorException(own, "the first thread has no time left");
                    })
                    .on("Login", request -> {
                        renewed.set(true);
                        return server.result("Login", "<returnval/>");
                    });
            server.on("Do", request -> {
                if (renewed.get()) {
                    return server.result("Do", "");
                }
                if (inLogin.getCount() == 0) {
                    secondWaits.countDown();
                }
                return server.fault("NotAuthenticated", "", "");
            });
            Future<?> first = threads.submit(() -> assertFails(own, () -> session.invoke(DO, soon())));
            await(inLogin);

            session.invoke(DO, soon());

            first.get();
        }
        assertThat(server.count("Login")).isEqualTo(2);
    }

    @Test
    void closingLogsOutOnceAndWipesThePassword() {
        SoapClient soap = Scripts.client(server);
        Login login = login();
        VimSession session = VimSession.open(soap, VimSession.askContent(soap, soon()), login, soon());

        session.close();
        session.close();

        assertThat(server.count("Logout")).isEqualTo(1);
        assertThat(login.password().reveal()).containsOnly('\0');
        assertFails(ErrorCode.INVALID_CONN, () -> session.invoke(DO, soon())).contains("closed");
    }

    @Test
    void closingNeverLogsInAndToleratesAServerThatIsGone() {
        for (ScriptedServer.Handler answer :
                List.of(server.faulting("NotAuthenticated", ""), ScriptedServer.failing(ErrorCode.SYSTEM_ERROR))) {
            VimSession session = Scripts.open(server);
            server.forget("Logout").on("Logout", answer);

            session.close();

            assertThat(server.methods()).containsExactly("Logout");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"READ_FAILED", "WRITE_FAILED", "GNUTLS_ERROR"})
    void aLogoutWhoseConnectionEndsIsTriedOnceMore(ErrorCode end) {
        VimSession session = Scripts.open(server);
        server.forget("Logout").on("Logout", ScriptedServer.failing(end));

        session.close();

        assertThat(server.methods()).containsExactly("Logout", "Logout");
    }

    @Test
    void aSessionThatIsClosedDuringItsRenewalLeavesNoOtherBehind() {
        VimSession session = Scripts.open(server);
        Scripts.sessionLives(server, false);
        server.on("Do", server.faulting("NotAuthenticated", ""));
        server.forget("Login").on("Login", request -> {
            session.close();
            return server.result("Login", "<returnval><key>k2</key></returnval>");
        });

        assertFails(ErrorCode.INVALID_CONN, () -> session.invoke(DO, soon()));

        assertThat(server.methods()).containsExactly("Do", "RetrieveProperties", "Login", "Logout", "Logout");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
