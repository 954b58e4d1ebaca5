// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.hypervia.api.definition.Architecture;
import org.hypervia.api.definition.Cpu;
import org.hypervia.api.definition.CpuSet;
import org.hypervia.api.definition.CpuShares;
import org.hypervia.api.definition.CpuTopology;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainType;
import org.hypervia.api.definition.Firmware;
import org.hypervia.api.definition.OperatingSystem;
import org.hypervia.api.definition.SmbiosMode;
import org.hypervia.api.definition.VirtualCpus;
import org.hypervia.api.definition.device.CharacterSource;
import org.hypervia.api.definition.device.Controller;
import org.hypervia.api.definition.device.ControllerType;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskCache;
import org.hypervia.api.definition.device.DiskDevice;
import org.hypervia.api.definition.device.DiskDriver;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.definition.device.Filesystem;
import org.hypervia.api.definition.device.Graphics;
import org.hypervia.api.definition.device.GraphicsListen;
import org.hypervia.api.definition.device.GraphicsPassword;
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
import org.hypervia.api.definition.device.Video;
import org.hypervia.api.definition.device.VideoModel;
import org.hypervia.api.value.MacAddress;
import org.hypervia.api.value.MemorySize;
import org.hypervia.esx.vmx.path.DiskSlot;
import org.hypervia.esx.vmx.path.ScsiLayout;
import org.hypervia.esx.vmx.text.VmxUuid;
import org.hypervia.spi.domainxml.DomainCompletion;
import org.hypervia.spi.domainxml.GuestCapabilities;

/**
 * Makes definitions that a VMX file can carry without loss. What it never makes, because libvirt's format has no place for it
 * or reads it back as something else:
 *
 * <ul>
 *   <li>id, title, generation id, clock and lifecycle of one's own; firmware bios and secure boot; smbios emulate
 *   <li>a hardware UUID other than the UUID; a description that is empty
 *   <li>memory that is no multiple of 4 MiB, other memory that is no multiple of 1 MiB; a topology of single cores
 *   <li>VNC servers with several listens, or several of them; video memory below 64 KiB
 *   <li>SATA and NVMe disks; write-through on IDE; SCSI controllers with a gap, without disks, or of model auto; from virtual
 *       hardware 13 on a second one, because libvirt writes 15 disks per controller but then reads 64
 *   <li>block CD-ROMs without device, read-only hard disks, disks that are not in the order of their slots
 *   <li>interfaces without MAC type; MAC addresses out of VMware's ranges that are static without a check
 *   <li>IPv6 hosts of serial ports, serial ports in another order than their numbers, pipes and devices without path
 *   <li>values with double quotes, line ends or NUL anywhere but in name and description; port groups with XML's characters
 * </ul>
 */
final class GeneratedMachine {
    private static final String PLAIN = "abcXYZ0189 _-.:,;|%/\\'<>&()[]{}=#äß日€~";

    private final Random random;
    private final boolean latest;
    private final int hardware;
    private boolean forXml;

    GeneratedMachine(Random random, boolean latest, int hardware) {
        this.random = random;
        this.latest = latest;
        this.hardware = hardware;
    }

    /** Leaves out what gets lost in XML: carriage returns, and in 9.0 shares beyond the limits of Linux. */
    GeneratedMachine forXml() {
        forXml = true;
        return this;
    }

    DomainDefinition definition() {
        UUID uuid = oneIn(10) ? new UUID(0, 0) : new UUID(random.nextLong(), random.nextLong());
        long memory = 4L * (1 + random.nextInt(100_000));
        boolean isEfi = oneIn(2);
        OperatingSystem.Builder os = OperatingSystem.builder(oneIn(2) ? Architecture.I686 : Architecture.X86_64)
                .firmware(isEfi ? Firmware.EFI : null)
                .smbios(oneIn(3) ? SmbiosMode.HOST : null)
                .nvram(latest && oneIn(2) ? path(".nvram") : null);
        DomainDefinition.Builder domain = DomainDefinition.builder(
                        DomainType.VMWARE, uuid, MemorySize.ofMebibytes(memory), os.build())
                .name(prose())
                .description(oneIn(2) ? prose() : null)
                .hardwareUuid(
                        latest && !VmxUuid.isZero(uuid) ? (oneIn(2) ? uuid : new UUID(7, 1 + random.nextInt())) : null)
                .currentMemory(MemorySize.ofMebibytes(1 + random.nextLong(memory)))
                .minimumGuarantee(oneIn(2) ? MemorySize.ofMebibytes(1 + random.nextLong(memory)) : null)
                .cpuShares(oneIn(2) ? new CpuShares(forXml ? 2 + random.nextInt(262143) : random.nextLong()) : null);
        processors(domain);
        Devices.Builder devices = Devices.builder();
        disks(devices);
        others(devices);
        if (latest && isEfi && hardware >= 14 && oneIn(2)) {
            devices.add(Tpm.EMULATED_CRB_2_0);
        }
        return DomainCompletion.complete(domain.devices(devices.build()).build(), GuestCapabilities.VMWARE);
    }

