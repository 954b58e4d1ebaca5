// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of encodings. VMware's products write those of ICU, of which Java knows a part; and where a name means a code
 * page of Windows to VMware, Java's encoding of that name is often a smaller one.
 */
final class EncodingNames {
    /** Java's name, and the names in lower case that mean it here, whatever Java says. */
    private static final String TABLE = """
            UTF-8: ibm-1208 ibm-1209 ibm-5304 ibm-5305 ibm-13496 ibm-13497 ibm-17592 ibm-17593 windows-65001 cp1208 \
            x-utf_8j unicode-2-0-utf-8
            US-ASCII: ascii windows-20127 ibm-367
            UTF-16: ucs-2 csunicode ibm-1204 ibm-1205
            UTF-16BE: utf16_bigendian windows-1201 ibm-1200 ibm-1201 cp1200 cp1201
            UTF-16LE: utf16_littleendian windows-1200 ibm-1202 ibm-1203
            UTF-32: ucs-4 csucs4 iso-10646-ucs-4 ibm-1236 ibm-1237
            UTF-32BE: utf32_bigendian ibm-1232 ibm-1233
            UTF-32LE: utf32_littleendian ibm-1234 ibm-1235
            CESU-8: ibm-9400
            GB18030: ibm-1392 windows-54936
            x-mswin-936: gbk cp936 ms936 windows-936 ibm-1386 cp1386
            GB2312: gb_2312-80 chinese iso-ir-58 csiso58gb231280 gb2312.1980-0 csgb2312 hp15cn ibm-1383 ibm-5478 \
            windows-51936
            windows-31j: shift_jis shift-jis sjis ms_kanji csshiftjis x-sjis windows-932 cp932 ms932 x-ms-cp932 ibm-932 \
            ibm-942 ibm-943 shift_jis78 sjis78
            EUC-JP: ujis euc-jp-2007 ibm-33722 ibm-954 x-ibm954 x-ibm954c windows-51932 x-ibm33722a x-ibm33722c
            ISO-2022-JP: windows-50220 jis7 jis8
            ISO-2022-JP-2: iso-2022-jp-1 ibm-5054
            ISO-2022-KR: ibm-25546 windows-50225
            ISO-2022-CN: iso-2022-cn-ext
            x-windows-949: windows-949 cp949 ms949 ibm-949 ibm-1363 cp1363 ks_c_5601-1987 ks_c_5601-1989 ksc_5601 \
            csksc56011987 korean iso-ir-149 ksc5601 x-ksc5601 ksc
            EUC-KR: ibm-970 windows-51949
            x-Johab: windows-1361
            x-windows-950: big5 csbig5 x-big5 windows-950 cp950 ms950 ibm-950 ibm-1373
            Big5-HKSCS: hkscs-big5 hkbig5 ibm-1375 ibm-5471 windows-951
            x-EUC-TW: euc-tw-2014 ibm-964 cns11643
            x-windows-874: tis-620 tis620 tis620.2533 ibm-874 ibm-1162 ibm-9066 windows-874 cp874 ms874 eucth
            windows-1250: ibm-1250 ibm-5346
            windows-1251: ibm-1251 ibm-5347 ansi1251
            windows-1252: ibm-1252 ibm-5348
            windows-1253: ibm-1253 ibm-5349
            windows-1254: ibm-1254 ibm-5350
            windows-1255: ibm-1255 ibm-5351 ibm-9447
            windows-1256: ibm-1256 ibm-5352 ibm-9448 x-windows-1256s
            windows-1257: ibm-1257 ibm-5353 ibm-9449
            windows-1258: ibm-1258 ibm-5354
            ISO-8859-1: windows-28591 ibm-819
            ISO-8859-2: windows-28592
            ISO-8859-3: windows-28593
            ISO-8859-4: windows-28594
            ISO-8859-5: windows-28595
            ISO-8859-6: windows-28596 iso-8859-6-e iso-8859-6-i iso_8859-6-e iso_8859-6-i csiso88596e csiso88596i \
            x-iso-8859-6s ibm-1089
            ISO-8859-7: windows-28597 ibm-9005 ibm-813
            ISO-8859-8: windows-28598 windows-38598 iso-8859-8-e iso-8859-8-i iso_8859-8-e iso_8859-8-i csiso88598e \
            csiso88598i hebrew8 ibm-5012 ibm-916
            ISO-8859-9: windows-28599 ecma-128 turkish turkish8
            ISO-8859-10: iso_8859-10 iso_8859-10:1992 iso-8859_10 iso-8859_10-1998 iso8859_10 iso8859-10 iso-ir-157 \
            latin6 l6 csisolatin6 windows-28600
            x-iso-8859-11: iso-8859-11 iso-8859_11 iso-8859_11-2001 thai8 windows-28601
            ISO-8859-13: windows-28603 ibm-921 latin7 l7
            ISO-8859-14: iso_8859-14 iso_8859-14:1998 iso-8859_14 iso-8859_14-1998 iso8859_14 iso8859-14 iso-ir-199 \
            latin8 l8 iso-celtic windows-28604
            ISO-8859-15: windows-28605 ibm-923
            ISO-8859-16: iso_8859-16 iso_8859-16:2001 latin10 l10 iso-ir-226 windows-28606
            KOI8-R: ibm-878 cp878 windows-20866
            KOI8-U: ibm-1168 windows-21866
            IBM00858: ibm-858 windows-858
            IBM775: cspc775baltic
            IBM855: csibm855
            IBM862: dos-862
            x-MacRoman: macintosh mac csmacintosh windows-10000 macos-0_2-10.2
            x-MacGreek: x-mac-greek windows-10006 macgr macos-6_2-10.4
            x-MacCyrillic: x-mac-cyrillic windows-10007 mac-cyrillic maccy macos-7_3-10.2
            x-MacCentralEurope: x-mac-centraleurroman windows-10029 x-mac-ce macce macos-29-10.2
            x-MacTurkish: x-mac-turkish windows-10081 mactr macos-35-10.2
            UTF-7: windows-65000 unicode-1-1-utf-7 unicode-2-0-utf-7 csunicode11utf7
            SCSU: ibm-1212 ibm-1213
            HZ-GB-2312: hz hz-gb-2312 windows-52936
            """;

