// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.vmx.Vmx.read;
import static org.hypervia.esx.vmx.Vmx.read90;
import static org.hypervia.esx.vmx.Vmx.refuses;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import java.util.Optional;
import java.util.UUID;
import org.hypervia.api.definition.Architecture;
import org.hypervia.api.definition.Clock;
import org.hypervia.api.definition.CpuPlacement;
import org.hypervia.api.definition.CpuTopology;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainType;
import org.hypervia.api.definition.Firmware;
import org.hypervia.api.definition.LifecycleActions;
import org.hypervia.api.definition.OsType;
import org.hypervia.api.definition.SmbiosMode;
import org.hypervia.api.definition.VmwareOrigin;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.value.MemorySize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections 2.2, 2.3, 2.13 and 2.14 of the reference. */
class GeneralKeysTest {
    @Test
    void hasDefaultsForAllButTheVersions() {
        DomainDefinition domain = read();
        assertThat(domain.type()).isEqualTo(DomainType.VMWARE);
        assertThat(domain.id()).isEmpty();
        assertThat(domain.name()).isEmpty();
        assertThat(domain.uuid()).isEqualTo(new UUID(0, 0));
        assertThat(domain.hardwareUuid()).isEmpty();
        assertThat(domain.generationId()).isEmpty();
        assertThat(domain.description()).isEmpty();
        assertThat(domain.memory()).isEqualTo(MemorySize.ofMebibytes(32));
        assertThat(domain.currentMemory()).isEqualTo(MemorySize.ofMebibytes(32));
        assertThat(domain.minimumGuarantee()).isEmpty();
        assertThat(domain.vcpus().maximum()).isEqualTo(1);
        assertThat(domain.vcpus().current()).isEqualTo(1);
        assertThat(domain.vcpus().placement()).isEqualTo(CpuPlacement.STATIC);
        assertThat(domain.vcpus().affinity().isEmpty()).isTrue();
        assertThat(domain.cpuShares()).isEmpty();
        assertThat(domain.cpu()).isEmpty();
        assertThat(domain.os().type()).isEqualTo(OsType.HVM);
        assertThat(domain.os().architecture()).isEqualTo(Architecture.I686);
        assertThat(domain.os().smbios()).isEmpty();
        assertThat(domain.os().firmware()).isEmpty();
        assertThat(domain.clock()).isEqualTo(Clock.UTC);
        assertThat(domain.lifecycle()).isEqualTo(LifecycleActions.DEFAULT);
        assertThat(domain.vmware()).isEqualTo(VmwareOrigin.UNKNOWN);
        assertThat(domain.devices().disks()).isEmpty();
        assertThat(domain.devices().controllers()).isEmpty();
        assertThat(domain.devices().interfaces()).isEmpty();
        assertThat(domain.devices().videos()).hasSize(1);
        assertThat(read90()).isEqualTo(domain);
    }

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
    void reportsTheFirstErrorInTheOrderOfProcessing() {
        refuses(new String[] {"memsize=x", "ethernetFoo=1", "config.version=1"}, "ethernetFoo");
        refuses(new String[] {"memsize=x", "config.version=1"}, "config.version");
        refuses(new String[] {"memsize=x", "numvcpus=x", "uuid.bios=x"}, "uuid.bios");
        refuses(new String[] {"firmware=x", "serial0.present=x", "guestOS=y", "smbios.reflecthost=x"}, "smbios");
        refuses(new String[] {"firmware=x", "serial0.present=x"}, "serial0.present");
        refuses(new String[] {"scsi0.present=x", "RemoteDisplay.vnc.enabled=x"}, "RemoteDisplay.vnc.enabled");
        refuses(new String[] {"svga.vramSize=x", "ethernet0.present=x", "ide0:0.present=x"}, "ide0:0.present");
        refuses(new String[] {"parallel0.present=x", "serial3.present=x"}, "serial3.present");
    }

    @Test
    void takesTheUuidOfTheBiosAsIdentity() {
        UUID bios = UUID.fromString("564d4b9e-d217-639b-980e-925d772aa383");
        String key = "uuid.bios=56 4D 4b 9e d2 17 63 9b-98 0e 92 5d 77 2a a3 83";
        assertThat(read90(key, "uuid.location=x", "vc.uuid=x", "uuid.action=keep")
                        .uuid())
                .isEqualTo(bios);
        assertThat(read90(key).hardwareUuid()).isEmpty();
        assertThat(read(key).uuid()).isEqualTo(bios);
        refuses("uuid.bios=56 4d", "uuid.bios", "56 4d");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            value = {"web01,web01", "a%2fb,a/b", "|22q|22,\"q\"", "%7c22,\"", "100%25,100%", "<&>,<&>", "a/b,a/b"})
    void readsTheNamePercentFirst(String value, String name) {
        assertThat(read("displayName=" + value).name()).contains(name);
    }