    private void processors(DomainDefinition.Builder domain) {
        int sockets = 1 + random.nextInt(4);
        int cores = 1 + random.nextInt(4);
        int[] cpus = random.ints(0, CpuSet.LIMIT)
                .distinct()
                .limit(sockets * cores + random.nextInt(5))
                .toArray();
        domain.vcpus(VirtualCpus.of(sockets * cores).withAffinity(oneIn(2) ? CpuSet.of(cpus) : CpuSet.EMPTY));
        domain.cpu(cores > 1 && oneIn(2) ? Cpu.of(CpuTopology.of(sockets, cores)) : null);
    }

    private void disks(Devices.Builder devices) {
        int controllers = random.nextInt(hardware < 13 ? 5 : 2);
        for (int controller = 0; controller < controllers; controller++) {
            ScsiControllerModel[] models = {
                ScsiControllerModel.BUSLOGIC,
                ScsiControllerModel.LSILOGIC,
                ScsiControllerModel.LSISAS1068,
                ScsiControllerModel.VMPVSCSI
            };
            Controller plain = Controller.of(ControllerType.SCSI, controller);
            devices.add(oneIn(4) ? plain : plain.withModel(any(models)));
            int used = random.nextInt(16);
            for (int unit = 0; unit < 16; unit++) {
                if (unit != 7 && ((used == 7 ? 0 : used) == unit || oneIn(6))) {
                    devices.add(disk(DiskSlot.scsi(controller, unit, ScsiLayout.WIDE), true));
                }
            }
        }
        for (int slot = 0; slot < 4; slot++) {
            if (oneIn(2)) {
                devices.add(disk(DiskSlot.ide(slot / 2, slot % 2), false));
            }
        }
        for (int unit = 0; unit < 2; unit++) {
            if (oneIn(2)) {
                DiskSlot slot = DiskSlot.floppy(unit);
                DiskSource source = oneIn(2) ? DiskSource.file(path(".flp")) : DiskSource.block(word());
                devices.add(Disk.builder(DiskDevice.FLOPPY, source, slot.target())
                        .address(slot.address())
                        .build());
            }
        }
    }

    private Disk disk(DiskSlot slot, boolean isScsi) {
        int kind = random.nextInt(6);
        DiskSource source = switch (kind) {
            case 0, 1 -> DiskSource.file(path(oneIn(2) ? ".vmdk" : ".VMDK"));
            case 2 -> DiskSource.file(path(".iso"));
            case 3 -> DiskSource.noFile();
            case 4 -> DiskSource.block("/" + word());
            default -> DiskSource.noBlock();
        };
        boolean isHardDisk = kind < 2;
        boolean isLun = kind > 3 && oneIn(2);
        DiskDevice device = isHardDisk ? DiskDevice.DISK : isLun ? DiskDevice.LUN : DiskDevice.CDROM;
        Disk.Builder disk = Disk.builder(device, source, slot.target()).address(slot.address());
        if (isHardDisk) {
            disk.isTransient(oneIn(3));
            disk.driver(isScsi && oneIn(3) ? DiskDriver.cached(DiskCache.WRITETHROUGH) : DiskDriver.DEFAULT);
        } else {
            disk.isReadOnly(true).startupPolicy(kind == 5 ? StartupPolicy.OPTIONAL : null);
        }
        return disk.build();
    }

