// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.assertj.core.api.SoftAssertions;
import org.hypervia.api.conversion.ConversionWarning;
import org.hypervia.api.conversion.ConversionWarning.Action;
import org.hypervia.api.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The encodings that VMware's products write, by the names that they use for them. */
class VmxEncodingTest {
    private static byte[] vmx(String encoding, byte[] name) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes((".encoding = \"" + encoding + "\"\r\n# a line\r\ndisplayName = \"").getBytes(US_ASCII));
        bytes.writeBytes(name);
        bytes.writeBytes("\"\r\nmemsize = \"4\"\r\n".getBytes(US_ASCII));
        return bytes.toByteArray();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    /** Each text is one that only this encoding writes with these bytes. */
    @ParameterizedTest
    @CsvSource({
        "UTF-8, c3bc, ü",
        "windows-1252, fc80, ü€",
        "Windows-1250, b9, ą",
        "windows-1251, e6, ж",
        "windows-1253, e1, α",
        "windows-1254, fd, ı",
        "windows-1255, e0, א",
        "windows-1256, c7, ا",
        "windows-1257, e0, ą",
        "windows-1258, fe, ₫",
        "windows-874-2000, a1, ก",
        "TIS-620, a1, ก",
        "GBK, cebb80, 位€",
        "GB2312, cebb, 位",
        "windows-936-2000, cebb80, 位€",
        "windows-936, 80, €",
        "gb18030, cebb8130ab30, 位ɉ",
        "windows-949-2000, c7d1, 한",
        "windows-949-2000, 8141, 갂",
        "ibm-1363_P11B-1998, c7d1, 한",
        "KSC_5601, 8141, 갂",
        "EUC-KR, c7d1, 한",
        "windows-950-2000, a6ec, 位",
        "Big5, a1fe, ／",
        "Big5-HKSCS, a6ec, 位",
        "Shift_JIS, 88ca5c8740, 位\\①",
        "windows-31j, 8740, ①",
        "ibm-943_P15A-2003, 88ca, 位",
        "EUC-JP, b0cc, 位",
        "ISO-8859-1, fc, ü",
        "ISO-8859-2, b1, ą",
        "ISO-8859-3, b1, ħ",
        "ISO-8859-4, b1, ą",
        "ISO-8859-5, d6, ж",
        "ISO-8859-6, c7, ا",
        "ISO-8859-6-E, c7, ا",
        "ISO-8859-6-I, c7, ا",
        "ISO-8859-7, e1, α",
        "ISO-8859-8, e0, א",
        "ISO-8859-8-E, e0, א",
        "ISO-8859-8-I, e0, א",
        "ISO-8859-9, fd, ı",
        "ISO-8859-10, bdffa1fc, ―ĸĄü",
        "latin6, a8, Ļ",
        "iso-8859_10-1998, af, Ŋ",
        "iso-8859_11-2001, a1, ก",
        "ISO-8859-13, e0, ą",
        "ISO-8859-14, d0fea1, ŴŷḂ",
        "iso-8859_14-1998, a4, Ċ",
        "ISO-8859-15, a4, €",
        "ISO-8859-16, aa, Ș",
        "KOI8-R, d6, ж",
        "KOI8-U, a4, є",
        "IBM437, 81, ü",
        "IBM850, 81, ü",
        "IBM852, a5, ą",
        "IBM866, a6, ж",
        "ibm-1252_P100-2000, 80, €",
        "ibm-5348_P100-1997, 80, €",
        "ibm-912_P100-1995, b1, ą",
        "macintosh, 9f, ü",
        "macos-0_2-10.2, 9f, ü",
        "x-mac-cyrillic, e6, ж",
        "x-mac-greek, e1, α",
        "cp1252, fc, ü",
        "latin1, fc, ü",
        "windows-65001, c3bc, ü",
        "US-ASCII, 41, A",
        "SCSU, 41, A",
        "UTF-7, 41, A",
        "HZ-GB-2312, 41, A",
    })
    void decodesWhatVmwareWrites(String encoding, String hex, String text) {
        assertThat(VmxReader.read(vmx(encoding, bytes(hex)), false).value("displayName"))
                .isEqualTo(text);
        assertThat(VmxReader.read(vmx(encoding.toLowerCase(java.util.Locale.ROOT), bytes(hex)), false)
                        .value("displayName"))
                .isEqualTo(text);
    }

