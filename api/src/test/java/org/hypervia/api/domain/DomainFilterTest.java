// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.hypervia.api.domain.DomainFilter.Condition;
import org.hypervia.api.domain.DomainFilter.Group;
import org.junit.jupiter.api.Test;

class DomainFilterTest {
    @Test
    void aGroupWithoutConditionsAdmitsEverything() {
        DomainFilter filter = DomainFilter.of(Condition.RUNNING);

        assertThat(filter.asks(Group.ACTIVITY)).isFalse();
        assertThat(filter.admits(Group.ACTIVITY, Condition.INACTIVE)).isTrue();
        assertThat(DomainFilter.all().admits(Group.STATE, Condition.OTHER)).isTrue();
    }

    @Test
    void conditionsOfOneGroupAreAlternatives() {
        DomainFilter filter = DomainFilter.of(Condition.RUNNING, Condition.PAUSED);

        assertThat(filter.admits(Group.STATE, Condition.RUNNING)).isTrue();
        assertThat(filter.admits(Group.STATE, Condition.PAUSED)).isTrue();
        assertThat(filter.admits(Group.STATE, Condition.SHUTOFF)).isFalse();
    }

    @Test
    void aConditionOfAnotherGroupIsAProgrammingError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainFilter.all().admits(Group.STATE, Condition.ACTIVE))
                .withMessageContaining("ACTIVE");
    }

    @Test
    void flagsAreDistinctBitsInLibvirtsOrder() {
        int expected = 1;
        for (Condition condition : Condition.values()) {
            assertThat(condition.flag()).isEqualTo(expected);
            expected <<= 1;
        }
    }
}
