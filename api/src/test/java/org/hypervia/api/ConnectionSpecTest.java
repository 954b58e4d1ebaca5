// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionSpecTest {
    @Test
    void theUriMaySetTheLimitsAndTheProgramHasTheLastWord() {
        ConnectionSpec.Builder builder =
                ConnectionSpec.builder("esx://h/?Connect_Timeout=5&call_timeout=7&call_timeout=90");

        assertThat(builder.build().connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(builder.build().operationTimeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(builder.operationTimeout(Duration.ofHours(1)).build().operationTimeout())
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void withoutThemTheDefaultsCount() {
        ConnectionSpec spec = ConnectionSpec.builder("test:///default").build();

        assertThat(spec.connectTimeout()).isEqualTo(ConnectionSpec.DEFAULT_CONNECT_TIMEOUT);
        assertThat(spec.operationTimeout()).isEqualTo(ConnectionSpec.DEFAULT_OPERATION_TIMEOUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect_timeout=0",
                "connect_timeout=",
                "call_timeout=-1",
                "call_timeout=604801",
                "call_timeout=1s"
            })
    void aBadLimitIsRefused(String query) {
        HypervisorException error = catchThrowableOfType(
                HypervisorException.class, () -> ConnectionSpec.builder("esx://h/?" + query + "&call_timeout=5"));

        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_ARG);
        assertThat(error)
                .hasMessageContaining(query.substring(0, query.indexOf('=')))
                .hasMessageContaining("seconds");
    }

    @Test
    void noTextOfItHoldsAPassword() {
        assertThat(ConnectionSpec.builder("esx://h/?proxy=http://u:geheim@p").build())
                .asString()
                .doesNotContain("geheim");
    }
}
