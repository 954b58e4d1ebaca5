// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import org.hypervia.api.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 1.4 of the reference. */
class EscapeSchemeTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            value = {"plain,plain", "a/b,a%2fb", "100%,100%25", "c:\\d,c:%5cd", "größe|\",größe|\"", "%2f,%252f"})
    void percentSchemeGoesBothWays(String plain, String escaped) {
        assertThat(EscapeScheme.PERCENT.escape(plain)).isEqualTo(escaped);
        assertThat(EscapeScheme.PERCENT.unescape(escaped, "x")).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            value = {"plain,plain", "a|b,a|7cb", "\"q\",|22q|22", "100%/,100%/", "|22,|7c22"})
    void pipeSchemeGoesBothWays(String plain, String escaped) {
        assertThat(EscapeScheme.PIPE.escape(plain)).isEqualTo(escaped);
        assertThat(EscapeScheme.PIPE.unescape(escaped, "x")).isEqualTo(plain);
    }

    @Test
    void undoesEveryHexValueInAnyCase() {
        assertThat(EscapeScheme.PIPE.unescape("|0A|0d|7C|7c|41", "x")).isEqualTo("\n\r||A");
        assertThat(EscapeScheme.PERCENT.unescape("%C3%b6ö", "x")).isEqualTo("öö");
    }

    @Test
    void cutsAtAnEscapedNul() {
        assertThat(EscapeScheme.PIPE.unescape("ab|00cd", "x")).isEqualTo("ab");
        refused(ErrorCode.INTERNAL_ERROR, () -> EscapeScheme.PIPE.unescape("ab|00cd|", "x"), "'x'");
    }

    @ParameterizedTest
    @CsvSource({
        "100%, 100%",
        "100% raw, 100% raw",
        "%, %",
        "%2, %2",
        "%zz%2f, %zz/",
        "a%2Fb%25, a/b%",
        "%%2f, %/",
        "%252f, %2f",
        "%c3%bc, ü",
        "plain, plain"
    })
    void leavesAMarkThatBeginsNoEscapeIfAskedTo(String text, String plain) {
        assertThat(EscapeScheme.PERCENT.unescapeLeniently(text)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"|", "a|", "|2", "|g0", "|0g", "|2 2", "||7c", "|\u0660\u0661"})
    void refusesTheMarkWithoutTwoHexDigits(String text) {
        refused(ErrorCode.INTERNAL_ERROR, () -> EscapeScheme.PIPE.unescape(text, "annotation"), "annotation", "|7c");
        refused(
                ErrorCode.INTERNAL_ERROR,
                () -> EscapeScheme.PERCENT.unescape(text.replace('|', '%'), "displayName"),
                "displayName");
    }
}
