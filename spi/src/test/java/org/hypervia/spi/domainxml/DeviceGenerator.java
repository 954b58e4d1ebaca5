// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.definition.device.CharacterSource;
import org.hypervia.api.definition.device.Console;
import org.hypervia.api.definition.device.Controller;
import org.hypervia.api.definition.device.ControllerModel;
import org.hypervia.api.definition.device.ControllerType;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.definition.device.DiskCache;
import org.hypervia.api.definition.device.DiskDevice;
import org.hypervia.api.definition.device.DiskDriver;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.definition.device.DiskTarget;
import org.hypervia.api.definition.device.Filesystem;
import org.hypervia.api.definition.device.Graphics;
import org.hypervia.api.definition.device.GraphicsListen;
import org.hypervia.api.definition.device.GraphicsPassword;
import org.hypervia.api.definition.device.HostDevice;
import org.hypervia.api.definition.device.InterfaceModel;
import org.hypervia.api.definition.device.InterfaceSource;
import org.hypervia.api.definition.device.NetworkInterface;
import org.hypervia.api.definition.device.ParallelPort;
import org.hypervia.api.definition.device.ScsiControllerModel;
import org.hypervia.api.definition.device.SerialPort;
import org.hypervia.api.definition.device.StartupPolicy;
import org.hypervia.api.definition.device.TcpMode;
import org.hypervia.api.definition.device.TcpProtocol;
import org.hypervia.api.definition.device.Tpm;
import org.hypervia.api.definition.device.TpmBackend;
import org.hypervia.api.definition.device.Video;
import org.hypervia.api.definition.device.VideoModel;
import org.hypervia.api.value.MacAddress;
import org.hypervia.api.value.MemorySize;

/** Makes the devices of a complete definition at random; see {@link DefinitionGenerator}. */
final class DeviceGenerator extends RandomValues {
    private final boolean latest;
    private final boolean active;

    DeviceGenerator(Random random, boolean latest, boolean active) {
        super(random);
        this.latest = latest;
        this.active = active;
    }

    Devices devices() {
        List<Disk> disks = disks();
        List<SerialPort> serialPorts = new ArrayList<>();
        times(3, () -> serialPorts.add(new SerialPort(character(), random.nextInt(9))));
        Devices.Builder devices = Devices.builder()
                .replace(Disk.class, disks)
                .replace(Controller.class, controllers(disks))
                .replace(SerialPort.class, serialPorts)
                .replace(Console.class, consoles(serialPorts));
        times(3, () -> devices.add(filesystem()));
        times(4, () -> devices.add(networkInterface()));
        times(3, () -> devices.add(new ParallelPort(character(), random.nextInt(4))));
        times(
                2,
                () -> devices.add(new Tpm(
                        maybe(() -> any(Tpm.Model.class)),
                        new TpmBackend.Emulator(maybe(() -> any(Tpm.Version.class))))));
        times(2, () -> devices.add(vnc()));
        hostDevices().forEach(devices::add);
        return devices.replace(Video.class, videos(!devices.build().graphics().isEmpty()))
                .build();
    }

    private List<Disk> disks() {
        List<DiskBus> buses = new ArrayList<>(EnumSet.allOf(DiskBus.class));
        if (!latest) {
            buses.remove(DiskBus.NVME);
        }
        Collections.shuffle(buses, random);
        Set<String> names = new HashSet<>();
        List<Disk> disks = new ArrayList<>();
        for (DiskBus bus : buses.subList(0, random.nextInt(4))) {
            Set<DeviceAddress> addresses = new HashSet<>();
            List<Disk> group = new ArrayList<>();
            times(4, () -> {
                Disk disk = disk(bus);
                boolean free =
                        disk.address().isEmpty() || addresses.add(disk.address().get());
                if (names.add(disk.target().device()) && free) {
                    group.add(disk);
                }
            });
            group.sort(Comparator.comparingInt(
                    disk -> DiskNames.index(disk.target().device()).orElseThrow()));
            disks.addAll(group);
        }
        return disks;
    }

