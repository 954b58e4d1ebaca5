// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest {
    @Test
    void inheritedMembersComeFirst() {
        assertThat(Schema.VIM.fields("VirtualDisk").stream().map(FieldType::name))
                .startsWith("key", "deviceInfo", "backing")
                .contains("capacityInKB");
        assertThat(Schema.VIM.isA("VirtualVmxnet3", "VirtualEthernetCard")).isTrue();
        assertThat(Schema.VIM.isA("VirtualMachine", "ManagedEntity")).isTrue();
        assertThat(Schema.VIM.isA("ManagedEntity", "VirtualMachine")).isFalse();
    }

    @Test
    void widthsListsAndOpenTypesAreKnown() {
        assertThat(Schema.VIM.field("HostCpuInfo", "numCpuCores"))
                .isEqualTo(new FieldType("numCpuCores", "short", false, false, false));
        assertThat(Schema.VIM.field("VirtualHardware", "device"))
                .isEqualTo(new FieldType("device", "VirtualDevice", true, true, true));
        assertThat(Schema.VIM.field("UserSession", "callCount").recent()).isTrue();
        assertThat(Schema.VIM.field("UserSession", "key").recent()).isFalse();
    }

    @Test
    void theTableSaysWhatTheReferenceSays() throws IOException {
        Path reference = Path.of(System.getProperty("hypervia.shared", "absent"), "reference", "vim-types.tsv");
        assumeTrue(Files.isRegularFile(reference), "no reference at " + reference);
        int compared = 0;
        for (String line : Files.readAllLines(reference)) {
            String[] columns = line.split("\t", -1);
            if (!line.startsWith("#") && Schema.VIM.knows(columns[0]) && !Schema.VIM.isManaged(columns[0])) {
                List<String> names = List.of(columns[3].split("; ", -1)).stream()
                        .map(field -> field.replaceAll("[*?]* .*", ""))
                        .filter(name -> !name.isEmpty())
                        .toList();
                List<String> ours = Schema.VIM.fields(columns[0]).stream()
                        .map(FieldType::name)
                        .toList();
                assertThat(ours).as(columns[0]).endsWith(names.toArray(String[]::new));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(250);
    }
}
