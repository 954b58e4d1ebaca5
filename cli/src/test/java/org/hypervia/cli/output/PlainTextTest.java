// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "web01", "a\\b", "übérß", "日本語", "😀\u200b", "e\u0301", "soft\u00adhyphen", "\ue000"})
    void whatCanBePrintedStays(String text) {
        assertThat(PlainText.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "27, \\x1b",
                "9, \\x09",
                "0, \\x00",
                "127, \\x7f",
                "0x85, \\xc2\\x85",
                "0x2028, \\xe2\\x80\\xa8",
                "0xFFFE, \\xef\\xbf\\xbe",
            })
    void whatControlsATerminalBecomesItsBytes(String codePoint, String expected) {
        String text = "a" + Character.toString(Integer.decode(codePoint)) + "b";

        assertThat(PlainText.of(text)).isEqualTo("a" + expected + "b");
    }

    @ParameterizedTest
    @CsvSource({"\\x41, \\x5cx41", "\\\\x, \\\\x5cx", "\\y, \\y"})
    void aBackslashBeforeAnXCannotBeMistaken(String text, String expected) {
        assertThat(PlainText.of(text)).isEqualTo(expected);
    }
}
