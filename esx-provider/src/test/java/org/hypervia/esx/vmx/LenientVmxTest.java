// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hypervia.api.conversion.ConversionWarning;
import org.hypervia.api.conversion.ConversionWarning.Action;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.device.CharacterSource;
import org.hypervia.api.definition.device.DiskDevice;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.definition.device.InterfaceSource;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vmx.text.Leniency;
import org.hypervia.spi.domainxml.DomainXml;
import org.hypervia.spi.domainxml.FormatOptions;
import org.hypervia.spi.domainxml.ParseOptions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files such as Workstation, Fusion and guides on the net make them: refused by libvirt's rules, taken leniently. */
class LenientVmxTest {
    private final Leniency leniency = Leniency.collecting();

    private DomainDefinition read(String vmx) {
        return read(vmx.getBytes(UTF_8));
    }

    private DomainDefinition read(byte[] vmx) {
        return VmxConverter.toDefinition(vmx, Vmx.LATEST.reading(leniency));
    }

    private static String with(String... lines) {
        return "config.version = \"8\"\nvirtualHW.version = \"8\"\nnumvcpus = \"2\"\n" + String.join("\n", lines)
                + "\n";
    }

    private static Arguments file(Action action, String key, String... lines) {
        return Arguments.of(action, key, with(lines));
    }

