// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 0 of the reference, disk letters. */
class DiskNameTest {
    @ParameterizedTest
    @CsvSource({"0,a", "15,p", "25,z", "26,aa", "27,ab", "30,ae", "60,bi", "701,zz", "702,aaa"})
    void countsInLetters(int index, String letters) {
        assertThat(DiskName.of("sd", index)).isEqualTo("sd" + letters);
        assertThat(DiskName.index("sd", "sd" + letters)).hasValue(index);
        assertThat(DiskName.index("sd" + letters)).hasValue(index);
        assertThat(DiskName.index("hd" + letters)).hasValue(index);
    }

    @Test
    void readsWhatItWrites() {
        for (int index = 0; index < 20_000; index++) {
            assertThat(DiskName.index("fd", DiskName.of("fd", index))).hasValue(index);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sd", "hda", "sdA", "sd1", "sd1a", "sdé", "sdaaaaaa", "nvme0n1"})
    void refusesOtherNames(String name) {
        assertThat(DiskName.index("sd", name)).isEmpty();
    }

    @Test
    void ignoresThePartition() {
        assertThat(DiskName.index("sd", "sdb12")).hasValue(1);
        assertThat(DiskName.index("xvdc")).hasValue(2);
    }
}
