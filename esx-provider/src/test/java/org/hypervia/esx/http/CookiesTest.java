// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CookiesTest {
    private final Cookies cookies =
            new Cookies(HttpSettings.https("esx.example", 443).build());

    private static void accept(Cookies cookies, String target, String field) {
        cookies.accept(HttpCall.get(target), cookies.forRequest(target), List.of(field));
    }

    private static Optional<String> headerFor(Cookies cookies, String target) {
        return cookies.forRequest(target).header();
    }

    @Test
    void theSessionCookieOfAHostGoesBackByteByByte() {
        accept(cookies, "/sdk", "vmware_soap_session=\"52a1b2c3-d4 e5\"; Path=/; HttpOnly; Secure; SameSite=Strict");

        assertThat(headerFor(cookies, "/sdk")).contains("vmware_soap_session=\"52a1b2c3-d4 e5\"");
        assertThat(headerFor(cookies, "/folder/x?dsName=y")).contains("vmware_soap_session=\"52a1b2c3-d4 e5\"");
    }

    @Test
    void aNewValueReplacesTheOld() {
        accept(cookies, "/sdk", "session=1; Path=/");
        accept(cookies, "/sdk", "session=2; Path=/");

        assertThat(headerFor(cookies, "/")).contains("session=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Max-Age=0", "Max-Age=-1", "Expires=Thu, 01 Jan 1970 00:00:00 GMT", "max-age=0; expires=never"})
    void whatHasExpiredIsForgotten(String attribute) {
        accept(cookies, "/sdk", "session=1; Path=/");
        accept(cookies, "/sdk", "session=; Path=/; " + attribute);

        assertThat(headerFor(cookies, "/")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Max-Age=1000",
                "Expires=Fri, 01 Jan 2100 00:00:00 GMT",
                "Max-Age=1000; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                "Expires=nonsense",
                "Max-Age=nonsense"
            })
    void whatHasNotExpiredIsKept(String attribute) {
        accept(cookies, "/sdk", "session=1; Path=/; " + attribute);

        assertThat(headerFor(cookies, "/")).contains("session=1");
    }

    @ParameterizedTest
    @CsvSource({
        "Path=/ui,      /ui,        true",
        "Path=/ui,      /ui/x,      true",
        "Path=/ui,      /ui?x,      true",
        "Path=/ui,      /uix,       false",
        "Path=/ui,      /,          false",
        "Path=/ui/,     /ui,        false",
        "Path=/ui/,     /ui/x,      true",
        "X=y,           /a/b/c,     true",
        "X=y,           /a,         true",
        "X=y,           /other,     false",
        "Path=relative, /a/x,       true"
    })
    void thePathLimitsACookie(String attribute, String target, boolean sent) {
        accept(cookies, "/a/login?x=/y/", "name=value; " + attribute);

        assertThat(headerFor(cookies, target).isPresent()).isEqualTo(sent);
    }

    @Test
    void theLongerPathComesFirst() {
        accept(cookies, "/", "a=1; Path=/");
        accept(cookies, "/", "b=2; Path=/sdk/deep");
        accept(cookies, "/", "c=3; Path=/sdk");

        assertThat(headerFor(cookies, "/sdk/deep")).contains("b=2; c=3; a=1");
    }

    @ParameterizedTest
    @CsvSource({
        "esx.example, true",
        ".esx.example, true",
        "ESX.Example, true",
        "example, true",
        "other.example, false",
        "sub.esx.example, false",
        "x.example, false"
    })
    void aCookieForAnotherDomainIsRefused(String domain, boolean kept) {
        accept(cookies, "/", "name=value; Path=/; Domain=" + domain);

        assertThat(headerFor(cookies, "/").isPresent()).isEqualTo(kept);
    }

    @Test
    void aSecureCookieIsNotTakenWithoutTls() {
        Cookies plain = new Cookies(HttpSettings.http("esx.example", 80).build());
        accept(plain, "/", "secret=1; Path=/; Secure");
        accept(plain, "/", "open=1; Path=/");

        assertThat(headerFor(plain, "/")).contains("open=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.8.7",
                "127.1",
                "::1",
                "[::1]",
                "0:0:0:0:0:0:0:1",
                "::ffff:127.0.0.1",
                "localhost",
                "LocalHost",
                "localhost.",
                "esx.localhost"
            })
    void toLoopbackASecureCookieIsTakenAsTunnelsEndThere(String host) {
        Cookies plain = new Cookies(HttpSettings.http(host, 80).build());
        accept(plain, "/", "secret=1; Path=/; Secure");

        assertThat(headerFor(plain, "/")).contains("secret=1");
        assertThat(plain.refused()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "128.0.0.1",
                "127.0.0.1.example",
                "1127.0.0.1",
                "::2",
                "::1:1",
                "localhost.example",
                "notlocalhost"
            })
    void whatOnlyLooksLikeLoopbackIsNotSecure(String host) {
        Cookies plain = new Cookies(HttpSettings.http(host, 80).build());
        accept(plain, "/", "secret=1; Path=/; Secure");

        assertThat(headerFor(plain, "/")).isEmpty();
        assertThat(plain.refused()).contains("secret");
    }

    @Test
    void behindAProxyLoopbackIsElsewhere() {
        Cookies plain = new Cookies(HttpSettings.http("127.0.0.1", 80)
                .proxy(ProxySettings.parse("proxy.example:3128"))
                .build());
        accept(plain, "/", "secret=1; Path=/; Secure");

        assertThat(headerFor(plain, "/")).isEmpty();
    }

    @Test
    void aLateCookieNeverReplacesANewerOne() {
        accept(cookies, "/sdk", "session=dead; Path=/");
        Cookies.Sent late = cookies.forRequest("/sdk");
        accept(cookies, "/sdk", "session=alive; Path=/");
        cookies.accept(
                Wire.post("late"),
                late,
                List.of("session=worthless; Path=/", "session=deeper; Path=/sdk", "other=1; Path=/"));

        assertThat(headerFor(cookies, "/sdk")).contains("session=alive; other=1");
    }

    @Test
    void aLateCookieDoesNotBringBackOneThatWasTakenAway() {
        accept(cookies, "/sdk", "session=dead; Path=/");
        Cookies.Sent late = cookies.forRequest("/sdk");
        accept(cookies, "/sdk", "session=; Path=/; Max-Age=0");
        cookies.accept(Wire.post("late"), late, List.of("session=worthless; Path=/"));

        assertThat(headerFor(cookies, "/sdk")).isEmpty();
    }

    @Test
    void theCookieOfALoginCountsWhateverOthersBroughtMeanwhile() {
        accept(cookies, "/sdk", "session=dead; Path=/");
        Cookies.Sent login = cookies.forRequest("/sdk");
        accept(cookies, "/sdk", "session=worthless; Path=/");
        cookies.accept(Wire.post("login").withSending(Sending.LOGIN), login, List.of("session=alive; Path=/"));

        assertThat(headerFor(cookies, "/sdk")).contains("session=alive");
    }

    @Test
    void aLoginThatGivesNoCookieHoldsTheOneItWasSentWith() {
        accept(cookies, "/sdk", "session=first; Path=/");
        Cookies.Sent late = cookies.forRequest("/sdk");
        Cookies.Sent login = cookies.forRequest("/sdk");
        Cookies.Sent later = cookies.forRequest("/sdk");
        cookies.accept(Wire.post("late"), late, List.of("session=worthless; Path=/"));
        cookies.accept(Wire.post("login").withSending(Sending.LOGIN), login, List.of());
        cookies.accept(Wire.post("later"), later, List.of("session=worthless too; Path=/"));

        assertThat(headerFor(cookies, "/sdk")).contains("session=first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fri, 01 Jan 2100 00:00:00 GMT",
                "Friday, 01-Jan-2100 00:00:00 GMT",
                "Fri Jan  1 00:00:00 2100",
                "1 January 2100 0:0:0",
                "00:00:00 01.JAN.2100"
            })
    void aDateIsReadInAnyForm(String date) {
        assertThat(CookieDate.parse(date)).contains(Instant.parse("2100-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "never", "Fri, 31 Feb 2100 00:00:00 GMT", "01 Jan 00:00:00", "Jan 2100 00:00:00", "1 1 2100"
            })
    void whatIsNoDateIsNone(String date) {
        assertThat(CookieDate.parse(date)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";", "novalue", "=value", "; Path=/", "a=b\rX: y; Path=/"})
    void whatIsNoCookieIsIgnored(String field) {
        accept(cookies, "/", field);

        assertThat(headerFor(cookies, "/")).isEmpty();
    }

    @Test
    void aServerCannotFillTheMemory() {
        for (int i = 0; i < 1000; i++) {
            accept(cookies, "/", "name" + i + "=value; Path=/");
        }
        accept(cookies, "/", "name1=renewed; Path=/");

        assertThat(headerFor(cookies, "/").orElseThrow().split("; "))
                .hasSize(50)
                .contains("name1=renewed");
    }

    @Test
    void anAnswerThatOvertakesALoginDoesNotTakeItsCookieAway() throws Exception {
        CountDownLatch loggedIn = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.plain(peer -> {
                    for (ScriptedServer.Request next = peer.read(); next != null; next = peer.read()) {
                        if (next.text().equals("slow")) {
                            peer.server().events.add("slow has come");
                            loggedIn.await();
                        }
                        peer.write("HTTP/1.1 200 OK\r\nSet-Cookie: session=" + next.text()
                                + "; Path=/; Secure\r\nContent-Length: 0\r\n\r\n");
                    }
                });
                HttpTransport transport = Wire.plain(server)) {
            FutureTask<String> slow = new FutureTask<>(() -> Wire.exchange(transport, Wire.post("slow")));
            new Thread(slow).start();
            assertThat(server.awaitEvent()).isEqualTo("slow has come");
            Wire.exchange(transport, Wire.post("login").withSending(Sending.LOGIN));
            loggedIn.countDown();
            slow.get();
            Wire.get(transport, "/");

            assertThat(server.requests.get(2).header("cookie")).contains("session=login");
        }
    }

    @Test
    void cookiesStayWithinTheirTransport() throws IOException {
        String login = """
                HTTP/1.1 200 OK
                Set-Cookie: session="one"; Path=/; HttpOnly
                Set-Cookie: other=two
                Content-Length: 0

                """.replace("\n", "\r\n");
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.answering(login));
                HttpTransport mine = Wire.plain(server);
                HttpTransport yours = Wire.plain(server)) {
            Wire.get(mine, "/sdk");
            Wire.get(mine, "/sdk");
            Wire.get(yours, "/sdk");

            assertThat(server.requests.get(0).header("cookie")).isEmpty();
            assertThat(server.requests.get(1).header("cookie")).contains("session=\"one\"; other=two");
            assertThat(server.requests.get(2).header("cookie")).isEmpty();
        }
    }
}