    /** Names of ICU, which is where VMware has its table from: none of them may be unknown. */
    @Test
    void knowsTheOtherNamesOfIcu() {
        SoftAssertions softly = new SoftAssertions();
        for (String name : """
                ibm-1208 unicode-2-0-utf-8 windows-20127 ibm-367 ibm-1392 windows-54936 ibm-913_P100-2000 windows-28593
                ibm-914_P100-1995 ibm-915_P100-1995 ibm-1089_P100-1995 windows-28596 ibm-9005_X110-2007 ibm-813_P100-1995
                ibm-5012_P100-1999 hebrew8 ibm-916_P100-1995 ibm-920_P100-1995 ECMA-128 turkish iso-ir-157 l6
                csISOLatin6 ISO_8859-10:1992 thai8 ibm-921_P100-1995 iso-ir-199 iso-celtic l8 latin8 ISO_8859-14:1998
                ibm-923_P100-1998 ibm-942_P12A-1999 sjis78 x-ms-cp932 ibm-943_P130-1999 ibm-33722_P120-1999 ibm-954_P101-2007
                euc-jp-2007 ujis ibm-1373_P100-2002 x-big5 ibm-950_P110-1999 ibm-1375_P100-2008 HKSCS-BIG5
                ibm-5471_P100-2006 hkbig5 ibm-1386_P100-2001 cp1386 ibm-1383_P110-1999 csGB2312 ibm-5478_P100-1995
                GB_2312-80 chinese iso-ir-58 euc-tw-2014 ibm-964_P110-1999 ibm-949_P110-1999 ibm-949_P11A-1999
                ibm-970_P110_P110-2006_U2 windows-51949 KS_C_5601-1989 korean iso-ir-149 cp1363 x-KSC5601
                ibm-874_P100-1995 eucTH ibm-1162_P100-1999 ibm-437_P100-1995 ibm-737_P100-1997 windows-737
                ibm-775_P100-1996 csPC775Baltic ibm-850_P100-1995 windows-850 ibm-852_P100-1995 ibm-855_P100-1995 csIBM855
                ibm-856_P100-1995 ibm-857_P100-1995 windows-857 ibm-858_P100-1997 ibm-860_P100-1995 ibm-861_P100-1995
                ibm-862_P100-1995 DOS-862 ibm-863_P100-1995 ibm-864_X110-1999 ibm-865_P100-1995 ibm-866_P100-1995
                ibm-868_P100-1995 ibm-869_P100-1995 ibm-878_P100-1996 windows-20866 ibm-922_P100-1999 ibm-1168_P100-2002
                windows-21866 ibm-5346_P100-1998 ibm-5347_P100-1998 ANSI1251 ibm-5349_P100-1998 ibm-5350_P100-1998
                ibm-9447_P100-2002 ibm-9448_X100-2005 ibm-9449_P100-2002 ibm-5354_P100-1998 ibm-1250_P100-1995
                ibm-1251_P100-1995 ibm-1253_P100-1995 ibm-1254_P100-1995 ibm-1255_P100-1995 ibm-1256_P110-1997
                ibm-1257_P100-1995 ibm-1258_P100-1997 mac csMacintosh windows-10000 macos-6_2-10.4 macgr macos-7_3-10.2
                mac-cyrillic macos-29-10.2 x-mac-ce macos-35-10.2 x-mac-turkish ibm-1006_P100-1995 ibm-1098_P100-1995
                ibm-1124_P100-1996 ibm-1129_P100-1997 l1 l2 l9 csISOLatin1 ISO_8859-1:1987 cp437 cp850 cp936 ms949
                """.strip().split("\\s+", -1)) {
            softly.assertThatCode(() -> assertThat(VmxReader.read(vmx(name, bytes("61")), false)
                                    .value("displayName"))
                            .isEqualTo("a"))
                    .as(name)
                    .doesNotThrowAnyException();
        }
        softly.assertAll();
    }

