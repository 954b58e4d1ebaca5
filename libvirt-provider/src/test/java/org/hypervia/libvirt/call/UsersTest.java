// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.Test;

class UsersTest {
    private final AtomicInteger ends = new AtomicInteger();
    private final Users users =
            new Users(() -> new HypervisorException(ErrorCode.INVALID_CONN, "closed"), ends::incrementAndGet);

    @Test
    void withoutUsersClosingEndsItOnce() {
        users.close();
        users.close();
        assertThat(ends).hasValue(1);
        assertThatThrownBy(() -> users.use(() -> "late")).hasMessageContaining("closed");
        assertThat(ends).hasValue(1);
    }

    @Test
    void theLastUserEndsWhatWasClosedMeanwhile() {
        String result = users.use(() -> users.use(() -> {
            users.close();
            assertThat(ends).hasValue(0);
            assertThatThrownBy(() -> users.use(() -> "late")).hasMessageContaining("closed");
            return "done";
        }));
        assertThat(result).isEqualTo("done");
        assertThat(ends).hasValue(1);
    }

    @Test
    void aUseThatFailsIsOverToo() {
        assertThatThrownBy(() -> users.use(() -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        users.close();
        assertThat(ends).hasValue(1);
    }

    /** As a stream does, which is used between the calls that are made on it. */
    @Test
    void whoEntersStaysUntilLeaving() {
        users.enter();
        users.close();
        assertThat(ends).hasValue(0);
        assertThatThrownBy(users::enter).hasMessageContaining("closed");
        users.leave();
        assertThat(ends).hasValue(1);
    }
}
