// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.hypervia.api.definition.Architecture;
import org.hypervia.api.definition.Clock;
import org.hypervia.api.definition.ClockBasis;
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
import org.hypervia.api.definition.LifecycleAction;
import org.hypervia.api.definition.LifecycleActions;
import org.hypervia.api.definition.OperatingSystem;
import org.hypervia.api.definition.SmbiosMode;
import org.hypervia.api.definition.VirtualCpus;
import org.hypervia.api.definition.VmwareOrigin;
import org.hypervia.api.definition.device.CharacterSource;
import org.hypervia.api.definition.device.Console;
import org.hypervia.api.definition.device.Controller;
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
import org.junit.jupiter.api.Test;

/** One definition with nearly everything, and its text in both dialects. */
class DomainXmlExamplesTest {
    private static final String LATEST = """
            <domain type='vmware' id='7' xmlns:vmware='http://libvirt.org/schemas/domain/vmware/1.0'>
              <name>a/b &quot;q&quot; &lt;x&gt; &apos;&amp;</name>
              <uuid>00112233-4455-6677-8899-aabbccddeeff</uuid>
              <hwuuid>564d9bef-acd9-b4e0-c8f0-aea8b9103515</hwuuid>
              <genid>ffffffff-ffff-ffff-0000-0000000000ff</genid>
              <title>A title</title>
              <description>line one
            line	| two </description>
              <memory unit='KiB'>1048576</memory>
              <currentMemory unit='KiB'>524288</currentMemory>
              <memtune>
                <min_guarantee unit='KiB'>262144</min_guarantee>
              </memtune>
              <vcpu placement='static' cpuset='0-2,7' current='2'>4</vcpu>
              <cputune>
                <shares>8000</shares>
              </cputune>
              <os firmware='efi'>
                <type arch='x86_64'>hvm</type>
                <firmware>
                  <feature enabled='yes' name='enrolled-keys'/>
                  <feature enabled='yes' name='secure-boot'/>
                </firmware>
                <nvram>[store] vm/vm.nvram</nvram>
                <smbios mode='host'/>
              </os>
              <cpu>
                <topology sockets='2' dies='1' clusters='1' cores='2' threads='1'/>
              </cpu>
              <clock offset='variable' adjustment='-3600' basis='localtime'/>
              <on_poweroff>preserve</on_poweroff>
              <on_reboot>rename-restart</on_reboot>
              <on_crash>coredump-restart</on_crash>
              <devices>
                <disk type='file' device='disk'>
                  <driver cache='writethrough'/>
                  <source file='[store] vm/root.vmdk'/>
                  <target dev='sda' bus='scsi'/>
                  <transient/>
                  <address type='drive' controller='0' bus='0' target='0' unit='0'/>
                </disk>
                <disk type='block' device='lun'>
                  <driver name='lsilogic' type='raw' cache='none'/>
                  <source startupPolicy='optional'/>
                  <target dev='hdc' bus='ide'/>
                  <readonly/>
                  <address type='drive' controller='0' bus='1' target='0' unit='0'/>
                </disk>
                <disk type='file' device='cdrom'>
                  <target dev='sdb' bus='sata'/>
                  <readonly/>
                  <address type='drive' controller='0' bus='0' target='0' unit='1'/>
                </disk>
                <controller type='scsi' index='0' model='vmpvscsi'>
                  <address type='pci' domain='0x0000' bus='0x05' slot='0x0a' function='0x1'/>
                </controller>
                <controller type='ide' index='0'/>
                <controller type='sata' index='0'/>
                <filesystem type='mount' accessmode='passthrough'>
                  <source dir='/srv/share'/>
                  <target dir='share'/>
                  <readonly/>
                </filesystem>
                <interface type='bridge'>
                  <mac address='02:00:00:00:00:01' type='static' check='no'/>
                  <source bridge='VM Network'/>
                  <target dev='vnet3'/>
                  <model type='vmxnet3'/>
                </interface>
                <interface type='vds'>
                  <mac address='00:50:56:91:00:05' type='generated'/>
                  <source switchid='503426b2-94e9-3b16-1d68-87bfff4a5440' portid='129' portgroupid='dvportgroup-7' connectionid='1234'/>
                </interface>
                <interface type='user'>
                  <mac address='00:0c:29:00:00:03'/>
                </interface>
                <interface type='null'>
                  <mac address='00:0c:29:00:00:04'/>
                </interface>
                <serial type='tcp'>
                  <source mode='connect' host='host.example' service='4321'/>
                  <protocol type='telnet'/>
                  <target port='2'/>
                </serial>
                <serial type='file'>
                  <source path='/srv/out' append='off'/>
                  <target port='3'/>
                </serial>
                <serial type='null'>
                  <target port='1'/>
                </serial>
                <parallel type='dev'>
                  <source path='/dev/parport0'/>
                  <target port='0'/>
                </parallel>
                <parallel type='pipe'>
                  <source path='com2'/>
                  <target port='1'/>
                </parallel>
                <console type='tcp'>
                  <source mode='connect' host='host.example' service='4321'/>
                  <protocol type='telnet'/>
                  <target type='serial' port='2'/>
                </console>
                <console type='pty'>
                  <target type='virtio' port='1'/>
                </console>
                <tpm model='tpm-crb'>
                  <backend type='emulator' version='2.0'/>
                </tpm>
                <graphics type='vnc' port='5901' autoport='no' listen='127.0.0.1' keymap='de' passwd='s3&amp;cret'>
                  <listen type='address' address='127.0.0.1'/>
                </graphics>
                <video>
                  <model type='vmvga' vram='16384' heads='1' primary='yes'/>
                </video>
              </devices>
              <vmware:datacenterpath>folder/dc&amp;1</vmware:datacenterpath>
              <vmware:moref>vm-42</vmware:moref>
            </domain>
            """;