    @Test
    void knowsTheWholeUpperHalfOfWhatJavaLacks() {
        byte[] half = new byte[0x60];
        for (int i = 0; i < half.length; i++) {
            half[i] = (byte) (0xA0 + i);
        }
        String ten = VmxReader.read(vmx("ISO-8859-10", half), false).value("displayName");
        String fourteen = VmxReader.read(vmx("ISO-8859-14", half), false).value("displayName");
        // Each has no character twice, and shares with Latin 1 what the standards say.
        assertThat(ten.chars().distinct()).hasSize(0x60);
        assertThat(fourteen.chars().distinct()).hasSize(0x60);
        String latin1 = new String(half, ISO_8859_1);
        assertThat(same(ten, latin1)).isEqualTo(50);
        assertThat(same(fourteen, latin1)).isEqualTo(65);
    }

    private static long same(String one, String other) {
        long same = 0;
        for (int i = 0; i < one.length(); i++) {
            same += one.charAt(i) == other.charAt(i) ? 1 : 0;
        }
        return same;
    }

    /** A byte that is no text is refused by key, line and encoding, and never a question mark. */
    @ParameterizedTest
    @CsvSource({
        "windows-1252, 81",
        "GBK, ff",
        "Shift_JIS, 85",
        "windows-949-2000, c7",
        "US-ASCII, fc",
        "gb18030, 81",
        "SCSU, 0e",
        "UTF-7, 2b",
        "HZ-GB-2312, 7e7b",
    })
    void refusesBytesThatAreNoText(String encoding, String hex) {
        refused(
                ErrorCode.INTERNAL_ERROR,
                () -> VmxReader.read(vmx(encoding, bytes(hex)), false),
                "'displayName'",
                "line 3",
                "'" + encoding + "'",
                ".encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "GBK", "windows-949-2000"})
    void guessesBytesThatAreNoTextIfItIsLenient(String encoding) {
        Leniency leniency = Leniency.collecting();
        VmxFile file = VmxReader.read(vmx(encoding, bytes("61ff")), false, leniency);
        if (!encoding.equals("windows-1252")) {
            assertThat(leniency.warnings())
                    .extracting(
                            ConversionWarning::subject,
                            warning -> warning.line().orElse(0),
                            ConversionWarning::action)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("displayName", 3, Action.REPLACED));
        }
        assertThat(file.value("displayName")).isEqualTo("aÿ");
        assertThat(file.value("memsize")).isEqualTo("4");
    }

    /** Bytes of quotes and line ends inside of characters do not end a value. */
    @Test
    void findsTheEncodingOfATextThatIsNoVmxWithoutIt() {
        byte[] kanji = "\u001b$B0L!\"\u001b(B".getBytes(US_ASCII);
        assertThat(VmxReader.read(vmx("ISO-2022-JP", kanji), false).value("displayName"))
                .isEqualTo("位、");
    }

    @Test
    void takesAByteOrderMarkIfItIsLenient() {
        byte[] plain = "displayName = \"ü\"\n".getBytes(UTF_8);
        byte[] marked = ("\uFEFF" + "displayName = \"ü\"\n").getBytes(UTF_8);
        refused(ErrorCode.CONF_SYNTAX, () -> VmxReader.read(marked, false), "memory conf:1");
        for (byte[] bytes : new byte[][] {
            marked,
            "\uFEFF.encoding = \"UTF-16LE\"\ndisplayName = \"ü\"\n"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_16LE),
            "\uFEFFdisplayName = \"ü\"\n".getBytes(java.nio.charset.StandardCharsets.UTF_16BE)
        }) {
            Leniency leniency = Leniency.collecting();
            assertThat(VmxReader.read(bytes, false, leniency).value("displayName"))
                    .isEqualTo(VmxReader.read(plain, false).value("displayName"));
            assertThat(leniency.warnings()).hasSize(1);
        }
    }
}
