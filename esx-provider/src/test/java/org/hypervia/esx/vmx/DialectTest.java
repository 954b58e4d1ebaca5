// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.vmx.Vmx.read;
import static org.hypervia.esx.vmx.Vmx.read90;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import java.util.Optional;
import java.util.UUID;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.definition.FirmwareFeatures;
import org.hypervia.api.definition.device.InterfaceSource;
import org.hypervia.api.definition.device.Tpm;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.esx.vmx.text.VmxRule;
import org.hypervia.esx.vmx.text.VmxRules;
import org.hypervia.esx.vmx.text.VmxUuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Chapter 5 of the reference, parser direction; rows about disks are in {@link DiskVmxTest}, {@link ControllerVmxTest} and
 * {@link DiskVmxReaderTest}.
 */
class DialectTest {
    private static final UUID BIOS = UUID.fromString("420338bd-1c9e-ad50-99a2-59e92ddda8b6");
    private static final UUID INSTANCE = UUID.fromString("500341d5-fe23-ac46-8cb3-77a8e5a1143d");

    @Test
    void hasEveryRuleInTheNewestDialectAndNoneIn90() {
        assertThat(VmxRules.of(DomainXmlDialect.LATEST).rules()).containsExactlyInAnyOrder(VmxRule.values());
        assertThat(VmxRules.of(DomainXmlDialect.LIBVIRT_9_0).rules()).isEmpty();
    }

    @Test
    void knowsTheVersionsInBetween() {
        VmxRules rules = VmxRules.ofLibvirt(11, 5);
        assertThat(rules.has(VmxRule.NVME)).isTrue();
        assertThat(rules.has(VmxRule.CLUSTERS)).isTrue();
        assertThat(rules.has(VmxRule.RELATIVE_FILE_NAMES)).isFalse();
        assertThat(rules.has(VmxRule.ALL_CONTROLLERS)).isFalse();
        assertThat(VmxRules.ofLibvirt(12, 6).has(VmxRule.ALL_CONTROLLERS)).isTrue();
        assertThat(VmxRules.ofLibvirt(12, 6).has(VmxRule.SAFE_VALUES)).isFalse();
    }

    @Test
    void readsKeysWithAsterisks() {
        assertThat(read("pciPassthru*.present=False")).isEqualTo(read());
        refused(ErrorCode.CONF_SYNTAX, () -> read90("pciPassthru*.present=False"), "memory conf:1");
    }

    @Test
    void needsOnlyTheSwitchOfADistributedPort() {
        String[] lines = {"ethernet0.present=true", "ethernet0.dvs.switchId=" + VmxUuid.format(INSTANCE)};
        assertThat(read(lines).devices().interfaces().get(0).source())
                .isEqualTo(new InterfaceSource.Vds(INSTANCE, 0, Optional.empty(), 0));
        refused(ErrorCode.INTERNAL_ERROR, () -> read90(lines), "ethernet0.dvs.portgroupId");
        String[] group = {lines[0], lines[1], "ethernet0.dvs.portgroupId=g"};
        refused(ErrorCode.INTERNAL_ERROR, () -> read90(group), "ethernet0.dvs.portId");
        String[] port = {lines[0], lines[1], group[2], "ethernet0.dvs.portId=1"};
        refused(ErrorCode.INTERNAL_ERROR, () -> read90(port), "ethernet0.dvs.connectionId");
    }

    @Test
    void showsSecureBootOfEfiOnly() {
        String[] lines = {"firmware=efi", "uefi.secureBoot.enabled=TRUE"};
        assertThat(read(lines).os().firmwareFeatures()).isEqualTo(FirmwareFeatures.SECURE_BOOT);
        assertThat(read("firmware=efi", "uefi.secureBoot.enabled=FALSE").os().firmwareFeatures())
                .isEqualTo(FirmwareFeatures.NONE);
        assertThat(read("uefi.secureBoot.enabled=TRUE").os().firmwareFeatures()).isEqualTo(FirmwareFeatures.NONE);
        assertThat(read90(lines).os().firmwareFeatures()).isEqualTo(FirmwareFeatures.NONE);
        refused(ErrorCode.INTERNAL_ERROR, () -> read("firmware=efi", "uefi.secureBoot.enabled=x"), "uefi.secureBoot");
    }

