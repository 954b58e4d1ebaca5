// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.error.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What libvirt 9.0.0 refuses in other words than 12.8.0 does, or not at all; the codes were seen from both. */
class DialectErrorsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<disk><source file='/a'/><target dev='sda'/><address/></disk>  | INTERNAL_ERROR | XML_ERROR",
                "<disk><source file='/a'/><target dev='sda'/><address type='foo'/></disk> | CONFIG_UNSUPPORTED | XML_ERROR",
                "<controller type='scsi'><address type='foo'/></controller>      | CONFIG_UNSUPPORTED | XML_ERROR",
                "<interface type='null'><address type='foo'/></interface>        | CONFIG_UNSUPPORTED | XML_ERROR",
                "<interface type='null'><address type='unassigned'/></interface> | CONFIG_UNSUPPORTED | CONFIG_UNSUPPORTED",
                "<interface type='null'><address type='pci' slot='32'/></interface> | XML_ERROR       | XML_ERROR",
                "<interface type='null'><address type='pci' multifunction='x'/></interface> | XML_ERROR | XML_ERROR",
                "<serial type='tcp'><source host='a' service='1'/><protocol type='foo'/></serial> | CONFIG_UNSUPPORTED | XML_ERROR",
                "<serial type='pty'><target port='-1'/></serial>                 |                    | XML_ERROR",
                "<parallel type='pty'><target port='-1'/></parallel>             |                    | XML_ERROR",
                "<graphics type='vnc' port='x'/>                                 | INTERNAL_ERROR     | XML_ERROR",
                "<graphics type='vnc' port=''/>                                  | INTERNAL_ERROR     | XML_ERROR",
                "<graphics type='vnc' autoport='on'/>                            |                    | XML_ERROR",
                "<video><model type='foo'/></video>                              | CONFIG_UNSUPPORTED | XML_ERROR",
                "<video><model type=''/></video>                                 |                    | XML_ERROR",
                "<video><model type='vmvga' heads='x'/></video>                  | INTERNAL_ERROR     | XML_ERROR",
                "<video><model type='vmvga' heads=''/></video>                   |                    | XML_ERROR",
                "<video><model type='vmvga' vram=''/></video>                    |                    | XML_ERROR",
            })
    void eachDialectHasItsOwn(String devices, @Nullable ErrorCode code90, @Nullable ErrorCode newest) {
        assertRefused(TestXml.withDevices(devices), DomainXmlDialect.LIBVIRT_9_0, code90);
        assertRefused(TestXml.withDevices(devices), DomainXmlDialect.LATEST, newest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // The second one is what the domain XML of a machine with a BIOS says: libvirt 12.8 writes and refuses
                // it.
                "<os firmware='bios'><type>hvm</type><nvram>/a</nvram></os> | XML_DETAIL | XML_DETAIL",
                "<os><type>hvm</type><nvram>/a</nvram></os>                 | XML_DETAIL |",
            })
    void variablesOfAFirmwareNeedOneThatHasThem(String os, ErrorCode code90, @Nullable ErrorCode newest) {
        assertRefused(TestXml.withOs(os), DomainXmlDialect.LIBVIRT_9_0, code90);
        assertRefused(TestXml.withOs(os), DomainXmlDialect.LATEST, newest);
    }

    private static void assertRefused(String xml, DomainXmlDialect dialect, @Nullable ErrorCode code) {
        if (code == null) {
            assertThatCode(() -> TestXml.normalized(xml, dialect))
                    .as("%s in %s", xml, dialect)
                    .doesNotThrowAnyException();
        } else {
            assertThat(TestXml.codeOf(xml, dialect))
                    .as("%s in %s", xml, dialect)
                    .isEqualTo(code);
        }
    }
}
