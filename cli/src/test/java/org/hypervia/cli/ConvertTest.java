// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.hypervia.api.Hypervisors;
import org.hypervia.cli.connection.Environment;
import org.hypervia.cli.output.Output;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The offline converter with the real provider, which the class path brings. */
class ConvertTest {
    private static final String VMX = """
            .encoding = "UTF-8"
            config.version = "8"
            virtualHW.version = "10"
            displayName = "lab"
            memsize = "512"
            numvcpus = "4"
            cpuid.coresPerSocket = "2"
            scsi0.present = "true"
            scsi0:0.present = "true"
            scsi0:0.fileName = "root.vmdk"
            ide0:0.present = "true"
            ide0:0.deviceType = "cdrom-image"
            ide0:0.fileName = "/vmfs/volumes/gone/boot.iso"
            RemoteDisplay.vnc.enabled = "true"
            RemoteDisplay.vnc.password = "hunter2"
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream results = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    private int run(String... words) {
        results.reset();
        messages.reset();
        return new Program(
                        Hypervisors::fromServiceLoader, Environment.ofProcess(), new Output(results, messages, false))
                .run(words);
    }

    private int convert(String... words) {
        return run(Stream.concat(Stream.of("convert", "--from", "vmx", "--to", "xml"), Arrays.stream(words))
                .toArray(String[]::new));
    }

    private String printed() {
        return results.toString(StandardCharsets.UTF_8);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void oneFileIsPrintedWithItsDirectoryAndWithoutSecrets() throws IOException {
        assertThat(convert("--directory", "[store] lab", file("lab.vmx", VMX))).isZero();

        assertThat(printed())
                .contains("<name>lab</name>", "<source file='[store] lab/root.vmdk'/>", "'[gone] boot.iso'")
                .contains("clusters='1'")
                .doesNotContain("hunter2")
                .endsWith("</domain>\n")
                .doesNotEndWith("\n\n");
        assertThat(messages.size()).isZero();
    }

    @Test
    void everyOptionOfTheXmlSideCounts() throws IOException {
        assertThat(convert(
                        "--compat",
                        "9.0",
                        "--security-info",
                        "--missing-datastore",
                        "gone",
                        "--datacenter-path",
                        "dc1",
                        file("lab.vmx", VMX)))
                .isZero();

        assertThat(printed())
                .contains("passwd='hunter2'", "<vmware:datacenterpath>dc1</vmware:datacenterpath>", "[?] ?/root.vmdk")
                .doesNotContain("clusters=", "boot.iso");
    }

    @Test
    void xmlBecomesVmxOfTheWantedHardware() throws IOException {
        convert("--directory", "[store] lab", "--missing-datastore", "gone", file("lab.vmx", VMX));
        String xml = file("lab.xml", printed());

        assertThat(run("convert", "--from", "xml", "--to", "vmx", "--hw-version", "13", xml))
                .isZero();

        assertThat(printed())
                .startsWith(".encoding = \"UTF-8\"\n")
                .contains("virtualHW.version = \"13\"", "scsi0:0.fileName = \"/vmfs/volumes/store/lab/root.vmdk\"");
    }

    @Test
    void withADirectoryTheGoodFilesAreWrittenAndEachBadOneIsOneLine() throws IOException {
        String good = file("good.vmx", VMX);
        String bad = file("bad.vmx", "this is no VMX\n");
        String absent = folder.resolve("absent.vmx").toString();
        Path target = folder.resolve("out");

        assertThat(convert("--output-dir", target.toString(), bad, good, absent))
                .isEqualTo(1);

        assertThat(target.toFile().list()).containsExactly("good.xml");
        assertThat(messages.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("error: "))
                .anyMatch(line -> line.contains("bad.vmx") && line.contains("CONF_SYNTAX"))
                .anyMatch(line -> line.contains("absent.vmx"));
    }

    @Test
    void whatMakesNoSenseIsAUsageError() throws IOException {
        String vmx = file("lab.vmx", VMX);

        assertThat(run("convert", "--from", "vmx", "--to", "vmx", vmx)).isEqualTo(1);
        assertThat(convert(vmx, vmx)).isEqualTo(1);
        assertThat(messages.toString(StandardCharsets.UTF_8)).contains("--output-dir");
        assertThat(convert("--compat", "8.0", vmx)).isEqualTo(1);
        assertThat(results.size()).isZero();
    }

    /** What two thirds of the files of real desktops have; libvirt converts none of them. */
    private static final String DESKTOP = """
            .encoding = "windows-1252"
            config.version = "8"
            virtualHW.version = "10"
            displayName = "desk"
            numvcpus = "2"
            cpuid.coresPerSocket = "4"
            ide1:0.present = "TRUE"
            ide1:0.deviceType = "cdrom-image"
            ide1:0.fileName = "D:\\iso\\linux.iso"
            ethernet0.present = "TRUE"
            ethernet0.connectionType = "bridged"
            serial0.present = "TRUE"
            serial0.fileType = "thinprint"
            scsi0:0.virtualSSD = 1
            """;

    @Test
    void aLenientConversionTellsWhatItLeavesOut() throws IOException {
        String desktop = file("desk.vmx", DESKTOP);
        assertThat(convert(desktop)).isEqualTo(1);

        assertThat(convert("--lenient", desktop)).isZero();
        assertThat(printed())
                .contains("<name>desk</name>", "<source file='D:\\iso\\linux.iso'/>", "<source bridge='VMnet0'/>")
                .doesNotContain("<serial", "<topology");
        String told = messages.toString(StandardCharsets.UTF_8);
        assertThat(told.lines().toList())
                .hasSize(6)
                .allMatch(line -> line.contains(desktop))
                .anyMatch(line -> line.contains("line 13: serial0.fileType = \"thinprint\" left out"))
                .anyMatch(line -> line.contains("line 9: ide1:0.fileName = \"D:\\iso\\linux.iso\" kept as it is"))
                .anyMatch(line -> line.contains("line 6: cpuid.coresPerSocket = \"4\" left out"))
                .anyMatch(line -> line.contains("line 14: scsi0:0.virtualSSD = \"1\" kept"));
        assertThat(told)
                .endsWith("converted leniently; 2 left out (cpuid.coresPerSocket, serial0.fileType), 2 kept as they are"
                        + " (scsi0:0.virtualSSD, ide1:0.fileName), 1 replaced (ethernet0.networkName)\n");

        assertThat(convert("--lenient", file("well.vmx", VMX))).isZero();
        assertThat(messages.size()).isZero();
        assertThat(convert("--lenient", file("text.txt", "no machine at all"))).isEqualTo(1);
    }

    @Test
    void aLenientConversionToVmxLeavesOutWhatAVmxCannotHold() throws IOException {
        String xml = file("guest.xml", """
                <domain type='kvm'><name>guest</name><uuid>564dcd37-3685-8889-35ea-719fc93c983e</uuid>
                <memory>1048576</memory><maxMemory slots='1'>2097152</maxMemory>
                <vcpu current='1'>2</vcpu><os><type arch='x86_64'>hvm</type></os><features><acpi/></features>
                <cpu mode='host-passthrough'/>
                <devices><disk type='file' device='disk'><source file='/a/root.qcow2'/><target dev='vda' bus='virtio'/></disk>
                <disk type='file' device='disk'><source file='/a/data.vmdk'/><target dev='sda' bus='scsi'/></disk>
                <interface type='bridge'><mac address='52:54:00:01:02:03'/><source bridge='br0'/><model type='virtio'/></interface>
                <interface type='network'><mac address='52:54:00:01:02:04'/><source network='default'/></interface>
                <serial type='pty'/><graphics type='spice'/><video><model type='qxl'/></video>
                <sound model='ich6'/></devices></domain>
                """);
        assertThat(run("convert", "--from", "xml", "--to", "vmx", xml)).isEqualTo(1);

        assertThat(run("convert", "--from", "xml", "--to", "vmx", "--lenient", xml))
                .isZero();
        assertThat(printed())
                .contains("displayName = \"guest\"", "/a/data.vmdk", "ethernet0.address = \"52:54:00:01:02:03\"")
                .contains("numvcpus = \"2\"", "guestOS = \"other-64\"")
                .doesNotContain("qcow2", "52:54:00:01:02:04", "serial0", "virtio", "cpuid");
        String told = messages.toString(StandardCharsets.UTF_8);
        assertThat(told)
                .contains("domain/@type = \"kvm\" replaced")
                .contains("domain/maxMemory left out", "domain/features left out", "domain/devices/sound left out")
                .contains("domain/devices/disk 'vda' left out", "domain/devices/interface '52:54:00:01:02:04' left out")
                .contains("domain/devices/interface '52:54:00:01:02:03'/model left out")
                .contains("domain/devices/serial 0 left out", "domain/devices/graphics left out")
                .contains("domain/cpu left out", "domain/vcpu left out");
        // What is left is what the strict conversion takes.
        String vmx = file("guest.vmx", printed());
        assertThat(convert(vmx)).isZero();
    }

    @Test
    void readsXmlInTheEncodingThatItNames() throws IOException {
        String xml = "<domain type='vmware'><name>Büro</name><memory>4096</memory><os><type>hvm</type></os></domain>";
        String declared = "<?xml version='1.0' encoding='ISO-8859-1'?>\n" + xml;
        Path file = folder.resolve("b.xml");
        for (byte[] bytes : new byte[][] {
            xml.getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + xml).getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + xml).getBytes(StandardCharsets.UTF_16LE),
            ("\uFEFF<?xml version='1.0' encoding='UTF-16'?>" + xml).getBytes(StandardCharsets.UTF_16BE),
            declared.getBytes(StandardCharsets.ISO_8859_1)
        }) {
            Files.write(file, bytes);
            assertThat(run("convert", "--from", "xml", "--to", "vmx", file.toString()))
                    .as(messages.toString(StandardCharsets.UTF_8))
                    .isZero();
            assertThat(printed()).contains("displayName = \"Büro\"");
        }
        Files.write(file, xml.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(run("convert", "--from", "xml", "--to", "vmx", file.toString()))
                .isEqualTo(1);
        assertThat(messages.toString(StandardCharsets.UTF_8)).contains("not UTF-8 text");
    }
}
