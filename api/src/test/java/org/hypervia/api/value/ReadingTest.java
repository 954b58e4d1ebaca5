// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private final HypervisorException denied = new HypervisorException(ErrorCode.ACCESS_DENIED, "no");

    @Test
    void theThreeCasesStayApartWhenConverted() {
        assertThat(Reading.of(2).map(n -> n * 2)).isEqualTo(Reading.of(4));
        assertThat(Reading.<Integer>unset().map(n -> n * 2)).isEqualTo(Reading.unset());
        assertThat(Reading.<Integer>failed(denied).map(n -> n * 2)).isEqualTo(Reading.failed(denied));
    }

    @Test
    void aConversionThatFailsMakesAFailedReading() {
        Reading<Integer> reading = Reading.of("x").map(text -> {
            throw denied;
        });

        assertThat(reading).isEqualTo(Reading.failed(denied));
    }

    @Test
    void onlyAValueIsAValue() {
        assertThat(Reading.of("a").toOptional()).contains("a");
        assertThat(Reading.unset().toOptional()).isEmpty();
        assertThat(Reading.<String>failed(denied).orElse("other")).isEqualTo("other");
    }
}
