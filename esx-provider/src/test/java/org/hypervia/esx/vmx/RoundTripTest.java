// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.esx.vmx.text.Utf8;
import org.hypervia.esx.vmx.text.VmxReader;
import org.hypervia.spi.domainxml.DomainXml;
import org.hypervia.spi.domainxml.FormatOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written is read back as the same; {@link GeneratedMachine} lists what VMX cannot carry. */
@Tag("slow")
class RoundTripTest {
    private static final long SEED = 20240611;
    private static final int MACHINES = 300 * Integer.getInteger("hypervia.fuzz.factor", 1);

    @ParameterizedTest
    @EnumSource
    void readsBackWhatItWrote(DomainXmlDialect dialect) {
        for (int i = 0; i < MACHINES; i++) {
            long seed = SEED + i;
            int hardware = GeneratedMachine.hardwareVersions().get(i % 6);
            boolean isLatest = dialect == DomainXmlDialect.LATEST;
            DomainDefinition machine = new GeneratedMachine(new Random(seed), isLatest, hardware).definition();
            VmxOptions options = VmxOptions.builder()
                    .dialect(dialect)
                    .hardwareVersion(hardware)
                    .build();

            String vmx = VmxConverter.fromDefinition(machine, options.writing());
            DomainDefinition read = VmxConverter.toDefinition(Utf8.encode(vmx), options.reading());
            assertThat(read).as("machine of seed %d from%n%s", seed, vmx).isEqualTo(machine);
            assertThat(VmxConverter.fromDefinition(read, options.writing()))
                    .as("seed %d written again", seed)
                    .isEqualTo(vmx);
            assertThat(VmxReader.read(vmx, true).text())
                    .as("seed %d as keys and values", seed)
                    .isEqualTo(vmx);
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameByWayOfXml(DomainXmlDialect dialect) {
        for (int i = 0; i < MACHINES; i++) {
            long seed = SEED + i;
            int hardware = GeneratedMachine.hardwareVersions().get(i % 6);
            boolean isLatest = dialect == DomainXmlDialect.LATEST;
            DomainDefinition machine = new GeneratedMachine(new Random(seed), isLatest, hardware)
                    .forXml()
                    .definition();
            VmxOptions options = VmxOptions.builder()
                    .dialect(dialect)
                    .hardwareVersion(hardware)
                    .securityInfo(true)
                    .build();

            String vmx = VmxConverter.fromDefinition(machine, options.writing());
            String xml = DomainXml.format(machine, new FormatOptions(dialect, true, true));
            assertThat(VmxConverter.vmxToXml(vmx, options))
                    .as("seed %d as XML", seed)
                    .isEqualTo(xml);
            assertThat(VmxConverter.xmlToVmx(xml, options))
                    .as("seed %d by way of%n%s", seed, xml)
                    .isEqualTo(vmx);
        }
    }
}
