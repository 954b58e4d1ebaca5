// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What libvirt refuses, with the code it gives; the codes were seen from libvirt 9.0.0 where it can show them. */
class DomainXmlErrorsTest {
    private static void assertRefused(String xml, ErrorCode code) {
        for (DomainXmlDialect dialect : DomainXmlDialect.values()) {
            assertThat(TestXml.codeOf(xml, dialect)).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<uuid>zzz</uuid>                                        | INTERNAL_ERROR",
                "<uuid>00112233-4455-6677-8899-aabbccddeeff00</uuid>     | INTERNAL_ERROR",
                "<uuid>00112233-4455-6677-8899-aabbccddee</uuid>         | INTERNAL_ERROR",
                "<genid>x</genid>                                        | INTERNAL_ERROR",
                "<title>a&#10;b</title>                                  | XML_ERROR",
                "<memory>0</memory>                                      | XML_ERROR",
                "<memory>-1</memory>                                     | XML_ERROR",
                "<memory>12x</memory>                                    | XML_ERROR",
                "<memory>10.5</memory>                                   | XML_ERROR",
                "<memory></memory>                                       | XML_ERROR",
                "<memory unit='foo'>12</memory>                          | INVALID_ARG",
                "<memory unit='kbyte'>12</memory>                        | INVALID_ARG",
                "<memory unit='Ki'>12</memory>                           | INVALID_ARG",
                "<memory unit='EiB'>10</memory>                          | OVERFLOW",
                "<memory>9007199254740992</memory>                       | OVERFLOW",
                "<memory>18446744073709551616</memory>                   | XML_ERROR",
                "<currentMemory>x</currentMemory>                        | XML_ERROR",
                "<currentMemory unit='foo'>1</currentMemory>             | INVALID_ARG",
                "<memtune><min_guarantee>x</min_guarantee></memtune>     | XML_ERROR",
                "<memtune><min_guarantee unit='foo'>1</min_guarantee></memtune> | INVALID_ARG",
                "<vcpu>0</vcpu>                                          | INTERNAL_ERROR",
                "<vcpu>x</vcpu>                                          | XML_ERROR",
                "<vcpu></vcpu>                                           | XML_ERROR",
                "<vcpu>-1</vcpu>                                         | XML_ERROR",
                "<vcpu>0x2</vcpu>                                        | XML_ERROR",
                "<vcpu>99999999999</vcpu>                                | XML_ERROR",
                "<vcpu current='3'>2</vcpu>                              | CONFIG_UNSUPPORTED",
                "<vcpu current='x'>2</vcpu>                              | XML_ERROR",
                "<vcpu current=''>2</vcpu>                               | XML_ERROR",
                "<vcpu placement='foo'>2</vcpu>                          | XML_ERROR",
                "<vcpu cpuset=''>2</vcpu>                                | INVALID_ARG",
                "<vcpu cpuset='^2'>2</vcpu>                              | CONFIG_UNSUPPORTED",
                "<vcpu cpuset='5-3'>2</vcpu>                             | INVALID_ARG",
                "<vcpu cpuset='16384'>2</vcpu>                           | INVALID_ARG",
                "<cputune><shares>-1</shares></cputune>                  | XML_ERROR",
                "<cputune><shares>x</shares></cputune>                   | XML_ERROR",
                "<cputune><shares>18446744073709551616</shares></cputune> | XML_ERROR",
                "<cpu mode='foo'/>                                       | CONFIG_UNSUPPORTED",
                "<cpu mode=''/>                                          | CONFIG_UNSUPPORTED",
                "<cpu><topology/></cpu>                                  | XML_ERROR",
                "<cpu><topology sockets='0' cores='1' threads='1'/></cpu> | XML_ERROR",
                "<cpu><topology sockets='1' cores='x' threads='1'/></cpu> | XML_ERROR",
                "<cpu><topology sockets='1' cores='1'/></cpu>            | XML_ERROR",
                "<cpu><topology sockets='1' dies='0' cores='1' threads='1'/></cpu> | XML_ERROR",
                "<clock offset='foo'/>                                   | CONFIG_UNSUPPORTED",
                "<clock offset='timezone'/>                              | INTERNAL_ERROR",
                "<clock offset='absolute'/>                              | INTERNAL_ERROR",
                "<clock offset='variable' basis='x'/>                    | CONFIG_UNSUPPORTED",
                "<clock offset='utc' adjustment='x'/>                    | XML_ERROR",
                "<on_poweroff>foo</on_poweroff>                          | CONFIG_UNSUPPORTED",
                "<on_poweroff>coredump-destroy</on_poweroff>             | CONFIG_UNSUPPORTED",
                "<on_reboot>coredump-restart</on_reboot>                 | CONFIG_UNSUPPORTED",
                "<on_crash> destroy</on_crash>                           | CONFIG_UNSUPPORTED",
            })
    void headsAreRefused(String head, ErrorCode code) {
        // What is under test comes first, since the first of its kind counts.
        String xml =
                "<domain type='vmware'>" + head + TestXml.withHead("").substring("<domain type='vmware'>".length());
        assertRefused(xml, code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<os/>                                                   | XML_ERROR",
                "<os><type/></os>                                        | XML_ERROR",
                "<os><type arch='i686'/></os><os><type>hvm</type></os>   | XML_ERROR",
                "<os><type>foo</type></os>                               | CONFIG_UNSUPPORTED",
                "<os><type> hvm </type></os>                             | CONFIG_UNSUPPORTED",
                "<os><type arch='foo'>hvm</type></os>                    | CONFIG_UNSUPPORTED",
                "<os><type arch='aarch64'>hvm</type></os>                | INVALID_ARG",
                "<os><type>xen</type></os>                               | INVALID_ARG",
                "<os firmware='foo'><type>hvm</type></os>                | XML_ERROR",
                "<os firmware='none'><type>hvm</type></os>               | XML_ERROR",
                "<os firmware='efi'><type>hvm</type><firmware><feature name='secure-boot'/></firmware></os> | XML_ERROR",
                "<os firmware='efi'><type>hvm</type><firmware><feature enabled='yes'/></firmware></os> | XML_ERROR",
                "<os firmware='efi'><type>hvm</type><firmware><feature enabled='yes' name='x'/></firmware></os> | XML_ERROR",
                "<os firmware='efi'><type>hvm</type><firmware><feature enabled='x' name='secure-boot'/></firmware></os> | XML_ERROR",
                "<os><type>hvm</type><smbios mode='foo'/></os>           | CONFIG_UNSUPPORTED",
            })
    void waysToBootAreRefused(String os, ErrorCode code) {
        assertRefused(TestXml.withOs(os), code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<disk/>                                                        | NO_TARGET",
                "<disk><source file='/a'/><target bus='scsi'/></disk>           | NO_TARGET",
                "<disk><source file='/a'/><target dev=''/></disk>               | XML_ERROR",
                "<disk><target dev='sda'/></disk>                               | NO_SOURCE",
                "<disk type='block'><source startupPolicy='optional'/><target dev='sda'/></disk> | NO_SOURCE",
                "<disk><source file=''/><target dev='sda'/></disk>              | NO_SOURCE",
                "<disk type='network'><target dev='sda'/></disk>                | NO_SOURCE",
                "<disk type='foo'><source file='/a'/><target dev='sda'/></disk> | XML_ERROR",
                "<disk type=''><source file='/a'/><target dev='sda'/></disk>    | XML_ERROR",
                "<disk device='foo'><source file='/a'/><target dev='sda'/></disk> | XML_ERROR",
                "<disk><source file='/a'/><target dev='sda' bus='foo'/></disk>  | XML_ERROR",
                "<disk><source file='/a'/><target dev='sda' bus=''/></disk>     | XML_ERROR",
                "<disk><source file='/a'/><target dev='foo'/></disk>            | XML_ERROR",
                "<disk><source file='/a'/><target dev='sd1'/></disk>            | XML_ERROR",
                "<disk><source file='/a'/><target dev='sdA'/></disk>            | XML_ERROR",
                "<disk><source file='/a'/><target dev='foo' bus='scsi'/></disk> | XML_ERROR",
                "<disk><source file='/a'/><target dev='foo' bus='scsi'/><address type='drive' unit='1'/></disk> | INTERNAL_ERROR",
                "<disk><source file='/a'/><target dev='fda'/></disk>            | INTERNAL_ERROR",
                "<disk><source file='/a'/><target dev='fda' bus='fdc'/></disk>  | INTERNAL_ERROR",
                "<disk device='cdrom'><source file='/a'/><target dev='fda' bus='fdc'/></disk> | INTERNAL_ERROR",
                "<disk device='floppy'><target dev='sda'/></disk>               | INTERNAL_ERROR",
                "<disk device='floppy'><target dev='fda' bus='scsi'/></disk>    | INTERNAL_ERROR",
                "<disk type='block' device='lun'><target dev='hda'/></disk>     | CONFIG_UNSUPPORTED",
                "<disk device='lun'><source file='/a'/><target dev='hda'/></disk> | CONFIG_UNSUPPORTED",
                "<disk><source file='/a' startupPolicy='foo'/><target dev='sda'/></disk> | XML_ERROR",
                "<disk><source file='/a' startupPolicy='requisite'/><target dev='sda'/></disk> | XML_ERROR",
                "<disk><driver cache='foo'/><source file='/a'/><target dev='sda'/></disk> | XML_ERROR",
                "<disk><driver type='foo'/><source file='/a'/><target dev='sda'/></disk> | CONFIG_UNSUPPORTED",
                "<disk><source file='/a'/><target dev='sda'/><address type='pci' slot='3'/></disk> | CONFIG_UNSUPPORTED",
                "<disk><source file='/a'/><target dev='sda'/><address type='usb'/></disk> | CONFIG_UNSUPPORTED",
                "<disk><source file='/a'/><target dev='sda'/><address type='drive' unit='x'/></disk> | XML_ERROR",
                "<disk><source file='/a'/><target dev='sda'/><address type='drive' unit='0x1'/></disk> | XML_ERROR",
                "<disk><source file='/a'/><target dev='sda'/><address type='drive' controller='-1'/></disk> | XML_ERROR",
                "<disk><source file='/a'/><target dev='sda'/><address type='drive' controller='4294967295'/></disk> | XML_ERROR",
                "<disk><source file='/a'/><target dev='sda'/><address type='drive' controller='2000000000'/></disk> | CONFIG_UNSUPPORTED",
                "<disk><source file='/a'/><target dev='sdzzzzz'/></disk>        | CONFIG_UNSUPPORTED",
                "<disk><source file='/a'/><target dev='sda'/></disk><disk><source file='/b'/><target dev='sda'/></disk> | XML_ERROR",
                "<disk><source file='/a'/><target dev='sda'/></disk><disk><source file='/b'/><target dev='sda' bus='sata'/></disk> | XML_ERROR",
                "<disk><source file='/a'/><target dev='sda'/></disk><disk><source file='/b'/><target dev='sdb'/><address type='drive'/></disk> | CONFIG_UNSUPPORTED",
                "<controller type='foo'/>                                       | XML_ERROR",
                "<controller type=''/>                                          | XML_ERROR",
                "<controller type='scsi' index='x'/>                            | XML_ERROR",
                "<controller type='scsi' index='-1'/>                           | XML_ERROR",
                "<controller type='scsi' index='0x1'/>                          | XML_ERROR",
                "<controller type='scsi' index='0'/><controller type='scsi' index='0'/> | XML_ERROR",
                "<controller type='scsi' model='pvscsi'/>                       | CONFIG_UNSUPPORTED",
                "<controller type='scsi' model='LSILOGIC'/>                     | CONFIG_UNSUPPORTED",
                "<controller type='scsi' model=''/>                             | CONFIG_UNSUPPORTED",
                "<controller type='sata' model='foo'/>                          | CONFIG_UNSUPPORTED",
                "<controller type='usb' model='foo'/>                           | CONFIG_UNSUPPORTED",
                "<controller type='pci' model='foo'/>                           | CONFIG_UNSUPPORTED",
                "<controller type='scsi'><address type='pci' bus='0x100' slot='1'/></controller> | XML_ERROR",
                "<controller type='scsi'><address type='pci' bus='x' slot='1'/></controller> | XML_ERROR",
                "<controller type='scsi'><address type='pci' slot='09'/></controller> | XML_ERROR",
                "<controller type='scsi'><address type='pci' slot='32'/></controller> | XML_ERROR",
                "<controller type='scsi'><address type='pci' slot='1' function='8'/></controller> | XML_ERROR",
                "<filesystem/>                                                  | NO_SOURCE",
                "<filesystem><target dir='b'/></filesystem>                     | NO_SOURCE",
                "<filesystem><source file='/a'/><target dir='b'/></filesystem>  | NO_SOURCE",
                "<filesystem><source dir='/a'/></filesystem>                    | NO_TARGET",
                "<filesystem><source dir='/a'/><target dir=''/></filesystem>    | NO_TARGET",
                "<filesystem type='foo'><source dir='/a'/><target dir='b'/></filesystem> | XML_ERROR",
                "<filesystem accessmode='foo'><source dir='/a'/><target dir='b'/></filesystem> | XML_ERROR",
            })
    void storageIsRefused(String devices, ErrorCode code) {
        assertRefused(TestXml.withDevices(devices), code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<interface type='foo'/>                                        | XML_ERROR",
                "<interface type=''/>                                           | XML_ERROR",
                "<interface type='bridge'/>                                     | XML_ERROR",
                "<interface type='bridge'><source/></interface>                 | XML_ERROR",
                "<interface type='network'/>                                    | XML_ERROR",
                "<interface type='hostdev'/>                                    | XML_ERROR",
                "<interface type='vds'/>                                        | XML_ERROR",
                "<interface type='vds'><source portid='1' portgroupid='g' connectionid='1'/></interface> | XML_ERROR",
                "<interface type='vds'><source switchid='x' portid='1' portgroupid='g' connectionid='1'/></interface> | XML_ERROR",
                "<interface type='vds'><source switchid='503426b2-94e9-3b16-1d68-87bfff4a5440' portid='x' portgroupid='g' connectionid='1'/></interface> | XML_ERROR",
                "<interface><mac address=''/></interface>                       | XML_ERROR",
                "<interface><mac address='00-0c-29-00-00-01'/></interface>      | XML_ERROR",
                "<interface><mac address='01:00:00:00:00:01'/></interface>      | XML_ERROR",
                "<interface><mac address='00:0c:29:00:00:01' type='foo'/></interface> | XML_ERROR",
                "<interface><mac address='00:0c:29:00:00:01' check='foo'/></interface> | XML_ERROR",
                "<interface><model type='foo'/></interface>                     | CONFIG_UNSUPPORTED",
                "<interface><model type='foo bar'/></interface>                 | INVALID_ARG",
                "<serial type='foo'/>                                           | CONFIG_UNSUPPORTED",
                "<serial type=''/>                                              | CONFIG_UNSUPPORTED",
                "<serial type='dev'/>                                           | INTERNAL_ERROR",
                "<serial type='dev'><source/></serial>                          | INTERNAL_ERROR",
                "<serial type='file'/>                                          | INTERNAL_ERROR",
                "<serial type='pipe'/>                                          | INTERNAL_ERROR",
                "<serial type='tcp'/>                                           | INTERNAL_ERROR",
                "<serial type='tcp'><source service='1'/></serial>              | INTERNAL_ERROR",
                "<serial type='tcp'><source mode='bind' host='a'/></serial>     | INTERNAL_ERROR",
                "<serial type='tcp'><source mode='foo' host='a' service='1'/></serial> | XML_ERROR",
                "<serial type='dev'><source path='/a'/><source path='/b'/></serial> | XML_ERROR",
                "<serial type='file'><source path='/a' append='foo'/></serial>  | XML_ERROR",
                "<serial type='null'><target port='x'/></serial>                | XML_ERROR",
                "<serial type='null'><target port=''/></serial>                 | XML_ERROR",
                "<serial type='null'><target type='foo'/></serial>              | CONFIG_UNSUPPORTED",
                "<parallel type='dev'/>                                         | INTERNAL_ERROR",
                "<console type='dev'/>                                          | INTERNAL_ERROR",
                "<console type='foo'/>                                          | CONFIG_UNSUPPORTED",
                "<serial type='null'/><console type='foo'/>                     | CONFIG_UNSUPPORTED",
                "<console type='null'><target type='foo'/></console>            | CONFIG_UNSUPPORTED",
                "<console type='null'><target port='x'/></console>              | XML_ERROR",
                "<console type='null'/><console type='null'/>                   | CONFIG_UNSUPPORTED",
                "<console type='null'><target type='virtio'/></console><console type='null'/> | CONFIG_UNSUPPORTED",
                "<tpm/>                                                         | XML_ERROR",
                "<tpm><backend/></tpm>                                          | XML_ERROR",
                "<tpm><backend type='foo'/></tpm>                               | XML_ERROR",
                "<tpm><backend type='emulator' version='3'/></tpm>              | XML_ERROR",
                "<tpm model='foo'><backend type='emulator'/></tpm>              | XML_ERROR",
                "<tpm><backend type='emulator'/><backend type='emulator'/></tpm> | XML_ERROR",
                "<graphics/>                                                    | XML_ERROR",
                "<graphics type='foo'/>                                         | XML_ERROR",
                "<graphics type='vnc' listen='a'><listen type='address' address='b'/></graphics> | CONFIG_UNSUPPORTED",
                "<graphics type='vnc' socket='/s'><listen type='socket' socket='/b'/></graphics> | CONFIG_UNSUPPORTED",
                "<graphics type='vnc'><listen/></graphics>                      | XML_ERROR",
                "<graphics type='vnc'><listen type='foo'/></graphics>           | XML_ERROR",
                "<graphics type='vnc'><listen type='network'/></graphics>       | XML_ERROR",
                "<graphics type='vnc'><listen type='address' network='n'/></graphics> | XML_ERROR",
                "<video><model type='vmvga' vram='x'/></video>                  | XML_ERROR",
                "<video><model type='vmvga' vram='-1'/></video>                 | XML_ERROR",
                "<video><model type='vmvga' vram='4294967296'/></video>         | XML_ERROR",
                "<video><model type='vga' primary='yes'/></video><video><model type='vga' primary='yes'/></video> | CONFIG_UNSUPPORTED",
                "<video><model type='none'/></video><video/>                    | CONFIG_UNSUPPORTED",
            })
    void otherDevicesAreRefused(String devices, ErrorCode code) {
        assertRefused(TestXml.withDevices(devices), code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<foo type='vmware'/>                                           | XML_ERROR",
                "<x:domain xmlns:x='u' type='vmware'/>                          | XML_ERROR",
                "<domain type='vmware'/>                                        | NO_NAME",
                "<domain><name>x</name></domain>                                | INTERNAL_ERROR",
                "<domain type='foo'><name>x</name></domain> | CONFIG_UNSUPPORTED",
                "<domain type='vmware'><os><type>hvm</type></os></domain>       | NO_NAME",
                "<domain type='vmware'><name/><os><type>hvm</type></os></domain> | NO_NAME",
                "<domain type='vmware'><name>x</name><os><type>hvm</type></os></domain> | XML_ERROR",
                "<domain type='kvm'><name>x</name><memory>1</memory><os><type>hvm</type></os></domain> | INVALID_ARG",
            })
    void domainsAreRefused(String xml, ErrorCode code) {
        assertRefused(xml, code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<cputune><shares>1</shares></cputune>                          | CONFIG_UNSUPPORTED",
                "<cputune><shares>262145</shares></cputune>                     | CONFIG_UNSUPPORTED",
                "<cputune><shares>18446744073709551615</shares></cputune>       | CONFIG_UNSUPPORTED",
            })
    void theOldDialectLimitsShares(String head, ErrorCode code) {
        assertThat(TestXml.codeOf(TestXml.withHead(head), DomainXmlDialect.LIBVIRT_9_0))
                .isEqualTo(code);
        assertThat(TestXml.normalized(TestXml.withHead(head), DomainXmlDialect.LATEST))
                .contains("<shares>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<disk><source file='/a'/><target dev='nvme0n1' bus='nvme'/></disk> | XML_ERROR",
                "<controller type='nvme'/>                                      | XML_ERROR",
                "<interface type='user'><model type='igb'/></interface>         | CONFIG_UNSUPPORTED",
                "<interface type='vds'><source switchid='503426b2-94e9-3b16-1d68-87bfff4a5440' portid='1' portgroupid='g'/></interface> | XML_ERROR",
                "<interface type='vds'><source switchid='503426b2-94e9-3b16-1d68-87bfff4a5440' portid='1' connectionid='1'/></interface> | XML_ERROR",
                "<interface type='vds'><source switchid='503426b2-94e9-3b16-1d68-87bfff4a5440' portgroupid='g' connectionid='1'/></interface> | XML_ERROR",
            })
    void theOldDialectRefusesWhatCameLater(String devices, ErrorCode code) {
        assertThat(TestXml.codeOf(TestXml.withDevices(devices), DomainXmlDialect.LIBVIRT_9_0))
                .isEqualTo(code);
        assertThat(TestXml.devices(TestXml.withDevices(devices), DomainXmlDialect.LATEST))
                .isNotEmpty();
    }

