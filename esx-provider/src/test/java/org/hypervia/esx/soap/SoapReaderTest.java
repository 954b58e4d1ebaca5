// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SoapReaderTest {
    private static SoapReader open(String document) {
        return open(document.getBytes(StandardCharsets.UTF_8));
    }

    private static SoapReader open(byte[] document) {
        SoapLimits limits = SoapLimits.DEFAULT;
        LimitedInput input = new LimitedInput(new ByteArrayInputStream(document), limits, "Ask");
        return SoapReader.open(SoapReader.factory(limits), input, limits, "Ask");
    }

    private static byte[] bytes(Charset charset, String mark, String document) {
        return (mark + document).getBytes(charset);
    }

    static Stream<byte[]> documentsInManyEncodings() {
        String plain = "<r><a>\u00fc\u20ac</a></r>";
        String latin = "<r><a>\u00fc</a></r>";
        return Stream.of(
                bytes(StandardCharsets.UTF_8, "", plain),
                bytes(StandardCharsets.UTF_8, "\ufeff", plain),
                bytes(StandardCharsets.UTF_8, "", "<?xml version='1.0' encoding = 'utf-8' ?>" + plain),
                bytes(StandardCharsets.UTF_8, "\ufeff", "<?xml version='1.0' encoding='ISO-8859-1'?>" + plain),
                bytes(StandardCharsets.UTF_16BE, "\ufeff", "<?xml version='1.0' encoding='UTF-16'?>" + plain),
                bytes(StandardCharsets.UTF_16LE, "\ufeff", plain),
                bytes(StandardCharsets.UTF_16BE, "", "<?xml version='1.0' encoding='UTF-16'?>" + plain),
                bytes(StandardCharsets.UTF_16LE, "", plain),
                bytes(StandardCharsets.ISO_8859_1, "", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + latin));
    }

    @ParameterizedTest
    @MethodSource("documentsInManyEncodings")
    void theEncodingIsFoundOut(byte[] document) {
        SoapReader in = open(document);
        assertThat(in.nextChild(in.level())).isTrue();
        assertThat(in.text()).startsWith("\u00fc");
        in.finish();
    }

    static Stream<byte[]> documentsWithBrokenBytes() {
        String latin = "<r><a>\u00fc</a></r>";
        return Stream.of(
                bytes(StandardCharsets.ISO_8859_1, "", latin),
                bytes(StandardCharsets.ISO_8859_1, "", "<?xml version='1.0' encoding='UTF-8'?>" + latin),
                bytes(StandardCharsets.ISO_8859_1, "", "\u00ff\u00ff" + latin),
                bytes(StandardCharsets.ISO_8859_1, "", "<r>" + "x".repeat(100_000) + "\u00c0\u0080</r>"),
                bytes(StandardCharsets.ISO_8859_1, "", "<r>\u00ed\u00a0\u0080</r>"),
                bytes(StandardCharsets.UTF_8, "", "<?xml version='1.0' encoding='no-such'?>" + latin),
                bytes(StandardCharsets.UTF_8, "", "<?xml version='1.0' encoding='US-ASCII'?>" + latin));
    }

    @ParameterizedTest
    @MethodSource("documentsWithBrokenBytes")
    void brokenBytesAreOurErrorAndNothingIsPrinted(byte[] document) {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            HypervisorException error = catchThrowableOfType(
                    HypervisorException.class, () -> open(document).finish());
            assertThat(error.code()).isEqualTo(ErrorCode.XML_DETAIL);
        } finally {
            System.setErr(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void childrenAreVisitedInOrderWhateverIsLeftUnread() {
        SoapReader in = open("<r> <a><deep><a>no</a></deep></a><!-- c --><b>1</b><?p i?><c/><d>x<e/>y</d> </r>");
        List<String> seen = new ArrayList<>();

        int level = in.level();
        while (in.nextChild(level)) {
            seen.add(in.name());
            if (in.name().equals("d")) {
                seen.add(in.text());
            }
        }

        assertThat(seen).containsExactly("a", "b", "c", "d", "xy");
        in.finish();
    }

    @Test
    void aDecoderThatStopsInTheMiddleHarmsNobody() {
        SoapReader in = open("<r><a><x/><y><z>1</z></y></a><b>2</b></r>");
        int level = in.level();
        assertThat(in.nextChild(level)).isTrue();
        int inner = in.level();
        in.nextChild(inner);
        in.nextChild(inner);
        in.nextChild(in.level());
        assertThat(in.name()).isEqualTo("z");

        assertThat(in.nextChild(level)).isTrue();
        assertThat(in.name()).isEqualTo("b");
        assertThat(in.token()).isEqualTo("2");
        assertThat(in.nextChild(level)).isFalse();
        assertThat(in.nextChild(level)).isFalse();
        in.finish();
    }

    @Test
    void anElementThatWasReadHasNoChildrenLeft() {
        SoapReader in = open("<r><a>1</a><b/></r>");
        int level = in.level();
        in.nextChild(level);
        int inner = in.level();
        in.text();

        assertThat(in.nextChild(inner)).isFalse();
        assertThat(in.nextChild(level)).isTrue();
        assertThat(in.name()).isEqualTo("b");
    }

    @Test
    void aTextComesInPiecesAndIsPutTogether() {
        SoapReader in = open("<r><a> x &amp; &#65;<![CDATA[<&>]]>\u00e9 <!-- no -->\ny\t</a></r>");
        in.nextChild(in.level());

        assertThat(in.text()).isEqualTo(" x & A<&>\u00e9 \ny\t");
    }

    @Test
    void typesAreFoundByNamespaceAndReferencesWithout() {
        SoapReader in = open("""
                <r xmlns:q="http://www.w3.org/2001/XMLSchema-instance" xmlns:other="urn:o">
                <a q:type="v:VirtualMachine" type=" Folder " other:type="no"/>
                <b other:type="no"/>
                <c q:type=" Plain "/></r>""");
        int level = in.level();

        in.nextChild(level);
        assertThat(in.xsiType()).isEqualTo("VirtualMachine");
        assertThat(in.refType()).isEqualTo("Folder");
        in.nextChild(level);
        assertThat(in.xsiType()).isEmpty();
        assertThat(in.refType()).isEmpty();
        in.nextChild(level);
        assertThat(in.xsiType()).isEqualTo("Plain");
    }

    @Test
    void aTreeHoldsWhatIsInTheElement() {
        SoapReader in = open("<r><t>a<x type=\"HostSystem\">h</x>b<y><z/></y><x>2</x></t><n/></r>");
        int level = in.level();
        in.nextChild(level);

        XmlNode tree = in.node();

        assertThat(tree.text()).isEqualTo("ab");
        assertThat(tree.child("x").map(XmlNode::refType)).contains("HostSystem");
        assertThat(tree.all("x").map(XmlNode::text)).containsExactly("h", "2");
        assertThat(tree.child("y").flatMap(y -> y.child("z"))).isPresent();
        assertThat(tree.childText("absent")).isEmpty();
        assertThat(in.nextChild(level)).isTrue();
        assertThat(in.name()).isEqualTo("n");
    }
}
