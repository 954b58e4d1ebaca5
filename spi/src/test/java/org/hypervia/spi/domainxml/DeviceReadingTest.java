// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import static org.assertj.core.api.Assertions.assertThat;

import org.hypervia.api.definition.DomainXmlDialect;
import org.junit.jupiter.api.Test;

/** What libvirt makes of devices that say little; each expectation was seen from libvirt 9.0.0 where it can show it. */
class DeviceReadingTest {
    private static void assertBecomes(String devices, String expected) {
        for (DomainXmlDialect dialect : DomainXmlDialect.values()) {
            assertThat(TestXml.devices(TestXml.withDevices(devices), dialect)).isEqualTo(expected);
        }
    }

    private static String disk(String target) {
        return "<disk><source file='/" + target + "'/><target dev='" + target + "'/></disk>";
    }

    @Test
    void aDiskIsAFileAndAHardDiskWithBusAndPlaceFromItsName() {
        assertBecomes(disk("sdw"), """
                <disk type='file' device='disk'>
                  <source file='/sdw'/>
                  <target dev='sdw' bus='scsi'/>
                  <address type='drive' controller='1' bus='0' target='0' unit='8'/>
                </disk>
                <controller type='scsi' index='0'/>
                <controller type='scsi' index='1'/>
                """);
        assertBecomes(disk("hdd1"), """
                <disk type='file' device='disk'>
                  <source file='/hdd1'/>
                  <target dev='hdd1' bus='ide'/>
                  <address type='drive' controller='0' bus='1' target='0' unit='1'/>
                </disk>
                <controller type='ide' index='0'/>
                """);
    }

    @Test
    void busesWithoutDriveAddressesGetNone() {
        assertBecomes(
                disk("vda") + disk("xvdb") + disk("ubdc")
                        + "<disk><source file='/u'/><target dev='sdd' bus='usb'/></disk>",
                """
                <disk type='file' device='disk'>
                  <source file='/vda'/>
                  <target dev='vda' bus='virtio'/>
                </disk>
                <disk type='file' device='disk'>
                  <source file='/xvdb'/>
                  <target dev='xvdb' bus='xen'/>
                </disk>
                <disk type='file' device='disk'>
                  <source file='/ubdc'/>
                  <target dev='ubdc' bus='uml'/>
                </disk>
                <disk type='file' device='disk'>
                  <source file='/u'/>
                  <target dev='sdd' bus='usb'/>
                </disk>
                """);
    }

    @Test
    void sataHasSixPortsAController() {
        assertBecomes("<disk device='cdrom'><source file='/a.iso'/><target dev='sdh' bus='sata'/></disk>", """
                <disk type='file' device='cdrom'>
                  <source file='/a.iso'/>
                  <target dev='sdh' bus='sata'/>
                  <readonly/>
                  <address type='drive' controller='1' bus='0' target='0' unit='1'/>
                </disk>
                <controller type='sata' index='0'/>
                <controller type='sata' index='1'/>
                """);
    }

    @Test
    void floppiesAreOnTheFloppyController() {
        assertBecomes("<disk device='floppy'><target dev='fdc'/></disk>", """
                <disk type='file' device='floppy'>
                  <target dev='fdc' bus='fdc'/>
                  <address type='drive' controller='1' bus='0' target='0' unit='0'/>
                </disk>
                <controller type='fdc' index='0'/>
                <controller type='fdc' index='1'/>
                """);
    }

    @Test
    void aBlockDeviceNeedsASourceElementToStayOne() {
        assertBecomes(
                "<disk type='block' device='cdrom'><target dev='hda'/></disk>"
                        + "<disk type='block' device='cdrom'><source/><target dev='hdb'/></disk>"
                        + "<disk type='block' device='lun'><source startupPolicy='optional'/><target dev='hdc'/></disk>"
                        + "<disk type='block' device='cdrom'><source dev=''/><target dev='hdd'/></disk>",
                """
                <disk type='file' device='cdrom'>
                  <target dev='hda' bus='ide'/>
                  <readonly/>
                  <address type='drive' controller='0' bus='0' target='0' unit='0'/>
                </disk>
                <disk type='block' device='cdrom'>
                  <target dev='hdb' bus='ide'/>
                  <readonly/>
                  <address type='drive' controller='0' bus='0' target='0' unit='1'/>
                </disk>
                <disk type='block' device='lun'>
                  <source startupPolicy='optional'/>
                  <target dev='hdc' bus='ide'/>
                  <address type='drive' controller='0' bus='1' target='0' unit='0'/>
                </disk>
                <disk type='block' device='cdrom'>
                  <target dev='hdd' bus='ide'/>
                  <readonly/>
                  <address type='drive' controller='0' bus='1' target='0' unit='1'/>
                </disk>
                <controller type='ide' index='0'/>
                """);
    }

