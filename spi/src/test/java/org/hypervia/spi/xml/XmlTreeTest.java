// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTreeTest {
    private static HypervisorException refusal(String document) {
        return catchThrowableOfType(HypervisorException.class, () -> XmlTree.read("snapshot", document));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>", "<!DOCTYPE a []><a/>", "<a>&b;</a>", ""})
    void errorsNameTheKindOfDocumentAndThePlace(String document) {
        HypervisorException refusal = refusal(document);
        assertThat(refusal.code()).isEqualTo(ErrorCode.XML_DETAIL);
        assertThat(refusal).hasMessageContaining("snapshot XML, line 1, column ");
    }

    @Test
    void aTextThatIsTooLongIsAskedWhetherItIsOfThatKind() {
        assertThat(refusal(" ".repeat(XmlTree.MAX_CHARACTERS + 1)))
                .hasMessageContainingAll("the snapshot XML has 4194305 characters", "is it a snapshot XML?");
    }

    @Test
    void childrenThatAreNotWantedAreReportedAsAWhole() {
        List<String> skipped = new ArrayList<>();
        XmlElement root = XmlTree.read("test", "<a><b c='1' d='1'/><b c='2' d='2'/></a>");

        List<XmlElement> wanted = root.children(
                "b", child -> child.attribute("c").filter("2"::equals).isPresent());
        root.reportUnused(part -> skipped.add(part.path()));

        assertThat(wanted).hasSize(1);
        assertThat(skipped).containsExactly("a/b", "a/b/@d");
    }

    @Test
    void aByteOrderMarkIsNoText() {
        XmlElement root = XmlTree.read("domain", "\uFEFF<domain><name>a</name></domain>");
        assertThat(root.child("name").map(XmlElement::text)).contains("a");
        assertThat(root.error(ErrorCode.XML_ERROR, "x")).hasMessageContaining("line 1, column 1)");
    }

    @Test
    void aPrefixThatWasNeverDeclaredBelongsToTheName() {
        XmlElement root = XmlTree.read(
                "domain",
                "<domain xmlns:k='urn:k' a='1' q:b='2' k:c='3'><vmware:moref>vm-1</vmware:moref>"
                        + "<k:known/><name>t &amp; u</name><in xmlns='urn:in'><deep/></in><other/></domain>");
        assertThat(root.elements())
                .extracting(XmlElement::name)
                .containsExactly("vmware:moref", "{urn:k}known", "name", "{urn:in}in", "other");
        assertThat(root.elements().get(3).elements())
                .extracting(XmlElement::name)
                .containsExactly("{urn:in}deep");
        assertThat(root.attributes()).containsOnlyKeys("a", "q:b", "{urn:k}c");
        assertThat(root.child("name").map(XmlElement::text)).contains("t & u");
        assertThat(root.child("moref")).isEmpty();
    }

    @Test
    void otherMistakesBesideAnUndeclaredPrefixAreRefused() {
        for (String document : List.of(
                "<domain><v:x></domain>",
                "<domain><v:x a='1' a='2'/></domain>",
                "<!DOCTYPE domain><domain><v:x/></domain>",
                "<domain>" + "<v:x>".repeat(300) + "</v:x>".repeat(300) + "</domain>")) {
            assertThatExceptionOfType(HypervisorException.class)
                    .isThrownBy(() -> XmlTree.read("domain", document))
                    .extracting(HypervisorException::code)
                    .isEqualTo(ErrorCode.XML_DETAIL);
        }
    }
}