    /** One piece for each reason for which real files are refused, and for their relatives. */
    static Stream<Arguments> refusedFiles() {
        String scsi = "scsi0.present = \"TRUE\"";
        String disk = "scsi0:0.present = \"TRUE\"";
        String cdrom = "ide1:0.present = \"TRUE\"";
        String image = "ide1:0.deviceType = \"cdrom-image\"";
        String card = "ethernet0.present = \"TRUE\"";
        String serial = "serial0.present = \"TRUE\"";
        return Stream.of(
                file(Action.KEPT, "ide1:0.fileName", cdrom, image, "ide1:0.fileName = \"C:\\isos\\linux.iso\""),
                file(Action.KEPT, "ide1:0.fileName", cdrom, image, "ide1:0.fileName = \"..\\tools\\linux.iso\""),
                file(Action.KEPT, "scsi0:0.fileName", scsi, disk, "scsi0:0.fileName = \"D:\\VMs\\root.vmdk\""),
                file(Action.KEPT, "scsi0:0.fileName", scsi, disk, "scsi0:0.fileName = \"\\\\nas\\vms\\root.vmdk\""),
                file(Action.LEFT_OUT, "scsi0:0.fileName", scsi, disk, "scsi0:0.fileName = \"\\\\.\\PhysicalDrive0\""),
                file(Action.LEFT_OUT, "scsi0:0.fileName", scsi, disk),
                file(Action.LEFT_OUT, "ide1:0.fileName", cdrom, image),
                file(
                        Action.LEFT_OUT,
                        "scsi0:0.deviceType",
                        scsi,
                        disk,
                        "scsi0:0.fileName = \"a.vmdk\"",
                        "scsi0:0.deviceType = \"rawDisk\""),
                file(
                        Action.LEFT_OUT,
                        "ide1:0.deviceType",
                        cdrom,
                        "ide1:0.fileName = \"a.iso\"",
                        "ide1:0.deviceType = \"disk\""),
                file(Action.LEFT_OUT, "sata0:1.fileName", "sata0.present = \"TRUE\"", "sata0:1.present = \"TRUE\""),
                file(Action.KEPT, "floppy0.fileName", "floppy0.present = \"TRUE\"", "floppy0.fileName = \"A:\""),
                file(Action.LEFT_OUT, "floppy0.fileName", "floppy0.present = \"TRUE\"", "floppy0.fileType = \"x\""),
                file(Action.LEFT_OUT, "serial0.fileType", serial, "serial0.fileType = \"thinprint\""),
                file(Action.LEFT_OUT, "serial0.fileName", serial, "serial0.fileType = \"file\""),
                file(
                        Action.KEPT,
                        "serial0.fileName",
                        serial,
                        "serial0.fileType = \"file\"",
                        "serial0.fileName = \"C:\\o\""),
                file(Action.LEFT_OUT, "serial0.fileName", serial, "serial0.fileType = \"network\""),
                file(Action.LEFT_OUT, "parallel0.fileType", "parallel0.present = \"TRUE\""),
                file(Action.LEFT_OUT, "cpuid.coresPerSocket", "cpuid.coresPerSocket = \"4\""),
                file(Action.LEFT_OUT, "sched.cpu.affinity", "sched.cpu.affinity = \"0-3\""),
                file(Action.LEFT_OUT, "sched.cpu.shares", "sched.cpu.shares = \"most\""),
                file(Action.REPLACED, "memsize", "memsize = \"1022\""),
                file(Action.LEFT_OUT, "memsize", "memsize = \"1 GB\""),
                file(Action.REPLACED, "ethernet0.networkName", card, "ethernet0.connectionType = \"bridged\""),
                file(
                        Action.REPLACED,
                        "ethernet0.networkName",
                        card,
                        "ethernet0.connectionType = \"custom\"",
                        "ethernet0.vnet = \"VMnet2\""),
                file(Action.REPLACED, "ethernet0.connectionType", card, "ethernet0.connectionType = \"hostonly\""),
                file(Action.LEFT_OUT, "ethernet0.connectionType", card, "ethernet0.connectionType = \"pvn\""),
                file(Action.LEFT_OUT, "ethernet0.virtualDev", card, "ethernet0.virtualDev = \"flexible\""),
                file(Action.LEFT_OUT, "ethernet0.generatedAddress", card, "ethernet0.generatedAddress = \"auto\""),
                file(Action.REPLACED, "ethernet0.addressType", card, "ethernet0.addressType = \"manual\""),
                file(Action.LEFT_OUT, "ethernet.present", "ethernet.present = \"TRUE\""),
                file(Action.LEFT_OUT, "ethernet0.present", "ethernet0.present = \"yes\""),
                file(Action.LEFT_OUT, "scsi0.virtualDev", scsi, "scsi0.virtualDev = \"lsiparallel\""),
                file(Action.KEPT, "scsi0:0.virtualSSD", "scsi0:0.virtualSSD = 1"),
                file(Action.LEFT_OUT, "line", "this is no VMX"),
                file(Action.KEPT, "line", "a = \"b\" c"),
                file(Action.LEFT_OUT, ".encoding", ".encoding = \"no-such\""),
                file(Action.LEFT_OUT, "firmware", "firmware = \"bios\""),
                file(Action.KEPT, "nvram", "nvram = \"C:\\vms\\x.nvram\""),
                file(Action.LEFT_OUT, "uuid.bios", "uuid.bios = \"56 4d\""),
                file(Action.LEFT_OUT, "vm.genid", "vm.genid = \"x\""),
                file(Action.KEPT, "displayName", "displayName = \"100 %\""),
                file(Action.REPLACED, "displayName", "displayName = \"B|e9\""),
                file(Action.KEPT, "annotation", "annotation = \"a|b\""),
                file(Action.LEFT_OUT, "svga.vramSize", "svga.vramSize = \"99999999999999\""),
                file(
                        Action.LEFT_OUT,
                        "RemoteDisplay.vnc.port",
                        "RemoteDisplay.vnc.enabled = \"TRUE\"",
                        "RemoteDisplay.vnc.port = \"99999999999\""),
                file(
                        Action.LEFT_OUT,
                        "sharedFolder0.hostPath",
                        "isolation.tools.hgfs.disable = \"FALSE\"",
                        "sharedFolder.maxNum = \"1\"",
                        "sharedFolder0.present = \"TRUE\"",
                        "sharedFolder0.enabled = \"TRUE\""),
                Arguments.of(
                        Action.REPLACED,
                        "numvcpus",
                        "config.version = \"8\"\nvirtualHW.version = \"8\"\nnumvcpus = \"0\""),
                Arguments.of(Action.REPLACED, "config.version", "config.version = \"7\"\nvirtualHW.version = \"8\"\n"),
                Arguments.of(Action.REPLACED, "config.version", "virtualHW.version = \"8\"\n"),
                Arguments.of(Action.REPLACED, "virtualHW.version", "config.version = \"8\"\n"),
                Arguments.of(Action.KEPT, "virtualHW.version", "config.version = \"8\"\nvirtualHW.version = \"3\"\n"));
    }

    @ParameterizedTest
    @MethodSource("refusedFiles")
    void takesWhatIsRefusedAndNamesIt(Action action, String key, String vmx) {
        // One of them, a serial port to nowhere, libvirt does not refuse but changes.
        if (!vmx.contains("\"network\"")) {
            assertThatExceptionOfType(HypervisorException.class)
                    .isThrownBy(() -> VmxConverter.toDefinition(vmx.getBytes(UTF_8), Vmx.LATEST.reading()));
        }
        DomainDefinition domain = read(vmx);
        assertThat(leniency.warnings())
                .extracting(ConversionWarning::subject, ConversionWarning::action)
                .contains(tuple(key, action));
        assertThat(leniency.warnings()).allSatisfy(warning -> {
            assertThat(warning.reason()).isNotBlank();
            assertThat(warning.toString()).contains(key);
        });
        String xml = DomainXml.format(domain, new FormatOptions(Vmx.LATEST.dialect(), true, true));
        assertThat(xml).doesNotContain("\uFFFD").doesNotContain("?");
        if (domain.name().isPresent()) {
            assertThat(DomainXml.parse(
                                    xml, ParseOptions.builder().inactive(true).build())
                            .name())
                    .isEqualTo(domain.name());
        }
    }

