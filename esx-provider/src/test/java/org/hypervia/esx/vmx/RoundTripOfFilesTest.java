// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vmx.text.VmxReader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * VMX, XML, VMX, XML: nothing of a machine changes on the way, but for what libvirt 12.8 shows and cannot write. Our own
 * files and, where they lie, those of others.
 */
class RoundTripOfFilesTest {
    /** Lines that libvirt 12.8 makes of keys which it never writes, by what they contain. */
    private static final Map<String, String> READ_ONLY = Map.of(
            "<address type='pci'", "slots are numbered by the host when the machine starts",
            "<controller ", "only SCSI controllers with disks are written",
            "</controller>", "the end of one with an address",
            "<genid>", "the host gives a new generation to a copy",
            "<firmware>", "secure boot is read only",
            "</firmware>", "secure boot is read only",
            "<feature ", "secure boot is read only");

    /** What libvirt 12.8 reads and then refuses to write, by the words of the refusal. */
    private static final List<String> UNWRITABLE = List.of(
            "on the bus 'sata'",
            "on the bus 'nvme'",
            "type 'null'",
            // It names disks of SCSI and SATA alike.
            "two disks have the target",
            // A file without firmware that has a module all the same.
            "A TPM needs the firmware efi");

    /** A drive of the host without a name, for which libvirt writes no source, so that it becomes an empty drive. */
    private static final Pattern UNNAMED_DRIVE = Pattern.compile("<disk type='block'[^>]*>\\s*<target");

    @TestFactory
    Stream<DynamicTest> ourOwnFiles() {
        return Stream.of("worked-example-read.vmx", "worked-example-written.vmx", "fedora11-read.vmx")
                .map(name -> DynamicTest.dynamicTest(name, () -> roundTrip(Resource.bytes(name), false)));
    }

    @TestFactory
    Stream<DynamicTest> machinesMadeHere() {
        return Stream.of(
                        Map.entry("two controllers", Vmx.disks("scsi0:0", "scsi0:15", "scsi1:0", "scsi3:9")),
                        Map.entry("both identities", new String[] {
                            "uuid.bios=56 4d 00 11 22 33 44 55-66 77 88 99 aa bb cc dd",
                            "vc.uuid=52 00 00 11 22 33 44 55-66 77 88 99 aa bb cc dd"
                        }),
                        Map.entry("line ends", new String[] {"displayName=a", "annotation=a|0D|0Ab|22|7c%25"}),
                        Map.entry("serial ports", new String[] {
                            "serial0.present=true", "serial0.fileType=network", "serial0.fileName=telnet://:7001",
                            "serial1.present=true", "serial1.fileType=network", "serial1.fileName=tcp://[fe80::1%25e]:5"
                        }))
                .flatMap(machine -> Stream.of(8, 14)
                        .map(hardware -> DynamicTest.dynamicTest(machine.getKey() + " " + hardware, () -> {
                            String text = Vmx.text(
                                    Vmx.with(machine.getValue(), "virtualHW.version=" + hardware, "displayName=x"));
                            roundTrip(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), false);
                        })));
    }

    @TestFactory
    Stream<DynamicTest> filesOfOthers() throws IOException {
        String shared = System.getProperty("hypervia.shared");
        Assumptions.assumeTrue(
                shared != null, "the system property hypervia.shared does not say where files of others are");
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("corpus/vmx2xml", "corpus/xml2vmx", "findings/cases")) {
            Path place = Path.of(shared, folder);
            if (Files.isDirectory(place)) {
                try (Stream<Path> list = Files.list(place)) {
                    list.filter(file -> file.toString().endsWith(".vmx"))
                            .sorted()
                            .forEach(files::add);
                }
            }
        }
        Assumptions.assumeTrue(!files.isEmpty(), () -> "there are no files of others in " + shared);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(), () -> roundTrip(Files.readAllBytes(file), true)));
    }

    /** Of our own machines none is left out: each is one that goes there and back. */
    private static void roundTrip(byte[] vmx, boolean mayBeRefused) {
        String first;
        VmxOptions options;
        try {
            options = options(vmx);
            first = VmxConverter.vmxToXml(vmx, options);
        } catch (HypervisorException refused) {
            assertThat(mayBeRefused).as(refused.getMessage()).isTrue();
            Assumptions.abort("it is refused: " + refused.getMessage());
            return;
        }
        Assumptions.assumeTrue(first.contains("<name>"), "libvirt takes no domain without a name");
        Assumptions.assumeFalse(
                UNNAMED_DRIVE.matcher(first).find(), "libvirt's XML cannot say that a drive of the host has no name");
        Assumptions.assumeFalse(
                first.contains("<mac address='00:00:00:00:00:00'"),
                "a card without an address gets one when it is defined");
        String written;
        try {
            written = VmxConverter.xmlToVmx(first, options);
        } catch (HypervisorException unwritable) {
            assertThat(mayBeRefused).as(unwritable.getMessage()).isTrue();
            assertThat(UNWRITABLE)
                    .as(unwritable.getMessage())
                    .anyMatch(String.valueOf(unwritable.getMessage())::contains);
            Assumptions.abort("libvirt 12.8 does not write it: " + unwritable.getMessage());
            return;
        }
        String second = VmxConverter.vmxToXml(written, options);
        assertThat(lasting(second)).isEqualTo(lasting(first));
        assertThat(VmxConverter.xmlToVmx(second, options)).isEqualTo(written);
    }

    private static List<String> lasting(String xml) {
        return xml.lines()
                .filter(line -> READ_ONLY.keySet().stream().noneMatch(line::contains))
                .toList();
    }

    private static VmxOptions options(byte[] vmx) {
        String version = Optional.ofNullable(VmxReader.read(vmx, true).value("virtualHW.version"))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(text -> text.matches("\\d{1,3}"))
                .orElse("8");
        return VmxOptions.builder()
                .directory("[datastore] directory")
                .securityInfo(true)
                .hardwareVersion(Math.max(4, Integer.parseInt(version)))
                .build();
    }
}