    private static DomainDefinition definition() {
        OperatingSystem os = OperatingSystem.builder(Architecture.X86_64)
                .firmware(Firmware.EFI)
                .firmwareFeatures(FirmwareFeatures.SECURE_BOOT)
                .nvram("[store] vm/vm.nvram")
                .smbios(SmbiosMode.HOST)
                .build();
        return DomainDefinition.builder(
                        DomainType.VMWARE,
                        UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"),
                        MemorySize.ofMebibytes(1024),
                        os)
                .id(OptionalInt.of(7))
                .name("a/b \"q\" <x> '&")
                .hardwareUuid(UUID.fromString("564d9bef-acd9-b4e0-c8f0-aea8b9103515"))
                .generationId(UUID.fromString("ffffffff-ffff-ffff-0000-0000000000ff"))
                .title("A title")
                .description("line one\nline\t| two ")
                .currentMemory(MemorySize.ofMebibytes(512))
                .minimumGuarantee(MemorySize.ofMebibytes(256))
                .vcpus(new VirtualCpus(4, 2, CpuPlacement.STATIC, CpuSet.of(0, 1, 2, 7)))
                .cpuShares(new CpuShares(8000))
                .cpu(Cpu.of(CpuTopology.of(2, 2)))
                .clock(new Clock.Variable(-3600, ClockBasis.LOCALTIME))
                .lifecycle(new LifecycleActions(
                        LifecycleAction.PRESERVE, LifecycleAction.RENAME_RESTART, LifecycleAction.COREDUMP_RESTART))
                .devices(devices())
                .vmware(new VmwareOrigin(Optional.of("folder/dc&1"), Optional.of("vm-42")))
                .build();
    }

