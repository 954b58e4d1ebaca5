// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {
    @ParameterizedTest
    @CsvSource({
        "00:0c:29:00:00:01,00:0c:29:00:00:01",
        "0:C:29:0:0:1,00:0c:29:00:00:01",
        "FF:fe:FD:fC:Fb:0a,ff:fe:fd:fc:fb:0a"
    })
    void sixHexadecimalPartsAreAnAddress(String text, String shown) {
        assertThat(MacAddress.parse(text).orElseThrow()).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00:0c:29:00:00",
                "00:0c:29:00:00:01:",
                "00:0c:29:00:00:001",
                "00-0c-29-00-00-01",
                "000c29000001",
                "00:0c:29:00:00:0g",
                " 00:0c:29:00:00:01"
            })
    void anythingElseIsNone(String text) {
        assertThat(MacAddress.parse(text)).isEmpty();
    }

    @Test
    void randomAddressesKeepTheirPrefix() {
        var random = new Random(7);
        for (int round = 0; round < 100; round++) {
            assertThat(MacAddress.random(0x000c29, random).prefix()).isEqualTo(0x000c29);
        }
        assertThat(MacAddress.random(0x005056, random)).isNotEqualTo(MacAddress.random(0x005056, random));
    }

    @Test
    void groupAddressesAreKnown() {
        assertThat(MacAddress.parse("01:00:5e:00:00:01").orElseThrow().isMulticast())
                .isTrue();
        assertThat(MacAddress.parse("02:00:00:00:00:01").orElseThrow().isMulticast())
                .isFalse();
    }

    @Test
    void moreThan48BitsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MacAddress(1L << 48));
        assertThatIllegalArgumentException().isThrownBy(() -> new MacAddress(-1));
    }
}
