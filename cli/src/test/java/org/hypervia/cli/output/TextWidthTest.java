// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWidthTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "web01, 5",
        "übérß, 5",
        "日本語, 6",
        "한글, 4",
        "ｆｕｌｌ, 8",
        "e\u0301, 1",
        "a\u200bb, 2",
        "soft\u00adhyphen, 11",
        "😀, 2",
        "\u1112\u1161\u11ab, 2",
        "\ud840\udc0b, 2",
        "→—…, 3",
        "\ufeffx, 1",
    })
    void columnsOnATerminal(String text, int columns) {
        assertThat(TextWidth.of(text)).isEqualTo(columns);
    }
}