    private void others(Devices.Builder devices) {
        for (int i = random.nextInt(4); i > 0; i--) {
            devices.add(Filesystem.builder()
                    .source(word())
                    .target(word())
                    .isReadOnly(oneIn(2))
                    .build());
        }
        for (int i = random.nextInt(hardware < 7 ? 5 : 11); i > 0; i--) {
            devices.add(card());
        }
        for (int port = 0; port < 4; port++) {
            if (oneIn(3)) {
                devices.add(new SerialPort(serial(), port));
            }
            if (port < 3 && oneIn(3)) {
                devices.add(new ParallelPort(deviceOrFile(), port));
            }
        }
        if (oneIn(2)) {
            devices.add(vnc());
        }
        devices.add(Video.of(VideoModel.VMVGA, MemorySize.ofKibibytes(64L << random.nextInt(14))));
    }

    private NetworkInterface card() {
        int[] prefixes = {0x000c29, 0x005056, 0x000569, 0x021122, 0x000000};
        MacAddress mac = MacAddress.random(prefixes[random.nextInt(prefixes.length)], random);
        NetworkInterface.MacType type = any(NetworkInterface.MacType.values());
        boolean isChecked = MacClass.of(mac) == MacClass.FOREIGN && type == NetworkInterface.MacType.STATIC;
        InterfaceModel[] models = {
            InterfaceModel.VLANCE,
            InterfaceModel.VMXNET,
            InterfaceModel.VMXNET2,
            InterfaceModel.VMXNET3,
            InterfaceModel.E1000,
            InterfaceModel.E1000E
        };
        InterfaceSource source = switch (random.nextInt(5)) {
            case 0 -> new InterfaceSource.User();
            case 1 -> new InterfaceSource.Null();
            case 2 -> port();
            default -> new InterfaceSource.Bridge(word());
        };
        return NetworkInterface.builder(source, mac)
                .macType(type)
                .macCheck((isChecked || oneIn(3)) ? oneIn(2) : null)
                .targetDevice(source instanceof InterfaceSource.Bridge && oneIn(2) ? word() : null)
                .model(oneIn(3) ? null : any(models))
                .build();
    }

    private InterfaceSource port() {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        Optional<String> group = latest && oneIn(3) ? Optional.empty() : Optional.of("dvportgroup-" + random.nextInt());
        return new InterfaceSource.Vds(id, random.nextInt(3) - 1L, group, random.nextLong());
    }

    private CharacterSource serial() {
        return switch (random.nextInt(4)) {
            case 0 -> new CharacterSource.Pipe(Optional.of(word()));
            case 1 ->
                new CharacterSource.Tcp(
                        any(TcpMode.values()),
                        latest && oneIn(4) ? "" : any(new String[] {"host", "my_host.example", "10.0.0.1"}),
                        Integer.toString(1 + random.nextInt(65535)),
                        any(TcpProtocol.values()));
            default -> deviceOrFile();
        };
    }

    private CharacterSource deviceOrFile() {
        return oneIn(2) ? new CharacterSource.Device(Optional.of(word())) : new CharacterSource.File(path(".txt"));
    }

    private Graphics vnc() {
        var vnc = Graphics.Vnc.builder()
                .addListen(oneIn(2) ? GraphicsListen.ANY_ADDRESS : GraphicsListen.address(word()))
                .keymap(oneIn(2) ? word() : null)
                .password(oneIn(2) ? new GraphicsPassword(word()) : null);
        return (oneIn(3) ? vnc : vnc.port(random.nextInt(65536))).build();
    }

    private String path(String suffix) {
        return oneIn(3)
                ? "/" + random.nextInt(100) + word() + suffix
                : "[ds" + random.nextInt(9) + "] d/" + word() + suffix;
    }

    /** Text of people, with all that needs an escape. */
    private String prose() {
        String more = !latest ? "\"\t" : "\"\n\r\t";
        return text(PLAIN + more);
    }

    private String word() {
        return text(PLAIN);
    }

    private String text(String alphabet) {
        int length = 1 + random.nextInt(12);
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private boolean oneIn(int count) {
        return random.nextInt(count) == 0;
    }

    static List<Integer> hardwareVersions() {
        return List.of(4, 7, 10, 13, 14, 20);
    }
}
