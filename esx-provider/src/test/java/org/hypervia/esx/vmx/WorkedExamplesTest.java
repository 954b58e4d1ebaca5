// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.spi.domainxml.DomainXml;
import org.hypervia.spi.domainxml.FormatOptions;
import org.junit.jupiter.api.Test;

/** Sections 2.16 and 4.4 of the reference, and the examples of libvirt's manual page of the ESX driver. */
class WorkedExamplesTest {
    private static final VmxOptions READING = VmxOptions.builder()
            .dialect(DomainXmlDialect.LIBVIRT_9_0)
            .directory("[datastore] directory")
            .datacenterPath("dc1")
            .moref("vm-42")
            .securityInfo(true)
            .build();

    @Test
    void readsTheWorkedExample() {
        assertThat(VmxConverter.vmxToXml(Resource.bytes("worked-example-read.vmx"), READING))
                .isEqualTo(Resource.text("worked-example-read.xml"));
        assertThat(VmxConverter.vmxToXml(Resource.text("worked-example-read.vmx"), READING))
                .isEqualTo(Resource.text("worked-example-read.xml"));
    }

    @Test
    void keepsSecretsUnlessAskedForThem() {
        VmxOptions discreet = VmxOptions.builder()
                .dialect(DomainXmlDialect.LIBVIRT_9_0)
                .directory("[datastore] directory")
                .datacenterPath("dc1")
                .moref("vm-42")
                .build();
        assertThat(VmxConverter.vmxToXml(Resource.bytes("worked-example-read.vmx"), discreet))
                .isEqualTo(Resource.text("worked-example-read.xml").replace(" passwd='s3cret'", ""));
    }

    @Test
    void readsTheWorkedExampleInTheNewestDialect() {
        VmxOptions latest = VmxOptions.builder()
                .directory("[datastore] directory")
                .datacenterPath("dc1")
                .moref("vm-42")
                .securityInfo(true)
                .build();
        String uuid = "00112233-4455-6677-8899-aabbccddeeff";
        assertThat(VmxConverter.vmxToXml(Resource.bytes("worked-example-read.vmx"), latest))
                .isEqualTo(Resource.text("worked-example-read.xml")
                        .replace("</uuid>\n", "</uuid>\n  <hwuuid>" + uuid + "</hwuuid>\n")
                        .replace("dies='1' ", "dies='1' clusters='1' "));
    }

    @Test
    void writesTheWorkedExample() {
        for (DomainXmlDialect dialect : DomainXmlDialect.values()) {
            VmxOptions options = VmxOptions.builder()
                    .dialect(dialect)
                    .hardwareVersion(10)
                    .scsiModel("lsilogic")
                    .build();
            assertThat(VmxConverter.xmlToVmx(Resource.text("worked-example-written.xml"), options))
                    .isEqualTo(Resource.text("worked-example-written.vmx"));
        }
    }

    /** The manual page's host, which knows the volume of the UUID by name. */
    private static Optional<String> localStorage(String fileName) {
        String volume = "/vmfs/volumes/498076b2-02796c1a-ef5b-000ae484a6a3/";
        return Optional.of(
                fileName.startsWith(volume)
                        ? "[local-storage] " + fileName.substring(volume.length())
                        : "[?] ?/" + fileName);
    }

    private static String fedora11(DomainXmlDialect dialect) {
        VmxReadContext context = VmxReadContext.builder((fileName, missingAllowed) -> localStorage(fileName))
                .dialect(dialect)
                .build();
        return DomainXml.format(
                VmxConverter.toDefinition(Resource.bytes("fedora11-read.vmx"), context),
                new FormatOptions(dialect, false, true));
    }

    @Test
    void readsFedora11OfTheManualPage() {
        String xml = """
                <domain type='vmware'>
                  <name>Fedora11</name>
                  <uuid>50115e16-9bdc-49d7-f171-53c4d7f91710</uuid>
                  <memory unit='KiB'>1048576</memory>
                  <currentMemory unit='KiB'>1048576</currentMemory>
                  <vcpu placement='static'>1</vcpu>
                  <cputune>
                    <shares>1000</shares>
                  </cputune>
                  <os>
                    <type arch='i686'>hvm</type>
                  </os>
                  <clock offset='utc'/>
                  <on_poweroff>destroy</on_poweroff>
                  <on_reboot>restart</on_reboot>
                  <on_crash>destroy</on_crash>
                  <devices>
                    <disk type='file' device='disk'>
                      <source file='[local-storage] Fedora11/Fedora11.vmdk'/>
                      <target dev='sda' bus='scsi'/>
                      <address type='drive' controller='0' bus='0' target='0' unit='0'/>
                    </disk>
                    <controller type='scsi' index='0' model='lsilogic'/>
                    <interface type='bridge'>
                      <mac address='00:50:56:91:48:c7' type='generated'/>
                      <source bridge='VM Network'/>
                    </interface>
                    <video>
                      <model type='vmvga' vram='4096' primary='yes'/>
                    </video>
                  </devices>
                </domain>
                """;
        assertThat(fedora11(DomainXmlDialect.LIBVIRT_9_0)).isEqualTo(xml);
        assertThat(fedora11(DomainXmlDialect.LATEST))
                .isEqualTo(
                        xml.replace("</uuid>\n", "</uuid>\n  <hwuuid>50115e16-9bdc-49d7-f171-53c4d7f91710</hwuuid>\n")
                                .replace("</type>\n", "</type>\n    <nvram>[?] ?/Fedora11.nvram</nvram>\n"));
    }

    @Test
    void writesFedora11OfTheManualPage() {
        for (DomainXmlDialect dialect : DomainXmlDialect.values()) {
            VmxOptions options =
                    VmxOptions.builder().dialect(dialect).hardwareVersion(4).build();
            assertThat(VmxConverter.xmlToVmx(Resource.text("fedora11-written.xml"), options))
                    .isEqualTo("""
                    .encoding = "UTF-8"
                    config.version = "8"
                    virtualHW.version = "4"
                    guestOS = "other-64"
                    uuid.bios = "50 11 5e 16 9b dc 49 d7-f1 71 53 c4 d7 f9 17 10"
                    displayName = "Fedora11"
                    memsize = "1024"
                    numvcpus = "1"
                    scsi0.present = "true"
                    scsi0.virtualDev = "lsilogic"
                    scsi0:0.present = "true"
                    scsi0:0.deviceType = "scsi-hardDisk"
                    scsi0:0.fileName = "/vmfs/volumes/local-storage/Fedora11/Fedora11.vmdk"
                    floppy0.present = "false"
                    floppy1.present = "false"
                    ethernet0.present = "true"
                    ethernet0.networkName = "VM Network"
                    ethernet0.connectionType = "bridged"
                    ethernet0.addressType = "static"
                    ethernet0.address = "00:50:56:25:48:c7"
                    """);
        }
    }
}
