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
}
