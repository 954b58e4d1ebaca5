// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionNumberTest {
    @ParameterizedTest
    @CsvSource({
        "6.7.3,6007003",
        "8.0,8000000",
        "7.0.3.1,7000003",
        "8.0.3.0,8000003",
        "4,4000000",
        "2.5u2,2005000",
        "5.5.0 build 3,5005000",
        "1.999.999,1999999"
    })
    void versionsAreReadAsLibvirtReadsThem(String text, int number) {
        assertThat(VersionNumber.parse(text).orElseThrow().number()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "v6", "-1", "8.1234", "8.0.1000", "99999999999", "2147.0"})
    void whatDoesNotBeginWithANumberOrDoesNotFitIsNoVersion(String text) {
        assertThat(VersionNumber.parse(text)).isEmpty();
    }
}