    @Test
    void tellsAnEmptyNameFromNone() {
        assertThat(read("displayName=").name()).contains("");
        assertThat(read("annotation=").description()).contains("");
        refuses("displayName=50%", "displayName");
        refuses("displayName=50%7c", "displayName");
        refuses("annotation=a|", "annotation");
    }

    @Test
    void readsTheAnnotation() {
        assertThat(read("annotation=one|0Atwo|0D|7c 50%25").description()).contains("one\ntwo\r| 50%25");
    }

    @ParameterizedTest
    @CsvSource({
        "-1,255,ffffffff-ffff-ffff-0000-0000000000ff",
        "0,1,00000000-0000-0000-0000-000000000001",
        "1424963296993694319,-5704120239402535687,13c67d7a-4d19-d26f-b0d6-f5ba16c154f9",
    })
    void readsTheGenerationId(String first, String second, String id) {
        UUID expected = new UUID(Long.parseLong(first), Long.parseLong(second));
        assertThat(read("vm.genid=" + first, "vm.genidX=" + second).generationId())
                .contains(expected);
        if (first.length() < 3) {
            assertThat(expected).hasToString(id);
        }
    }

    @Test
    void hasNoGenerationIdOfZero() {
        assertThat(read("vm.genid=0").generationId()).isEmpty();
        assertThat(read("vm.genid=5").generationId()).contains(new UUID(5, 0));
        refuses("vm.genid=x", "vm.genid");
        refuses("vm.genidX=x", "vm.genidX");
    }

