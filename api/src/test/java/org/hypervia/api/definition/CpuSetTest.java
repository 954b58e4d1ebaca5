// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CpuSetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0-2,7|0-2,7",
                "7,2,1,0|0-2,7",
                "0,1|0-1",
                "0-3,^2|0-1,3",
                "^0,0|0",
                "' 1 , 3 - 4'|1,3-4",
                "0,|0",
                "16383|16383",
                "5-5|5"
            })
    void libvirtsNotationIsReadAndShownInItsShortestForm(String text, String shown) {
        assertThat(CpuSet.parse(text).orElseThrow()).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "5-3", "16384", "0,,1", "^2", "0 1", "0-3,^1-2", "-1", "1-", "0-99999999999", ","})
    void whatIsNoSetOfProcessorsIsRefused(String text) {
        assertThat(CpuSet.parse(text)).isEmpty();
    }

    @Test
    void numbersAreASetWhateverTheirOrder() {
        CpuSet cpus = CpuSet.of(7, 0, 2, 1, 7);
        assertThat(cpus).isEqualTo(CpuSet.parse("0-2,7").orElseThrow()).hasSameHashCodeAs(CpuSet.of(0, 1, 2, 7));
        assertThat(cpus.size()).isEqualTo(4);
        assertThat(cpus.stream()).containsExactly(0, 1, 2, 7);
        assertThat(CpuSet.EMPTY.isEmpty()).isTrue();
        assertThat(cpus.isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 16384})
    void numbersOutOfRangeAreRefused(int cpu) {
        assertThatIllegalArgumentException().isThrownBy(() -> CpuSet.of(0, cpu));
    }
}
