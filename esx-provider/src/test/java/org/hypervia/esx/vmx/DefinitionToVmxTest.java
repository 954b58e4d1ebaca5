// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.api.error.ErrorCode.CONFIG_UNSUPPORTED;
import static org.hypervia.api.error.ErrorCode.INTERNAL_ERROR;
import static org.hypervia.api.error.ErrorCode.INVALID_ARG;
import static org.hypervia.api.error.ErrorCode.NO_NAME;
import static org.hypervia.esx.vmx.Thrown.refused;
import static org.hypervia.esx.vmx.Written.machine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hypervia.api.definition.Architecture;
import org.hypervia.api.definition.Cpu;
import org.hypervia.api.definition.CpuMode;
import org.hypervia.api.definition.CpuPlacement;
import org.hypervia.api.definition.CpuSet;
import org.hypervia.api.definition.CpuShares;
import org.hypervia.api.definition.CpuTopology;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainType;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.definition.Firmware;
import org.hypervia.api.definition.FirmwareFeatures;
import org.hypervia.api.definition.OperatingSystem;
import org.hypervia.api.definition.SmbiosMode;
import org.hypervia.api.definition.VirtualCpus;
import org.hypervia.api.definition.device.Tpm;
import org.hypervia.api.definition.device.TpmBackend;
import org.hypervia.api.definition.device.TpmModel;
import org.hypervia.api.definition.device.TpmVersion;
import org.hypervia.api.value.MemorySize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sections 3.1 to 3.3 of the reference, and chapter 5 for them. */
class DefinitionToVmxTest {
    private static final Written OLD = Written.hardware(4);
    private static final Written NEW = Written.hardware(14);

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
    void refusesHardwareThatNeverWas() {
        refused(INVALID_ARG, () -> Written.hardware(3).text(machine().build()), "3");
        refused(INVALID_ARG, () -> Written.hardware(-1).text(machine().build()), "-1");
    }

    @Test
    void writesGuestAndSmbios() {
        assertThat(OLD.added(domain ->
                        domain.os(os().architecture(Architecture.X86_64).build())))
                .containsExactly("guestOS = \"other-64\"");
        assertThat(OLD.added(domain -> domain.os(os().smbios(SmbiosMode.HOST).build())))
                .containsExactly("smbios.reflecthost = \"true\"");
        assertThat(OLD.added(domain -> domain.os(os().smbios(SmbiosMode.EMULATE).build())))
                .isEmpty();
        OLD.refuses(
                CONFIG_UNSUPPORTED,
                domain -> domain.os(os().smbios(SmbiosMode.SYSINFO).build()),
                "sysinfo");
    }

    @Test
    void asksForAnIdentityWhereThereIsNone() {
        assertThat(OLD.added(domain -> domain.uuid(new UUID(0, 0)))).containsExactly("uuid.action = \"create\"");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            value = {"a/b,a%2fb", "\"q\",|22q|22", "a|b,a|7cb", "100%,100%25", "a\\b,a%5cb", "größe <&>,größe <&>"})
    void writesTheNamePipeFirst(String name, String written) {
        assertThat(OLD.added(domain -> domain.name(name))).containsExactly("displayName = \"" + written + "\"");
        assertThat(Vmx.read("displayName=" + written).name()).contains(name);
    }

    @Test
    void refusesToWriteADomainWithoutName() {
        OLD.refuses(NO_NAME, domain -> domain.name(null));
        OLD.refuses(NO_NAME, domain -> domain.name(""));
    }

    @Test
    void writesTheDescriptionWithPipesOnly() {
        assertThat(OLD.added(domain -> domain.description(" pipe | and \"quote\" 50%/ ")))
                .containsExactly("annotation = \" pipe |7c and |22quote|22 50%/ \"");
        assertThat(OLD.added(domain -> domain.description(""))).isEmpty();
    }

    @Test
    void writesLineEndsRawIn90AndEscapedInTheNewestDialect() {
        assertThat(OLD.added(domain -> domain.description("a\nb\rc"))).containsExactly("annotation = \"a|0ab|0dc\"");
        assertThat(OLD.in(DomainXmlDialect.LIBVIRT_9_0).added(domain -> domain.description("a\nb")))
                .containsExactly("annotation = \"a", "b\"");
    }