    /** Files of others, where they lie. */
    @TestFactory
    Stream<DynamicTest> takesFilesOfOthers() throws IOException {
        String shared = System.getProperty("hypervia.shared");
        Assumptions.assumeTrue(
                shared != null, "the system property hypervia.shared does not say where files of others are");
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("corpus/vmx2xml", "findings/cases")) {
            if (Files.isDirectory(Path.of(shared, folder))) {
                try (Stream<Path> list = Files.list(Path.of(shared, folder))) {
                    list.filter(file -> file.toString().endsWith(".vmx"))
                            .sorted()
                            .forEach(files::add);
                }
            }
        }
        Assumptions.assumeTrue(!files.isEmpty(), () -> "there are no files of others in " + shared);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    byte[] vmx = Files.readAllBytes(file);
                    Leniency lenient = Leniency.collecting();
                    DomainDefinition domain = VmxConverter.toDefinition(vmx, Vmx.LATEST.reading(lenient));
                    if (lenient.warnings().isEmpty()) {
                        assertThat(domain).isEqualTo(VmxConverter.toDefinition(vmx, Vmx.LATEST.reading()));
                    }
                }));
    }

    @Test
    void tellsNothingOfAFileThatIsWell() {
        String vmx = with("displayName = \"a\"", "scsi0.present = \"TRUE\"", "ethernet0.present = \"TRUE\"");
        assertThat(read(vmx)).isEqualTo(VmxConverter.toDefinition(vmx, Vmx.LATEST.reading()));
        assertThat(leniency.warnings()).isEmpty();
    }

    @Test
    void keepsAllElseOfAWorkstationMachine() {
        DomainDefinition domain = read(with(
                ".encoding = \"windows-1252\"",
                "displayName = \"Windows 7\"",
                "cpuid.coresPerSocket = \"4\"",
                "scsi0.present = \"TRUE\"",
                "scsi0:0.present = \"TRUE\"",
                "scsi0:0.fileName = \"Windows 7.vmdk\"",
                "ide1:0.present = \"TRUE\"",
                "ide1:0.deviceType = \"cdrom-image\"",
                "ide1:0.fileName = \"E:\\iso\\win7.iso\"",
                "ethernet0.present = \"TRUE\"",
                "ethernet0.connectionType = \"bridged\"",
                "ethernet0.addressType = \"generated\"",
                "ethernet0.generatedAddress = \"00:0c:29:01:02:03\"",
                "ethernet1.present = \"TRUE\"",
                "ethernet1.connectionType = \"hostonly\"",
                "ethernet2.present = \"TRUE\"",
                "ethernet2.connectionType = \"custom\"",
                "ethernet2.vnet = \"VMnet3\"",
                "serial0.present = \"TRUE\"",
                "serial0.fileType = \"thinprint\"",
                "serial1.present = \"TRUE\"",
                "serial1.fileType = \"pipe\"",
                "serial1.fileName = \"\\\\.\\pipe\\com_1\"",
                "scsi0:0.virtualSSD = 1"));
        assertThat(domain.name()).contains("Windows 7");
        assertThat(domain.cpu()).isEmpty();
        assertThat(domain.devices().disks())
                .extracting(disk -> disk.device(), disk -> disk.source())
                .containsExactly(
                        tuple(DiskDevice.DISK, DiskSource.file("[datastore] directory/Windows 7.vmdk")),
                        tuple(DiskDevice.CDROM, DiskSource.file("E:\\iso\\win7.iso")));
        assertThat(domain.devices().interfaces())
                .extracting(one -> one.source())
                .containsExactly(
                        new InterfaceSource.Bridge("VMnet0"),
                        new InterfaceSource.Bridge("VMnet1"),
                        new InterfaceSource.Bridge("VMnet3"));
        assertThat(domain.devices().interfaces().get(0).mac()).hasToString("00:0c:29:01:02:03");
        assertThat(domain.devices().serialPorts())
                .extracting(port -> port.source())
                .containsExactly(new CharacterSource.Pipe(java.util.Optional.of("\\\\.\\pipe\\com_1")));
        assertThat(leniency.warnings())
                .extracting(
                        ConversionWarning::subject, warning -> warning.line().orElse(0))
                .containsExactly(
                        tuple("scsi0:0.virtualSSD", 27),
                        tuple("cpuid.coresPerSocket", 6),
                        tuple("ide1:0.fileName", 12),
                        tuple("ethernet0.networkName", 13),
                        tuple("ethernet1.connectionType", 18),
                        tuple("ethernet2.networkName", 19),
                        tuple("serial0.fileType", 23));
    }

    /** What libvirt passes on and what came out as a question mark once. */
    @Test
    void refusesOrGuessesBytesThatAreNoText() {
        byte[] vmx = with("displayName = \"Büro\"", "scsi0.present = \"TRUE\"").getBytes(ISO_8859_1);
        refused(
                ErrorCode.INTERNAL_ERROR,
                () -> VmxConverter.toDefinition(vmx, Vmx.LATEST.reading()),
                "'displayName'",
                "line 4",
                "'UTF-8'",
                ".encoding",
                "windows-1252");
        refused(ErrorCode.INTERNAL_ERROR, () -> VmxConverter.toDefinition(vmx, Vmx.LIBVIRT_9_0.reading()), "line 4");
        for (String key : List.of("displayName", "annotation")) {
            String escaped = with(key + " = \"B|e9\"");
            refused(
                    ErrorCode.INTERNAL_ERROR,
                    () -> VmxConverter.toDefinition(escaped, Vmx.LATEST.reading()),
                    "'" + key + "'",
                    "line 4",
                    "UTF-8");
        }
        String host = with(
                "serial0.present = \"TRUE\"", "serial0.fileType = \"network\"", "serial0.fileName = \"tcp://%e9:1\"");
        refused(
                ErrorCode.INTERNAL_ERROR,
                () -> VmxConverter.toDefinition(host, Vmx.LATEST.reading()),
                "serial0.fileName");

        assertThat(read(vmx).name()).contains("Büro");
        assertThat(leniency.warnings()).extracting(ConversionWarning::subject).containsExactly("displayName");
    }

    /** Bytes in keys that no domain is made of are nobody's business: guest information is any. */
    @Test
    void leavesBytesOfOtherKeysAlone() {
        byte[] vmx = with("displayName = \"a\"", "guestinfo.blob = \"ü\"").getBytes(ISO_8859_1);
        assertThat(VmxConverter.toDefinition(vmx, Vmx.LATEST.reading()).name()).contains("a");
    }

    @Test
    void showsNoSecret() {
        String password = with("RemoteDisplay.vnc.enabled = \"TRUE\"", "RemoteDisplay.vnc.password = hunter2");
        assertThat(read(password).devices().graphics()).hasSize(1);
        assertThat(leniency.warnings())
                .hasSize(1)
                .allSatisfy(warning -> assertThat(warning.toString())
                        .contains("RemoteDisplay.vnc.password")
                        .doesNotContain("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"hunter2\"x\"", "\"hunter2\" x", "\"hunter2"})
    void showsNoSecretOfALineThatIsNone(String value) {
        read(with("RemoteDisplay.vnc.enabled = \"TRUE\"", "RemoteDisplay.vnc.password = " + value));
        assertThat(leniency.warnings())
                .isNotEmpty()
                .allSatisfy(warning -> assertThat(warning.toString()).doesNotContain("hunter2"));
    }

    @Test
    @Timeout(60)
    void aLongLineWithoutTextIsNoLongWork() {
        byte[] line = new byte[3 << 20];
        Arrays.fill(line, (byte) 0xFF);
        byte[] head = with(".encoding = \"US-ASCII\"").getBytes(UTF_8);
        byte[] file = Arrays.copyOf(head, head.length + 1 + line.length);
        file[head.length] = '#';
        System.arraycopy(line, 0, file, head.length + 1, line.length);
        assertThat(read(file)).isNotNull();
    }

    @Test
    void refusesWhatIsNoMachineAtAll() {
        refused(ErrorCode.INTERNAL_ERROR, () -> read("# Disk DescriptorFile\nversion=1\n"), "config.version");
        refused(ErrorCode.INTERNAL_ERROR, () -> read(""), "config.version");
        refused(ErrorCode.CONF_SYNTAX, () -> read("x\n".repeat(5000)), "1000", "check");
        refused(ErrorCode.CONF_SYNTAX, () -> read(new byte[5 << 20]), "bytes");
    }
}
