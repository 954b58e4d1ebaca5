// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.hypervia.api.task.ProgressListener;
import org.hypervia.api.task.QuestionCallback;
import org.junit.jupiter.api.Test;

class CallOptionsTest {
    private final ProgressListener listener = ProgressListener.ignoring();
    private final QuestionCallback callback = QuestionCallback.unanswered();

    @Test
    void whatIsNotSaidIsLeftOpen() {
        assertThat(CallOptions.defaults().timeout()).isEmpty();
        assertThat(CallOptions.defaults().progress()).isEmpty();
        assertThat(CallOptions.defaults().questions()).isEmpty();
    }

    @Test
    void whatIsLeftOpenIsTakenFromOthersAndNothingElse() {
        CallOptions inner = CallOptions.timeout(Duration.ofSeconds(1)).progress(listener);
        CallOptions outer = CallOptions.timeout(Duration.ofSeconds(9)).questions(callback);

        CallOptions both = inner.orElse(outer);

        assertThat(both.timeout()).contains(Duration.ofSeconds(1));
        assertThat(both.progress()).containsSame(listener);
        assertThat(both.questions()).containsSame(callback);
    }

    @Test
    void aLimitMustBeMoreThanZero() {
        assertThatThrownBy(() -> CallOptions.timeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CallOptions.timeout(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
