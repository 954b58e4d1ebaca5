// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class SoapWriterTest {
    private static String write(Ask call) {
        return new String(SoapWriter.envelope(call), StandardCharsets.UTF_8);
    }

    @Test
    void aCallIsOneElementWithItsTargetFirst() {
        assertThat(write(new Ask(out -> out.text("name", "x").number("n", -5).flag("on", true))))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                        + "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                        + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                        + "<soapenv:Body><Ask xmlns=\"urn:vim25\"><_this type=\"Thing\">t&lt;1&gt;</_this>"
                        + "<name>x</name><n>-5</n><on>true</on></Ask></soapenv:Body></soapenv:Envelope>");
    }

    @Test
    void elementsNestAndSubtypesSaySo() {
        assertThat(write(new Ask(out ->
                        out.element("spec", spec -> spec.typed("set", "TraversalSpec", set -> set.text("name", "a"))))))
                .contains("<spec><set xsi:type=\"TraversalSpec\"><name>a</name></set></spec>");
    }

    @Test
    void everyTextIsEscapedOnce() {
        assertThat(write(new Ask(out -> out.text("q", "<&amp;>\"'\r\n\t\u00e9\u20ac\ud83d\ude00")
                        .reference("r", "T\"", "v<"))))
                .contains("<q>&lt;&amp;amp;&gt;&quot;'&#13;\n\t\u00e9\u20ac\ud83d\ude00</q>")
                .contains("<r type=\"T&quot;\">v&lt;</r>");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsWrittenIsWhatAnyParserReads(long seed) throws Exception {
        Random random = new Random(seed);
        String text = text(random);

        byte[] envelope = SoapWriter.envelope(new Ask(out -> out.text("q", text)));

        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(envelope));
        assertThat(document.getElementsByTagName("q").item(0).getTextContent())
                .as("seed " + seed)
                .isEqualTo(text);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int[] points = random.ints(5000, 0, Character.MAX_CODE_POINT + 1).toArray();
        for (int i = 0; i < points.length; i++) {
            int point = i % 3 == 0 ? points[i] : points[i] % 0x100;
            boolean carried = point == '\t' || point == '\n' || point == '\r' || point >= ' ';
            if (carried && point != 0xFFFE && point != 0xFFFF && Character.getType(point) != Character.SURROGATE) {
                text.appendCodePoint(point);
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\u001f", "\u000b", "\ufffe", "\uffff", "\ud800", "\udc00x", "\ude00\ud83d"})
    void whatXmlCannotCarryIsRefusedAndNamed(String text) {
        HypervisorException refusal = catchThrowableOfType(
                HypervisorException.class, () -> write(new Ask(out -> out.text("annotation", text))));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_ARG);
        assertThat(refusal).hasMessageContaining("annotation").hasMessageContaining("U+");
    }

    @Test
    void aSecretIsWrittenLikeAnyTextButQuotedNowhere() {
        assertThat(write(new Ask(out -> out.secret("password", "a&<\u00e9".toCharArray()))))
                .contains("<password>a&amp;&lt;\u00e9</password>");

        HypervisorException refusal = catchThrowableOfType(
                HypervisorException.class,
                () -> write(new Ask(out -> out.secret("password", "geh\u0007eim".toCharArray()))));
        assertThat(refusal.getMessage()).contains("password").doesNotContain("geh", "0007", "\u0007");
    }
}
