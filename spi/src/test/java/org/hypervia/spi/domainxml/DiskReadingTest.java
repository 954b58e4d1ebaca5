// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import static org.assertj.core.api.Assertions.assertThat;

import org.hypervia.api.definition.DomainXmlDialect;
import org.junit.jupiter.api.Test;

/** What libvirt makes of disks and controllers that say little; each expectation was seen from libvirt 9.0.0 where it can show it. */
class DiskReadingTest {
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
    void missingControllersComeBesideTheirKindOrLastInLibvirtsOrder() {
        String written = TestXml.devices(
                TestXml.withDevices("<controller type='scsi' index='3' model='lsilogic'/>"
                        + "<disk><source file='/s'/><target dev='sdx' bus='sata'/></disk>" + disk("hda")
                        + "<disk device='floppy'><target dev='fda'/></disk>"
                        + "<disk><source file='/q'/><target dev='sdq' bus='scsi'/></disk>"),
                DomainXmlDialect.LATEST);
        assertThat(written.lines().filter(line -> line.startsWith("<controller")))
                .containsExactly(
                        "<controller type='scsi' index='0'/>",
                        "<controller type='scsi' index='1'/>",
                        "<controller type='scsi' index='3' model='lsilogic'/>",
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
}
