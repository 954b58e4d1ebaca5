// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HypervisorExceptionTest {
    @Test
    void aStackTraceShowsTheCodeAndTheMessageStaysAsItWas() {
        HypervisorException error = new HypervisorException(
                ErrorCode.OPERATION_INVALID, "domain 'db01' runs: switch it off", "Fault", null);
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));

        assertThat(error).hasMessage("domain 'db01' runs: switch it off");
        assertThat(trace.toString())
                .startsWith("org.hypervia.api.error.HypervisorException: [OPERATION_INVALID] domain 'db01' runs:");
    }

    @Test
    void onlyWhatWasRefusedBecauseOfAnotherTaskIsWorthTheSameCallAgain() {
        assertThat(Stream.of(ErrorCode.values()).filter(ErrorCode::isRetryable))
                .containsExactly(ErrorCode.RESOURCE_BUSY);
        assertThat(new HypervisorException(ErrorCode.RESOURCE_BUSY, "another task").isRetryable())
                .isTrue();
        assertThat(new HypervisorException(ErrorCode.OPERATION_TIMEOUT, "too slow").isRetryable())
                .isFalse();
    }
}