    @Test
    void driverSourceAndFlagsAreKept() {
        assertBecomes(
                "<disk><driver name='x' type='vmdk' cache='default'/><source file='/a' startupPolicy='mandatory'/>"
                        + "<target dev='sda'/><transient/><readonly/><address type='drive' controller='3' target='5' unit='9'/>"
                        + "</disk>",
                """
                <disk type='file' device='disk'>
                  <driver name='x' type='vmdk'/>
                  <source file='/a' startupPolicy='mandatory'/>
                  <target dev='sda' bus='scsi'/>
                  <readonly/>
                  <transient/>
                  <address type='drive' controller='3' bus='0' target='5' unit='9'/>
                </disk>
                <controller type='scsi' index='0'/>
                <controller type='scsi' index='1'/>
                <controller type='scsi' index='2'/>
                <controller type='scsi' index='3'/>
                """);
    }

    @Test
    void disksAreGroupedByStatedBusAndSortedByName() {
        String written = TestXml.devices(TestXml.withDevices("""
                        <disk><source file='/1'/><target dev='sdb' bus='sata'/></disk>
                        <disk><source file='/2'/><target dev='sdab' bus='scsi'/></disk>
                        <disk><source file='/3'/><target dev='sda' bus='sata'/></disk>
                        <disk><source file='/4'/><target dev='hda' bus='ide'/></disk>
                        <disk><source file='/5'/><target dev='sdc' bus='scsi'/></disk>
                        """), DomainXmlDialect.LIBVIRT_9_0);
        assertThat(written.lines().filter(line -> line.contains("target dev")))
                .containsExactly(
                        "  <target dev='sda' bus='sata'/>",
                        "  <target dev='sdb' bus='sata'/>",
                        "  <target dev='sdc' bus='scsi'/>",
                        "  <target dev='sdab' bus='scsi'/>",
                        "  <target dev='hda' bus='ide'/>");
    }

    @Test
    void disksWithoutStatedBusAreOneGroup() {
        String written = TestXml.devices(
                TestXml.withDevices(disk("hdb") + disk("sdb") + disk("hda") + disk("sda") + disk("hdd") + disk("hdc")),
                DomainXmlDialect.LIBVIRT_9_0);
        assertThat(written.lines().filter(line -> line.contains("source file")))
                .containsExactly(
                        "  <source file='/hda'/>",
                        "  <source file='/sda'/>",
                        "  <source file='/hdb'/>",
                        "  <source file='/sdb'/>",
                        "  <source file='/hdc'/>",
                        "  <source file='/hdd'/>");
    }

    @Test
    void missingControllersComeLastInLibvirtsOrder() {
        String written = TestXml.devices(
                TestXml.withDevices("<controller type='scsi' index='3' model='lsilogic'/>"
                        + "<disk><source file='/s'/><target dev='sdx' bus='sata'/></disk>" + disk("hda")
                        + "<disk device='floppy'><target dev='fda'/></disk>"
                        + "<disk><source file='/q'/><target dev='sdq' bus='scsi'/></disk>"),
                DomainXmlDialect.LATEST);
        assertThat(written.lines().filter(line -> line.startsWith("<controller")))
                .containsExactly(
                        "<controller type='scsi' index='3' model='lsilogic'/>",
                        "<controller type='scsi' index='0'/>",
                        "<controller type='scsi' index='1'/>",
                        "<controller type='fdc' index='0'/>",
                        "<controller type='ide' index='0'/>",
                        "<controller type='sata' index='0'/>",
                        "<controller type='sata' index='1'/>",
                        "<controller type='sata' index='2'/>",
                        "<controller type='sata' index='3'/>");
    }

    @Test
    void controllersAreGroupedSortedAndNumbered() {
        assertBecomes(
                "<controller type='scsi' index='2'/><controller/><controller type='scsi' model='buslogic'/>"
                        + "<controller type='scsi' index='0' model='auto'/><controller type='scsi'/>"
                        + "<controller type='usb' model='piix3-uhci'><address type='pci' bus='5' slot='0x2'/></controller>"
                        + "<controller type='pci' model='pci-root'><address type='pci'/></controller>",
                """
                <controller type='scsi' index='0' model='auto'/>
                <controller type='scsi' index='2'/>
                <controller type='scsi' index='1' model='buslogic'/>
                <controller type='scsi' index='3'/>
                <controller type='ide' index='0'/>
                <controller type='usb' index='0' model='piix3-uhci'>
                  <address type='pci' domain='0x0000' bus='0x05' slot='0x02' function='0x0'/>
                </controller>
                <controller type='pci' index='0' model='pci-root'/>
                """);
    }

    @Test
    void nvmeIsKnownToTheNewest() {
        assertThat(TestXml.devices(
                        TestXml.withDevices("<disk><source file='/n'/><target dev='nvme1n3' bus='nvme'/></disk>"),
                        DomainXmlDialect.LATEST))
                .isEqualTo("""
                        <disk type='file' device='disk'>
                          <source file='/n'/>
                          <target dev='nvme1n3' bus='nvme'/>
                          <address type='drive' controller='1' bus='0' target='0' unit='2'/>
                        </disk>
                        <controller type='nvme' index='0'/>
                        <controller type='nvme' index='1'/>
                        """);
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
                "<serial type='null'/><serial type='null'><target port='3'/></serial><serial type='null'><target port='-1'/>"
                        + "</serial><parallel type='null'/>",
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
}
