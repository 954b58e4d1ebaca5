// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import java.util.UUID;
import org.hypervia.api.definition.Architecture;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainType;
import org.hypervia.api.definition.OperatingSystem;
import org.hypervia.api.definition.OsType;
import org.hypervia.api.definition.device.CharacterSource;
import org.hypervia.api.definition.device.Console;
import org.hypervia.api.definition.device.Controller;
import org.hypervia.api.definition.device.ControllerType;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.definition.device.DiskDevice;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.definition.device.DiskTarget;
import org.hypervia.api.definition.device.ScsiControllerModel;
import org.hypervia.api.definition.device.SerialPort;
import org.hypervia.api.definition.device.Video;
import org.hypervia.api.definition.device.VideoModel;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.MemorySize;
import org.junit.jupiter.api.Test;

/** Completion of raw definitions as a converter hands them over. */
class DomainCompletionTest {
    private static DomainDefinition raw(DomainType type, Architecture architecture, Devices devices) {
        return DomainDefinition.builder(
                        type,
                        new UUID(0, 0),
                        MemorySize.ofMebibytes(32),
                        OperatingSystem.builder(architecture).build())
                .devices(devices)
                .build();
    }

    private static Devices complete(Devices.Builder devices) {
        return DomainCompletion.complete(
                        raw(DomainType.VMWARE, Architecture.I686, devices.build()), GuestCapabilities.VMWARE)
                .devices();
    }

    private static Disk disk(String target, DiskBus bus) {
        return Disk.builder(DiskDevice.DISK, DiskSource.file("/a"), new DiskTarget(target, bus))
                .build();
    }

    @Test
    void controllersOfIdeAndFloppyDisksComeBehindThoseThatAreThere() {
        Devices devices = complete(Devices.builder()
                .add(disk("sda", DiskBus.SCSI))
                .add(disk("sda", DiskBus.SATA))
                .add(disk("hda", DiskBus.IDE))
                .add(disk("fdb", DiskBus.FDC))
                .add(disk("nvme0n1", DiskBus.NVME))
                .add(Controller.scsi(0, ScsiControllerModel.VMPVSCSI))
                .add(Controller.of(ControllerType.SATA, 0)));
        assertThat(devices.controllers())
                .containsExactly(
                        Controller.scsi(0, ScsiControllerModel.VMPVSCSI),
                        Controller.of(ControllerType.SATA, 0),
                        Controller.of(ControllerType.FDC, 0),
                        Controller.of(ControllerType.IDE, 0),
                        Controller.of(ControllerType.NVME, 0));
    }

    @Test
    void anAddressThatIsThereIsKeptAndNeedsItsController() {
        Disk disk = disk("sda", DiskBus.SATA).toBuilder()
                .address(new DeviceAddress.Drive(4, 0, 0, 5))
                .build();
        Devices devices = complete(Devices.builder().add(disk));
        assertThat(devices.disks()).containsExactly(disk);
        assertThat(devices.controllers()).hasSize(5).allMatch(controller -> controller.type() == ControllerType.SATA);
    }

    @Test
    void aMissingAddressFollowsFromTheTarget() {
        Devices devices =
                complete(Devices.builder().add(disk("sdw", DiskBus.SCSI)).add(disk("vda", DiskBus.VIRTIO)));
        assertThat(devices.disks())
                .extracting(Disk::address)
                .containsExactly(Optional.of(new DeviceAddress.Drive(1, 0, 0, 8)), Optional.empty());
    }

    @Test
    void anAbsurdControllerNumberIsRefused() {
        Disk disk = disk("sda", DiskBus.SCSI).toBuilder()
                .address(new DeviceAddress.Drive(Integer.MAX_VALUE, 0, 0, 0))
                .build();
        HypervisorException refusal = catchThrowableOfType(
                HypervisorException.class, () -> complete(Devices.builder().add(disk)));
        assertThat(refusal.code()).isEqualTo(ErrorCode.CONFIG_UNSUPPORTED);
        assertThat(refusal).hasMessageContaining("sda");
    }

    @Test
    void theFirstSerialPortIsTheConsole() {
        var pipe = new CharacterSource.Pipe(Optional.of("com1"));
        Devices devices =
                complete(Devices.builder().add(new SerialPort(pipe, 3)).add(new SerialPort(pipe, 0)));
        assertThat(devices.consoles()).containsExactly(new Console(Console.Target.SERIAL, pipe, 3));
    }

    @Test
    void aSecondSerialConsoleIsRefused() {
        var console = new Console(Console.Target.SERIAL, new CharacterSource.Null(), 0);
        HypervisorException refusal = catchThrowableOfType(
                HypervisorException.class,
                () -> complete(Devices.builder().add(console).add(console)));
        assertThat(refusal.code()).isEqualTo(ErrorCode.CONFIG_UNSUPPORTED);
    }

    @Test
    void videoMemoryOfNothingIsTheUsualAmount() {
        assertThat(complete(Devices.builder().add(Video.of(VideoModel.VMVGA, MemorySize.ZERO)))
                        .videos())
                .containsExactly(new Video(VideoModel.VMVGA, Optional.of(MemorySize.ofMebibytes(4)), 0, true));
        assertThat(complete(Devices.builder().add(Video.of(VideoModel.VMVGA, MemorySize.ofBytes(1025))))
                        .videos())
                .containsExactly(new Video(VideoModel.VMVGA, Optional.of(MemorySize.ofKibibytes(2)), 0, true));
    }

    @Test
    void currentMemoryOfNothingIsAllMemory() {
        DomainDefinition raw = raw(DomainType.VMWARE, Architecture.I686, Devices.none()).toBuilder()
                .currentMemory(MemorySize.ZERO)
                .build();
        assertThat(DomainCompletion.complete(raw, GuestCapabilities.VMWARE).currentMemory())
                .isEqualTo(raw.memory());
    }

    @Test
    void onlyGuestsThatTheHostCanRunAreCompleted() {
        assertRefused(raw(DomainType.VMWARE, Architecture.X86_64, Devices.none()), GuestCapabilities.vmware(false));
        assertRefused(raw(DomainType.VMWARE, Architecture.AARCH64, Devices.none()), GuestCapabilities.VMWARE);
        assertRefused(raw(DomainType.KVM, Architecture.I686, Devices.none()), GuestCapabilities.VMWARE);
        GuestCapabilities kvm =
                GuestCapabilities.of(new GuestCapabilities.Guest(OsType.HVM, Architecture.AARCH64, DomainType.KVM));
        DomainDefinition guest = raw(DomainType.KVM, Architecture.AARCH64, Devices.none());
        assertThat(DomainCompletion.complete(guest, kvm)).isEqualTo(guest);
        assertThat(kvm).hasToString("[Guest[osType=HVM, architecture=AARCH64, domainType=KVM]]");
    }

    private static void assertRefused(DomainDefinition raw, GuestCapabilities capabilities) {
        HypervisorException refusal =
                catchThrowableOfType(HypervisorException.class, () -> DomainCompletion.complete(raw, capabilities));
        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_ARG);
        assertThat(refusal)
                .hasMessageContaining(raw.os().architecture().libvirtName())
                .hasMessageContaining(raw.type().libvirtName());
    }
}
