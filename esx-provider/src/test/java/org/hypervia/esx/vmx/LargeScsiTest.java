// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines of virtual hardware 13 and more go back through XML: libvirt 12.8 refuses the names that it gives itself. */
class LargeScsiTest {
    private static VmxOptions hardware(int version) {
        return VmxOptions.builder()
                .hardwareVersion(version)
                .directory("[datastore] directory")
                .build();
    }

    private static String machine(int hardware, String... slots) {
        return "config.version = \"8\"\nvirtualHW.version = \"" + hardware + "\"\ndisplayName = \"x\"\n"
                + Vmx.text(Vmx.disks(slots)).replaceAll("(config|virtualHW)\\.version.*\n", "");
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 21})
    void everyUnitOfEveryControllerComesBack(int hardware) {
        for (int controller = 0; controller < 4; controller++) {
            for (int unit = 0; unit <= 64; unit++) {
                if (unit != 7) {
                    String slot = "scsi" + controller + ":" + unit;
                    String xml = VmxConverter.vmxToXml(machine(hardware, slot), hardware(hardware));
                    String vmx = VmxConverter.xmlToVmx(xml, hardware(hardware));
                    assertThat(vmx).as(slot).contains(slot + ".present = \"true\"");
                    assertThat(VmxConverter.vmxToXml(vmx, hardware(hardware)))
                            .as(slot)
                            .isEqualTo(xml.replaceAll(
                                    "(?s) {4}<controller type='scsi' index='" + controller + "'>.*?</controller>\n",
                                    ""));
                }
            }
        }
    }

    @Test
    void twoControllersComeBackOnOlderHardwareToo() {
        String xml = VmxConverter.vmxToXml(machine(14, "scsi0:0", "scsi0:15", "scsi1:0"), hardware(14));
        assertThat(VmxConverter.xmlToVmx(xml, hardware(8)))
                .contains("scsi0:15.present", "scsi1.present", "scsi1:0.present = \"true\"");
        String far = VmxConverter.vmxToXml(machine(14, "scsi0:16"), hardware(14));
        refused(ErrorCode.INTERNAL_ERROR, () -> VmxConverter.xmlToVmx(far, hardware(8)), "0:0:16", "hardware 13");
    }

    @Test
    void anAddressThatFitsNeitherWayIsRefused() {
        String xml = VmxConverter.vmxToXml(machine(14, "scsi1:0"), hardware(14)).replace("unit='0'", "unit='1'");
        refused(ErrorCode.INTERNAL_ERROR, () -> VmxConverter.xmlToVmx(xml, hardware(14)), "1:0:1", "target name");
    }

    @Test
    void libvirt90KnowsOneWayOnly() {
        String xml = VmxConverter.vmxToXml(machine(14, "scsi1:0"), hardware(14));
        VmxOptions old = VmxOptions.builder()
                .hardwareVersion(14)
                .dialect(DomainXmlDialect.LIBVIRT_9_0)
                .build();
        refused(ErrorCode.INTERNAL_ERROR, () -> VmxConverter.xmlToVmx(xml, old), "1:0:0");
    }

    @Test
    void aDriveOfTheHostThatIsNotNamedStaysOne() {
        String xml = "<domain type='vmware'><name>x</name><memory>4096</memory><os><type>hvm</type></os><devices>"
                + "<disk type='block' device='cdrom'><source/><target dev='hdc'/></disk>"
                + "<disk type='block' device='floppy'><source dev=''/><target dev='fda'/></disk>"
                + "<disk type='block' device='lun'><source/><target dev='sda'/></disk></devices></domain>";
        for (DomainXmlDialect dialect : DomainXmlDialect.values()) {
            assertThat(VmxConverter.xmlToVmx(
                            xml, VmxOptions.builder().dialect(dialect).build()))
                    .contains(
                            "ide1:0.deviceType = \"atapi-cdrom\"",
                            "floppy0.fileType = \"device\"",
                            "scsi0:0.deviceType = \"cdrom-raw\"")
                    .doesNotContain("fileName", "(null)", "emptyBackingString");
        }
    }
}
