// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.hypervia.api.definition.device.CharacterSource;
import org.hypervia.api.definition.device.Controller;
import org.hypervia.api.definition.device.ControllerModel;
import org.hypervia.api.definition.device.ControllerType;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.definition.device.DiskDevice;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.definition.device.DiskTarget;
import org.hypervia.api.definition.device.Graphics;
import org.hypervia.api.definition.device.GraphicsListen;
import org.hypervia.api.definition.device.GraphicsPassword;
import org.hypervia.api.definition.device.GraphicsType;
import org.hypervia.api.definition.device.InterfaceModel;
import org.hypervia.api.definition.device.ScsiControllerModel;
import org.hypervia.api.definition.device.SerialPort;
import org.hypervia.api.definition.device.Video;
import org.hypervia.api.definition.device.VideoModel;
import org.hypervia.api.value.LibvirtName;
import org.hypervia.api.value.MemorySize;
import org.junit.jupiter.api.Test;

class DomainDefinitionTest {
    private static final OperatingSystem OS =
            OperatingSystem.builder(Architecture.X86_64).build();
    private static final MemorySize MEMORY = MemorySize.ofMebibytes(512);
    private static final Disk DISK = Disk.builder(
                    DiskDevice.DISK, DiskSource.file("[store] vm/root.vmdk"), new DiskTarget("sda", DiskBus.SCSI))
            .build();

    private static DomainDefinition.Builder builder() {
        return DomainDefinition.builder(DomainType.VMWARE, new UUID(1, 2), MEMORY, OS);
    }

    @Test
    void aNewDefinitionHasLibvirtsDefaults() {
        DomainDefinition domain = builder().build();
        assertThat(domain.currentMemory()).isEqualTo(MEMORY);
        assertThat(domain.vcpus()).isEqualTo(VirtualCpus.of(1));
        assertThat(domain.clock()).isEqualTo(Clock.UTC);
        assertThat(domain.lifecycle()).isEqualTo(LifecycleActions.DEFAULT);
        assertThat(domain.devices()).isEqualTo(Devices.none());
        assertThat(domain.name()).isEmpty();
        assertThat(domain.id()).isEmpty();
    }

    @Test
    void everythingSurvivesTheWayThroughABuilder() {
        DomainDefinition domain = builder()
                .id(OptionalInt.of(5))
                .name("web")
                .hardwareUuid(new UUID(3, 4))
                .generationId(new UUID(5, 6))
                .title("Web")
                .description("A web server")
                .currentMemory(MemorySize.ofMebibytes(256))
                .minimumGuarantee(MemorySize.ofMebibytes(128))
                .vcpus(new VirtualCpus(4, 2, CpuPlacement.STATIC, CpuSet.of(0, 1)))
                .cpuShares(new CpuShares(2000))
                .cpu(Cpu.of(CpuTopology.of(2, 2)))
                .clock(new Clock.Timezone("Europe/Rome"))
                .lifecycle(new LifecycleActions(
                        LifecycleAction.DESTROY, LifecycleAction.DESTROY, LifecycleAction.COREDUMP_DESTROY))
                .devices(Devices.builder().add(DISK).build())
                .vmware(new VmwareOrigin(Optional.of("dc"), Optional.of("vm-1")))
                .build();
        assertThat(domain.toBuilder().build()).isEqualTo(domain).hasSameHashCodeAs(domain);
        assertThat(domain.toBuilder().name("other").build()).isNotEqualTo(domain);
        OperatingSystem os = new OperatingSystem(
                OsType.HVM,
                Architecture.I686,
                Optional.of(Firmware.EFI),
                FirmwareFeatures.SECURE_BOOT,
                Optional.of("vm.nvram"),
                Optional.of(SmbiosMode.HOST));
        assertThat(os.toBuilder().build()).isEqualTo(os);
    }