    private Disk disk(DiskBus bus) {
        DiskDevice device =
                bus == DiskBus.FDC ? DiskDevice.FLOPPY : pick(DiskDevice.DISK, DiskDevice.CDROM, DiskDevice.LUN);
        boolean mustHaveSource = device == DiskDevice.DISK;
        boolean block = device == DiskDevice.LUN || random.nextBoolean();
        boolean empty = !mustHaveSource && random.nextInt(3) == 0;
        boolean removable = device == DiskDevice.CDROM || device == DiskDevice.FLOPPY;
        // A block device is told from an empty drive by its source element only.
        StartupPolicy policy = (block && empty) || random.nextInt(3) == 0
                ? pick(StartupPolicy.MANDATORY, removable ? StartupPolicy.REQUISITE : StartupPolicy.OPTIONAL)
                : null;
        DiskTarget target = new DiskTarget(targetName(bus), bus);
        return Disk.builder(device, diskSource(block, empty), target)
                .startupPolicy(policy)
                .driver(new DiskDriver(
                        maybe(this::text), maybe(() -> pick("raw", "vmdk", "iso")), any(DiskCache.class)))
                .isReadOnly(device == DiskDevice.CDROM || random.nextBoolean())
                .isTransient(random.nextBoolean())
                .address(diskAddress(target))
                .build();
    }

    private DiskSource diskSource(boolean block, boolean empty) {
        if (empty) {
            return block ? DiskSource.noBlock() : DiskSource.noFile();
        }
        return block ? DiskSource.block(text()) : DiskSource.file(text());
    }

    private DeviceAddress diskAddress(DiskTarget target) {
        if (DiskNames.hasDriveAddresses(target.bus())) {
            return random.nextBoolean()
                    ? DiskNames.address(target).orElseThrow()
                    : new DeviceAddress.Drive(
                            random.nextInt(4), random.nextInt(3), random.nextInt(3), random.nextInt(70));
        }
        return random.nextBoolean() ? new DeviceAddress.Pci(0, random.nextInt(256), random.nextInt(32), 1) : null;
    }

    private String targetName(DiskBus bus) {
        if (bus == DiskBus.NVME) {
            return "nvme" + random.nextInt(4) + "n" + small();
        }
        String prefix = bus == DiskBus.FDC ? "fd" : pick("sd", "hd", "vd", "xvd", "ubd");
        return prefix + (char) ('a' + random.nextInt(26)) + (random.nextInt(4) == 0 ? "b" : "");
    }

    private List<Controller> controllers(List<Disk> disks) {
        List<Controller> controllers = new ArrayList<>();
        List<ControllerType> types = new ArrayList<>(EnumSet.allOf(ControllerType.class));
        if (!latest) {
            types.remove(ControllerType.NVME);
        }
        Collections.shuffle(types, random);
        List<Controller> needed = DiskControllers.complete(List.of(), disks, new DialectRules(DomainXmlDialect.LATEST));
        for (ControllerType type : types) {
            Set<Integer> indexes = new TreeSet<>();
            needed.stream().filter(controller -> controller.type() == type).forEach(c -> indexes.add(c.index()));
            if (random.nextInt(4) == 0) {
                indexes.add(random.nextInt(6));
            }
            indexes.forEach(
                    index -> controllers.add(new Controller(type, index, controllerModel(type), maybe(this::pci))));
        }
        return controllers;
    }

    private Optional<ControllerModel> controllerModel(ControllerType type) {
        if (random.nextBoolean()) {
            return Optional.empty();
        }
        return switch (type) {
            case SCSI -> Optional.of(any(ScsiControllerModel.class));
            case USB -> Optional.of(new ControllerModel.Other("ich9-ehci1"));
            case PCI -> Optional.of(new ControllerModel.Other("pci-root"));
            default -> Optional.empty();
        };
    }

    private List<HostDevice> hostDevices() {
        Map<DeviceAddress, HostDevice> devices = new LinkedHashMap<>();
        times(3, () -> {
            DeviceAddress.Pci source = pci();
            Optional<DeviceAddress> address = maybe(() -> pick(pci(), new DeviceAddress.Other("unassigned")));
            devices.put(
                    source,
                    new HostDevice(random.nextBoolean(), maybe(() -> any(HostDevice.Driver.class)), source, address));
        });
        return List.copyOf(devices.values());
    }

    private DeviceAddress.Pci pci() {
        return new DeviceAddress.Pci(
                random.nextInt(0x10000), random.nextInt(0x100), random.nextInt(0x20), random.nextInt(8));
    }

