// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StateTextTest {
    @ParameterizedTest
    @CsvSource({
        "RUNNING, 1, booted",
        "RUNNING, 8, event wakeup",
        "RUNNING, 11, post-copy failed",
        "PAUSED, 1, user",
        "PAUSED, 5, I/O error",
        "PAUSED, 11, starting up",
        "SHUTOFF, 2, destroyed",
        "SHUTOFF, 8, daemon",
        "SHUTDOWN, 1, user",
        "CRASHED, 1, panicked",
    })
    void reasonsByTheirNumbers(DomainState state, int reason, String text) {
        assertThat(StateText.reason(new DomainStatus(state, reason))).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource
    void everyStateHasAWordAndAnUnknownReason(DomainState state) {
        assertThat(StateText.of(state)).isNotEmpty();
        assertThat(StateText.reason(new DomainStatus(state, 0))).isEqualTo("unknown");
        assertThat(StateText.reason(new DomainStatus(state, 99))).isEqualTo("unknown");
    }

    @Test
    void aNegativeReasonIsUnknown() {
        assertThat(StateText.reason(new DomainStatus(DomainState.RUNNING, -1))).isEqualTo("unknown");
    }
}
