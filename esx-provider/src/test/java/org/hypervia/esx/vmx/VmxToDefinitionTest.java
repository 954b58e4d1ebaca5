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
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainType;
import org.hypervia.api.definition.LifecycleActions;
import org.hypervia.api.definition.OsType;
import org.hypervia.api.definition.VmwareOrigin;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.value.MemorySize;
import org.junit.jupiter.api.Test;

/** Sections 2.2 and 2.14 of the reference: what concerns no thing alone. */
class VmxToDefinitionTest {
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
