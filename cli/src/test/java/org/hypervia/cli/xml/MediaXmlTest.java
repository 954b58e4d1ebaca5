// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hypervia.cli.output.CommandFailure;
import org.junit.jupiter.api.Test;

/** As virsh 9.0 prints them: what is no medium is left as it is. */
class MediaXmlTest {
    private static final String DOMAIN = """
            <domain type='qemu'>
              <name>chg</name>
              <metadata><x:devices xmlns:x='urn:x'><disk device='cdrom'><target dev='hdc'/></disk></x:devices></metadata>
              <devices>
                <disk type='file' device='disk'>
                  <source file='/images/chg'/>
                  <target dev='vda' bus='virtio'/>
                </disk>
                <disk type='file' device='cdrom'>
                  <driver name='qemu' type='raw'/>
                  <source file='/images/a&amp;b.iso' startupPolicy='optional' index='3'/>
                  <target dev='hdc' bus='ide'/>
                  <readonly/>
                  <serial>CDSER</serial>
                  <alias name='ua-cd'/>
                </disk>
                <disk type='file' device='floppy'>
                  <source index='4'/>
                  <target dev='fda' bus='fdc'/>
                </disk>
                <disk type='file' device='cdrom'>
                  <driver name='qemu'><more what='ever'/></driver>
                  <target dev='hdd' bus='ide'/>
                </disk>
              </devices>
            </domain>
            """;

    private static MediaXml drive(String path) {
        return MediaXml.find(DOMAIN, path).orElseThrow();
    }

    @Test
    void aDriveIsFoundByItsTargetOrByWhatIsInIt() {
        assertThat(drive("hdc").medium()).contains("/images/a&b.iso");
        assertThat(drive("/images/a&b.iso").text()).isEqualTo(drive("hdc").text());
        assertThat(drive("fda").medium()).isEmpty();
        assertThat(MediaXml.find(DOMAIN, "vda")).isEmpty();
        assertThat(MediaXml.find(DOMAIN, "/images/chg")).isEmpty();
        assertThat(MediaXml.find(DOMAIN, "hdx")).isEmpty();
    }

    @Test
    void ejectingTakesTheSourceAway() {
        assertThat(drive("hdc").eject().text()).isEqualTo("""
                <disk type="file" device="cdrom">
                      <driver name="qemu" type="raw"/>
                      <target dev="hdc" bus="ide"/>
                      <readonly/>
                      <serial>CDSER</serial>
                      <alias name="ua-cd"/>
                    </disk>""");
    }

    @Test
    void anotherMediumKeepsThePolicyAndNothingElseOfTheOldOne() {
        assertThat(drive("hdc").insert("/dev/sr0", true).text()).isEqualTo("""
                <disk type="block" device="cdrom">
                      <driver name="qemu" type="raw"/>
                      <source dev="/dev/sr0" startupPolicy="optional"/>
                      <target dev="hdc" bus="ide"/>
                      <readonly/>
                      <serial>CDSER</serial>
                      <alias name="ua-cd"/>
                    </disk>""");
        assertThat(drive("hdc").insert("/b.iso", false).medium()).contains("/b.iso");
    }

    @Test
    void intoAnEmptyDriveItGoesBeforeTheTarget() {
        assertThat(drive("hdd").insert("/b\"<.iso", false).text()).isEqualTo("""
                <disk type="file" device="cdrom">
                      <driver name="qemu">
                        <more what="ever"/>
                      </driver>
                      <source file="/b&quot;&lt;.iso"/>
                      <target dev="hdd" bus="ide"/>
                    </disk>""");
        assertThat(drive("fda").insert("/f.img", false).text())
                .contains("<source file=\"/f.img\"/>\n")
                .doesNotContain("index");
    }

    @Test
    void whatIsNoXmlIsSaid() {
        assertThatThrownBy(() -> MediaXml.find("<domain>", "hdc")).isInstanceOf(CommandFailure.class);
    }
}
