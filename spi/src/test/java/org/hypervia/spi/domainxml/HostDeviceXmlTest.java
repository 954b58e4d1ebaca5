// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.HostDevice;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.spi.xml.SkippedXml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** PCI devices of the host; each expectation was seen from libvirt 9.0.0. */
class HostDeviceXmlTest {
    private static final String SOURCE =
            "<source><address domain='0x0000' bus='0x00' slot='0x02' function='0x0'/></source>";

    private static DomainDefinition parse(String devices) {
        return DomainXml.parse(TestXml.withDevices(devices), TestXml.options().build());
    }

    @ParameterizedTest
    @EnumSource(DomainXmlDialect.class)
    void theyComeBackAsLibvirtWritesThem(DomainXmlDialect dialect) {
        String devices = """
                <hostdev mode='subsystem' type='pci' managed='yes'>
                  <source>
                    <address domain='0x0000' bus='0x00' slot='0x02' function='0x0'/>
                  </source>
                </hostdev>
                <hostdev mode='subsystem' type='pci' managed='no'>
                  <driver name='vfio'/>
                  <source>
                    <address domain='0x12345' bus='0xff' slot='0x1f' function='0x7'/>
                  </source>
                  <address type='pci' domain='0x0000' bus='0x00' slot='0x03' function='0x0'/>
                </hostdev>
                <hostdev mode='subsystem' type='pci' managed='no'>
                  <source>
                    <address domain='0x0000' bus='0x00' slot='0x00' function='0x0'/>
                  </source>
                  <address type='unassigned'/>
                </hostdev>
                """;
        assertThat(TestXml.devices(TestXml.withDevices(devices), dialect)).isEqualTo(devices);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            type='pci' managed='yes'                  | true
            type='pci' mode='subsystem' managed='no'  | false
            type='pci' managed='maybe'                | false
            type='pci'                                | false
            """)
    void theyAreManagedWhereItSaysYes(String attributes, boolean managed) {
        assertThat(parse("<hostdev " + attributes + ">" + SOURCE + "</hostdev>")
                        .devices()
                        .hostDevices())
                .containsExactly(
                        new HostDevice(managed, Optional.empty(), new DeviceAddress.Pci(0, 0, 2, 0), Optional.empty()));
    }

    @Test
    void numbersThatAreNotThereAreZeroAndAnAddressWithoutNumbersIsNone() {
        assertThat(parse("<hostdev type='pci'><driver name='xen'/><source/><address type='pci'/></hostdev>"
                                + "<hostdev type='pci'><source><address bus='1' slot='0x2'/></source></hostdev>")
                        .devices()
                        .hostDevices())
                .containsExactly(
                        new HostDevice(
                                false,
                                Optional.of(HostDevice.Driver.XEN),
                                new DeviceAddress.Pci(0, 0, 0, 0),
                                Optional.empty()),
                        new HostDevice(false, Optional.empty(), new DeviceAddress.Pci(0, 1, 2, 0), Optional.empty()));
    }

    @Test
    void otherHostDevicesAreSkippedAsAWhole() {
        List<SkippedXml> skipped = new ArrayList<>();
        DomainDefinition definition = DomainXml.parse(
                TestXml.withDevices("<hostdev type='usb' managed='no'><source/></hostdev>\n"
                        + "<hostdev type='pci'><source writeFiltering='no'/><rom bar='off'/></hostdev>\n"
                        + "<hostdev mode='capabilities' type='pci'><source/></hostdev>\n<hostdev/>"),
                TestXml.options().skipped(skipped::add).build());
        assertThat(definition.devices().hostDevices()).hasSize(1);
        assertThat(skipped)
                .containsExactly(
                        new SkippedXml("domain/devices/hostdev", 6, 1),
                        new SkippedXml("domain/devices/hostdev/source/@writeFiltering", 7, 21),
                        new SkippedXml("domain/devices/hostdev/rom", 7, 50),
                        new SkippedXml("domain/devices/hostdev", 8, 1),
                        new SkippedXml("domain/devices/hostdev", 9, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            <hostdev type='pci'/>                                                                  | XML_ERROR
            <hostdev type='pci'><source><address slot='0x20'/></source></hostdev>                  | XML_ERROR
            <hostdev type='pci'><source><address slot='-1'/></source></hostdev>                    | XML_ERROR
            <hostdev type='pci'><source><address slot='q'/></source></hostdev>                     | XML_ERROR
            <hostdev type='pci'><source/></hostdev><hostdev type='pci'><source/></hostdev>         | XML_ERROR
            <hostdev type='pci'><driver name='bogus'/><source/></hostdev>                          | XML_ERROR
            <hostdev type='pci'><source/><address type='drive'/></hostdev>                         | INTERNAL_ERROR
            <hostdev type='pci'><source/><address type='usb'/></hostdev>                           | INTERNAL_ERROR
            """)
    void whatLibvirtRefusesIsRefused(String devices, ErrorCode code) {
        assertThat(TestXml.codeOf(TestXml.withDevices(devices), DomainXmlDialect.LATEST))
                .isEqualTo(code);
    }
}
