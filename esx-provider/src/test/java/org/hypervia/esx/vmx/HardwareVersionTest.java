// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import org.hypervia.api.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 3.12 of the reference. */
class HardwareVersionTest {
    @ParameterizedTest
    @CsvSource({
        "gsx,2,0,7",
        "gsx,9,9,7",
        "esx,3,5,4",
        "esx,4,0,7",
        "esx,4,1,7",
        "esx,5,0,9",
        "esx,5,4,9",
        "esx,5,5,10",
        "esx,6,0,10",
        "esx,6,7,10",
        "esx,7,0,8",
        "esx,8,0,8",
        "esx,2,5,8",
        "embeddedEsx,5,1,9",
        "embeddedEsx,8,0,8",
        "vpx,2,5,4",
        "vpx,4,1,7",
        "vpx,5,0,9",
        "vpx,5,4,9",
        "vpx,5,5,10",
        "vpx,6,5,10",
        "vpx,7,0,8",
        "vpx,8,0,8",
        "vpx,3,0,8",
    })
    void isTheDefaultOfTheProduct(String productLine, int major, int minor, int hardware) {
        assertThat(HardwareVersion.of(productLine, major, minor)).isEqualTo(hardware);
    }

    @Test
    void refusesUnknownProductLines() {
        refused(ErrorCode.INTERNAL_ERROR, () -> HardwareVersion.of("ws", 6, 0), "'ws'");
    }
}
