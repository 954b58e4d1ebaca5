// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.atomic.AtomicBoolean;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are too deep, too long, or never end. */
class SoapLimitsTest extends SoapClientTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE Envelope><Envelope/>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>",
                "<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;&x;\">]><a>&y;</a>",
                "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/never.dtd\"><a/>"
            })
    void aDocumentTypeDefinitionIsRefused(String document) {
        HypervisorException refusal = refusal(document);

        assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(ErrorCode.XML_ERROR);
        assertThat(refusal).hasMessageContaining("document type definition");
    }

    @Test
    void depthIsLimited() throws Exception {
        limit(20, 1000, 1000, 100_000);
        assertThat(ask(OPEN + "<a>".repeat(16) + "</a>".repeat(16) + CLOSE)).hasSize(1);

        HypervisorException refusal = refusal(OPEN + "<a>".repeat(17) + "</a>".repeat(17) + CLOSE);

        assertThat(refusal.code()).isEqualTo(ErrorCode.XML_ERROR);
        assertThat(refusal).hasMessageContaining("deeper than 20");
        assertThat(refusal(OPEN + "<a>".repeat(5000)).code()).isEqualTo(ErrorCode.XML_ERROR);
    }

    @Test
    void theNumberOfElementsIsLimited() throws Exception {
        limit(20, 100, 1000, 100_000);
        assertThat(ask(OPEN + "<a/>".repeat(96) + CLOSE)).hasSize(1);

        assertThat(refusal(OPEN + "<a/>".repeat(97) + CLOSE).code()).isEqualTo(ErrorCode.OVERFLOW);
    }

    @Test
    void theLengthOfATextIsLimited() throws Exception {
        limit(20, 100, 1000, 100_000);
        assertThat(ask(OPEN + "x".repeat(1000) + CLOSE)).hasSize(1);

        assertThat(refusal(OPEN + "x".repeat(1001) + CLOSE).code()).isEqualTo(ErrorCode.OVERFLOW);
        assertThat(refusal(OPEN + "x&amp;".repeat(501) + CLOSE).code()).isEqualTo(ErrorCode.OVERFLOW);
        assertThat(refusal(OPEN + "<![CDATA[" + "x".repeat(1001) + "]]>" + CLOSE)
                        .code())
                .isEqualTo(ErrorCode.OVERFLOW);
    }

    @Test
    void aLongAnswerOfManyShortElementsIsNoLongElement() throws Exception {
        limit(20, 100_000, 1000, 10_000_000);

        assertThat(ask(OPEN + "<a>some text</a>".repeat(20_000) + CLOSE).get(0).children())
                .hasSize(20_000);
    }

    @Test
    void theLengthOfTheWholeIsLimited() {
        limit(20, 100, 1000, 400);

        HypervisorException refusal = refusal(OPEN + "<a>x</a>".repeat(40) + CLOSE);

        assertThat(refusal.code()).isEqualTo(ErrorCode.OVERFLOW);
        assertThat(refusal).hasMessageContaining("400 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a b='", "<!--", "<?x ", "<", "<a ", "<![CDATA[", "x", "&#x", "<a b"})
    void noPartOfAnEndlessAnswerIsKeptInMemory(String start) {
        AtomicBoolean ended = new AtomicBoolean();
        server.on("Ask", request -> endless(OPEN + start, 'x', ended));

        HypervisorException refusal = catchThrowableOfType(HypervisorException.class, this::ask);

        assertThat(refusal.code()).as(refusal.getMessage()).isIn(ErrorCode.OVERFLOW, ErrorCode.XML_DETAIL);
        assertThat(ended).isFalse();
    }

    @Test
    void manyEscapesInALargeAnswerAreNoAttack() throws Exception {
        server.on("Ask", "<returnval><n>" + "&amp;".repeat(300_000) + "</n></returnval>");

        assertThat(ask().get(0).childText("n").orElseThrow()).hasSize(300_000);
    }
}