    private static Devices devices() {
        var telnet = new CharacterSource.Tcp(TcpMode.CONNECT, "host.example", "4321", TcpProtocol.TELNET);
        return Devices.builder()
                .replace(Disk.class, disks())
                .add(Controller.scsi(0, ScsiControllerModel.VMPVSCSI).withAddress(new DeviceAddress.Pci(0, 5, 10, 1)))
                .add(Controller.of(ControllerType.IDE, 0))
                .add(Controller.of(ControllerType.SATA, 0))
                .add(Filesystem.builder()
                        .source("/srv/share")
                        .target("share")
                        .isReadOnly(true)
                        .build())
                .replace(NetworkInterface.class, interfaces())
                .add(new SerialPort(telnet, 2))
                .add(new SerialPort(new CharacterSource.File("/srv/out", Optional.of(false)), 3))
                .add(new SerialPort(new CharacterSource.Null(), 1))
                .add(new ParallelPort(new CharacterSource.Device(Optional.of("/dev/parport0")), 0))
                .add(new ParallelPort(new CharacterSource.Pipe(Optional.of("com2")), 1))
                .add(new Console(Console.Target.SERIAL, telnet, 2))
                .add(new Console(Console.Target.VIRTIO, new CharacterSource.Other("pty"), 1))
                .add(Tpm.EMULATED_CRB_2_0)
                .add(Graphics.Vnc.builder()
                        .port(5901)
                        .addListen(GraphicsListen.address("127.0.0.1"))
                        .keymap("de")
                        .password(new GraphicsPassword("s3&cret"))
                        .build())
                .add(new Video(VideoModel.VMVGA, Optional.of(MemorySize.ofMebibytes(16)), 1, true))
                .build();
    }

    private static List<Disk> disks() {
        return List.of(
                Disk.builder(
                                DiskDevice.DISK,
                                DiskSource.file("[store] vm/root.vmdk"),
                                new DiskTarget("sda", DiskBus.SCSI))
                        .driver(DiskDriver.cached(DiskCache.WRITETHROUGH))
                        .isTransient(true)
                        .address(new DeviceAddress.Drive(0, 0, 0, 0))
                        .build(),
                Disk.builder(DiskDevice.LUN, DiskSource.noBlock(), new DiskTarget("hdc", DiskBus.IDE))
                        .driver(new DiskDriver(Optional.of("lsilogic"), Optional.of("raw"), DiskCache.NONE))
                        .startupPolicy(StartupPolicy.OPTIONAL)
                        .isReadOnly(true)
                        .address(new DeviceAddress.Drive(0, 1, 0, 0))
                        .build(),
                Disk.builder(DiskDevice.CDROM, DiskSource.noFile(), new DiskTarget("sdb", DiskBus.SATA))
                        .isReadOnly(true)
                        .address(new DeviceAddress.Drive(0, 0, 0, 1))
                        .build());
    }

    private static List<NetworkInterface> interfaces() {
        return List.of(
                NetworkInterface.builder(new InterfaceSource.Bridge("VM Network"), mac("02:00:00:00:00:01"))
                        .macType(NetworkInterface.MacType.STATIC)
                        .macCheck(false)
                        .targetDevice("vnet3")
                        .model(InterfaceModel.VMXNET3)
                        .build(),
                NetworkInterface.builder(
                                new InterfaceSource.Vds(
                                        UUID.fromString("503426b2-94e9-3b16-1d68-87bfff4a5440"),
                                        129,
                                        Optional.of("dvportgroup-7"),
                                        1234),
                                mac("00:50:56:91:00:05"))
                        .macType(NetworkInterface.MacType.GENERATED)
                        .build(),
                NetworkInterface.builder(new InterfaceSource.User(), mac("00:0c:29:00:00:03"))
                        .build(),
                NetworkInterface.builder(new InterfaceSource.Null(), mac("00:0c:29:00:00:04"))
                        .build());
    }

    private static MacAddress mac(String text) {
        return MacAddress.parse(text).orElseThrow();
    }

    @Test
    void everythingIsWrittenInLibvirtsOrderAndLayout() {
        assertThat(DomainXml.format(definition(), FormatOptions.DEFAULT.withSecrets(true)))
                .isEqualTo(LATEST);
    }

    @Test
    void everythingIsReadBack() {
        assertThat(DomainXml.parse(LATEST, ParseOptions.builder().build())).isEqualTo(definition());
        assertThat(DomainCompletion.complete(definition(), GuestCapabilities.VMWARE))
                .isEqualTo(definition());
    }

