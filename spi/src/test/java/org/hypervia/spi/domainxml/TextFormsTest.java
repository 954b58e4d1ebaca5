// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.hypervia.spi.xml.NumberText;
import org.hypervia.spi.xml.UuidText;
import org.hypervia.spi.xml.XmlLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormsTest {
    @ParameterizedTest
    @CsvSource({"0,0", "10,10", "010,8", "0x10,16", "0X1f,31", "-1,-1", "+7,7", "' \t5',5", "0x7fffffff,2147483647"})
    void numbersOfAnyBaseAreRead(String text, int value) {
        assertThat(NumberText.anyInt(text)).hasValue(value);
        assertThat(NumberText.anyLong(text)).hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "0x", "09", "08", "1 ", "1x", "ff", "0xg", "--1", "+ 1", "\u0661"})
    void otherTextsAreNoNumbers(String text) {
        assertThat(NumberText.anyInt(text)).isEmpty();
        assertThat(NumberText.anyLong(text)).isEmpty();
    }

    @Test
    void numbersMustFit() {
        assertThat(NumberText.decimalInt("2147483648")).isEmpty();
        assertThat(NumberText.decimalInt("-2147483648")).hasValue(Integer.MIN_VALUE);
        assertThat(NumberText.anyLong("9223372036854775807")).hasValue(Long.MAX_VALUE);
        assertThat(NumberText.anyLong("9223372036854775808")).isEmpty();
        assertThat(NumberText.unsigned("18446744073709551615")).contains(-1L);
        assertThat(NumberText.unsigned("18446744073709551616")).isEmpty();
        assertThat(NumberText.unsigned("-1")).isEmpty();
        assertThat(NumberText.decimalInt("010")).hasValue(10);
        assertThat(NumberText.decimalInt("0x10")).isEmpty();
        assertThat(NumberText.unsigned("0".repeat(100) + "1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00112233-4455-6677-8899-aabbccddeeff",
                "00112233445566778899AABBCCDDEEFF",
                " \n00 11 22 33 44 55 66 77-88 99 aa bb cc dd ee ff\t",
                "--00- -112233445566778899aabbccddeeff"
            })
    void uuidsAreReadInManyForms(String text) {
        assertThat(UuidText.parse(text)).contains(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "00112233-4455-6677-8899-aabbccddee",
                "00112233-4455-6677-8899-aabbccddeef",
                "00112233-4455-6677-8899-aabbccddeeff-",
                "00112233-4455-6677-8899-aabbccddeeff00",
                "0-0112233445566778899aabbccddeeff",
                "00112233-4455-6677-8899-aabbccddeefg",
                "\u0660\u0660112233445566778899aabbccddeeff"
            })
    void otherTextsAreNoUuids(String text) {
        assertThat(UuidText.parse(text)).isEmpty();
    }

    @Test
    void randomUuidsAreOfVersion4() {
        var random = new Random(3);
        for (int round = 0; round < 100; round++) {
            UUID uuid = UuidText.random(random);
            assertThat(uuid.version()).isEqualTo(4);
            assertThat(uuid.variant()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sda,0",
        "sdz,25",
        "sdaa,26",
        "sdab,27",
        "sdbi,60",
        "sddd,107",
        "sdddd,2811",
        "hdb,1",
        "fda,0",
        "vdc,2",
        "xvdd,3",
        "ubde,4",
        "sda1,0",
        "sdaaaaaa,12356630",
        "nvme0n1,0",
        "nvme2n3,20002"
    })
    void lettersAreNumbers(String name, int index) {
        assertThat(DiskNames.index(name)).hasValue(index);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "sd", "sd1", "sdA", "sda-", "xda", "sdaaaaaaa", "nvme0", "nvme0n0", "nvmen1", "nvme0n1p1"})
    void otherNamesStandForNothing(String name) {
        assertThat(DiskNames.index(name)).isEmpty();
    }

    @Test
    void placesInADocumentAreFound() {
        var lines = new XmlLines("<a>\n <b\r\n  c=''/>\r<x:d/></a>");
        assertThat(lines.startOfTag(3, 9, "b")).isEqualTo(5);
        assertThat(lines.lineOf(5, 3)).isEqualTo(2);
        assertThat(lines.columnOf(5)).isEqualTo(2);
        assertThat(lines.lineOf(18, 4)).isEqualTo(4);
        assertThat(lines.columnOf(18)).isEqualTo(1);
        assertThat(lines.offsetOf(2)).isEqualTo(4);
        assertThat(lines.startOfTag(4, 7, "d")).isEqualTo(18);
        assertThat(lines.startOfTag(4, 7, "e")).isEqualTo(-1);
    }
}
