// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoapClientTest {
    private static final SoapCall<List<XmlNode>> CALL =
            new SoapCall<>("Ask", out -> out.text("q", "a"), values -> values);

    private final ScriptedTransport server = new ScriptedTransport();
    private final SoapClient client = new SoapClient(server, "/sdk", "esx.example:443");

    private List<XmlNode> ask() throws SoapFault {
        return client.invoke(CALL, Deadline.after(Duration.ofMinutes(1)));
    }

    private HypervisorException refusal() {
        return catchThrowableOfType(HypervisorException.class, this::ask);
    }

    @Test
    void aResultIsReadWhateverStandsAroundIt() throws Exception {
        server.result("Ask", """
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
        assertThat(client.roundTrips()).isEqualTo(1);
    }

    @Test
    void anEmptyResultIsNoResultButNoFailure() throws Exception {
        server.result("Ask", "");

        assertThat(ask()).isEmpty();
    }

    @Test
    void theActionIsSentOnceTheVersionIsKnownAndNeverEmpty() throws Exception {
        server.result("Ask", "").result("Ask", "");
        ask();
        client.useVersion("8.0.2.0");
        ask();

        assertThat(server.call(0).headers()).doesNotContainKey("SOAPAction");
        assertThat(server.call(1).headers()).containsEntry("SOAPAction", "\"urn:vim25/8.0.2.0\"");
    }

    @Test
    void aFaultKeepsItsTextItsTypeAndItsFields() {
        server.fault("InvalidPowerState", "<existingState>poweredOff</existingState>");

        SoapFault fault = catchThrowableOfType(SoapFault.class, this::ask);

        assertThat(fault).hasMessage("It said no.");
        assertThat(fault.detail().xsiType()).isEqualTo("InvalidPowerState");
        assertThat(fault.detail().childText("existingState")).contains("poweredOff");
    }

    @Test
    void aFaultWithoutATypeIsNamedAfterItsElement() {
        server.answer(
                500,
                "text/xml",
                ScriptedTransport.envelope("<soapenv:Fault><faultstring>x</faultstring><detail>"
                        + "<InvalidLoginFault xmlns=\"urn:vim25\"/></detail></soapenv:Fault>"));

        assertThat(catchThrowableOfType(SoapFault.class, this::ask).detail().xsiType())
                .isEqualTo("InvalidLogin");
    }

    @ParameterizedTest
    @CsvSource({"404,text/xml", "301,text/html", "200,text/html", "503,text/plain"})
    void whatIsNoAnswerOfAViServerSaysSo(int status, String type) {
        server.answer(status, type, "<html><body>Welcome</body></html>");

        assertThat(refusal().code()).isEqualTo(ErrorCode.HTTP_ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<other/>", "<Envelope/>", "<Envelope><Body><OtherResponse/></Body></Envelope>"})
    void xmlOfAnotherKindIsNoAnswerEither(String document) {
        server.answer(200, "text/xml", document);

        assertThat(refusal().code()).isEqualTo(ErrorCode.HTTP_ERROR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no xml", "<Envelope><Body>", "<Envelope><a></b></Envelope>", "<Envelope>\u0001</Envelope>"})
    void whatIsNotWellFormedNamesCallAndPlace(String document) {
        server.answer(200, "text/xml", document);

        assertThat(refusal().code()).isEqualTo(ErrorCode.XML_DETAIL);
        server.answer(200, "text/xml", document);
        assertThat(refusal()).hasMessageContaining("Ask");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE Envelope><Envelope/>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>",
                "<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;&x;\">]><a>&y;</a>"
            })
    void aDocumentTypeDefinitionIsRefused(String document) {
        server.answer(200, "text/xml", document);

        assertThat(refusal().code()).isEqualTo(ErrorCode.XML_ERROR);
    }

    @Test
    void depthIsLimited() {
        server.result("Ask", "<returnval>" + "<a>".repeat(5000) + "</a>".repeat(5000) + "</returnval>");

        assertThat(refusal().code()).isIn(ErrorCode.XML_ERROR, ErrorCode.XML_DETAIL);
    }

    @Test
    void manyEscapesInALargeAnswerAreNoAttack() throws Exception {
        server.result("Ask", "<returnval><n>" + "&amp;".repeat(300_000) + "</n></returnval>");

        assertThat(ask().get(0).childText("n").orElseThrow()).hasSize(300_000);
    }

    @Test
    void everyTextIsEscapedOnTheWayOut() throws Exception {
        SoapCall<List<XmlNode>> call = new SoapCall<>(
                "Ask",
                out -> out.text("q", "<&>\"'\r\n\u00e9\ud83d\ude00").reference("r", "T\"", "v<"),
                values -> values);
        server.result("Ask", "");

        client.invoke(call, Deadline.after(Duration.ofMinutes(1)));

        assertThat(server.sent(0))
                .contains("<q>&lt;&amp;&gt;&quot;'&#13;\n\u00e9\ud83d\ude00</q>")
                .contains("<r type=\"T&quot;\">v&lt;</r>")
                .contains("<Ask xmlns=\"urn:vim25\">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\u001f", "\ufffe", "\ud800", "\udc00x"})
    void whatXmlCannotCarryIsRefusedBeforeItIsSent(String text) {
        SoapCall<List<XmlNode>> call = new SoapCall<>("Ask", out -> out.text("q", text), values -> values);

        HypervisorException refusal = catchThrowableOfType(
                HypervisorException.class, () -> client.invoke(call, Deadline.after(Duration.ofMinutes(1))));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_ARG);
        assertThat(server.count()).isZero();
    }
}
