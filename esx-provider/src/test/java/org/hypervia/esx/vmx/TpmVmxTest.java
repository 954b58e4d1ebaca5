// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.api.error.ErrorCode.CONFIG_UNSUPPORTED;
import static org.hypervia.esx.vmx.Written.machine;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.definition.Architecture;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.definition.Firmware;
import org.hypervia.api.definition.OperatingSystem;
import org.hypervia.api.definition.device.Tpm;
import org.hypervia.api.definition.device.TpmBackend;
import org.junit.jupiter.api.Test;

/** Chapter 5 of the reference; reading is in {@link DialectTest}. */
class TpmVmxTest {
    private static final Written OLD = Written.hardware(4);
    private static final Written NEW = Written.hardware(14);

    private static OperatingSystem.Builder os() {
        return OperatingSystem.builder(Architecture.I686);
    }

    @Test
    void writesTheTrustedPlatformModule() {
        OperatingSystem efi = os().firmware(Firmware.EFI).build();
        var devices = org.hypervia.api.definition.device.Devices.builder().add(Tpm.EMULATED_CRB_2_0);
        DomainDefinition domain = machine().os(efi).devices(devices.build()).build();
        assertThat(NEW.text(domain)).contains("floppy1.present = \"false\"\nvtpm.present = \"TRUE\"\nfirmware = ");
        assertThat(OLD.in(DomainXmlDialect.LIBVIRT_9_0).text(domain)).doesNotContain("vtpm");
        refused(CONFIG_UNSUPPORTED, () -> Written.hardware(13).text(domain), "13");
        refused(
                CONFIG_UNSUPPORTED,
                () -> NEW.text(domain.toBuilder().os(os().build()).build()),
                "efi");
        DomainDefinition two = domain.toBuilder()
                .devices(devices.add(Tpm.EMULATED_CRB_2_0).build())
                .build();
        refused(CONFIG_UNSUPPORTED, () -> OLD.text(two), "not 2");
        for (Tpm tpm : List.of(
                new Tpm(Optional.of(Tpm.Model.TPM_TIS), Tpm.EMULATED_CRB_2_0.backend()),
                new Tpm(Optional.empty(), Tpm.EMULATED_CRB_2_0.backend()),
                new Tpm(Tpm.EMULATED_CRB_2_0.model(), new TpmBackend.Emulator(Optional.of(Tpm.Version.V1_2))),
                new Tpm(Tpm.EMULATED_CRB_2_0.model(), new TpmBackend.Other("passthrough")))) {
            DomainDefinition other = domain.toBuilder()
                    .devices(domain.devices().toBuilder()
                            .replace(Tpm.class, List.of(tpm))
                            .build())
                    .build();
            refused(CONFIG_UNSUPPORTED, () -> NEW.text(other), "tpm-crb");
        }
    }
}
