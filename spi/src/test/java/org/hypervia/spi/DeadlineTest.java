// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    @Test
    void noTimeMeansOverAtOnce() {
        Deadline deadline = Deadline.after(Duration.ZERO);

        assertThat(deadline.isOver()).isTrue();
        assertThat(Deadline.after(Duration.ofSeconds(-1)).remaining()).isZero();
        assertThatExceptionOfType(HypervisorException.class)
                .isThrownBy(() -> deadline.check("suspending web01"))
                .withMessageContaining("suspending web01")
                .returns(ErrorCode.OPERATION_TIMEOUT, HypervisorException::code);
    }

    @Test
    void aLimitBeyondAllNumbersIsNoOverflow() {
        Deadline deadline = Deadline.after(Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(deadline.isOver()).isFalse();
        assertThat(deadline.remaining()).isGreaterThan(Duration.ofDays(365));
    }

    @Test
    void aPartIsNeverLaterThanTheWhole() {
        Deadline whole = Deadline.after(Duration.ofMinutes(1));

        assertThat(whole.within(Duration.ofHours(1))).isSameAs(whole);
        assertThat(whole.within(Duration.ofSeconds(1)).remaining()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }
}