    @Test
    void theOldDialectWantsFirmwareForAnNvramFile() {
        String xml = TestXml.withOs("<os><type>hvm</type><nvram>/a</nvram></os>");
        assertThat(TestXml.codeOf(xml, DomainXmlDialect.LIBVIRT_9_0)).isEqualTo(ErrorCode.XML_DETAIL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Each time the second part comes first in the text, yet the first part is what libvirt reports.
                "<uuid>x</uuid>                            | <vcpu>x</vcpu>                                   | INTERNAL_ERROR",
                "<memory>x</memory>                        | <title>a&#10;b</title><clock offset='foo'/>      | XML_ERROR",
                "<cpu mode='foo'/>                         | <devices><disk type='foo'/></devices>            | CONFIG_UNSUPPORTED",
                "<devices><disk type='foo'/></devices>     | <memory>0</memory>                               | XML_ERROR",
                "<devices><tpm/></devices>                 | <os><type>hvm</type><smbios mode='x'/></os>      | XML_ERROR",
                "<devices><video><model type='none'/></video><video/></devices> | <devices><tpm/></devices>            | CONFIG_UNSUPPORTED",
            })
    void ofSeveralErrorsLibvirtsFirstIsReported(String first, String second, ErrorCode code) {
        String head = "<domain type='vmware'>";
        assertRefused(head + second + first + TestXml.withHead("").substring(head.length()), code);
    }

