// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.api.error.ErrorCode.CONFIG_UNSUPPORTED;
import static org.hypervia.api.error.ErrorCode.INTERNAL_ERROR;
import static org.hypervia.api.error.ErrorCode.INVALID_ARG;
import static org.hypervia.esx.vmx.Written.machine;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import java.util.Optional;
import java.util.UUID;
import org.hypervia.api.definition.Architecture;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainType;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.definition.OperatingSystem;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.InterfaceSource;
import org.hypervia.api.definition.device.NetworkInterface;
import org.hypervia.api.value.MacAddress;
import org.junit.jupiter.api.Test;

/** Section 3.1 of the reference, and chapter 5 for it: what concerns no thing alone. */
class DefinitionToVmxTest {
    private static final Written OLD = Written.hardware(4);

    private static OperatingSystem.Builder os() {
        return OperatingSystem.builder(Architecture.I686);
    }

    @Test
    void writesTheLeast() {
        String expected = """
                .encoding = "UTF-8"
                config.version = "8"
                virtualHW.version = "4"
                guestOS = "other"
                uuid.bios = "56 4d 4b 9e d2 17 63 9b-98 0e 92 5d 77 2a a3 83"
                displayName = "vm"
                memsize = "4"
                numvcpus = "1"
                floppy0.present = "false"
                floppy1.present = "false"
                """;
        assertThat(OLD.text(machine().build())).isEqualTo(expected);
        assertThat(OLD.in(DomainXmlDialect.LIBVIRT_9_0).text(machine().build())).isEqualTo(expected);
        assertThat(Written.hardware(7).text(machine().build()))
                .isEqualTo(expected.replace("version = \"4\"", "version = \"7\"") + "vmci0.present = \"true\"\n");
    }

    @Test
    void refusesGuestsThatVmwareDoesNotHave() {
        OLD.refuses(INVALID_ARG, domain -> domain.type(DomainType.KVM), "kvm");
        OLD.refuses(
                INVALID_ARG,
                domain -> domain.os(os().architecture(Architecture.PPC64).build()),
                "ppc64");
        // Behind the check of the capabilities there are two of the format itself.
        refused(INTERNAL_ERROR, () -> convert(machine().type(DomainType.QEMU).build()), "'qemu'");
        refused(
                INTERNAL_ERROR,
                () -> convert(machine()
                        .os(os().architecture(Architecture.AARCH64).build())
                        .build()),
                "'aarch64'");
    }

    private static String convert(DomainDefinition domain) {
        return new DefinitionToVmx(domain, VmxOptions.DEFAULT.writing()).convert();
    }

    @Test
    void refusesValuesThatWouldBreakTheFileInTheNewestDialect() {
        DomainDefinition domain = bridged("x\"\nfirmware = \"efi");
        refused(CONFIG_UNSUPPORTED, () -> OLD.text(domain), "ethernet0.networkName");
        // The text would end there.
        refused(CONFIG_UNSUPPORTED, () -> OLD.text(bridged("x\0y")), "ethernet0.networkName", "NUL");
        assertThat(OLD.in(DomainXmlDialect.LIBVIRT_9_0).text(domain)).contains("\nfirmware = \"efi\"\n");
    }

    private static DomainDefinition bridged(String network) {
        return machine()
                .devices(Devices.builder()
                        .add(NetworkInterface.builder(new InterfaceSource.Bridge(network), new MacAddress(1))
                                .build())
                        .build())
                .build();
    }

    @Test
    void ignoresWhatHasNoPlaceInVmx() {
        assertThat(OLD.added(domain -> domain.title("title")
                        .generationId(new UUID(1, 2))
                        .id(java.util.OptionalInt.of(7))
                        .clock(new org.hypervia.api.definition.Clock.LocalTime())
                        .vmware(new org.hypervia.api.definition.VmwareOrigin(Optional.of("dc"), Optional.of("vm-1")))))
                .isEmpty();
    }
}
