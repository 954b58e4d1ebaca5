// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EsxHostTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Intel(R) Xeon(R) CPU E5-2650 0 @ 2.00GHz|Intel Xeon CPU E5-2650 0 @ 2.00",
                "AMD  Opteron(TM)  X|AMD Opteron X",
                "short|short"
            })
    void theCpusNameIsShortenedAsLibvirtDoes(String full, String expected) {
        assertThat(EsxHost.model(full)).isEqualTo(expected.substring(0, Math.min(31, expected.length())));
    }
}
