// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.hypervia.api.definition.Clock;
import org.hypervia.api.definition.Cpu;
import org.hypervia.api.definition.CpuMode;
import org.hypervia.api.definition.CpuPlacement;
import org.hypervia.api.definition.CpuSet;
import org.hypervia.api.definition.CpuShares;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainType;
import org.hypervia.api.definition.FirmwareFeatures;
import org.hypervia.api.definition.LifecycleAction;
import org.hypervia.api.definition.LifecycleActions;
import org.hypervia.api.definition.OsType;
import org.hypervia.api.definition.VirtualCpus;
import org.hypervia.api.definition.device.CharacterSource;
import org.hypervia.api.definition.device.Console;
import org.hypervia.api.definition.device.Controller;
import org.hypervia.api.definition.device.ControllerModel;
import org.hypervia.api.definition.device.ControllerType;
import org.hypervia.api.definition.device.Device;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.definition.device.DiskCache;
import org.hypervia.api.definition.device.DiskDevice;
import org.hypervia.api.definition.device.DiskDriver;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.definition.device.DiskTarget;
import org.hypervia.api.definition.device.Graphics;
import org.hypervia.api.definition.device.GraphicsListen;
import org.hypervia.api.definition.device.HostDevice;
import org.hypervia.api.definition.device.InterfaceModel;
import org.hypervia.api.definition.device.InterfaceSource;
import org.hypervia.api.definition.device.NetworkInterface;
import org.hypervia.api.definition.device.SerialPort;
import org.hypervia.api.definition.device.StartupPolicy;
import org.hypervia.api.definition.device.Video;
import org.hypervia.api.definition.device.VideoModel;
import org.hypervia.api.value.MacAddress;
import org.hypervia.api.value.MemorySize;

/** Makes definitions that a program could make and libvirt would not, broken in some ways. */
final class WildDefinitions extends RandomValues {
    private final boolean latest;
    private final List<UnaryOperator<DomainDefinition>> ways = List.of(
            domain -> domain.toBuilder().name(pick("", null)).build(),
            domain -> domain.toBuilder().title(pick("two\nlines", "")).build(),
            domain -> domain.toBuilder().description("").build(),
            domain -> domain.toBuilder().memory(MemorySize.ZERO).build(),
            domain -> domain.toBuilder().currentMemory(MemorySize.ZERO).build(),
            domain -> domain.toBuilder()
                    .currentMemory(MemorySize.ofKibibytes(1L << 40))
                    .build(),
            domain -> domain.toBuilder().minimumGuarantee(MemorySize.ZERO).build(),
            domain -> domain.toBuilder().id(OptionalInt.of(7)).build(),
            domain -> domain.toBuilder()
                    .type(DomainType.VMWARE)
                    .os(domain.os().toBuilder().type(OsType.LINUX).build())
                    .build(),
            domain -> domain.toBuilder().hardwareUuid(uuid()).build(),
            domain -> domain.toBuilder()
                    .cpuShares(new CpuShares(pick(0L, 1L, 2L, 262_144L, 262_145L, -1L)))
                    .build(),
            domain -> domain.toBuilder()
                    .cpu(new Cpu(CpuMode.CUSTOM, Optional.empty()))
                    .build(),
            domain -> domain.toBuilder()
                    .vcpus(new VirtualCpus(4, 2, CpuPlacement.AUTO, CpuSet.of(1, 2)))
                    .build(),
            domain -> domain.toBuilder().clock(new Clock.Timezone("")).build(),
            domain -> domain.toBuilder()
                    .lifecycle(new LifecycleActions(
                            any(LifecycleAction.class), any(LifecycleAction.class), any(LifecycleAction.class)))
                    .build(),
            domain -> domain.toBuilder()
                    .os(domain.os().toBuilder()
                            .firmware(null)
                            .firmwareFeatures(new FirmwareFeatures(Optional.of(true), Optional.empty()))
                            .nvram(pick("/x", " ", null))
                            .build())
                    .build(),
            this::withOtherDisk,
            this::withOtherDisk,
            this::withOtherDisk,
            domain -> with(
                    domain,
                    new Controller(any(ControllerType.class), random.nextInt(2), Optional.empty(), Optional.empty())),
            domain -> with(
                    domain,
                    new Controller(
                            pick(ControllerType.IDE, ControllerType.USB, ControllerType.SATA),
                            9,
                            Optional.of(new ControllerModel.Other(pick("piix3", "nec-xhci", "nonsense"))),
                            Optional.empty())),
            domain -> with(domain, card(new InterfaceSource.User(), 0x010000000001L, null)),
            domain ->
                    with(domain, card(new InterfaceSource.Vds(uuid(), 1, Optional.empty(), 2), 1, InterfaceModel.IGB)),
            domain -> with(domain, new SerialPort(source(), pick(0, 1, 32_766, 32_767, 99_999))),
            domain -> with(domain, new Console(any(Console.Target.class), source(), pick(0, 32_767))),
            domain -> with(
                    domain,
                    new Video(
                            any(VideoModel.class),
                            maybe(() -> MemorySize.ofKibibytes(pick(1L, 0xffffffffL, 0x100000000L))),
                            1,
                            random.nextBoolean())),
            domain -> with(
                    domain,
                    new HostDevice(
                            true,
                            Optional.empty(),
                            new DeviceAddress.Pci(0, 0, 0, 0),
                            maybe(() ->
                                    pick(new DeviceAddress.Other("unassigned"), new DeviceAddress.Pci(0, 1, 2, 3))))),
            domain -> with(
                    domain,
                    new HostDevice(true, Optional.empty(), new DeviceAddress.Pci(0, 0, 0, 0), Optional.empty())),
            domain -> with(
                    domain,
                    new Graphics.Vnc(
                            pick(0, 5901),
                            random.nextBoolean(),
                            List.of(pick(
                                    GraphicsListen.ANY_ADDRESS,
                                    new GraphicsListen.None(),
                                    new GraphicsListen.Socket(Optional.of("/s")),
                                    new GraphicsListen.Network(""),
                                    new GraphicsListen.Address(Optional.of("")))),
                            Optional.empty(),
                            Optional.empty())),
            this::without,
            // The last one: see changed().
            this::shuffled);

