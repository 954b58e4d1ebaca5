// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hypervia.simulator.HostManner.ExpiredRead;
import org.hypervia.simulator.VimClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What real hosts do and a simulator that is only tried with its own client does not. */
class HostMannerTest {
    private static EsxSimulator start(HostManner manner) {
        return EsxSimulator.start(
                SimulatorOptions.builder().tls(false).manner(manner).build());
    }

    private static Answer content(VimClient client) {
        return client.call("RetrieveServiceContent", "ServiceInstance", "ServiceInstance", "");
    }

    @Test
    void theCookieComesWithTheLoginAlsoWithARefusedOne() {
        try (EsxSimulator esx = start(HostManner.SINCE_6_0)) {
            VimClient client = new VimClient(esx);
            content(client);
            assertThat(client.cookie()).isEmpty();
            client.login("root", "wrong");
            String worthless = client.cookie();
            assertThat(worthless).startsWith("vmware_soap_session=");
            client.login("root", "simulator");
            assertThat(client.cookie()).isNotEqualTo(worthless);
            assertThat(client.call("CurrentTime", "ServiceInstance", "ServiceInstance", "")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void theCookieComesWithTheFirstAnswerAndBecomesTheSessions() {
        try (EsxSimulator esx = start(HostManner.BEFORE_6_0)) {
            VimClient client = new VimClient(esx);
            content(client);
            String first = client.cookie();
            assertThat(first).startsWith("vmware_soap_session=");
            client.login("root", "simulator");
            assertThat(client.cookie()).isEqualTo(first);
            assertThat(esx.openSessions()).isEqualTo(1);
            esx.expireSessions();
            client.login("root", "simulator");
            assertThat(client.cookie()).isEqualTo(first);
            assertThat(client.read("HostSystem", "ha-host", "name").property("name"))
                    .isPresent();
        }
    }

    @Test
    void aCookieOfTheClientsOwnMakingIsNobodysSession() {
        try (EsxSimulator esx = start(HostManner.BEFORE_6_0)) {
            VimClient client = new VimClient(esx);
            client.cookie("vmware_soap_session=\"chosen\"");
            client.login("root", "simulator");
            assertThat(client.cookie()).doesNotContain("chosen");
        }
    }

    @Test
    void readingWithoutASessionCanBeAFaultToo() {
        try (EsxSimulator esx = start(HostManner.SINCE_6_0.with(ExpiredRead.FAULT))) {
            assertThat(new VimClient(esx).read("HostSystem", "ha-host", "name").fault())
                    .isEqualTo("NotAuthenticated");
        }
    }

    @Test
    void pagesAreReadWithoutASessionInTheSameWay() {
        try (EsxSimulator esx = start(HostManner.SINCE_6_0)) {
            Answer answer = new VimClient(esx)
                    .call(
                            "RetrievePropertiesEx",
                            "PropertyCollector",
                            "ha-property-collector",
                            "<specSet>" + VimClient.spec("HostSystem", "ha-host", "name") + "</specSet><options/>");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("<objects><obj type=\"HostSystem\">ha-host</obj><missingSet><path>name</path>");
        }
    }

    @Test
    void aTypeIsNamedOnlyWhereItIsNotTheDeclaredOne() {
        try (EsxSimulator esx = start(HostManner.SINCE_6_0)) {
            String body = VimClient.loggedIn(esx)
                    .read("VirtualMachine", "1", "config")
                    .body();
            assertThat(body)
                    .contains(
                            "<device xsi:type=\"VirtualDisk\">",
                            "<backing xsi:type=\"VirtualDiskFlatVer2BackingInfo\">")
                    .contains("<deviceInfo><label>Hard disk 1</label>", "<extraConfig><key>")
                    .doesNotContain("xsi:type=\"Description\"", "<extraConfig xsi:type");
        }
    }

    @Test
    void anUpdateNamesEveryPathThatWasAskedForAndTellsUnsetFromHangingInTheAir() {
        try (EsxSimulator esx = start(HostManner.SINCE_6_0)) {
            VimClient client = VimClient.loggedIn(esx);
            client.call(
                    "CreateFilter",
                    "PropertyCollector",
                    "ha-property-collector",
                    "<spec>"
                            + VimClient.spec(
                                    "VirtualMachine",
                                    "1",
                                    "name",
                                    "snapshot",
                                    "snapshot.currentSnapshot",
                                    "rootSnapshot")
                            + "</spec><partialUpdates>false</partialUpdates>");
            String update = client.call("WaitForUpdatesEx", "PropertyCollector", "ha-property-collector", "")
                    .body();
            assertThat(update)
                    .contains("<changeSet><name>snapshot</name><op>assign</op></changeSet>")
                    .contains("<changeSet><name>rootSnapshot</name><op>assign</op></changeSet>")
                    .contains("<changeSet><name>snapshot.currentSnapshot</name><op>indirectRemove</op></changeSet>")
                    .contains("<changeSet><name>name</name><op>assign</op><val xsi:type=\"xsd:string\">web01</val>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RetrieveServiceContent", "urn:vim2/2.0", "urn:vim25/99.0", "\"urn:vim25\""})
    void anActionThatNamesNoVersionOfTheHostGetsTheNewest(String action) {
        try (EsxSimulator esx = start(HostManner.SINCE_6_0)) {
            VimClient client = new VimClient(esx);
            client.announce(action);
            assertThat(content(client).body()).contains("<ovfManager", "<licenseProductName>");
        }
    }

    @Test
    void withoutAnActionTheOldestManagersAreTold() {
        try (EsxSimulator esx = start(HostManner.SINCE_6_0)) {
            VimClient client = new VimClient(esx);
            client.announce("");
            assertThat(content(client).body())
                    .contains("<virtualDiskManager", "<licenseManager", "<eventManager")
                    .doesNotContain("<ovfManager", "<guestOperationsManager", "<licenseProductName>");
        }
    }

    @Test
    void aLaterVersionCanBeRefused() {
        try (EsxSimulator esx = start(HostManner.SINCE_6_0.refusingNewerVersions(true))) {
            VimClient client = new VimClient(esx);
            client.announce("urn:vim25/8.0.3.0");
            Answer refused = content(client);
            assertThat(refused.status()).isEqualTo(500);
            assertThat(refused.first("faultcode")).isEqualTo("VersionMismatchFaultCode");
            client.announce("urn:vim25/7.0");
            assertThat(content(client).status()).isEqualTo(200);
        }
    }

    @Test
    void answersComeInChunksWithTheHeadersOfAHost() throws Exception {
        try (EsxSimulator esx = start(HostManner.SINCE_6_0);
                RawHttp http = new RawHttp(esx)) {
            String answer = http.call("RetrieveServiceContent").answer();
            assertThat(answer)
                    .startsWith("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nConnection: Keep-Alive\n")
                    .contains("\nCache-Control: no-cache\n", "\nX-Frame-Options: DENY\n", "\nVary: Accept-Encoding\n")
                    .containsPattern("\nDate: \\w{3}, \\d{1,2} \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT\n")
                    .endsWith("</soapenv:Envelope>");
            assertThat(http.call("RetrieveServiceContent").answer()).startsWith("HTTP/1.1 200 OK\n");
        }
    }

    @Test
    void answersCanTellTheirLength() throws Exception {
        try (EsxSimulator esx = start(HostManner.SINCE_6_0.withChunks(false));
                RawHttp http = new RawHttp(esx)) {
            assertThat(http.call("RetrieveServiceContent").answer())
                    .contains("\nContent-Length: ")
                    .doesNotContain("chunked");
        }
    }

    @Test
    void whoAsksForItGetsCompressedAnswers() throws Exception {
        try (EsxSimulator esx = start(HostManner.SINCE_6_0);
                RawHttp http = new RawHttp(esx)) {
            String plain = http.call("RetrieveServiceContent").answer();
            String packed = http.call("RetrieveServiceContent", "Accept-Encoding: gzip, deflate")
                    .answer();
            assertThat(packed).contains("\nContent-Encoding: gzip\n").hasSizeLessThan(plain.length());
        }
    }

    @Test
    void aPropertyIsFetchedOnItsOwn() {
        try (EsxSimulator esx = start(HostManner.SINCE_6_0)) {
            VimClient client = VimClient.loggedIn(esx);
            assertThat(client.call("Fetch", "VirtualMachine", "1", "<prop>runtime.powerState</prop>")
                            .body())
                    .contains(
                            "<FetchResponse xmlns=\"urn:vim25\"><returnval xsi:type=\"VirtualMachinePowerState\">poweredOn<");
            assertThat(client.call("Fetch", "VirtualMachine", "1", "<prop>snapshot</prop>")
                            .body())
                    .contains("<FetchResponse xmlns=\"urn:vim25\"></FetchResponse>");
            assertThat(client.call("Fetch", "VirtualMachine", "1", "<prop>nonsense</prop>")
                            .fault())
                    .isEqualTo("InvalidProperty");
        }
    }

    @Test
    void theVersionsOfTheApiAreAllListed() {
        try (EsxSimulator esx = start(HostManner.SINCE_6_0)) {
            VimClient client = new VimClient(esx);
            HttpResponse<String> versions = client.exchange(client.path("/sdk/vimServiceVersions.xml"));
            assertThat(versions.body())
                    .contains("<version>8.0.2.0</version><priorVersions><version>8.0.1.0</version>")
                    .contains("<version>2.5</version></priorVersions>")
                    .doesNotContain("9.0.0.0", "8.0.3.0");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET /\r\n\r\n",
                "GET / FTP/1.0\r\n\r\n",
                "GET / HTTP/1.1\r\nno colon\r\n\r\n",
                "POST /sdk HTTP/1.1\r\nContent-Length: many\r\n\r\n"
            })
    void whatIsNoHttpRequestIsABadOne(String text) throws Exception {
        try (EsxSimulator esx = start(HostManner.SINCE_6_0);
                RawHttp http = new RawHttp(esx)) {
            assertThat(http.send(text).rest()).startsWith("HTTP/1.1 400 Bad Request\r\n");
        }
    }

    @Test
    void bytesThatAreNoCharactersAreRefusedWithoutAWordOnStandardError() throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
        try (EsxSimulator esx = start(HostManner.SINCE_6_0);
                RawHttp http = new RawHttp(esx)) {
            for (byte[] body : List.of(
                    new byte[] {'<', 'a', '>', (byte) 0xff, (byte) 0xfe, '<', '/', 'a', '>'},
                    "<?xml version='1.0' encoding='nonsense'?><a/>".getBytes(StandardCharsets.US_ASCII),
                    "<a>".getBytes(StandardCharsets.US_ASCII))) {
                assertThat(http.post(body).answer()).startsWith("HTTP/1.1 500").contains("ClientFaultCode");
            }
        } finally {
            System.setErr(before);
        }
        assertThat(heard.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aRequestMayBeInAnotherEncodingOrCarryAMark() throws Exception {
        String call =
                "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body><RetrieveServiceContent"
                        + " xmlns=\"urn:vim25\"><_this type=\"ServiceInstance\">ServiceInstance</_this><x>\u00e9</x>"
                        + "</RetrieveServiceContent></e:Body></e:Envelope>";
        try (EsxSimulator esx = start(HostManner.SINCE_6_0);
                RawHttp http = new RawHttp(esx)) {
            assertThat(http.post(("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + call)
                                    .getBytes(StandardCharsets.ISO_8859_1))
                            .answer())
                    .startsWith("HTTP/1.1 200");
            assertThat(http.post(("\ufeff" + call).getBytes(StandardCharsets.UTF_8))
                            .answer())
                    .startsWith("HTTP/1.1 200");
        }
    }
}
