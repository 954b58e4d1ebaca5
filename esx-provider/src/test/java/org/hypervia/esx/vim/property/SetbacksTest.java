// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SetbacksTest {
    private final Setbacks setbacks = new Setbacks(new Pace(45, Duration.ofMinutes(1), Duration.ofMillis(1), 3));

    @Test
    void aRenewedSessionIsNoFailureAndEndsTheCount() {
        assertThat(setbacks.failed()).isTrue();
        assertThat(setbacks.failed()).isTrue();
        assertThat(setbacks.renewed()).isTrue();
        assertThat(setbacks.failed()).isTrue();
        assertThat(setbacks.failed()).isTrue();
        assertThat(setbacks.failed()).isFalse();
    }

    @Test
    void renewedAgainAndAgainWithoutAnAnswerItIsOne() {
        assertThat(setbacks.renewed()).isTrue();
        assertThat(setbacks.renewed()).isTrue();
        assertThat(setbacks.renewed()).isFalse();
        setbacks.over();
        assertThat(setbacks.renewed()).isTrue();
    }
}
