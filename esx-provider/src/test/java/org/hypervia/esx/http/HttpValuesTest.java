// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.hypervia.api.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpValuesTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "relative", "http://host/", "/a b", "/a\r\nX: y", "/\u00e4", "/a\u0000"})
    void aTargetThatWouldBreakItsLineIsRefused(String target) {
        assertThatThrownBy(() -> HttpCall.get(target)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Bad Name|x", "''|x", "X:|x", "Host|other", "content-length|1", "Cookie|a=b", "Expect|100-continue"
            })
    void aHeaderFieldThatIsNotTheCallersIsRefused(String name, String value) {
        assertThatThrownBy(() -> HttpCall.get("/").withHeader(name, value))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHeaderValueThatWouldBreakItsLineIsRefusedWithoutQuotingIt() {
        assertThatThrownBy(() -> HttpCall.get("/").withHeader("X-Secret", "hunter2\r\nX: y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X-Secret")
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void headerNamesAreComparedWithoutRegardToCase() {
        HttpCall call = HttpCall.get("/").withHeader("SOAPAction", "a").withHeader("soapaction", "b");

        assertThat(call.headers()).isEqualTo(Map.of("SOAPAction", "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "user@host", "a\nb", "[::1"})
    void aHostThatIsNoneIsRefused(String host) {
        assertThat(Wire.failure(() -> HttpSettings.https(host, 443).build()).code())
                .isEqualTo(ErrorCode.INVALID_ARG);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536})
    void aPortThatIsNoneIsRefused(int port) {
        assertThat(Wire.failure(() -> HttpSettings.https("host", port).build()).code())
                .isEqualTo(ErrorCode.INVALID_ARG);
    }

    @ParameterizedTest
    @CsvSource({
        "esx.example, 443,  esx.example:443,  esx.example",
        "esx.example, 8333, esx.example:8333, esx.example:8333",
        "[::1],       443,  [::1]:443,        [::1]",
        "fe80::1%eth0, 443, [fe80::1%eth0]:443, [fe80::1]",
    })
    void hostAndPortAreWrittenAsPeopleAndServersWriteThem(String host, int port, String authority, String header) {
        HttpSettings settings = HttpSettings.https(host, port).build();

        assertThat(settings.authority()).isEqualTo(authority);
        assertThat(settings.hostHeader()).isEqualTo(header);
    }

    @Test
    void limitsMustBePositive() {
        assertThatThrownBy(() -> new HttpLimits(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HttpSettings.https("host", 443)
                        .connectTimeout(Duration.ZERO)
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HttpCall.get("/").withReplyLimit(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
