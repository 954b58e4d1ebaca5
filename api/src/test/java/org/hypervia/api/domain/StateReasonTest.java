// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StateReasonTest {
    @Test
    void aReasonIsFoundByItsStateAndLibvirtsNumber() {
        assertThat(new DomainStatus(DomainState.RUNNING, 1).stateReason()).isEqualTo(StateReason.RUNNING_BOOTED);
        assertThat(new DomainStatus(DomainState.PAUSED, 5).stateReason()).isEqualTo(StateReason.PAUSED_IO_ERROR);
        assertThat(new DomainStatus(DomainState.SHUTOFF, 2).stateReason()).isEqualTo(StateReason.SHUTOFF_DESTROYED);
        assertThat(new DomainStatus(DomainState.CRASHED, 1).stateReason()).isEqualTo(StateReason.CRASHED_PANICKED);
        assertThat(Stream.of(StateReason.values()).filter(reason -> reason != StateReason.UNKNOWN))
                .allSatisfy(reason -> assertThat(StateReason.of(reason.state().orElseThrow(), reason.number()))
                        .isEqualTo(reason));
    }

    @Test
    void whatHasNoNameIsUnknown() {
        for (DomainState state : DomainState.values()) {
            assertThat(StateReason.of(state, 0)).isEqualTo(StateReason.UNKNOWN);
            assertThat(StateReason.of(state, 99)).isEqualTo(StateReason.UNKNOWN);
            assertThat(StateReason.of(state, -1)).isEqualTo(StateReason.UNKNOWN);
        }
        assertThat(StateReason.UNKNOWN.state()).isEmpty();
    }
}