    @Test
    void listsAreCopiesThatNobodyCanChange() {
        List<Disk> disks = new ArrayList<>(List.of(DISK));
        Devices devices = Devices.builder().replace(Disk.class, disks).build();
        disks.clear();
        assertThat(devices.disks()).containsExactly(DISK).isUnmodifiable();
        assertThat(devices.toBuilder().add(DISK).build().disks()).hasSize(2);
        assertThat(devices.disks()).hasSize(1);
    }

    @Test
    void aPasswordIsNeverShown() {
        DomainDefinition domain = builder()
                .devices(Devices.builder()
                        .add(Graphics.Vnc.builder()
                                .password(new GraphicsPassword("s3cret"))
                                .build())
                        .build())
                .build();
        assertThat(domain.toString()).contains("Vnc").doesNotContain("s3cret");
        assertThat(new GraphicsPassword("a")).isNotEqualTo(new GraphicsPassword("b"));
    }

    @Test
    void vncListensSomewhereInAnyCase() {
        Graphics.Vnc vnc = Graphics.Vnc.builder().build();
        assertThat(vnc.listens()).containsExactly(GraphicsListen.ANY_ADDRESS);
        assertThat(vnc.autoport()).isTrue();
        assertThat(vnc.listenAddress()).isEmpty();
        assertThat(Graphics.Vnc.builder()
                        .port(5901)
                        .addListen(GraphicsListen.address("::1"))
                        .build()
                        .listenAddress())
                .contains("::1");
    }

    @Test
    void valuesThatMeanNothingAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().id(OptionalInt.of(-1)).build());
        assertThatIllegalArgumentException().isThrownBy(() -> VirtualCpus.of(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new VirtualCpus(2, 3, CpuPlacement.STATIC, CpuSet.EMPTY));
        assertThatIllegalArgumentException().isThrownBy(() -> CpuTopology.of(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new DiskTarget("", DiskBus.IDE));
        assertThatIllegalArgumentException().isThrownBy(() -> Controller.of(ControllerType.IDE, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Controller.of(ControllerType.SATA, 0).withModel(ScsiControllerModel.LSILOGIC));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Controller.of(ControllerType.SCSI, 0).withModel(new ControllerModel.Other("piix3-uhci")));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceAddress.Pci(0, 0, 32, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceAddress.Drive(0, 0, 0, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SerialPort(new CharacterSource.Null(), -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Graphics.Other(GraphicsType.VNC));
        assertThatIllegalArgumentException().isThrownBy(() -> new Video(VideoModel.VMVGA, Optional.empty(), -1, true));
        assertThatNullPointerException()
                .isThrownBy(() -> DomainDefinition.builder(null, new UUID(0, 0), MEMORY, OS)
                        .build());
    }

    @Test
    void addressesAreShownAsPeopleWriteThem() {
        assertThat(new DeviceAddress.Pci(0, 5, 2, 1)).hasToString("0000:05:02.1");
        assertThat(new DeviceAddress.Drive(1, 0, 0, 8)).hasToString("1:0:0:8");
        assertThat(new DiskTarget("sda", DiskBus.SATA)).hasToString("sda (sata)");
    }

    @Test
    void wordsOfLibvirtAreFoundByTheirExactSpelling() {
        assertThat(LibvirtName.find(ScsiControllerModel.class, "virtio-scsi"))
                .contains(ScsiControllerModel.VIRTIO_SCSI);
        assertThat(LibvirtName.find(ScsiControllerModel.class, "LSILOGIC")).isEmpty();
        assertThat(LibvirtName.find(InterfaceModel.class, "Am79C970A")).contains(InterfaceModel.AM79C970A);
    }

    @Test
    void theDialectOfACompatOptionIsKnown() {
        assertThat(DomainXmlDialect.ofCompat("9.0")).contains(DomainXmlDialect.LIBVIRT_9_0);
        assertThat(DomainXmlDialect.ofCompat("9.0.0")).isEmpty();
    }
}
