// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hypervia.esx.vim.Scripts.MACHINE;
import static org.hypervia.esx.vim.Scripts.PASSWORD;
import static org.hypervia.esx.vim.Scripts.login;
import static org.hypervia.esx.vim.Scripts.soon;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.ScriptedServer;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.soap.SoapClient;
import org.hypervia.esx.vim.Scripts;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.ServiceContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How a session begins and ends, and what is said when it does not begin. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LoginTest {
    private static final SoapCall<?> DO = Calls.plain("Do", MACHINE);

    private final ScriptedServer server = Scripts.host("8.0.2.0");

    private static AbstractStringAssert<?> assertFails(ErrorCode code, ThrowingCallable call) {
        HypervisorException error = catchThrowableOfType(HypervisorException.class, call);
        assertThat(error).as("the failure").isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
        return assertThat(error.getMessage()).doesNotContain(PASSWORD);
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
    void whatAServerSaysCannotCommandATerminal() {
        server.forget("Login").on("Login", request -> server.fault("InvalidLogin", "no\u009b31m way\u202e back", ""));

        assertFails(ErrorCode.AUTH_FAILED, () -> Scripts.open(server))
                .contains("no 31m way back")
                .doesNotContain("\u009b", "\u202e");
    }

    @ParameterizedTest
    @CsvSource({"2.5.0,2.5", "2.5.1,2.5", "2.5u2,2.5u2", "2.5,2.5", "4.0,4.0", "8.0.3.0,8.0.3.0"})
    void theFirstServersAreAskedInTheVersionTheyKnow(String told, String asked) {
        ScriptedServer other = Scripts.host(told);
        SoapClient soap = Scripts.client(other);
        VimSession.open(soap, VimSession.askContent(soap, soon()), login(), soon());

        assertThat(other.requests("Login").get(0).headers()).containsEntry("SOAPAction", "\"urn:vim25/" + asked + "\"");
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
    void userAndPasswordAreEscaped() {
        SoapClient soap = Scripts.client(server);
        VimSession.open(soap, VimSession.askContent(soap, soon()), new Login("d\\a&<b>", login().password()), soon());

        assertThat(server.requests("Login").get(0).text("userName")).isEqualTo("d\\a&<b>");
        assertThat(server.requests("Login").get(0).text("password")).isEqualTo(PASSWORD);
        assertThat(login().toString()).doesNotContain(PASSWORD);
        assertThat(SessionCalls.login(MACHINE, login()).toString()).doesNotContain(PASSWORD);
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
    void aServerWithoutAboutIsNone() {
        server.forget("RetrieveServiceContent").on("RetrieveServiceContent", "<returnval/>");

        assertFails(ErrorCode.HTTP_ERROR, () -> VimSession.askContent(Scripts.client(server), soon()))
                .contains("no VI server");
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

    private static CloneTicket ticket() {
        return new CloneTicket(Secret.of("cst-VCT-1<2>"));
    }

    @Test
    void aTicketOpensTheSessionThatItIsForAndNobodyIsNamed() {
        server.on("CloneSession", "<returnval><key>k9</key><userName>ann</userName></returnval>");
        SoapClient soap = Scripts.client(server);
        CloneTicket ticket = ticket();

        VimSession session = VimSession.open(soap, VimSession.askContent(soap, soon()), ticket, soon());
        session.close();

        assertThat(server.methods()).containsExactly("RetrieveServiceContent", "CloneSession", "Logout");
        assertThat(server.requests("CloneSession").get(0).text("cloneTicket")).isEqualTo("cst-VCT-1<2>");
        assertThat(ticket.ticket().reveal()).containsOnly('\0');
        assertThat(ticket()).asString().doesNotContain("cst");
    }

    @Test
    void aTicketThatIsNoLongerGoodIsToldAndNotRepeated() {
        server.on("CloneSession", server.faulting("InvalidLogin", ""));
        SoapClient soap = Scripts.client(server);
        ServiceContent content = VimSession.askContent(soap, soon());

        assertFails(ErrorCode.AUTH_FAILED, () -> VimSession.open(soap, content, ticket(), soon()))
                .contains("esx.example:443", "does not accept the session ticket", "works once", "InvalidLogin")
                .doesNotContain("cst-VCT", "password");
    }

    @Test
    void aSessionOfATicketThatHasEndedIsNotRenewedAndThatIsSaid() {
        server.on("CloneSession", "<returnval><key>k9</key></returnval>");
        SoapClient soap = Scripts.client(server);
        VimSession session = VimSession.open(soap, VimSession.askContent(soap, soon()), ticket(), soon());
        Scripts.sessionLives(server, false);
        server.on("Do", server.faulting("NotAuthenticated", ""));

        assertFails(ErrorCode.AUTH_FAILED, () -> session.invoke(DO, soon()))
                .contains("is gone", "opened by a ticket", "connect again with a new one");

        assertThat(server.count("CloneSession")).isEqualTo(1);
        assertThat(server.count("Login")).isZero();
    }

    @Test
    void aManagerThatTheOldestApiLacksIsLookedForOnceMore() {
        VimSession session = Scripts.open(server);
        server.forget("RetrieveServiceContent")
                .on(
                        "RetrieveServiceContent",
                        "<returnval><about><apiVersion>8.0.2.0</apiVersion></about>"
                                + "<ovfManager type=\"OvfManager\">ovf</ovfManager></returnval>");

        assertThat(session.manager("sessionManager", soon())).isPresent();
        assertThat(server.count("RetrieveServiceContent")).isZero();
        assertThat(session.manager("ovfManager", soon())).isPresent();
        assertThat(session.manager("guestOperationsManager", soon())).isEmpty();
        assertThat(server.count("RetrieveServiceContent")).isEqualTo(1);
        assertThat(server.requests("RetrieveServiceContent").get(0).headers())
                .containsEntry("SOAPAction", "\"urn:vim25/8.0.2.0\"");
    }
}