    @Test
    void takesRelativeFileNamesWithDirectory() {
        String[] lines = {"ide0:0.present=true", "ide0:0.fileName=sub/x.vmdk"};
        assertThat(read(lines).devices().disks().get(0).source())
                .isEqualTo(org.hypervia.api.definition.device.DiskSource.file("[datastore] directory/sub/x.vmdk"));
        refused(ErrorCode.INTERNAL_ERROR, () -> read90(lines), "sub/x.vmdk");
    }

    @Test
    void showsTheFileOfTheFirmwaresVariables() {
        assertThat(read("nvram=vm.nvram").os().nvram()).contains("[datastore] directory/vm.nvram");
        assertThat(read90("nvram=vm.nvram").os().nvram()).isEmpty();
        refused(ErrorCode.INTERNAL_ERROR, () -> read("nvram=/vmfs/volumes/missing/x.nvram"), "missing");
    }

    @Test
    void showsTheTrustedPlatformModule() {
        assertThat(read("vtpm.present=TRUE").devices().tpms()).containsExactly(Tpm.EMULATED_CRB_2_0);
        assertThat(read("vtpm.present=FALSE").devices().tpms()).isEmpty();
        assertThat(read90("vtpm.present=x").devices().tpms()).isEmpty();
        refused(ErrorCode.INTERNAL_ERROR, () -> read("vtpm.present=x"), "vtpm.present");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // bios, instance, uuid, hardware uuid
                "B,I,I,B",
                "B,-,B,B",
                "B,B,B,B",
                "-,I,I,-",
                "-,-,0,-",
                "0,I,I,-",
                "0,-,0,-",
                "B,0,B,B",
                "B,F,B,B",
                "-,F,0,-",
            })
    void takesTheIdentityFromTheVcenter(String bios, String instance, String uuid, String hardware) {
        String[] lines = java.util.stream.Stream.of(
                        bios == null ? null : "uuid.bios=" + VmxUuid.format(uuid(bios)),
                        instance == null ? null : "vc.uuid=" + VmxUuid.format(uuid(instance)))
                .filter(java.util.Objects::nonNull)
                .toArray(String[]::new);
        DomainDefinition domain = read(lines);
        assertThat(domain.uuid()).isEqualTo(uuid(uuid));
        assertThat(domain.hardwareUuid())
                .isEqualTo(Optional.ofNullable(hardware).map(DialectTest::uuid));
    }

    private static UUID uuid(String letter) {
        return switch (letter) {
            case "B" -> BIOS;
            case "I" -> INSTANCE;
            case "F" -> new UUID(-1, -1);
            default -> new UUID(0, 0);
        };
    }

    @Test
    void keepsTheOldIdentityOnRequest() {
        VmxReadContext context = VmxReadContext.builder((name, missing) -> Optional.of(name))
                .legacyUuid(true)
                .build();
        String[] lines = {"uuid.bios=" + VmxUuid.format(BIOS), "vc.uuid=" + VmxUuid.format(INSTANCE)};
        DomainDefinition domain = VmxConverter.toDefinition(Vmx.text(lines), context);
        assertThat(domain.uuid()).isEqualTo(BIOS);
        assertThat(domain.hardwareUuid()).isEmpty();
        assertThat(context.rules().rules()).hasSize(VmxRule.values().length - 1).doesNotContain(VmxRule.INSTANCE_UUID);
        assertThat(read90(lines).uuid()).isEqualTo(BIOS);
        refused(ErrorCode.INTERNAL_ERROR, () -> read("vc.uuid=x"), "vc.uuid");
    }
}
