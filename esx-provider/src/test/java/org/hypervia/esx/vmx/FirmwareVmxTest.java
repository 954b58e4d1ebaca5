// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.vmx.Vmx.read;
import static org.hypervia.esx.vmx.Vmx.refuses;
import static org.hypervia.esx.vmx.Written.machine;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import java.util.Optional;
import org.hypervia.api.definition.Architecture;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.definition.Firmware;
import org.hypervia.api.definition.FirmwareFeatures;
import org.hypervia.api.definition.OperatingSystem;
import org.junit.jupiter.api.Test;

/** Sections 2.13 and 3.2 of the reference; what only the newest dialect reads is in {@link DialectTest}. */
class FirmwareVmxTest {
    private static final Written OLD = Written.hardware(4);

    private static OperatingSystem.Builder os() {
        return OperatingSystem.builder(Architecture.I686);
    }

    @Test
    void takesEfiAsTheOnlyFirmware() {
        assertThat(read("firmware=efi").os().firmware()).contains(Firmware.EFI);
        refuses("firmware=bios", "firmware", "'bios'");
        refuses("firmware=EFI", "firmware", "'EFI'");
        refuses("firmware=", "firmware");
    }

    @Test
    void writesTheFirmware() {
        assertThat(OLD.added(domain -> domain.os(os().firmware(Firmware.EFI)
                        .firmwareFeatures(FirmwareFeatures.SECURE_BOOT)
                        .build())))
                .containsExactly("firmware = \"efi\"");
        assertThat(OLD.added(domain -> domain.os(os().firmware(Firmware.BIOS).build())))
                .isEmpty();
    }

    @Test
    void writesTheFileOfTheFirmwaresVariablesBehindTheFirmware() {
        OperatingSystem os =
                os().firmware(Firmware.EFI).nvram("[ds] d/vm.nvram").build();
        assertThat(OLD.added(domain -> domain.os(os)))
                .containsExactly("firmware = \"efi\"", "nvram = \"/vmfs/volumes/ds/d/vm.nvram\"");
        assertThat(OLD.in(DomainXmlDialect.LIBVIRT_9_0).added(domain -> domain.os(os)))
                .containsExactly("firmware = \"efi\"");
        assertThat(OLD.added(domain -> domain.os(os().nvram("vm.nvram").build())))
                .isEmpty();
        assertThat(OLD.added(domain -> domain.os(os().nvram("[] vm.nvram").build())))
                .isEmpty();
    }

    @Test
    void doesNotTakeALostHostForAnUnknownPath() {
        var lost = new VmxWriteContext(
                source -> {
                    throw new org.hypervia.api.error.HypervisorException(
                            org.hypervia.api.error.ErrorCode.OPERATION_TIMEOUT, "no answer");
                },
                disk -> Optional.empty(),
                8,
                DomainXmlDialect.LATEST);
        DomainDefinition domain = machine().os(os().nvram("/x").build()).build();
        refused(org.hypervia.api.error.ErrorCode.OPERATION_TIMEOUT, () -> VmxConverter.fromDefinition(domain, lost));
    }
}
