// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.api.error.ErrorCode.INVALID_ARG;
import static org.hypervia.esx.vmx.Disks.harddisk;
import static org.hypervia.esx.vmx.Vmx.read;
import static org.hypervia.esx.vmx.Vmx.refuses;
import static org.hypervia.esx.vmx.Written.machine;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import java.util.List;
import org.hypervia.api.error.ErrorCode;
import org.junit.jupiter.api.Test;

/** Sections 2.2, 3.1 and 3.2 of the reference. */
class HardwareVmxTest {
    @Test
    void requiresTheVersions() {
        refused(
                ErrorCode.INTERNAL_ERROR,
                () -> VmxConverter.toDefinition("virtualHW.version = \"4\"", Vmx.LATEST.reading()),
                "'config.version'");
        refused(ErrorCode.INTERNAL_ERROR, () -> VmxConverter.toDefinition("", Vmx.LATEST.reading()), "config.version");
        refused(
                ErrorCode.INTERNAL_ERROR,
                () -> VmxConverter.toDefinition("config.version = \"8\"", Vmx.LATEST.reading()),
                "'virtualHW.version'");
        refuses("config.version=7", "config.version", "'7'");
        refuses("config.version=9", "config.version");
        refuses("virtualHW.version=3", "virtualHW.version", "'3'");
        refuses("virtualHW.version=x", "virtualHW.version");
        assertThat(read("virtualHW.version=4000000000")).isEqualTo(read());
    }

    @Test
    void refusesHardwareThatNeverWas() {
        refused(INVALID_ARG, () -> Written.hardware(3).text(machine().build()), "3");
        refused(INVALID_ARG, () -> Written.hardware(-1).text(machine().build()), "-1");
    }

    @Test
    void writesPciBridgesForScsiOnNewHardwareOnly() {
        List<String> lines = Written.hardware(7).addedBy(devices -> devices.add(harddisk("sda")));
        assertThat(lines.subList(4, lines.size()))
                .containsExactly(
                        "pciBridge0.present = \"true\"",
                        "pciBridge4.present = \"true\"",
                        "pciBridge4.virtualDev = \"pcieRootPort\"",
                        "pciBridge4.functions = \"8\"",
                        "pciBridge5.present = \"true\"",
                        "pciBridge5.virtualDev = \"pcieRootPort\"",
                        "pciBridge5.functions = \"8\"",
                        "pciBridge6.present = \"true\"",
                        "pciBridge6.virtualDev = \"pcieRootPort\"",
                        "pciBridge6.functions = \"8\"",
                        "pciBridge7.present = \"true\"",
                        "pciBridge7.virtualDev = \"pcieRootPort\"",
                        "pciBridge7.functions = \"8\"");
        assertThat(Written.hardware(7).addedBy(devices -> devices.add(harddisk("hda"))))
                .noneMatch(line -> line.startsWith("pciBridge"));
        assertThat(Written.hardware(6).addedBy(devices -> devices.add(harddisk("sda"))))
                .noneMatch(line -> line.startsWith("pciBridge"));
    }
}
