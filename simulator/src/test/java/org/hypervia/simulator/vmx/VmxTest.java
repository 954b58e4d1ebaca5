// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.vmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.hypervia.simulator.machine.GeneratedVmx;
import org.junit.jupiter.api.Test;

class VmxTest {
    @Test
    void keysAreFoundWithoutRegardToCaseAndTheFirstCounts() {
        Vmx vmx = Vmx.parse(
                "#!/usr/bin/vmware\nmemSize = \"64\"\nMEMSIZE = \"128\"\nscsi0.present = \"true\"\nodd line\n");
        assertThat(vmx.number("memsize", 0)).isEqualTo(64);
        assertThat(vmx.flag("SCSI0.Present")).isTrue();
        assertThat(vmx.flag("scsi1.present")).isFalse();
        assertThat(vmx.number("none", 7)).isEqualTo(7);
    }

    @Test
    void changingAnEntryLeavesEverythingElseAsItIs() {
        Vmx vmx = Vmx.parse("# comment\nA = \"1\"\nodd line\nb.c = \"2\"\n");
        vmx.set("a", "one").set("new", "3").remove("B.C");
        assertThat(new String(vmx.bytes(), StandardCharsets.UTF_8))
                .isEqualTo("# comment\nA = \"one\"\nodd line\nnew = \"3\"\n");
    }

    @Test
    void anUntouchedFileIsWrittenAsItWasRead() {
        byte[] bytes = ".encoding = \"windows-1252\"\ndisplayName = \"\u00e4\"\n".getBytes(StandardCharsets.ISO_8859_1);
        Vmx vmx = Vmx.parse(bytes);
        assertThat(vmx.get("displayname")).isEqualTo("\u00e4");
        assertThat(vmx.bytes()).isEqualTo(bytes);
    }

    @Test
    void aDeviceIsRemovedWithAllItsEntries() {
        Vmx vmx = Vmx.parse("scsi0:1.present = \"TRUE\"\nscsi0:1.fileName = \"a\"\nscsi0:10.present = \"TRUE\"\n");
        assertThat(vmx.removeDevice("scsi0:1").entries()).containsOnlyKeys("scsi0:10.present");
    }

    @Test
    void barsEscapeWhatQuotesCannotHold() {
        assertThat(Vmx.unescape("a|22b|22|7C|zz")).isEqualTo("a\"b\"||zz");
        assertThat(Vmx.escape("say \"hi\" | bye")).isEqualTo("say |22hi|22 |7c bye");
    }

    @Test
    void uuidsAreReadInBothForms() {
        String plain = "564d0011-2233-4455-6677-8899aabbccdd";
        assertThat(Vmx.uuid("56 4d 00 11 22 33 44 55-66 77 88 99 aa bb cc dd")).isEqualTo(plain);
        assertThat(Vmx.uuid(plain)).isEqualTo(plain);
        assertThat(Vmx.uuid("nonsense")).isNull();
        assertThat(Vmx.spaced(plain)).isEqualTo("56 4d 00 11 22 33 44 55-66 77 88 99 aa bb cc dd");
    }

    @Test
    void madeUpMachinesAreAllDifferentAndAlwaysTheSame() {
        assertThat(IntStream.range(0, 1000).mapToObj(i -> GeneratedVmx.number(i).name()))
                .doesNotHaveDuplicates()
                .startsWith("web01", "db01", "app01", "win01", "bsd01", "old01", "web02");
        assertThat(IntStream.range(0, 1000)
                        .mapToObj(i -> Vmx.parse(GeneratedVmx.number(i).vmx()).get("uuid.bios", "")))
                .doesNotHaveDuplicates();
        assertThat(GeneratedVmx.number(7)).isEqualTo(GeneratedVmx.number(7));
    }
}
