// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionNumberTest {
    @ParameterizedTest
    @CsvSource({"6.7.3,6007003", "8.0,8000000", "7.0.3.1,7000003", "4,4000000", "5.5.0 build 3,5005000"})
    void versionsAreReadAsLibvirtReadsThem(String text, int number) {
        assertThat(VersionNumber.parse(text).orElseThrow().number()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "v6", "-1"})
    void whatDoesNotBeginWithANumberIsNoVersion(String text) {
        assertThat(VersionNumber.parse(text)).isEmpty();
    }
}