    private static final Map<String, String> NAMES = names();

    /** A name of ICU with what it says of the table behind it, such as {@code ibm-943_P15A-2003} or {@code windows-949-2000}. */
    private static final Pattern VERSIONED = Pattern.compile("(ibm-\\d+)_.*|(windows-\\d+)-\\d{4}");

    /** The code pages of DOS by their number alone. */
    private static final Pattern CODE_PAGE = Pattern.compile("(?:windows|dos|ibm)-(\\d+)");

    private EncodingNames() {}

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        TABLE.lines().forEach(line -> {
            int colon = line.indexOf(": ");
            String ours = line.substring(0, colon);
            names.put(ours.toLowerCase(Locale.ROOT), ours);
            for (String name : line.substring(colon + 2).split(" ", -1)) {
                names.put(name, ours);
            }
        });
        return names;
    }

    /** The name that this code uses for an encoding: Java's, or one of {@link VmxEncoding}'s own. */
    static String canonical(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        Matcher versioned = VERSIONED.matcher(lower);
        if (!NAMES.containsKey(lower) && versioned.matches()) {
            lower = versioned.group(1) != null ? versioned.group(1) : versioned.group(2);
        }
        return NAMES.getOrDefault(lower, lower);
    }

    /** Java's encoding of a name that {@link #canonical} has given. */
    static Optional<Charset> charset(String canonical) {
        return ofJava(canonical).or(() -> {
            Matcher page = CODE_PAGE.matcher(canonical);
            return page.matches()
                    ? ofJava("IBM" + page.group(1)).or(() -> ofJava("x-IBM" + page.group(1)))
                    : Optional.empty();
        });
    }

    private static Optional<Charset> ofJava(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }
}
