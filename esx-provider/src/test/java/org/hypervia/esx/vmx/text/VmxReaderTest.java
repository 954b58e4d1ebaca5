// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import java.nio.charset.Charset;
import org.hypervia.api.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 1.2 of the reference. */
class VmxReaderTest {
    private static String name(byte[] vmx) {
        return VmxReader.read(vmx, false).value("displayName");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".encoding = \"UTF-8\"\n", ".ENCODING = \"utf-8\"\n"})
    void readsUtf8(String header) {
        assertThat(name((header + "displayName = \"größe 日本 😀\"").getBytes(UTF_8)))
                .isEqualTo("größe 日本 😀");
    }

    @Test
    void needsNoSecondReadForUtf8() {
        byte[] vmx = ".encoding = \"utf-8\"\ndisplayName = \"\u00ff\"".getBytes(ISO_8859_1);
        assertThat(Utf8.encode(name(vmx))).isEqualTo(new byte[] {(byte) 0xff});
    }

    @Test
    void keepsBytesThatAreNoUtf8() {
        byte[] vmx = "displayName = \"gr\u00f6\u00dfe\"".getBytes(ISO_8859_1);
        String name = name(vmx);
        assertThat(Utf8.encode(name)).isEqualTo("gr\u00f6\u00dfe".getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource({"windows-1252,größe €", "WINDOWS-1252,größe", "GBK,日本", "Shift_JIS,日本ポ", "ISO-8859-1,größe", "ASCII,x"})
    void convertsOtherEncodings(String encoding, String name) {
        String text = "displayName = \"" + name + "\"\n.encoding = \"" + encoding + "\"\n";
        assertThat(name(text.getBytes(Charset.forName(encoding)))).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no-such", "no such", "UTF-8 ", "%s"})
    void refusesUnknownEncodings(String encoding) {
        String text = ".encoding = \"" + encoding + "\"";
        refused(ErrorCode.INTERNAL_ERROR, () -> VmxReader.read(text.getBytes(UTF_8), false), "'" + encoding + "'");
        refused(ErrorCode.INTERNAL_ERROR, () -> VmxReader.read(text, false), "'" + encoding + "'");
    }

    @Test
    void refusesBytesThatAreNotInTheNamedEncoding() {
        byte[] vmx = ".encoding = \"Shift_JIS\"\na = \"\u00ff\u00ff\"".getBytes(ISO_8859_1);
        refused(ErrorCode.INTERNAL_ERROR, () -> VmxReader.read(vmx, false), "Shift_JIS");
    }

    @Test
    void neverLooksBehindTheFirstNul() {
        byte[] vmx = ".encoding = \"Shift_JIS\"\n\0\u00ff\u00ff".getBytes(ISO_8859_1);
        assertThat(VmxReader.read(vmx, false).entries()).hasSize(1);
    }

    @Test
    void leavesDecodedTextAsItIs() {
        VmxFile file = VmxReader.read(".encoding = \"windows-1252\"\na = \"日本\"", false);
        assertThat(file.value("a")).isEqualTo("日本");
    }

    @Test
    void refusesAHundredMebibytesEarly() {
        byte[] huge = new byte[100 * 1024 * 1024];
        refused(ErrorCode.CONF_SYNTAX, () -> VmxReader.read(huge, false), "104857600", "" + VmxReader.MAX_BYTES);
        String text = "#".repeat(VmxReader.MAX_BYTES + 1);
        refused(ErrorCode.CONF_SYNTAX, () -> VmxReader.read(text, false), "" + VmxReader.MAX_BYTES);
        assertThat(VmxReader.read(text.substring(1), false).entries()).isEmpty();
    }
}