    @Test
    void refusesValuesThatWouldBreakTheFileInTheNewestDialect() {
        DomainDefinition domain = machine()
                .devices(org.hypervia.api.definition.device.Devices.builder()
                        .addInterface(org.hypervia.api.definition.device.NetworkInterface.builder(
                                        new org.hypervia.api.definition.device.InterfaceSource.Bridge(
                                                "x\"\nfirmware = \"efi"),
                                        new org.hypervia.api.value.MacAddress(1))
                                .build())
                        .build())
                .build();
        refused(CONFIG_UNSUPPORTED, () -> OLD.text(domain), "ethernet0.networkName");
        assertThat(OLD.in(DomainXmlDialect.LIBVIRT_9_0).text(domain)).contains("\nfirmware = \"efi\"\n");
    }

    @ParameterizedTest
    @CsvSource({
        // memory KiB, current KiB, memsize, sched.mem.max
        "4096,4096,4,-",
        "1048577,524289,1028,513",
        "1048576,1048576,1024,-",
        "1048576,1048575,1024,1024",
        "1048575,1048575,1024,1024",
        "4097,4097,8,5",
        "1048576,524288,1024,512",
        "1,1,4,1",
    })
    void roundsMemoryUp(long memory, long current, String size, String max) {
        List<String> lines = OLD.text(machine()
                        .memory(MemorySize.ofKibibytes(memory))
                        .currentMemory(MemorySize.ofKibibytes(current))
                        .build())
                .lines()
                .toList();
        assertThat(lines).contains("memsize = \"" + size + "\"");
        assertThat(lines.stream()
                        .filter(line -> line.startsWith("sched.mem.max"))
                        .findFirst())
                .isEqualTo(max.equals("-") ? Optional.empty() : Optional.of("sched.mem.max = \"" + max + "\""));
    }

    @Test
    void writesTheReservedMemory() {
        assertThat(OLD.added(domain -> domain.minimumGuarantee(MemorySize.ofKibibytes(262145))))
                .containsExactly("sched.mem.minsize = \"257\"");
        assertThat(OLD.added(domain -> domain.minimumGuarantee(MemorySize.ZERO)))
                .isEmpty();
    }

    @Test
    void writesTheProcessors() {
        assertThat(OLD.added(domain -> domain.vcpus(VirtualCpus.of(3)))).containsExactly("numvcpus = \"3\"");
        OLD.refuses(
                CONFIG_UNSUPPORTED,
                domain -> domain.vcpus(new VirtualCpus(4, 2, CpuPlacement.STATIC, CpuSet.EMPTY)),
                "2 of 4");
    }

    @Test
    void writesTheAffinity() {
        VirtualCpus two = VirtualCpus.of(2);
        assertThat(OLD.added(domain -> domain.vcpus(two.withAffinity(CpuSet.of(7, 0, 2, 1)))))
                .containsExactly("numvcpus = \"2\"", "sched.cpu.affinity = \"0,1,2,7\"");
        OLD.refuses(INTERNAL_ERROR, domain -> domain.vcpus(two.withAffinity(CpuSet.of(5))), "'5'", "2");
    }

    @ParameterizedTest
    @CsvSource({"1000,low", "2000,normal", "4000,high", "1001,1001", "0,0", "-1,18446744073709551615"})
    void writesTheShares(long shares, String written) {
        assertThat(OLD.added(domain -> domain.vcpus(VirtualCpus.of(2)).cpuShares(new CpuShares(shares))))
                .containsExactly("numvcpus = \"2\"", "sched.cpu.shares = \"" + written + "\"");
    }

    @Test
    void writesTheCoresOfASocketEvenIfItIsOne() {
        assertThat(OLD.added(domain -> domain.cpu(Cpu.of(CpuTopology.of(1, 1)))))
                .containsExactly("cpuid.coresPerSocket = \"1\"");
        assertThat(OLD.added(domain -> domain.vcpus(VirtualCpus.of(6)).cpu(Cpu.of(CpuTopology.of(2, 3)))))
                .containsExactly("numvcpus = \"6\"", "cpuid.coresPerSocket = \"3\"");
    }

