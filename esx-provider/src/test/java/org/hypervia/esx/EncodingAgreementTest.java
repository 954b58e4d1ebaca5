// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Set;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.conversion.ConversionOptions;
import org.hypervia.api.conversion.NativeConfigs;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.MachineState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A machine has one name whoever reads its file: as a file of a host, as bytes with and without one, and before a change. */
class EncodingAgreementTest {
    private EsxSimulator host;
    private Hypervisor connection;

    @BeforeEach
    void start() {
        host = Simulated.host(2);
        host.machine("web01").state(MachineState.OFF);
        connection = Simulated.connect(host);
    }

    @AfterEach
    void stop() {
        connection.close();
        host.close();
    }

    private byte[] vmx(String encoding, String hex) {
        var bytes = new ByteArrayOutputStream();
        String text = ".encoding = \"" + encoding + "\"\nconfig.version = \"8\"\nvirtualHW.version = \"14\"\n"
                + "uuid.bios = \"" + host.machine("web01").biosUuid() + "\"\n"
                + "vc.uuid = \"" + host.machine("web01").instanceUuid() + "\"\n"
                + "scsi0.present = \"TRUE\"\nscsi0:0.present = \"TRUE\"\nscsi0:0.fileName = \"a.vmdk\"\n"
                + "scsi1.present = \"TRUE\"\nscsi1:0.present = \"TRUE\"\nscsi1:0.fileName = \"b.vmdk\"\n"
                + "guestinfo.x = \"y\"\nannotation = \"";
        bytes.writeBytes(text.getBytes(US_ASCII));
        bytes.writeBytes(HexFormat.of().parseHex(hex));
        bytes.writeBytes("\"\ndisplayName = \"web01\"\n".getBytes(US_ASCII));
        return bytes.toByteArray();
    }

    private String file() {
        String path = host.machine("web01").vmxPath();
        return path.substring(path.indexOf(' ') + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, c3bc, ü",
        "windows-1252, fc80, ü€",
        "GBK, cebb80, 位€",
        "windows-936-2000, cebb, 位",
        "windows-949-2000, c7d18141, 한갂",
        "windows-950-2000, a6ec, 位",
        "Big5, a6ec, 位",
        "Shift_JIS, 88ca5c8740, 位\\①",
        "windows-1258, fe, ₫",
        "ISO-8859-10, bd, ―",
        "ISO-8859-14, d0, Ŵ",
        "macintosh, 9f, ü",
        "ibm-1252_P100-2000, 80, €",
    })
    void allWaysToReadAFileAgree(String encoding, String hex, String text) {
        byte[] bytes = vmx(encoding, hex);
        host.datastore("datastore1").write(file(), bytes);
        String description = "<description>" + text + "</description>";
        Domain domain = connection.domains().byName("web01");

        assertThat(domain.xml(Set.of())).contains(description);
        assertThat(connection.nativeConfigs().domainXmlFromNative(NativeConfigs.VMWARE_VMX, bytes))
                .contains(description);
        assertThat(Hypervisors.fromServiceLoader()
                        .converter(NativeConfigs.VMWARE_VMX)
                        .domainXmlFromNative(bytes, ConversionOptions.builder().build()))
                .contains(description);

        connection.domains().define(domain.xml(Set.of(DomainXmlFlag.INACTIVE)).replace(">32768</", ">65536</"));
        String after = new String(host.datastore("datastore1").read(file()).orElseThrow(), UTF_8);
        assertThat(after)
                .contains(".encoding = \"UTF-8\"", "annotation = \"" + text + "\"", "memsize = \"64\"")
                .contains("guestinfo.x = \"y\"", "scsi1:0.fileName = \"b.vmdk\"");
    }

    @Test
    void allWaysToReadAFileRefuseBytesThatAreNoText() {
        byte[] bytes = vmx("GBK", "ff");
        host.datastore("datastore1").write(file(), bytes);
        Domain domain = connection.domains().byName("web01");
        Failures.assertFails(ErrorCode.INTERNAL_ERROR, () -> domain.xml(Set.of()));
        Failures.assertFails(
                ErrorCode.INTERNAL_ERROR,
                () -> connection.nativeConfigs().domainXmlFromNative(NativeConfigs.VMWARE_VMX, bytes));
        Failures.assertFails(
                ErrorCode.INTERNAL_ERROR,
                () -> Hypervisors.fromServiceLoader()
                        .converter(NativeConfigs.VMWARE_VMX)
                        .domainXmlFromNative(bytes, ConversionOptions.builder().build()));
    }

    /** Far units need virtual hardware 13, which the host's table of new machines does not tell. */
    @Test
    void aChangeKeepsTheVirtualHardwareOfTheFile() {
        String far = new String(vmx("UTF-8", "61"), UTF_8).replace("scsi1:0", "scsi1:40");
        host.datastore("datastore1").write(file(), far.getBytes(UTF_8));
        Domain domain = connection.domains().byName("web01");
        connection.domains().define(domain.xml(Set.of(DomainXmlFlag.INACTIVE)).replace(">a<", ">b<"));
        assertThat(new String(host.datastore("datastore1").read(file()).orElseThrow(), UTF_8))
                .isEqualTo(far.replace("\"a\"", "\"b\""));
    }
}
