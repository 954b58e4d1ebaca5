// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The end of section 3.13 of the reference, and the vectors of appendix C of the driver reference. */
class VmxFileNameTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            value = {
                "web01,web01",
                "web/db#1,web+JQ-2fdb+Iw-1",
                "a:b*c,a_b_c",
                "50%,50+JQ-25",
                "x+y,x+Kw-y",
                "tail~,tail+fg",
                "[lab] vm,+Ww-lab+XQ- vm",
                "größe,gr+w7bDnw-e",
                "日本,+5pel5pys",
                "!!!!,+ISEhIQ",
                "a/b,a+JQ-2fb",
                "\"*<>:|?,_______",
                "it's (a) b.c-d_e,it's (a) b.c-d_e",
                "a\\b,a+JQ-5cb",
            })
    void escapesTheNameOfTheDomain(String name, String escaped) {
        assertThat(VmxFileName.escape(name)).isEqualTo(escaped);
        assertThat(VmxFileName.of(name)).isEqualTo(escaped + ".vmx");
    }
}
