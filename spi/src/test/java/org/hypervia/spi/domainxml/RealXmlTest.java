// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.spi.domainxml.TestXml.domain;
import static org.hypervia.spi.domainxml.TestXml.normalized;
import static org.hypervia.spi.domainxml.TestXml.options;
import static org.hypervia.spi.domainxml.TestXml.refusal;
import static org.hypervia.spi.domainxml.TestXml.withDevices;
import static org.hypervia.spi.domainxml.TestXml.withHead;

import java.util.Optional;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What documents of real life have, which our own would not. */
class RealXmlTest {
    private static DomainDefinition parse(String xml) {
        return DomainXml.parse(xml, options().build());
    }

    @ParameterizedTest
    @EnumSource(DomainXmlDialect.class)
    void controllersForUsbHaveCompanions(DomainXmlDialect dialect) {
        String companions = "<controller type='usb' index='0' model='ich9-ehci1'/>"
                + "<controller type='usb' index='0' model='ich9-uhci1'><master startport='0'/></controller>"
                + "<controller type='usb' index='0' model='ich9-uhci2'><master startport='2'/></controller>";
        assertThat(normalized(withDevices(companions), dialect)).contains("ich9-ehci1", "ich9-uhci1", "ich9-uhci2");
    }

    @Test
    void aByteOrderMarkAndAPrefixWithoutDeclarationAreNoObstacle() {
        String xml = withHead("<vmware:moref>vm-1</vmware:moref>");
        assertThat(parse("\uFEFF" + xml)).isEqualTo(parse(withHead("")));
    }

    /** Of a line end of Windows only the line feed came back. */
    @Test
    void carriageReturnsAreKept() {
        String xml = withHead("<description>a&#13;\nb</description>");
        String written = normalized(xml, DomainXmlDialect.LATEST);
        assertThat(written).contains("<description>a&#13;\nb</description>");
        assertThat(parse(written).description()).contains("a\r\nb");
        assertThat(normalized(xml, DomainXmlDialect.LIBVIRT_9_0)).contains("<description>a\r\nb</description>");
    }

    @Test
    void blanksInAttributesAreKept() {
        String xml = withDevices("<filesystem><source dir='/a&#9;b&#10;c&#13;d'/><target dir='t'/></filesystem>");
        String written = normalized(xml, DomainXmlDialect.LATEST);
        assertThat(written).contains("<source dir='/a&#9;b&#10;c&#13;d'/>");
        assertThat(normalized(written, DomainXmlDialect.LATEST)).isEqualTo(written);
        assertThat(normalized(xml, DomainXmlDialect.LIBVIRT_9_0)).contains("<source dir='/a\tb\nc\rd'/>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:50:56:11:22:33 ", "00:50:56:11:22:33\t ", "0:50:56:11:22:33 x"})
    void whatStandsBehindAMacAddressDoesNotCount(String mac) {
        String written = normalized(
                withDevices("<interface type='bridge'><mac address='" + mac + "'/><source bridge='b'/></interface>"),
                DomainXmlDialect.LATEST);
        assertThat(written).contains("<mac address='00:50:56:11:22:33'/>");
    }

    @ParameterizedTest
    @CsvSource({"<source/>,''", "<source dev=''/>,''", "<source startupPolicy='mandatory'/>,", "'',"})
    void aDriveOfTheHostNeedsNoName(String source, String device) {
        String xml = withDevices("<disk type='block' device='cdrom'>" + source + "<target dev='hdc'/></disk>");
        Disk disk = parse(xml).devices().disks().get(0);
        assertThat(disk.source())
                .isEqualTo(source.isEmpty() ? DiskSource.noFile() : new DiskSource.Block(Optional.ofNullable(device)));
    }

    @Test
    void aHardDiskOfTheHostNeedsAName() {
        for (String source : new String[] {"<source/>", "<source dev=''/>"}) {
            String xml = withDevices("<disk type='block' device='disk'>" + source + "<target dev='sda'/></disk>");
            assertThat(refusal(xml, DomainXmlDialect.LATEST).code()).isEqualTo(ErrorCode.NO_SOURCE);
        }
    }

    /** The memory would be lost without a word. */
    @Test
    void memoryThatGrowsIsRefused() {
        String devices = withDevices("<memory model='dimm'><target><size>1024</size></target></memory>");
        for (DomainXmlDialect dialect : DomainXmlDialect.values()) {
            assertThat(refusal(withHead("<maxMemory slots='1'>16384</maxMemory>"), dialect))
                    .hasMessageContaining("maxMemory")
                    .extracting("code")
                    .isEqualTo(ErrorCode.CONFIG_UNSUPPORTED);
            assertThat(refusal(devices, dialect))
                    .hasMessageContaining("<memory>")
                    .extracting("code")
                    .isEqualTo(ErrorCode.CONFIG_UNSUPPORTED);
        }
        String slotless = withHead("<maxMemory>16384</maxMemory>");
        assertThat(refusal(slotless, DomainXmlDialect.LATEST).code()).isEqualTo(ErrorCode.CONFIG_UNSUPPORTED);
        assertThat(refusal(slotless, DomainXmlDialect.LIBVIRT_9_0).code()).isEqualTo(ErrorCode.XML_ERROR);
        assertThat(parse(withHead("<maxMemory>0</maxMemory>"))).isEqualTo(parse(withHead("")));
    }

    /** What some other hypervisor has is none of this room's business. */
    @Test
    void memoryThatGrowsIsNotRefusedWhereItIsOnlyRead() {
        String xml =
                domain("<maxMemory slots='1'>16384</maxMemory>", "<os><type>hvm</type></os>", "<memory model='dimm'/>");
        assertThat(DomainXml.parse(
                        xml, options().capabilities(GuestCapabilities.ANY).build()))
                .isNotNull();
    }

    @Test
    void aDocumentTypeIsRefusedWithItsReason() {
        assertThat(refusal("<!DOCTYPE domain>" + withHead(""), DomainXmlDialect.LATEST))
                .hasMessageContaining("remove <!DOCTYPE>")
                .extracting("code")
                .isEqualTo(ErrorCode.XML_DETAIL);
    }
}
