// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.Test;

class ListingTest {
    private final Listing<String> whole = new Listing<>(List.of("a", "b"), List.of());
    private final Listing<String> broken = new Listing<>(
            List.of("a"),
            List.of(
                    new Listing.Failure(
                            "vm-7", new HypervisorException(ErrorCode.ACCESS_DENIED, "no right", "NoPermission", null)),
                    new Listing.Failure("vm-8", new HypervisorException(ErrorCode.INTERNAL_ERROR, "odd"))));

    @Test
    void itemsAreStreamedAndIteratedWithoutTheFailures() {
        assertThat(whole.stream()).containsExactly("a", "b");
        assertThat(whole).containsExactly("a", "b");
        assertThat(broken.stream()).containsExactly("a");
        assertThat(broken).containsExactly("a");
    }

    @Test
    void whoeverNeedsAllGetsAllOrTheFirstFailureAndHowManyThereAre() {
        assertThat(whole.orThrow()).containsExactly("a", "b");
        assertThatThrownBy(broken::orThrow)
                .isInstanceOfSatisfying(HypervisorException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.ACCESS_DENIED);
                    assertThat(e.fault()).contains("NoPermission");
                })
                .hasMessage("2 of 3 objects could not be read, the first is vm-7: no right");
    }
}
