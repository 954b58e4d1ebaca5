// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.storagexml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.VolumeType;
import org.hypervia.spi.storagexml.VolumeXml.Request;
import org.hypervia.spi.storagexml.VolumeXml.Volume;
import org.hypervia.spi.xml.SkippedXml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeXmlTest {
    private static Request parse(String xml) {
        return VolumeXml.parse(xml, skipped -> {});
    }

    private static long capacity(String attribute, String text) {
        return parse("<volume><name>a</name><capacity" + attribute + ">" + text + "</capacity></volume>")
                .capacity()
                .orElseThrow();
    }

    /** What virsh 9.0 prints for a disk. */
    @Test
    void theLayoutIsLibvirts() {
        String printed = """
                <volume type='file'>
                  <name>web01/data.vmdk</name>
                  <key>6000c298-a678-3848-842e-38428ac2e9fc</key>
                  <capacity unit='bytes'>1073741824</capacity>
                  <allocation unit='bytes'>0</allocation>
                  <target>
                    <path>[datastore1] web01/data.vmdk</path>
                    <format type='vmdk'/>
                  </target>
                </volume>
                """;

        Volume volume = VolumeXml.describe(printed);

        assertThat(volume)
                .isEqualTo(new Volume(
                        VolumeType.FILE,
                        "web01/data.vmdk",
                        Optional.of("6000c298-a678-3848-842e-38428ac2e9fc"),
                        1L << 30,
                        0,
                        Optional.of("[datastore1] web01/data.vmdk"),
                        Optional.of("vmdk")));
        assertThat(VolumeXml.format(volume)).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1, 1",
        "B, 1, 1",
        "byte, 1, 1",
        "bytes, 1, 1",
        "k, 1, 1024",
        "K, 1, 1024",
        "KiB, 1, 1024",
        "kb, 1, 1000",
        "M, 2, 2097152",
        "MB, 2, 2000000",
        "GiB, 1, 1073741824",
        "T, 1, 1099511627776",
        "PiB, 1, 1125899906842624",
        "EB, 9, 9000000000000000000",
        "EiB, 7, 8070450532247928832"
    })
    void unitsAreLibvirts(String unit, String number, long bytes) {
        assertThat(capacity(unit.isEmpty() ? "" : " unit='" + unit + "'", number))
                .isEqualTo(bytes);
    }

    @Test
    void sizesEndAt64Bits() {
        assertThat(capacity("", "9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertFails(ErrorCode.OVERFLOW, "<volume><name>a</name><capacity>9223372036854775808</capacity></volume>");
        assertFails(ErrorCode.OVERFLOW, "<volume><name>a</name><capacity unit='EiB'>8</capacity></volume>");
    }

    private static void assertFails(ErrorCode code, String xml) {
        assertThatExceptionOfType(HypervisorException.class)
                .isThrownBy(() -> parse(xml))
                .returns(code, HypervisorException::code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none", "raw", "dir", "bochs", "cloop", "dmg", "iso", "vpc", "vdi", "fat", "vhd", "ploop", "qcow",
                "qcow2", "qed", "vmdk"
            })
    void formatsAreLibvirts(String format) {
        Request request =
                new Request(VolumeType.FILE, "a&b", OptionalLong.of(5), OptionalLong.of(0), Optional.of(format));

        assertThat(parse(VolumeXml.format(request))).isEqualTo(request);
    }

    @Test
    void whatIsNotSaidIsEmpty() {
        assertThat(parse("<volume><name>a</name></volume>"))
                .isEqualTo(new Request(
                        VolumeType.FILE, "a", OptionalLong.empty(), OptionalLong.empty(), Optional.empty()));
    }

    @Test
    void whatNoVolumeHasIsTold() {
        List<SkippedXml> skipped = new ArrayList<>();

        VolumeXml.parse(
                "<volume colour='red'><name>a</name><key>k</key><target><path>/p</path><permissions><mode>1</mode>"
                        + "</permissions><shape/></target><backingStore><path>/b</path></backingStore></volume>",
                skipped::add);

        assertThat(skipped).extracting(SkippedXml::path).containsExactly("volume/@colour", "volume/target/shape");
    }

    @ParameterizedTest
    @CsvSource({
        "<volume>, XML_DETAIL",
        "<!DOCTYPE x><volume/>, XML_DETAIL",
        "<pool/>, XML_ERROR",
        "<volume/>, XML_ERROR",
        "<volume><name>a</name><capacity>-1</capacity></volume>, XML_ERROR",
        "<volume><name>a</name><capacity>1.5</capacity></volume>, XML_ERROR",
        "<volume><name>a</name><capacity unit='x'>1</capacity></volume>, INVALID_ARG",
        "<volume type='cube'><name>a</name></volume>, CONFIG_UNSUPPORTED",
        "<volume><name>a</name><target><format type='zip'/></target></volume>, CONFIG_UNSUPPORTED"
    })
    void whatIsNoVolumeIsRefused(String xml, ErrorCode code) {
        assertFails(code, xml);
    }
}
