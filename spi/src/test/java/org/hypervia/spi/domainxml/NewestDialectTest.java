// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.api.definition.DomainXmlDialect.LATEST;
import static org.hypervia.api.definition.DomainXmlDialect.LIBVIRT_9_0;

import org.hypervia.api.definition.DomainXmlDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What libvirt 12.8.0 makes of domain XML, beside 9.0.0; both were run. */
class NewestDialectTest {
    private static String card(String content) {
        return TestXml.withDevices("<interface type='null'>" + content + "</interface>");
    }

    @ParameterizedTest
    @EnumSource(DomainXmlDialect.class)
    void theAddressOfACardIsKept(DomainXmlDialect dialect) {
        String address = "<address type='pci' domain='0x0000' bus='0x06' slot='0x00' function='0x1'/>";
        assertThat(TestXml.devices(card("<mac address='00:50:56:00:00:01'/><model type='e1000'/>" + address), dialect))
                .endsWith("  <model type='e1000'/>\n  " + address + "\n</interface>\n");
    }

    @Test
    void inTheFirstSlotAFunctionSaysNothing() {
        String address = "<address type='pci' domain='0' bus='0' slot='0' function='%s'/>";
        assertThat(TestXml.devices(card("<mac address='00:50:56:00:00:01'/>" + address.formatted(3)), LATEST))
                .contains("  <address type='pci'/>\n");
    }

    @Test
    void aMacOfZerosIsNone() {
        String card = card("<mac address='00:00:00:00:00:00' type='static' check='no'/>");
        assertThat(TestXml.devices(card, LIBVIRT_9_0))
                .contains("<mac address='00:00:00:00:00:00' type='static' check='no'/>");
        assertThat(TestXml.devices(card, LATEST))
                .containsPattern("<mac address='00:0c:29(:[0-9a-f]{2}){3}' type='static' check='no'/>");
    }

    @Test
    void aCardWithAMacOfZerosHasNoneToBeFoundBy() {
        String card = "<interface type='null'><mac address='00:00:00:00:00:00'/></interface>";
        var found = (DeviceXml.Device.OfInterface)
                DeviceXml.parse(card, TestXml.options().dialect(LATEST).build());
        assertThat(found.hasMac()).isFalse();
    }

    @Test
    void addedControllersStandWithThoseOfTheirKind() {
        String xml = TestXml.withDevices("<disk><source file='/a'/><target dev='sda' bus='sata'/>"
                + "<address type='drive' controller='3'/></disk><disk device='floppy'><source file='/b'/><target dev='fda'/></disk>"
                + "<controller type='sata' index='1'/><controller type='scsi' index='0'/>");
        assertThat(controllers(xml, LIBVIRT_9_0)).isEqualTo("sata1 scsi0 fdc0 sata0 sata2 sata3");
        assertThat(controllers(xml, LATEST)).isEqualTo("sata0 sata1 sata2 sata3 scsi0 fdc0");
    }

    private static String controllers(String xml, DomainXmlDialect dialect) {
        return TestXml.devices(xml, dialect)
                .lines()
                .filter(line -> line.startsWith("<controller"))
                .map(line -> line.replaceAll("<controller type='([a-z]+)' index='(\\d+)'.*", "$1$2"))
                .reduce((one, two) -> one + " " + two)
                .orElseThrow();
    }

    @Test
    void port0OfAScreenIsAnyPort() {
        String xml = TestXml.withDevices("<graphics type='vnc' port='0'/>");
        assertThat(TestXml.devices(xml, LIBVIRT_9_0)).contains("<graphics type='vnc' autoport='no'>");
        assertThat(TestXml.devices(xml, LATEST)).contains("<graphics type='vnc' port='-1' autoport='yes'>");
    }

    @ParameterizedTest
    @EnumSource(DomainXmlDialect.class)
    void companionsOfAUsbControllerShareItsNumber(DomainXmlDialect dialect) {
        String xml = TestXml.withDevices("<controller type='usb' index='0' model='ich9-ehci1'/>"
                + "<controller type='usb' index='0' model='ich9-uhci1'/>");
        assertThat(controllers(xml, dialect)).isEqualTo("usb0 usb0");
    }
}