    @Test
    void nothingIsSkipped() {
        ParseOptions options = ParseOptions.builder()
                .skipped(skipped -> {
                    throw new AssertionError(skipped);
                })
                .build();
        assertThat(DomainXml.parse(LATEST, options).name()).isPresent();
    }

    @Test
    void theOldDialectLacksWhatCameLater() {
        FormatOptions old = FormatOptions.DEFAULT.withDialect(DomainXmlDialect.LIBVIRT_9_0);
        assertThat(DomainXml.format(definition(), old.withSecrets(true)))
                .isEqualTo(LATEST.replace(" clusters='1'", "")
                        .replace("  <hwuuid>564d9bef-acd9-b4e0-c8f0-aea8b9103515</hwuuid>\n", ""));
    }

    @Test
    void secretsAreWrittenOnlyOnDemand() {
        assertThat(DomainXml.format(definition(), FormatOptions.DEFAULT))
                .isEqualTo(LATEST.replace(" passwd='s3&amp;cret'", ""));
    }

    @Test
    void theInactiveTextHasNeitherIdNorNamesThatTheHostMadeUp() {
        String inactive = LATEST.replace(" id='7'", "").replace("      <target dev='vnet3'/>\n", "");
        FormatOptions options = FormatOptions.DEFAULT.withSecrets(true);
        assertThat(DomainXml.format(definition(), options.withInactive(true))).isEqualTo(inactive);
        // Without an id there is nothing active about it.
        DomainDefinition off = definition().toBuilder().id(OptionalInt.empty()).build();
        assertThat(DomainXml.format(off, options)).isEqualTo(inactive);
    }

    @Test
    void theLeastDefinitionHasLibvirtsDefaults() {
        DomainDefinition least = DomainDefinition.builder(
                        DomainType.VMWARE,
                        new UUID(0, 0),
                        MemorySize.ofMebibytes(32),
                        OperatingSystem.builder(Architecture.I686).build())
                .build();
        assertThat(DomainXml.format(least, FormatOptions.DEFAULT)).isEqualTo("""
                        <domain type='vmware'>
                          <uuid>00000000-0000-0000-0000-000000000000</uuid>
                          <memory unit='KiB'>32768</memory>
                          <currentMemory unit='KiB'>32768</currentMemory>
                          <vcpu placement='static'>1</vcpu>
                          <os>
                            <type arch='i686'>hvm</type>
                          </os>
                          <clock offset='utc'/>
                          <on_poweroff>destroy</on_poweroff>
                          <on_reboot>restart</on_reboot>
                          <on_crash>destroy</on_crash>
                          <devices>
                          </devices>
                        </domain>
                        """);
    }

    @Test
    void controlCharactersAreDroppedAndWhiteSpaceStays() {
        DomainDefinition domain = definition().toBuilder()
                .name("a\u0001b\u001f\u007f\u00e9\ud83d\ude00")
                .description(" \t\r\n\u000b. ")
                .build();
        assertThat(DomainXml.format(domain, FormatOptions.DEFAULT))
                .contains("<name>ab\u007f\u00e9\ud83d\ude00</name>")
                .contains("<description> \t&#13;\n. </description>");
    }

    @Test
    void anEmptyNameAndDescriptionAreWrittenAsEmptyElements() {
        assertThat(DomainXml.format(
                        definition().toBuilder().name("").description("").build(), FormatOptions.DEFAULT))
                .contains("  <name></name>\n", "  <description></description>\n");
    }

    @Test
    void anotherCpuModeIsNamed() {
        Cpu plain = new Cpu(CpuMode.HOST_MODEL, Optional.empty());
        Cpu grouped = new Cpu(CpuMode.HOST_PASSTHROUGH, Optional.of(CpuTopology.of(4, 1)));
        assertThat(DomainXml.format(definition().toBuilder().cpu(plain).build(), FormatOptions.DEFAULT))
                .contains("  <cpu mode='host-model'/>\n");
        assertThat(DomainXml.format(definition().toBuilder().cpu(grouped).build(), FormatOptions.DEFAULT))
                .contains("  <cpu mode='host-passthrough'>\n    <topology sockets='4'");
    }
}
