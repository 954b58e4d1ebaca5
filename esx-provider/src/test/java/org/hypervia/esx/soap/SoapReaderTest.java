// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoapReaderTest {
    private static SoapReader open(String document) {
        SoapLimits limits = SoapLimits.DEFAULT;
        LimitedInput input =
                new LimitedInput(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), limits, "Ask");
        return SoapReader.open(SoapReader.factory(limits), input, limits, "Ask");
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
