// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemorySizeTest {
    @Test
    void unitsAgree() {
        assertThat(MemorySize.ofMebibytes(3))
                .isEqualTo(MemorySize.ofKibibytes(3072))
                .isEqualTo(MemorySize.ofBytes(3145728));
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,0",
        "1,1,1",
        "1024,1,1",
        "1025,2,1",
        "1048577,1025,2",
        "9223372036854775807,9007199254740992,8796093022208"
    })
    void largerUnitsRoundUp(long bytes, long kibibytes, long mebibytes) {
        assertThat(MemorySize.ofBytes(bytes).kibibytes()).isEqualTo(kibibytes);
        assertThat(MemorySize.ofBytes(bytes).mebibytes()).isEqualTo(mebibytes);
    }

    @ParameterizedTest
    @CsvSource({"9007199254740992", "-1", "-9007199254740993", "9223372036854775807", "-9223372036854775808"})
    void whatDoesNotFitIsRefused(long kibibytes) {
        assertThatIllegalArgumentException().isThrownBy(() -> MemorySize.ofKibibytes(kibibytes));
    }

    @Test
    void theLargestNumberOfKibibytesFits() {
        assertThat(MemorySize.ofKibibytes(9007199254740991L).kibibytes()).isEqualTo(9007199254740991L);
    }

    @Test
    void sizesAreOrderedAndNameTheirUnit() {
        assertThat(MemorySize.ofBytes(1025))
                .isGreaterThan(MemorySize.ofKibibytes(1))
                .hasToString("1025 bytes");
        assertThat(MemorySize.ofMebibytes(1)).hasToString("1024 KiB");
    }
}
