// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import static org.assertj.core.api.Assertions.assertThat;

import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainXmlDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What libvirt makes of other devices that say little; each expectation was seen from libvirt 9.0.0 where it can show it. */
class DeviceReadingTest {
    private static void assertBecomes(String devices, String expected) {
        for (DomainXmlDialect dialect : DomainXmlDialect.values()) {
            assertThat(TestXml.devices(TestXml.withDevices(devices), dialect)).isEqualTo(expected);
        }
    }

    @Test
    void fileSystemsAreMountsByDefault() {
        assertBecomes(
                "<filesystem><source dir='/a'/><target dir='b'/></filesystem>"
                        + "<filesystem type='file' accessmode='squash'><source file='/a'/><target dir='b'/><readonly/></filesystem>"
                        + "<filesystem type='template'><source name='a'/><target dir='b'/></filesystem>"
                        + "<filesystem type='bind'><source dir=''/><target dir='b'/></filesystem>"
                        + "<filesystem type='block'><source dev='/a'/><target dir='b'/></filesystem>",
                """
                <filesystem type='mount' accessmode='passthrough'>
                  <source dir='/a'/>
                  <target dir='b'/>
                </filesystem>
                <filesystem type='file' accessmode='squash'>
                  <source file='/a'/>
                  <target dir='b'/>
                  <readonly/>
                </filesystem>
                <filesystem type='template' accessmode='passthrough'>
                  <source name='a'/>
                  <target dir='b'/>
                </filesystem>
                <filesystem type='bind' accessmode='passthrough'>
                  <source dir=''/>
                  <target dir='b'/>
                </filesystem>
                <filesystem type='block' accessmode='passthrough'>
                  <source dev='/a'/>
                  <target dir='b'/>
                </filesystem>
                """);
    }

    @Test
    void interfacesAreUsersByDefaultAndKeepTheirMac() {
        assertBecomes(
                "<interface><mac address='0:C:29:0:0:1' type='generated' check='yes'/><model type='E1000'/></interface>"
                        + "<interface type='bridge'><mac address='02:0:0:0:0:1'/><source bridge=''/><target dev='macvtap1'/>"
                        + "<model type=''/></interface>"
                        + "<interface type='bridge'><mac address='02:0:0:0:0:2'/><source bridge='b'/><target dev='/dev/vmnet1'/>"
                        + "<model type='am79c970a'/></interface>"
                        + "<interface type='vds'><mac address='02:0:0:0:0:3'/><source portid='0x10' connectionid='-9'"
                        + " portgroupid='' switchid=' 50 34 26b2-94e9-3b16-1d68-87bfff4a5440'/></interface>",
                """
                <interface type='user'>
                  <mac address='00:0c:29:00:00:01' type='generated' check='yes'/>
                  <model type='e1000'/>
                </interface>
                <interface type='bridge'>
                  <mac address='02:00:00:00:00:01'/>
                  <source bridge=''/>
                </interface>
                <interface type='bridge'>
                  <mac address='02:00:00:00:00:02'/>
                  <source bridge='b'/>
                  <target dev='/dev/vmnet1'/>
                  <model type='Am79C970A'/>
                </interface>
                <interface type='vds'>
                  <mac address='02:00:00:00:00:03'/>
                  <source switchid='503426b2-94e9-3b16-1d68-87bfff4a5440' portid='16' portgroupid='' connectionid='-9'/>
                </interface>
                """);
    }

    @Test
    void aMissingMacIsMadeFromVmwaresPrefix() {
        String written = TestXml.devices(
                TestXml.withDevices("<interface type='user'/><interface type='null'><mac/></interface>"),
                DomainXmlDialect.LATEST);
        assertThat(written.lines().filter(line -> line.contains("<mac")))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allMatch(line -> line.matches("  <mac address='00:0c:29:[0-9a-f:]{8}'/>"));
    }

    @Test
    void theNewestTakesADistributedPortInParts() {
        assertThat(TestXml.devices(
                        TestXml.withDevices("<interface type='vds'><mac address='02:0:0:0:0:3'/>"
                                + "<source switchid='503426b2-94e9-3b16-1d68-87bfff4a5440'/></interface>"),
                        DomainXmlDialect.LATEST))
                .contains("<source switchid='503426b2-94e9-3b16-1d68-87bfff4a5440' portid='0' connectionid='0'/>");
    }