    @ParameterizedTest
    @CsvSource({"memsize,1024,1048576", "memSize,4,4096", "MEMSIZE,36,36864"})
    void readsMemoryInMebibytes(String key, String value, long kibibytes) {
        assertThat(read(key + "=" + value).memory().kibibytes()).isEqualTo(kibibytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-4", "5", "2", "1023", "unlimited", "x", "9223372036854775804"})
    void refusesMemoryThatIsNoMultipleOfFour(String value) {
        refuses("memsize=" + value, "memsize");
    }

    @ParameterizedTest
    @CsvSource({"512,512", "-1,1024", "unlimited,1024", "0,1024", "4096,1024", "1,1"})
    void readsTheCurrentMemory(String value, long mebibytes) {
        assertThat(read("memsize=1024", "sched.mem.max=" + value).currentMemory())
                .isEqualTo(MemorySize.ofMebibytes(mebibytes));
    }

    @ParameterizedTest
    @CsvSource({"256,256", "0,0", "-3,0", "unlimited,0", "9999,1024"})
    void readsTheReservedMemory(String value, long mebibytes) {
        assertThat(read("memsize=1024", "sched.mem.minSize=" + value).minimumGuarantee())
                .isEqualTo(Optional.of(MemorySize.ofMebibytes(mebibytes)).filter(it -> it.bytes() > 0));
    }

    @Test
    void refusesMalformedMemoryLimits() {
        refuses("sched.mem.max=x", "sched.mem.max");
        refuses("sched.mem.minsize=x", "sched.mem.minsize");
    }

    @Test
    void readsTheProcessors() {
        assertThat(read("numvcpus=3").vcpus().maximum()).isEqualTo(3);
        refuses("numvcpus=0", "numvcpus", "'0'");
        refuses("numvcpus=-1", "numvcpus");
        refuses("numvcpus=4294967297", "numvcpus");
    }

    @ParameterizedTest
    @CsvSource({"4,2,2,2", "3,2,1,2", "8,8,1,8", "6,3,2,3"})
    void dividesProcessorsIntoSockets(int vcpus, int coresPerSocket, int sockets, int cores) {
        DomainDefinition domain = read("numvcpus=" + vcpus, "cpuid.coresPerSocket=" + coresPerSocket);
        assertThat(domain.cpu().orElseThrow().topology()).contains(CpuTopology.of(sockets, cores));
    }

    @Test
    void hasNoTopologyOfSingleCores() {
        assertThat(read("numvcpus=4", "cpuid.coresPerSocket=1").cpu()).isEmpty();
        assertThat(read("numvcpus=4", "cpuid.coresPerSocket=0").cpu()).isEmpty();
        assertThat(read("numvcpus=4", "cpuid.coresPerSocket=-2").cpu()).isEmpty();
        refuses(new String[] {"numvcpus=2", "cpuid.coresPerSocket=4"}, "cpuid.coresPerSocket", "'4'");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "1,all,''",
                "1,ALL,''",
                "4,'0,1,2,7','0-2,7'",
                "2,'1,0','0-1'",
                "2,' 3 , 5 ','3,5'",
                "2,'3,3','3'",
                "1,16383,16383",
            })
    void readsTheAffinity(int vcpus, String value, String set) {
        DomainDefinition domain = read("numvcpus=" + vcpus, "sched.cpu.affinity=" + value);
        assertThat(domain.vcpus().affinity().toString()).isEqualTo(set);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0,x", "-1", "0-3", "0,,1", "16384", "99999999999999999999", "0;1", "1 2"})
    void refusesOtherAffinities(String value) {
        refuses("sched.cpu.affinity=" + value, "sched.cpu.affinity");
    }

    @Test
    void refusesAnAffinityOfFewerPartsThanProcessors() {
        refuses(new String[] {"numvcpus=3", "sched.cpu.affinity=0,1"}, "sched.cpu.affinity", "3", "2");
    }

    @ParameterizedTest
    @CsvSource({
        "low,1000",
        "normal,2000",
        "HIGH,4000",
        "1234,1234",
        "+5,5",
        "-1,18446744073709551615",
        "18446744073709551615,18446744073709551615",
        "-18446744073709551615,1",
    })
    void readsTheShares(String value, String shares) {
        DomainDefinition domain = read("numvcpus=2", "sched.cpu.shares=" + value);
        assertThat(domain.cpuShares().orElseThrow()).hasToString(shares);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "medium", "1 ", "18446744073709551616", "-18446744073709551616", "unlimited"})
    void refusesOtherShares(String value) {
        refuses("sched.cpu.shares=" + value, "sched.cpu.shares");
    }

    @ParameterizedTest
    @CsvSource({"rhel7-64,X86_64", "other-64,X86_64", "other,I686", "rhel-64x,I686", "'',I686", "-64,X86_64"})
    void takesTheArchitectureFromTheGuest(String guest, Architecture architecture) {
        assertThat(read("guestOS=" + guest).os().architecture()).isEqualTo(architecture);
    }

    @Test
    void readsSmbios() {
        assertThat(read("smbios.reflecthost=TRUE").os().smbios()).contains(SmbiosMode.HOST);
        assertThat(read("smbios.reflecthost=false").os().smbios()).isEmpty();
        refuses("smbios.reflecthost=yes", "smbios.reflecthost");
    }

    @Test
    void takesEfiAsTheOnlyFirmware() {
        assertThat(read("firmware=efi").os().firmware()).contains(Firmware.EFI);
        refuses("firmware=bios", "firmware", "'bios'");
        refuses("firmware=EFI", "firmware", "'EFI'");
        refuses("firmware=", "firmware");
    }

    @Test
    void takesTheOriginFromTheContext() {
        VmxReadContext context = VmxReadContext.builder((name, missing) -> Optional.of(name))
                .origin("f/dc", "vm-42")
                .build();
        assertThat(VmxConverter.toDefinition(Vmx.text(), context).vmware())
                .isEqualTo(new VmwareOrigin(Optional.of("f/dc"), Optional.of("vm-42")));
    }

    @Test
    void ignoresWhatLibvirtNeverReads() {
        assertThat(read(
                        "sound.present=x",
                        "usb.present=x",
                        "pciPassthru0.present=x",
                        "pciBridge0.present=x",
                        "vmci0.present=x",
                        "tools.syncTime=x",
                        "guestinfo.x=y",
                        "extendedConfigFile=x",
                        "sched.scsi0:0.shares=x",
                        "sched.cpu.min=x",
                        "sched.cpu.units=x",
                        "sched.mem.shares=x",
                        "vcpu.hotadd=x",
                        "uuid.location=x",
                        "checkpoint.vmState=x",
                        "workingDir=x",
                        "svga.present=x",
                        "svga.autodetect=x",
                        "mks.enable3d=x",
                        "floppy2.present=x",
                        "serial4.present=x",
                        "parallel3.present=x",
                        "scsi4.present=x",
                        "ide2:0.present=x"))
                .isEqualTo(read());
    }

    @Test
    void refusesFilesThatThePortDoesNotFind() {
        VmxReadContext context =
                VmxReadContext.builder((name, missing) -> Optional.empty()).build();
        String[] lines = {"floppy0.present=true", "floppy0.fileType=file", "floppy0.fileName=x.flp"};
        refused(
                ErrorCode.INTERNAL_ERROR,
                () -> VmxConverter.toDefinition(Vmx.text(lines), context),
                "x.flp",
                "missing");
    }

    @Test
    void countsUpToWhatAnIntHolds() {
        assertThat(read("numvcpus=2147483647").vcpus().maximum()).isEqualTo(Integer.MAX_VALUE);
        refuses("numvcpus=2147483648", "numvcpus");
        assertThat(read("memsize=8796093022204").memory()).isEqualTo(MemorySize.ofMebibytes(8796093022204L));
        refuses("memsize=8796093022208", "memsize");
    }

    @Test
    void refusesGuestsThatTheHostCannotRun() {
        VmxReadContext context = VmxReadContext.builder((name, missing) -> Optional.of(name))
                .capabilities(org.hypervia.spi.domainxml.GuestCapabilities.vmware(false))
                .build();
        refused(
                ErrorCode.INVALID_ARG,
                () -> VmxConverter.toDefinition(Vmx.text("guestOS=rhel-64"), context),
                "hvm",
                "x86_64",
                "vmware");
    }
}
