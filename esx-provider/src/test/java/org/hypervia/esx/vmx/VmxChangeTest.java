// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VmxChangeTest {
    private static String change(String current, String before, String after) {
        return new String(VmxChange.apply(current.getBytes(UTF_8), before, after), UTF_8);
    }

    @Test
    void onlyWhatDiffersBetweenTheDefinitionsIsTouched() {
        String current = """
                .encoding = "UTF-8"
                guestinfo.token = "keep me"
                memSize = "1024"
                pciPassthru0.present = "TRUE"
                displayName = "old"
                """;

        assertThat(change(
                        current,
                        "memsize = \"1024\"\ndisplayName = \"old\"\n",
                        "memsize = \"2048\"\ndisplayName = \"old\"\n"))
                .isEqualTo("""
                        .encoding = "UTF-8"
                        guestinfo.token = "keep me"
                        memSize = "2048"
                        pciPassthru0.present = "TRUE"
                        displayName = "old"
                        """);
    }

    @Test
    void aValueThatIsOnlyWrittenInAnotherWayStays() {
        // The file has a relative name, the converter writes an absolute one, and the definition did not change.
        String current = ".encoding = \"UTF-8\"\nscsi0:0.fileName = \"web.vmdk\"\n";
        String written = "scsi0:0.fileName = \"/vmfs/volumes/d/web/web.vmdk\"\n";

        assertThat(change(current, written, written)).isEqualTo(current);
    }

    @Test
    void newKeysComeLastInTheirOrder() {
        assertThat(change(".encoding = \"UTF-8\"\nz = \"1\"\n", "", "b = \"2\"\na = \"3\"\n"))
                .isEqualTo(".encoding = \"UTF-8\"\nz = \"1\"\nb = \"2\"\na = \"3\"\n");
    }

    @Test
    void aDeviceThatIsGoneLeavesNoKeyBehindAndItsNeighbourStays() {
        String current = """
                .encoding = "UTF-8"
                scsi0:1.present = "TRUE"
                SCSI0:1.redo = ""
                scsi0:1.fileName = "b.vmdk"
                scsi0:10.present = "TRUE"
                scsi0:10.fileName = "k.vmdk"
                """;
        String before = "scsi0:1.present = \"true\"\nscsi0:1.fileName = \"b.vmdk\"\n";

        assertThat(change(current, before, "")).isEqualTo("""
                        .encoding = "UTF-8"
                        scsi0:10.present = "TRUE"
                        scsi0:10.fileName = "k.vmdk"
                        """);
    }

    @Test
    void ofARepeatedKeyThatChangesOneEntryIsLeft() {
        assertThat(change(".encoding = \"UTF-8\"\na = \"1\"\nb = \"0\"\nA = \"2\"\n", "a = \"1\"\n", "a = \"3\"\n"))
                .isEqualTo(".encoding = \"UTF-8\"\na = \"3\"\nb = \"0\"\n");
    }

    @Test
    void theResultIsUtf8AndSaysSo() {
        String current = ".encoding = \"windows-1252\"\nannotation = \"gr\u00fcn\"\n";

        byte[] changed = VmxChange.apply(current.getBytes(ISO_8859_1), "", "");

        assertThat(new String(changed, UTF_8)).isEqualTo(".encoding = \"UTF-8\"\nannotation = \"gr\u00fcn\"\n");
    }
}