    WildDefinitions(Random random, boolean latest) {
        super(random);
        this.latest = latest;
    }

    /** Of several faults it does not matter which one is reported, so that their number is for the caller to say. */
    DomainDefinition next(int changes) {
        DomainDefinition domain = new DefinitionGenerator(random, latest).next();
        for (int change = 0; change < changes; change++) {
            domain = ways.get(random.nextInt(ways.size())).apply(domain);
        }
        return domain;
    }

    /** Changes a definition, but not the order of what it has. */
    DomainDefinition changed(DomainDefinition domain, int changes) {
        DomainDefinition changed = domain;
        for (int change = 0; change < changes; change++) {
            changed = ways.get(random.nextInt(ways.size() - 1)).apply(changed);
        }
        return changed;
    }

    private static DomainDefinition with(DomainDefinition domain, Device device) {
        return domain.toBuilder()
                .devices(domain.devices().toBuilder().add(device).build())
                .build();
    }

    private DomainDefinition withOtherDisk(DomainDefinition domain) {
        DiskTarget target = new DiskTarget(
                pick("sda", "sdb", "hda", "hdc", "fda", "vda", "nvme0n1", "nonsense", "sda1", "sdzzz"),
                any(DiskBus.class));
        DiskSource source = pick(DiskSource.noFile(), DiskSource.file("/x"), DiskSource.block("/dev/x"));
        return with(
                domain,
                Disk.builder(any(DiskDevice.class), source, target)
                        .startupPolicy(orNull(() -> any(StartupPolicy.class)))
                        .driver(new DiskDriver(
                                Optional.empty(), maybe(() -> pick("raw", "nonsense")), DiskCache.DEFAULT))
                        .isReadOnly(random.nextBoolean())
                        .address(orNull(() -> pick(
                                new DeviceAddress.Drive(0, 0, 0, 0),
                                new DeviceAddress.Drive(0, 0, 0, random.nextInt(4)),
                                new DeviceAddress.Drive(pick(3, 1023, 1024), 0, 0, 0),
                                new DeviceAddress.Pci(0, 0, 1, 0))))
                        .build());
    }

    private static NetworkInterface card(InterfaceSource source, long mac, InterfaceModel model) {
        return NetworkInterface.builder(source, new MacAddress(mac))
                .model(model)
                .targetDevice("vnet7")
                .build();
    }

    private CharacterSource source() {
        return pick(
                new CharacterSource.Device(Optional.empty()),
                new CharacterSource.Pipe(Optional.empty()),
                new CharacterSource.Null(),
                new CharacterSource.Device(Optional.of("/dev/x")));
    }

    private DomainDefinition without(DomainDefinition domain) {
        List<Device> devices = new ArrayList<>(domain.devices().list());
        if (!devices.isEmpty()) {
            devices.remove(random.nextInt(devices.size()));
        }
        return domain.toBuilder()
                .devices(domain.devices().toBuilder()
                        .replace(Device.class, devices)
                        .build())
                .build();
    }

    private DomainDefinition shuffled(DomainDefinition domain) {
        List<Device> devices = new ArrayList<>(domain.devices().list());
        Collections.shuffle(devices, random);
        var builder = domain.devices().toBuilder().replace(Device.class, List.of());
        devices.forEach(builder::add);
        return domain.toBuilder().devices(builder.build()).build();
    }
}
