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

    @Test
    void whatAMessageQuotesNeitherBeginsALineOfALogNorSpeaksToATerminal() {
        String name =
                "a\u001b[31m\nERROR forged\r\u009b2J\u202eb\u2028c\u2066d\tе日本 \ud83d\udc69\u200d\ud83d\udcbb \\x41";

        HypervisorException error = new HypervisorException(ErrorCode.NO_DOMAIN, "there is no '" + name + "'");

        assertThat(error)
                .hasMessage("there is no 'a\\x1b[31m\\x0aERROR forged\\x0d\\xc2\\x9b2J\\xe2\\x80\\xaeb\\xe2\\x80\\xa8c"
                        + "\\xe2\\x81\\xa6d\\x09е日本 \ud83d\udc69\u200d\ud83d\udcbb \\x41'");
        assertThat(error.toString()).doesNotContain("\n", "\u001b");
    }
}