    @Test
    void portsWithoutNumberComeAfterTheHighest() {
        assertBecomes(
                "<serial type='null'/><serial type='null'><target port='3'/></serial><serial type='null'/>"
                        + "<parallel type='null'/>",
                """
                <serial type='null'>
                  <target port='4'/>
                </serial>
                <serial type='null'>
                  <target port='3'/>
                </serial>
                <serial type='null'>
                  <target port='5'/>
                </serial>
                <parallel type='null'>
                  <target port='0'/>
                </parallel>
                <console type='null'>
                  <target type='serial' port='4'/>
                </console>
                """);
    }

    @Test
    void characterDevicesHaveLibvirtsDefaults() {
        assertBecomes(
                "<parallel/><parallel type='tcp'><source host='h' service='1'/></parallel>"
                        + "<parallel type='tcp'><source mode='bind' host='' service=''/><protocol type='tls'/></parallel>"
                        + "<parallel type='file'><source path='/f' append='on'/></parallel>"
                        + "<parallel type='pipe'><source path=''/></parallel>",
                """
                <parallel type='pty'>
                  <target port='0'/>
                </parallel>
                <parallel type='tcp'>
                  <source mode='connect' host='h' service='1'/>
                  <protocol type='raw'/>
                  <target port='1'/>
                </parallel>
                <parallel type='tcp'>
                  <source mode='bind' host='' service=''/>
                  <protocol type='tls'/>
                  <target port='2'/>
                </parallel>
                <parallel type='file'>
                  <source path='/f' append='on'/>
                  <target port='3'/>
                </parallel>
                <parallel type='pipe'>
                  <source path=''/>
                  <target port='4'/>
                </parallel>
                """);
    }

    @Test
    void aConsoleWithoutSerialPortBecomesOne() {
        assertBecomes("<console type='dev'><source path='/a'/><target type='serial' port='5'/></console>", """
                <serial type='dev'>
                  <source path='/a'/>
                  <target port='0'/>
                </serial>
                <console type='dev'>
                  <source path='/a'/>
                  <target type='serial' port='0'/>
                </console>
                """);
    }

    @Test
    void aConsoleBesideASerialPortShowsThatPort() {
        assertBecomes(
                "<console type='tcp'><source/></console><serial type='dev'><source path='/a'/><target port='2'/></serial>",
                """
                <serial type='dev'>
                  <source path='/a'/>
                  <target port='2'/>
                </serial>
                <console type='dev'>
                  <source path='/a'/>
                  <target type='serial' port='2'/>
                </console>
                """);
    }

    @Test
    void consolesOfOtherKindsStayBehindTheSerialOne() {
        assertBecomes(
                "<serial type='null'/><console type='stdio'><target type='virtio'/></console>"
                        + "<console type='vc'><target type='sclp'/></console>",
                """
                <serial type='null'>
                  <target port='0'/>
                </serial>
                <console type='null'>
                  <target type='serial' port='0'/>
                </console>
                <console type='stdio'>
                  <target type='virtio' port='0'/>
                </console>
                <console type='vc'>
                  <target type='sclp' port='1'/>
                </console>
                """);
    }

    @Test
    void tpmsAreKept() {
        assertBecomes(
                "<tpm><backend type='emulator'/></tpm><tpm model='tpm-tis'><backend type='emulator' version='1.2'/></tpm>",
                """
                <tpm>
                  <backend type='emulator'/>
                </tpm>
                <tpm model='tpm-tis'>
                  <backend type='emulator' version='1.2'/>
                </tpm>
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "vnet0,true",
        "vnetfoo,true",
        "macvtap1,true",
        "macvlan2,true",
        "VNET0,false",
        "xvnet0,false",
        "/dev/vmnet1,false"
    })
    void namesThatTheHostMakesUpMeanNothingToAnInactiveDomain(String name, boolean dropped) {
        String xml = TestXml.withDevices(
                        "<interface><mac address='02:00:00:00:00:01'/><target dev='" + name + "'/></interface>")
                .replace("type='vmware'", "type='vmware' id='3'");
        String target = "<target dev='" + name + "'/>";
        if (dropped) {
            assertThat(TestXml.devices(xml, DomainXmlDialect.LATEST)).doesNotContain(target);
        } else {
            assertThat(TestXml.devices(xml, DomainXmlDialect.LATEST)).contains(target);
        }
        DomainDefinition running =
                DomainXml.parse(xml, TestXml.options().inactive(false).build());
        assertThat(DomainXml.format(running, FormatOptions.DEFAULT)).contains(target);
        assertThat(DomainXml.format(running, FormatOptions.DEFAULT.withInactive(true))
                        .contains(target))
                .isNotEqualTo(dropped);
    }
}
