// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import static org.assertj.core.api.Assertions.assertThat;

import org.hypervia.api.definition.DomainXmlDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What libvirt makes of graphics and video cards. */
class ScreenReadingTest {
    private static String devices(String devices) {
        return TestXml.devices(TestXml.withDevices(devices), DomainXmlDialect.LIBVIRT_9_0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "                                | port='-1' autoport='yes'",
                "port='5901'                     | port='5901' autoport='no'",
                "port='+5901'                    | port='5901' autoport='no'",
                "port='99999'                    | port='99999' autoport='no'",
                "port='-1'                       | port='-1' autoport='yes'",
                "port='0'                        | autoport='no'",
                "port='-1' autoport='no'         | autoport='no'",
                "autoport='no'                   | autoport='no'",
                "port='5901' autoport='yes'      | port='-1' autoport='yes'",
                "autoport='maybe'                | port='-1' autoport='yes'",
                "listen='::1'                    | port='-1' autoport='yes' listen='::1'",
                "listen=''                       | port='-1' autoport='yes'",
                "keymap='de' passwd='a&lt;b'     | port='-1' autoport='yes' keymap='de' passwd='a&lt;b'",
                "keymap='' passwd=''             | port='-1' autoport='yes' keymap='' passwd=''",
                "socket='/s' port='1' listen='a' | socket='/s'",
            })
    void theAttributesOfVncAreNormalized(String attributes, String expected) {
        String given = attributes == null ? "" : " " + attributes;
        assertThat(devices("<graphics type='vnc'" + given + "/>").lines().findFirst())
                .contains("<graphics type='vnc' " + expected + ">");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "               | <listen type='address'/>                       | port='-1' autoport='yes'",
                "               | <listen type='address' address=''/>            | port='-1' autoport='yes'",
                "               | <listen type='address' address='b'/>           | port='-1' autoport='yes' listen='b'",
                " listen='b'    | <listen type='address' address='b'/>           | port='-1' autoport='yes' listen='b'",
                " listen='b'    | <listen type='address'/>                       | port='-1' autoport='yes' listen='b'",
                " listen='b'    | <listen type='network' network='n'/>           | port='-1' autoport='yes'",
                "               | <listen type='network' network='n'/>           | port='-1' autoport='yes'",
                " port='5901'   | <listen type='socket' socket='/s'/>            | socket='/s'",
                " socket='/s'   | <listen type='socket'/>                        | socket='/s'",
                " socket='/s'   | <listen type='address' address='b'/>           | socket='/s'",
            })
    void theFirstListenDecides(String attributes, String listen, String expected) {
        String given = attributes == null ? "" : " " + attributes;
        String written = devices("<graphics type='vnc'" + given + ">" + listen + "</graphics>");
        assertThat(written.lines().findFirst()).contains("<graphics type='vnc' " + expected + ">");
    }

    @Test
    void aServerThatListensNowhereHasNoPort() {
        assertThat(devices("<graphics type='vnc' listen='a'><listen type='none'/></graphics>"))
                .startsWith("<graphics type='vnc'>\n  <listen type='none'/>\n</graphics>\n");
    }

    @Test
    void severalListensStayInOrder() {
        assertThat(devices(
                        "<graphics type='vnc'><listen type='address' address='b'/><listen type='address' address='c'/>"
                                + "</graphics>"))
                .startsWith("""
                        <graphics type='vnc' port='-1' autoport='yes' listen='b'>
                          <listen type='address' address='b'/>
                          <listen type='address' address='c'/>
                        </graphics>
                        """);
    }

    @Test
    void aRunningServerShowsThePortItHas() {
        String xml = TestXml.withDevices("<graphics type='vnc' port='5901' autoport='yes'/>")
                .replace("<domain type='vmware'>", "<domain type='vmware' id='3'>");
        assertThat(DomainXml.format(DomainXml.parse(xml, ParseOptions.builder().build()), FormatOptions.DEFAULT))
                .contains("<domain type='vmware' id='3'>")
                .contains("<graphics type='vnc' port='5901' autoport='yes'>");
    }

    @Test
    void aScreenBringsAVideoCard() {
        assertThat(devices("<graphics type='vnc'/>"))
                .endsWith("<video>\n  <model type='vmvga' vram='4096' primary='yes'/>\n</video>\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "type='vmvga'                      | type='vmvga' vram='4096' primary='yes'",
                "type=''                           | type='vmvga' vram='4096' primary='yes'",
                "type='default'                    | type='vmvga' vram='4096' primary='yes'",
                "type='vmvga' vram='9000'          | type='vmvga' vram='16384' primary='yes'",
                "type='vmvga' vram='16384'         | type='vmvga' vram='16384' primary='yes'",
                "type='vmvga' vram='1'             | type='vmvga' vram='1' primary='yes'",
                "type='vmvga' vram='2'             | type='vmvga' vram='2' primary='yes'",
                "type='vmvga' vram='3'             | type='vmvga' vram='4' primary='yes'",
                "type='vmvga' vram='0'             | type='vmvga' vram='4096' primary='yes'",
                "type='vmvga' vram=''              | type='vmvga' vram='4096' primary='yes'",
                "type='vmvga' vram='4294967295'    | type='vmvga' vram='4096' primary='yes'",
                "type='vmvga' vram='2147483648'    | type='vmvga' vram='2147483648' primary='yes'",
                "type='vmvga' heads='2'            | type='vmvga' vram='4096' heads='2' primary='yes'",
                "type='vmvga' heads='0'            | type='vmvga' vram='4096' primary='yes'",
                "type='vmvga' primary='no'         | type='vmvga' vram='4096' primary='yes'",
                "type='cirrus'                     | type='cirrus' vram='4096' primary='yes'",
                "type='qxl'                        | type='qxl' vram='65536' primary='yes'",
                "type='bochs'                      | type='bochs' vram='16384' primary='yes'",
                "type='virtio'                     | type='virtio' primary='yes'",
            })
    void videoMemoryIsAPowerOfTwo(String model, String expected) {
        assertThat(devices("<video><model " + model + "/></video>"))
                .isEqualTo("<video>\n  <model " + expected + "/>\n</video>\n");
    }

    @Test
    void aVideoElementWithoutModelIsEnough() {
        assertThat(devices("<video/>")).contains("<model type='vmvga' vram='4096' primary='yes'/>");
    }

    @Test
    void thePrimaryCardComesFirst() {
        assertThat(devices("<video><model type='vga'/></video><video><model type='vmvga' primary='yes'/></video>")
                        .lines()
                        .filter(line -> line.contains("model")))
                .containsExactly(
                        "  <model type='vmvga' vram='4096' primary='yes'/>", "  <model type='vga' vram='4096'/>");
    }
}
