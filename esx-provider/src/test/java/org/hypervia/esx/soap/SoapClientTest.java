// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.InputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoapClientTest extends SoapClientTests {
    @Test
    void aResultIsReadWhateverStandsAroundIt() throws Exception {
        server.on("Ask", """
                <returnval x:type="b:Thing" xmlns:x="http://www.w3.org/2001/XMLSchema-instance" xmlns:b="urn:other">
                  <!-- a comment --><new>unknown</new> <name>a &amp; b</name>
                  <ref type="HostSystem">ha-host</ref><name>second</name>
                </returnval><later/><returnval/>""");

        List<XmlNode> values = ask();

        assertThat(values).hasSize(2);
        assertThat(values.get(0).xsiType()).isEqualTo("Thing");
        assertThat(values.get(0).childText("name")).contains("a & b");
        assertThat(values.get(0).all("name")).hasSize(2);
        assertThat(values.get(0).child("ref").map(XmlNode::refType)).contains("HostSystem");
        assertThat(values.get(0).childText("absent")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theStyleOfAnAnswerDoesNotMatter(ScriptedServer.Style style) throws Exception {
        server.style(style).on("Ask", "<returnval xsi:type=\"Thing\"><n>1</n></returnval>");

        assertThat(ask()).singleElement().satisfies(value -> {
            assertThat(value.xsiType()).isEqualTo("Thing");
            assertThat(value.childText("n")).contains("1");
        });
    }

    @Test
    void anEmptyResultIsNoResultButNoFailure() throws Exception {
        server.on("Ask", "");

        assertThat(ask()).isEmpty();
    }

    @Test
    void theActionIsSentOnceTheVersionIsKnownAndNeverEmpty() throws Exception {
        server.on("Ask", "");
        ask();
        client.useVersion("8.0.2.0");
        ask();
        client = new SoapClient(server, "/sdk", "esx.example:443");
        client.useVersion("8.0\r\nX-Evil: 1");
        client.useVersion("");
        ask();

        List<ScriptedServer.Request> requests = server.requests("Ask");
        assertThat(requests.get(0).headers()).doesNotContainKey("SOAPAction");
        assertThat(requests.get(1).headers()).containsEntry("SOAPAction", "\"urn:vim25/8.0.2.0\"");
        assertThat(requests.get(2).headers()).doesNotContainKey("SOAPAction");
    }

    @Test
    void whatACallCostsIsCounted() throws Exception {
        server.on("Ask", "<returnval/>").on("Ask", ScriptedServer.failing(ErrorCode.READ_FAILED));
        ask();
        SoapTraffic one = client.traffic();
        assertThat(catchThrowable(this::ask)).isInstanceOf(HypervisorException.class);

        assertThat(one.roundTrips()).isEqualTo(1);
        assertThat(one.bytesSent())
                .isEqualTo(server.requests("Ask").get(0).body().length());
        assertThat(one.bytesReceived()).isBetween(300L, 500L);
        assertThat(client.roundTrips()).isEqualTo(2);
    }

    @Test
    void nothingOfARequestStaysInMemory() throws Exception {
        server.on("Ask", "").on("Ask", ScriptedServer.failing(ErrorCode.READ_FAILED));
        ask();
        assertThat(catchThrowable(this::ask)).isInstanceOf(HypervisorException.class);

        assertThat(server.rawBodies())
                .hasSize(2)
                .allSatisfy(body -> assertThat(body).containsOnly(0));
    }

    @Test
    void aFaultKeepsItsTextItsTypeAndItsFields() {
        server.on("Ask", server.faulting("InvalidPowerState", "<existingState>poweredOff</existingState>"));

        SoapFault fault = catchThrowableOfType(SoapFault.class, this::ask);

        assertThat(fault).hasMessage("The host says InvalidPowerState.");
        assertThat(fault.code()).isEqualTo("ServerFaultCode");
        assertThat(fault.type()).isEqualTo("InvalidPowerState");
        assertThat(fault.detail().childText("existingState")).contains("poweredOff");
    }

    @ParameterizedTest
    @CsvSource({
        "<detail><InvalidLoginFault xmlns='urn:vim25'/></detail>,InvalidLogin",
        "<detail><Fault/></detail>,Fault",
        "<detail/>,''",
        "<faultcode>x:Client</faultcode>,''"
    })
    void aFaultWithoutATypeIsNamedAfterItsElement(String inside, String type) {
        server.on(
                "Ask",
                request -> ScriptedServer.xml(
                        500, "<Envelope><Body><Fault>" + inside.replace('\'', '"') + "</Fault></Body></Envelope>"));

        assertThat(catchThrowableOfType(SoapFault.class, this::ask).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "404,text/xml,<a/>",
        "404,text/html,<html><body>Welcome</body></html>",
        "200,text/html,whatever",
        "500,text/html,whatever",
        "200,text/xml,<html><body>Welcome</body></html>",
        "200,text/plain,<!DOCTYPE html><html/>",
        "200,text/xml,''",
        "500,text/xml,''",
        "403,text/plain,no",
        "204,text/xml,''"
    })
    void whatIsNoAnswerOfAViServerSaysSo(int status, String type, String body) {
        HypervisorException refusal = refusal(status, Map.of("Content-Type", type), body);

        assertThat(refusal.code()).isEqualTo(ErrorCode.HTTP_ERROR);
        assertThat(refusal)
                .hasMessageContaining("esx.example:443")
                .hasMessageContaining("Ask")
                .hasMessageContaining("does not offer the VI API");
    }

    @Test
    void aRedirectIsShownButNotFollowed() {
        HypervisorException refusal = refusal(301, Map.of("Location", "https://other/sdk"), "");

        assertThat(refusal.code()).isEqualTo(ErrorCode.HTTP_ERROR);
        assertThat(refusal).hasMessageContaining("'https://other/sdk'").hasMessageContaining("not followed");
        assertThat(server.count("Ask")).isEqualTo(1);
    }

    @Test
    void aServerThatIsTooBusySaysWhatToDo() {
        assertThat(refusal(503, Map.of(), "")).hasMessageContaining("try again later");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<other/>",
                "<Envelope/>",
                "<Envelope><Body/></Envelope>",
                "<Envelope><Body><OtherResponse/></Body></Envelope>",
                "<Envelope><Header><AskResponse/></Header></Envelope>"
            })
    void xmlOfAnotherKindIsNoAnswerEither(String document) {
        assertThat(refusal(document).code()).isEqualTo(ErrorCode.HTTP_ERROR);
    }

    @Test
    void aResultWithTheStatusOfAFaultIsNone() {
        assertThat(refusal(500, Map.of(), OPEN + CLOSE).code()).isEqualTo(ErrorCode.HTTP_ERROR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no xml",
                "<Envelope><a></b></Envelope>",
                "<Envelope>\u0001</Envelope>",
                "<Envelope>&#1;</Envelope>",
                "<Envelope><a b=\"1\" b=\"2\"/></Envelope>",
                "<Envelope><x:a/></Envelope>",
                "<Envelope/><Envelope/>",
                "<Envelope>&unknown;</Envelope>",
                "{\"json\": true}"
            })
    void whatIsNotWellFormedNamesCallAndPlace(String document) {
        HypervisorException refusal = refusal(document);

        assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(ErrorCode.XML_DETAIL);
        assertThat(refusal).hasMessageContaining("Ask").hasMessageContaining("line 1, column");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Envelope><Body>",
                "<Envelope",
                "<?xml version=\"1.0\"?>",
                "<Envelope><!-- never",
                OPEN,
                OPEN + "text",
                OPEN + "</returnval></AskResponse>"
            })
    void whatEndsTooEarlyWasCutOff(String document) {
        HypervisorException refusal = refusal(document);

        assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(ErrorCode.READ_FAILED);
        assertThat(refusal).hasMessageContaining("Ask").hasMessageContaining("ends in the middle");
    }

    /** Whatever a server sends, the outcome is a result, a fault or one of our errors. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void damagedAnswersFailInAnOrderlyWay(long seed) {
        Random random = new Random(seed);
        String document = OPEN + "<a xmlns:y=\"urn:y\" y:type=\"q\">&lt;<![CDATA[x]]></a><!-- c --><b/>&#65;" + CLOSE;
        String alphabet = "<>/&;!?=\"'-[]:x\u0000\u00e9 ";
        for (int i = 0; i < 400; i++) {
            StringBuilder damaged = new StringBuilder(document);
            for (int n = random.nextInt(4); n >= 0; n--) {
                int at = random.nextInt(damaged.length());
                switch (random.nextInt(3)) {
                    case 0 -> damaged.deleteCharAt(at);
                    case 1 -> damaged.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
                    default -> damaged.insert(at, damaged.substring(at, Math.min(damaged.length(), at + 9)));
                }
            }

            Throwable outcome = catchThrowable(() -> ask(damaged.toString()));

            if (outcome != null && !(outcome instanceof SoapFault)) {
                assertThat(outcome).as("seed " + seed + ": " + damaged).isInstanceOf(HypervisorException.class);
                assertThat(((HypervisorException) outcome).code())
                        .as("seed " + seed + ": " + damaged)
                        .isIn(ErrorCode.XML_DETAIL, ErrorCode.XML_ERROR, ErrorCode.HTTP_ERROR, ErrorCode.READ_FAILED);
            }
        }
    }

    @Test
    void whatTheTransportReportsComesThrough() {
        server.on("Ask", ScriptedServer.failing(ErrorCode.UNKNOWN_HOST));
        assertThat(catchThrowableOfType(HypervisorException.class, this::ask).code())
                .isEqualTo(ErrorCode.UNKNOWN_HOST);

        server.forget("Ask")
                .on(
                        "Ask",
                        request -> ScriptedServer.raw(200, Map.of(), new InputStream() {
                            @Override
                            public int read() {
                                throw new HypervisorException(ErrorCode.OPERATION_TIMEOUT, "in the middle of the body");
                            }

                            @Override
                            public int read(byte[] buffer, int offset, int length) {
                                return read();
                            }
                        }));
        assertThat(catchThrowableOfType(HypervisorException.class, this::ask)).hasMessage("in the middle of the body");
    }

    @Test
    void whatXmlCannotCarryIsNeverSent() {
        HypervisorException refusal = catchThrowableOfType(
                HypervisorException.class,
                () -> client.invoke(new Ask(out -> out.text("q", "\u0001")), Deadline.after(Duration.ofMinutes(1))));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_ARG);
        assertThat(server.methods()).isEqualTo(Collections.emptyList());
        assertThat(client.roundTrips()).isZero();
    }
}
