// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CpuSharesTest {
    @Test
    void allBitsCount() {
        assertThat(new CpuShares(-1)).hasToString("18446744073709551615");
        assertThat(CpuShares.parse("18446744073709551615")).contains(new CpuShares(-1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "18446744073709551616", "1x", " 1"})
    void onlyDigitsThatFitAreRead(String text) {
        assertThat(CpuShares.parse(text)).isEmpty();
    }
}
