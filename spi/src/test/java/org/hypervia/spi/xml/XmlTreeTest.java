// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.xml;

import static org.assertj.core.api.Assertions.assertThat;
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
}