    @Test
    void checksTheCpuInLibvirtsOrder() {
        var odd = new CpuTopology(1, 2, 2, 1, 2);
        OLD.refuses(
                INTERNAL_ERROR,
                domain -> domain.cpu(new Cpu(CpuMode.HOST_PASSTHROUGH, Optional.of(odd))),
                "host-passthrough");
        OLD.refuses(CONFIG_UNSUPPORTED, domain -> domain.cpu(new Cpu(CpuMode.CUSTOM, Optional.empty())), "threads");
        OLD.refuses(CONFIG_UNSUPPORTED, domain -> domain.cpu(Cpu.of(odd)), "2 threads");
        OLD.refuses(CONFIG_UNSUPPORTED, domain -> domain.cpu(Cpu.of(new CpuTopology(1, 2, 2, 1, 1))), "2 dies");
        OLD.refuses(INTERNAL_ERROR, domain -> domain.cpu(Cpu.of(CpuTopology.of(2, 3))), "2 sockets", "3", "1");
        OLD.refuses(
                INTERNAL_ERROR,
                domain -> domain.cpu(Cpu.of(CpuTopology.of(Integer.MAX_VALUE, Integer.MAX_VALUE))),
                "sockets");
    }

    @Test
    void wantsOneClusterInTheNewestDialect() {
        DomainDefinition domain =
                machine().cpu(Cpu.of(new CpuTopology(1, 1, 2, 1, 1))).build();
        refused(CONFIG_UNSUPPORTED, () -> OLD.text(domain), "2 clusters");
        assertThat(OLD.in(DomainXmlDialect.LIBVIRT_9_0).text(domain)).contains("cpuid.coresPerSocket = \"1\"");
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

    @Test
    void writesTheTrustedPlatformModule() {
        OperatingSystem efi = os().firmware(Firmware.EFI).build();
        var devices = org.hypervia.api.definition.device.Devices.builder().addTpm(Tpm.EMULATED_CRB_2_0);
        DomainDefinition domain = machine().os(efi).devices(devices.build()).build();
        assertThat(NEW.text(domain)).contains("floppy1.present = \"false\"\nvtpm.present = \"TRUE\"\nfirmware = ");
        assertThat(OLD.in(DomainXmlDialect.LIBVIRT_9_0).text(domain)).doesNotContain("vtpm");
        refused(CONFIG_UNSUPPORTED, () -> Written.hardware(13).text(domain), "13");
        refused(
                CONFIG_UNSUPPORTED,
                () -> NEW.text(domain.toBuilder().os(os().build()).build()),
                "efi");
        DomainDefinition two = domain.toBuilder()
                .devices(devices.addTpm(Tpm.EMULATED_CRB_2_0).build())
                .build();
        refused(CONFIG_UNSUPPORTED, () -> OLD.text(two), "not 2");
        for (Tpm tpm : List.of(
                new Tpm(Optional.of(TpmModel.TPM_TIS), Tpm.EMULATED_CRB_2_0.backend()),
                new Tpm(Optional.empty(), Tpm.EMULATED_CRB_2_0.backend()),
                new Tpm(Tpm.EMULATED_CRB_2_0.model(), new TpmBackend.Emulator(Optional.of(TpmVersion.V1_2))),
                new Tpm(Tpm.EMULATED_CRB_2_0.model(), new TpmBackend.Other("passthrough")))) {
            DomainDefinition other = domain.toBuilder()
                    .devices(domain.devices().toBuilder()
                            .replace(Tpm.class, List.of(tpm))
                            .build())
                    .build();
            refused(CONFIG_UNSUPPORTED, () -> NEW.text(other), "tpm-crb");
        }
    }

    @Test
    void ignoresWhatHasNoPlaceInVmx() {
        assertThat(OLD.added(domain -> domain.title("title")
                        .generationId(new UUID(1, 2))
                        .hardwareUuid(new UUID(3, 4))
                        .id(java.util.OptionalInt.of(7))
                        .clock(new org.hypervia.api.definition.Clock.LocalTime())
                        .vmware(new org.hypervia.api.definition.VmwareOrigin(Optional.of("dc"), Optional.of("vm-1")))))
                .isEmpty();
    }
}
