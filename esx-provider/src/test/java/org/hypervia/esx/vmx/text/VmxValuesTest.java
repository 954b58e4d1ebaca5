// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import java.util.List;
import java.util.UUID;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.value.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 1.3 of the reference. */
class VmxValuesTest {
    private static VmxValues values(String value) {
        return new VmxValues(new VmxFile(List.of(new VmxFile.Entry("key", value))), Leniency.STRICT);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "0,0",
                "1024,1024",
                "-7,-7",
                "+7,7",
                "' \t\n7',7",
                "' -7',-7",
                "007,7",
                "unlimited,-1",
                "UnLimited,-1",
                "9223372036854775807,9223372036854775807",
                "-9223372036854775808,-9223372036854775808",
                "00000000000000000000000000000000000009,9",
            })
    void readsNumbersAsCDoes(String text, long number) {
        assertThat(values(text).number("key", 99)).isEqualTo(number);
        assertThat(values(text).requiredNumber("key")).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "+",
                "--1",
                "+-1",
                "- 1",
                "7 ",
                "7x",
                "0x10",
                "1.5",
                "1e3",
                "unlimited ",
                "\u0667",
                "9223372036854775808",
                "-9223372036854775809",
                "99999999999999999999999999"
            })
    void refusesOtherNumbers(String text) {
        refused(ErrorCode.INTERNAL_ERROR, () -> values(text).number("key", 0), "'key'");
    }

    @ParameterizedTest
    @CsvSource({"true,true", "TRUE,true", "True,true", "false,false", "FALSE,false"})
    void readsBooleansInAnyCase(String text, boolean flag) {
        assertThat(values(text).flag("key", !flag)).isEqualTo(flag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "yes", " true", "truE "})
    void refusesOtherBooleans(String text) {
        refused(ErrorCode.INTERNAL_ERROR, () -> values(text).flag("key", true), "'key'");
        refused(ErrorCode.INTERNAL_ERROR, () -> values(text).checkFlag("key"), "'key'");
    }

    @Test
    void givesTheDefaultForAnAbsentKey() {
        VmxValues values = values("x");
        assertThat(values.text("other")).isNull();
        assertThat(values.number("other", 5)).isEqualTo(5);
        assertThat(values.flag("other", true)).isTrue();
        values.checkFlag("other");
        refused(ErrorCode.INTERNAL_ERROR, () -> values.requiredText("other"), "'other'");
        refused(ErrorCode.INTERNAL_ERROR, () -> values.requiredNumber("other"), "'other'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "56 4d 4b 9e d2 17 63 9b-98 0e 92 5d 77 2a a3 83",
                "564d4b9e-d217-639b-980e-925d772aa383",
                "564D4B9ED217639B980E925D772AA383",
                " \t564d4b9ed217639b980e925d772aa383\n",
                "--56- -4d4b9ed217639b980e925d772aa383",
            })
    void readsUuids(String text) {
        assertThat(VmxUuid.parse("key", text)).isEqualTo(UUID.fromString("564d4b9e-d217-639b-980e-925d772aa383"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "564d4b9ed217639b980e925d772aa3",
                "564d4b9ed217639b980e925d772aa38",
                "564d4b9ed217639b980e925d772aa38300",
                "5 64d4b9ed217639b980e925d772aa383",
                "564d4b9ed217639b980e925d772aa383-",
                "xx4d4b9ed217639b980e925d772aa383",
                "{564d4b9e-d217-639b-980e-925d772aa383}",
            })
    void refusesOtherUuids(String text) {
        refused(ErrorCode.INTERNAL_ERROR, () -> VmxUuid.parse("key", text), "'key'", "'" + text + "'");
    }

    @Test
    void writesUuidsAsVmwareDoes() {
        assertThat(VmxUuid.format(UUID.fromString("564d4b9e-d217-639b-980e-925d772aa383")))
                .isEqualTo("56 4d 4b 9e d2 17 63 9b-98 0e 92 5d 77 2a a3 83");
    }

    @ParameterizedTest
    @CsvSource({"00:0C:29:ab:CD:ef,00:0c:29:ab:cd:ef", "0:c:29:1:2:3,00:0c:29:01:02:03"})
    void readsMacAddresses(String text, String mac) {
        assertThat(MacAddress.parse(text).orElseThrow()).hasToString(mac);
    }

    @Test
    void refusesToHandOutMoreThanAConversionMayUse() {
        String half = "x".repeat(VmxValues.MAX_CHARS / 2);
        VmxValues values = values(half);
        assertThat(values.text("key")).isEqualTo(half);
        assertThat(values.text("key")).isEqualTo(half);
        refused(ErrorCode.INTERNAL_ERROR, () -> values.text("key"), "'key'", "" + VmxValues.MAX_CHARS);
    }
}
