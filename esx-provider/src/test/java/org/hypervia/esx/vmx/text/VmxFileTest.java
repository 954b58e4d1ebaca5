// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 1.5 of the reference. */
class VmxFileTest {
    @Test
    void writesAnEntryPerLineInTheGivenOrder() {
        var file = new VmxFile(List.of(
                new VmxFile.Entry(".encoding", "UTF-8"),
                new VmxFile.Entry("b.Two", ""),
                new VmxFile.Entry("a", "it's \\ [x]")));
        assertThat(file.text()).isEqualTo("""
                .encoding = "UTF-8"
                b.Two = ""
                a = "it's \\ [x]"
                """);
        assertThat(new VmxGrammar(file.text(), false, Leniency.STRICT).file())
                .isEqualTo(file)
                .hasSameHashCodeAs(file);
    }

    @Test
    void isEqualByItsEntries() {
        var one = new VmxFile(List.of(new VmxFile.Entry("a", "1")));
        assertThat(one)
                .isNotEqualTo(new VmxFile(List.of(new VmxFile.Entry("A", "1"))))
                .isNotEqualTo("a");
        assertThat(one.hashCode()).isNotEqualTo(new VmxFile(List.of()).hashCode());
    }

    @Test
    void neverShowsValuesInItsTextForm() {
        var file = new VmxFile(List.of(new VmxFile.Entry("RemoteDisplay.vnc.password", "s3cret")));
        assertThat(file.toString()).contains("RemoteDisplay.vnc.password").doesNotContain("s3cret");
    }
}
