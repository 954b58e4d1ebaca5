// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DomainStateTest {
    @ParameterizedTest
    @EnumSource
    void aStateIsFoundByItsNumber(DomainState state) {
        assertThat(DomainState.ofNumber(state.number())).isEqualTo(state);
    }

    @Test
    void aNumberOfANewerLibvirtSaysNothing() {
        assertThat(DomainState.ofNumber(99)).isEqualTo(DomainState.NOSTATE);
        assertThat(DomainState.ofNumber(-1)).isEqualTo(DomainState.NOSTATE);
    }
}
