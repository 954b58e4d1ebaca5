// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CookiesTest {
    private final Cookies cookies =
            new Cookies(HttpSettings.https("esx.example", 443).build());

    @Test
    void theSessionCookieOfAHostGoesBackByteByByte() {
        cookies.accept("/sdk", "vmware_soap_session=\"52a1b2c3-d4 e5\"; Path=/; HttpOnly; Secure; SameSite=Strict");

        assertThat(cookies.headerFor("/sdk")).contains("vmware_soap_session=\"52a1b2c3-d4 e5\"");
        assertThat(cookies.headerFor("/folder/x?dsName=y")).contains("vmware_soap_session=\"52a1b2c3-d4 e5\"");
    }

    @Test
    void aNewValueReplacesTheOld() {
        cookies.accept("/sdk", "session=1; Path=/");
        cookies.accept("/sdk", "session=2; Path=/");

        assertThat(cookies.headerFor("/")).contains("session=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Max-Age=0", "Max-Age=-1", "Expires=Thu, 01 Jan 1970 00:00:00 GMT", "max-age=0; expires=never"})
    void whatHasExpiredIsForgotten(String attribute) {
        cookies.accept("/sdk", "session=1; Path=/");
        cookies.accept("/sdk", "session=; Path=/; " + attribute);

        assertThat(cookies.headerFor("/")).isEmpty();
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
        cookies.accept("/sdk", "session=1; Path=/; " + attribute);

        assertThat(cookies.headerFor("/")).contains("session=1");
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
        cookies.accept("/a/login?x=/y/", "name=value; " + attribute);

        assertThat(cookies.headerFor(target).isPresent()).isEqualTo(sent);
    }

    @Test
    void theLongerPathComesFirst() {
        cookies.accept("/", "a=1; Path=/");
        cookies.accept("/", "b=2; Path=/sdk/deep");
        cookies.accept("/", "c=3; Path=/sdk");

        assertThat(cookies.headerFor("/sdk/deep")).contains("b=2; c=3; a=1");
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
        cookies.accept("/", "name=value; Path=/; Domain=" + domain);

        assertThat(cookies.headerFor("/").isPresent()).isEqualTo(kept);
    }

    @Test
    void aSecureCookieIsNotTakenWithoutTls() {
        Cookies plain = new Cookies(HttpSettings.http("esx.example", 80).build());
        plain.accept("/", "secret=1; Path=/; Secure");
        plain.accept("/", "open=1; Path=/");

        assertThat(plain.headerFor("/")).contains("open=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";", "novalue", "=value", "; Path=/", "a=b\rX: y; Path=/"})
    void whatIsNoCookieIsIgnored(String field) {
        cookies.accept("/", field);

        assertThat(cookies.headerFor("/")).isEmpty();
    }

    @Test
    void aServerCannotFillTheMemory() {
        for (int i = 0; i < 1000; i++) {
            cookies.accept("/", "name" + i + "=value; Path=/");
        }
        cookies.accept("/", "name1=renewed; Path=/");

        assertThat(cookies.headerFor("/").orElseThrow().split("; ")).hasSize(50).contains("name1=renewed");
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