    private Filesystem filesystem() {
        return Filesystem.builder()
                .type(pick(
                        Filesystem.Type.MOUNT,
                        Filesystem.Type.BIND,
                        Filesystem.Type.FILE,
                        Filesystem.Type.BLOCK,
                        Filesystem.Type.TEMPLATE))
                .accessMode(any(Filesystem.AccessMode.class))
                .source(random.nextInt(5) == 0 ? "" : text())
                .target(text())
                .isReadOnly(random.nextBoolean())
                .build();
    }

    private NetworkInterface networkInterface() {
        long mac = random.nextLong() & 0xfeffffffffffL;
        return NetworkInterface.builder(interfaceSource(), new MacAddress(mac))
                .macType(orNull(() -> any(NetworkInterface.MacType.class)))
                .macCheck(orNull(random::nextBoolean))
                .targetDevice(orNull(() -> active ? pick("vnet1", "", text()) : "/dev/vmnet" + small()))
                .model(orNull(this::interfaceModel))
                .address(orNull(this::pci))
                .build();
    }

    private InterfaceModel interfaceModel() {
        InterfaceModel model = any(InterfaceModel.class);
        return model == InterfaceModel.IGB && !latest ? InterfaceModel.E1000 : model;
    }

    private InterfaceSource interfaceSource() {
        Optional<String> group = latest ? maybe(this::text) : Optional.of(text());
        return pick(
                new InterfaceSource.Bridge(random.nextInt(5) == 0 ? "" : text()),
                new InterfaceSource.User(),
                new InterfaceSource.Null(),
                new InterfaceSource.Vds(uuid(), random.nextLong(), group, random.nextLong()));
    }

    private CharacterSource character() {
        String path = random.nextInt(5) == 0 ? "" : text();
        return pick(
                new CharacterSource.Device(Optional.of(path)),
                new CharacterSource.Pipe(Optional.of(path)),
                new CharacterSource.File(path, maybe(random::nextBoolean)),
                new CharacterSource.Tcp(any(TcpMode.class), path, text(), any(TcpProtocol.class)),
                new CharacterSource.Null(),
                new CharacterSource.Other(pick("pty", "vc", "stdio")));
    }

    private List<Console> consoles(List<SerialPort> serialPorts) {
        List<Console> consoles = new ArrayList<>();
        if (!serialPorts.isEmpty()) {
            SerialPort first = serialPorts.get(0);
            consoles.add(new Console(Console.Target.SERIAL, first.source(), first.port()));
        }
        times(
                2,
                () -> consoles.add(new Console(
                        pick(Console.Target.VIRTIO, Console.Target.XEN, Console.Target.SCLP),
                        character(),
                        random.nextInt(4))));
        return consoles;
    }

    private Graphics vnc() {
        List<GraphicsListen> listens = new ArrayList<>(List.of(listen()));
        times(2, () -> listens.add(listen()));
        boolean hasPort =
                listens.get(0) instanceof GraphicsListen.Address || listens.get(0) instanceof GraphicsListen.Network;
        boolean autoport = !hasPort || random.nextBoolean();
        int port = hasPort && (active || !autoport) ? random.nextInt(3) * 5900 : 0;
        return new Graphics.Vnc(port, autoport, listens, maybe(this::text), maybe(() -> new GraphicsPassword(text())));
    }

    private GraphicsListen listen() {
        return pick(
                GraphicsListen.ANY_ADDRESS,
                GraphicsListen.address(text()),
                new GraphicsListen.Network(text()),
                new GraphicsListen.Socket(maybe(this::text)),
                new GraphicsListen.None());
    }

    private List<Video> videos(boolean needed) {
        Set<VideoModel> models = new LinkedHashSet<>();
        times(3, () -> models.add(any(VideoModel.class)));
        models.remove(VideoModel.DEFAULT);
        if (models.size() > 1 || needed) {
            models.remove(VideoModel.NONE);
        }
        if (models.isEmpty() && needed) {
            models.add(VideoModel.VMVGA);
        }
        List<Video> videos = new ArrayList<>();
        for (VideoModel model : models) {
            boolean none = model == VideoModel.NONE;
            Optional<MemorySize> memory = VideoMemory.complete(
                    model,
                    none ? Optional.empty() : maybe(() -> MemorySize.ofKibibytes(random.nextInt(Integer.MAX_VALUE))));
            videos.add(new Video(model, memory, none ? 0 : random.nextInt(3), videos.isEmpty()));
        }
        return videos;
    }
}