    @Test
    void errorsSayWhereTheElementStands() {
        HypervisorException refusal = TestXml.refusal(
                TestXml.withDevices("<disk>\n  <source file='/a'/>\n  <target dev='sda'\n     bus='foo'/>\n</disk>"),
                DomainXmlDialect.LATEST);
        assertThat(refusal)
                .hasMessageContaining("line 8, column 3")
                .hasMessageContaining("<target>")
                .hasMessageContaining("'foo'");
        HypervisorException capability = TestXml.refusal(
                TestXml.withOs("<os>\n    <type arch='aarch64'>hvm</type></os>"), DomainXmlDialect.LATEST);
        assertThat(capability).hasMessageContaining("line 5, column 5").hasMessageContaining("aarch64");
    }

    @Test
    void aHostWithoutLongModeHasNo64BitGuests() {
        String xml = TestXml.withOs("<os><type arch='x86_64'>hvm</type></os>");
        ParseOptions options =
                TestXml.options().capabilities(GuestCapabilities.vmware(false)).build();
        assertThat(catchThrowableOfType(HypervisorException.class, () -> DomainXml.parse(xml, options))
                        .code())
                .isEqualTo(ErrorCode.INVALID_ARG);
    }

    @Test
    void withoutValidationWhatLibvirtShowsIsRead() {
        String xml = TestXml.withDevices(
                "<disk><source file='/a'/><target dev='sda'/></disk>"
                        + "<disk device='cdrom'><target dev='sda' bus='sata'/></disk><serial type='dev'><target port='0'/></serial>");
        ParseOptions options = TestXml.options().validated(false).build();
        assertThat(DomainXml.parse(xml, options).devices().disks()).hasSize(2);
    }

    @Test
    void aPasswordIsInNoMessage() {
        String xml = TestXml.withDevices("<graphics type='vnc' passwd='s3cret' port='x'/>");
        assertThat(TestXml.refusal(xml, DomainXmlDialect.LATEST)).hasMessageNotContaining("s3cret");
        for (String malformed : new String[] {
            "<graphics type='vnc' passwd='it's3cret'/>",
            "<graphics type='vnc' passwd='a&s3cret;'/>",
            "<graphics type='vnc' passwd='a&s3cret'/>",
            "<graphics type='vnc' passwd='a<s3cret'/>",
            "<graphics type='vnc' passwd='s3cret",
        }) {
            HypervisorException refusal = TestXml.refusal(TestXml.withDevices(malformed), DomainXmlDialect.LATEST);
            assertThat(refusal.code()).isEqualTo(ErrorCode.XML_DETAIL);
            assertThat(refusal)
                    .hasMessageNotContaining("s3cret")
                    .hasMessageMatching("(?s).*line [67], column.*")
                    .hasNoCause();
        }
    }
}
