// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XsdDateTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2021-03-04T05:06:07Z,1614834367000",
        "2021-03-04T05:06:07+05:30,1614814567000",
        "2000-02-29T23:59:59-08:00,951897599000",
        "2021-03-04T05:06:07,1614834367000",
        "' 2021-03-04T05:06:07.125Z ',1614834367125",
        "2021-03-04T05:06:07.123456789012Z,1614834367123",
        "2021-03-03T24:00:00Z,1614816000000",
        "2016-12-31T23:59:60Z,1483228799000",
        "-0044-03-15T12:00:00Z,0",
        "1970-01-01T00:00:00Z,0"
    })
    void pointsInTimeAreRead(String text, long millis) {
        assertThat(XsdDateTime.parse(text).orElseThrow().toEpochMilli()).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2021-03-04",
                "2021-02-30T00:00:00Z",
                "2021-03-04T25:00:00Z",
                "2021-03-04T05:06:07+99:00",
                "2021-03-04T05:06:07.Z",
                "2021-03-04 05:06:07Z",
                "999999999999-01-01T00:00:00Z"
            })
    void whatIsNoPointInTimeIsNone(String text) {
        assertThat(XsdDateTime.parse(text)).isEmpty();
    }
}
