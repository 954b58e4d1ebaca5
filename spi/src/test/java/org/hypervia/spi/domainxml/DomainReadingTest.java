// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.spi.xml.SkippedXml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What libvirt makes of all that is not a device. */
class DomainReadingTest {
    private static DomainDefinition parse(String xml) {
        return DomainXml.parse(xml, TestXml.options().build());
    }

    @ParameterizedTest
    @EnumSource(DomainXmlDialect.class)
    void theLeastDomainGetsLibvirtsDefaults(DomainXmlDialect dialect) {
        assertThat(TestXml.normalized(TestXml.withHead(""), dialect)).isEqualTo("""
                        <domain type='vmware'>
                          <name>t</name>
                          <uuid>00112233-4455-6677-8899-aabbccddeeff</uuid>
                          <memory unit='KiB'>8192</memory>
                          <currentMemory unit='KiB'>8192</currentMemory>
                          <vcpu placement='static'>1</vcpu>
                          <os>
                            <type arch='i686'>hvm</type>
                          </os>
                          <clock offset='utc'/>
                          <on_poweroff>destroy</on_poweroff>
                          <on_reboot>restart</on_reboot>
                          <on_crash>destroy</on_crash>
                          <devices>
                          </devices>
                        </domain>
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<memory>10</memory>                    | 10",
                "<memory unit=''>10</memory>            | 10",
                "<memory unit='b'>1025</memory>         | 2",
                "<memory unit='Byte'>1024</memory>      | 1",
                "<memory unit='bytes'>1</memory>        | 1",
                "<memory unit='KB'>3</memory>           | 3",
                "<memory unit='k'>3</memory>            | 3",
                "<memory unit='kib'>3</memory>          | 3",
                "<memory unit='MB'>3</memory>           | 2930",
                "<memory unit='M'>3</memory>            | 3072",
                "<memory unit='MiB'>3</memory>          | 3072",
                "<memory unit='G'>3</memory>            | 3145728",
                "<memory unit='GB'>3</memory>           | 2929688",
                "<memory unit='TB'>3</memory>           | 2929687500",
                "<memory unit='PB'>3</memory>           | 2929687500000",
                "<memory unit='EB'>3</memory>           | 2929687500000000",
                "<memory unit='EiB'>7</memory>          | 7881299347898368",
                "<memory> 0010</memory>                 | 10",
                "<memory>9007199254740991</memory>      | 9007199254740991",
            })
    void memoryHasAUnitAndIsRoundedUp(String memory, long kibibytes) {
        String xml = TestXml.withHead("").replace("<memory>8192</memory>", memory);
        assertThat(parse(xml).memory().kibibytes()).isEqualTo(kibibytes);
        assertThat(parse(xml).currentMemory().kibibytes()).isEqualTo(kibibytes);
    }

    @ParameterizedTest
    @CsvSource({"4096,4096", "0,8192", "8193,8192", "8192,8192"})
    void currentMemoryIsAtMostAllMemory(long stated, long expected) {
        assertThat(parse(TestXml.withHead("<currentMemory>" + stated + "</currentMemory>"))
                        .currentMemory()
                        .kibibytes())
                .isEqualTo(expected);
    }

    @Test
    void aGuaranteeOfNothingIsNone() {
        assertThat(parse(TestXml.withHead("<memtune><min_guarantee>0</min_guarantee></memtune>"))
                        .minimumGuarantee())
                .isEmpty();
        assertThat(parse(TestXml.withHead("<memtune><min_guarantee unit='MiB'>2</min_guarantee></memtune>"))
                        .minimumGuarantee()
                        .orElseThrow()
                        .kibibytes())
                .isEqualTo(2048);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<vcpu>4</vcpu>                                 | <vcpu placement='static'>4</vcpu>",
                "<vcpu>+010</vcpu>                              | <vcpu placement='static'>10</vcpu>",
                "<vcpu current='1'>2</vcpu>                     | <vcpu placement='static' current='1'>2</vcpu>",
                "<vcpu current='0'>2</vcpu>                     | <vcpu placement='static' current='0'>2</vcpu>",
                "<vcpu current='2'>2</vcpu>                     | <vcpu placement='static'>2</vcpu>",
                "<vcpu cpuset='0-3,^2'>2</vcpu>                 | <vcpu placement='static' cpuset='0-1,3'>2</vcpu>",
                "<vcpu placement='auto'>2</vcpu>                | <vcpu placement='auto'>2</vcpu>",
                "<vcpu placement='auto' cpuset='1'>2</vcpu>     | <vcpu placement='auto'>2</vcpu>",
                "<cpu/>                                         | <vcpu placement='static'>1</vcpu>",
                "<cpu><topology sockets='2' cores='3' threads='4'/></cpu> | <topology sockets='2' dies='1' clusters='1' cores='3' threads='4'/>",
                "<cpu mode='maximum'><topology sockets='2' dies='5' clusters='6' cores='3' threads='4'/></cpu> | <topology sockets='2' dies='5' clusters='6' cores='3' threads='4'/>",
                "<cpu mode='host-model'/>                       | <cpu mode='host-model'/>",
                "<cputune><shares>2000</shares></cputune>       | <shares>2000</shares>",
                "<cputune><shares>18446744073709551615</shares></cputune> | <shares>18446744073709551615</shares>",
                "<clock offset='localtime'/>                    | <clock offset='localtime'/>",
                "<clock offset=''/>                             | <clock offset='utc'/>",
                "<clock offset='utc' adjustment='reset'/>       | <clock offset='utc'/>",
                "<clock offset='utc' adjustment='-1'/>          | <clock offset='variable' adjustment='-1' basis='utc'/>",
                "<clock offset='localtime' adjustment='5'/>     | <clock offset='variable' adjustment='5' basis='localtime'/>",
                "<clock offset='variable'/>                     | <clock offset='variable' adjustment='0' basis='utc'/>",
                "<clock offset='variable' adjustment='x' basis='localtime'/> | <clock offset='variable' adjustment='0' basis='localtime'/>",
                "<clock offset='timezone' timezone='Europe/Rome'/> | <clock offset='timezone' timezone='Europe/Rome'/>",
                "<clock offset='absolute' start='5'/>           | <clock offset='absolute' start='5'/>",
                "<on_poweroff>restart</on_poweroff>             | <on_poweroff>restart</on_poweroff>",
                "<on_reboot>preserve</on_reboot>                | <on_reboot>preserve</on_reboot>",
                "<on_crash>coredump-destroy</on_crash>          | <on_crash>coredump-destroy</on_crash>",
                "<on_crash/>                                    | <on_crash>destroy</on_crash>",
                "<title>x</title>                               | <title>x</title>",
                "<description> x&lt;<b>y</b><!--z--><![CDATA[&]]> </description> | <description> x&lt;y&amp; </description>",
                "<genid>11223344-5566-7788-99aa-bbccddeeff00</genid> | <genid>11223344-5566-7788-99aa-bbccddeeff00</genid>",
                "<hwuuid>1122334455667788-99 aa bbccddeeff00</hwuuid> | <hwuuid>11223344-5566-7788-99aa-bbccddeeff00</hwuuid>",
            })
    void whatIsSaidIsKept(String given, String expected) {
        assertThat(TestXml.normalized(TestXml.withHead(given), DomainXmlDialect.LATEST))
                .containsPattern("\n *" + Pattern.quote(expected) + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<os><type arch='x86_64'>hvm</type></os>                             | <type arch='x86_64'>hvm</type>",
                "<os><type arch=''>hvm</type></os>                                   | <type arch='i686'>hvm</type>",
                "<os/><os firmware='bios'><type>hvm</type></os>                      | <type arch='i686'>hvm</type>",
                "<os firmware='efi'><type>hvm</type></os>                            | <os firmware='efi'>",
                "<os firmware=''><type>hvm</type></os>                               | <os>",
                "<os><type>hvm</type><smbios mode='sysinfo'/></os>                   | <smbios mode='sysinfo'/>",
                "<os><type>hvm</type><smbios mode='emulate'/></os>                   | <smbios mode='emulate'/>",
                "<os firmware='efi'><type>hvm</type><nvram>/a</nvram></os>           | <nvram>/a</nvram>",
                "<os><type>hvm</type><loader>/l</loader><nvram>/a</nvram></os>       | <nvram>/a</nvram>",
                "<os firmware='efi'><type>hvm</type><firmware><feature enabled='no' name='secure-boot'/></firmware></os> | <feature enabled='no' name='secure-boot'/>",
            })
    void theWayToBootIsKept(String os, String expected) {
        for (DomainXmlDialect dialect : DomainXmlDialect.values()) {
            assertThat(TestXml.normalized(TestXml.withOs(os), dialect)).contains(expected + "\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<os><type>hvm</type><smbios mode='none'/></os>",
                "<os><type>hvm</type><smbios/></os>",
                "<os><type>hvm</type><firmware><feature enabled='yes' name='secure-boot'/></firmware></os>",
                "<os firmware='efi'><type>hvm</type><nvram/></os>"
            })
    void whatSaysNothingIsDropped(String os) {
        assertThat(TestXml.normalized(TestXml.withOs(os), DomainXmlDialect.LATEST))
                .doesNotContain("smbios", "feature", "nvram");
    }

    @Test
    void theNewestTakesAnNvramFileByItself() {
        assertThat(TestXml.normalized(
                        TestXml.withOs("<os><type>hvm</type><nvram>[ds] d/f.nvram</nvram></os>"),
                        DomainXmlDialect.LATEST))
                .contains("    <nvram>[ds] d/f.nvram</nvram>\n");
    }

    @Test
    void theOldDialectDoesNotKnowWhatCameLater() {
        String xml = TestXml.withHead(
                "<hwuuid>x</hwuuid><cpu><topology sockets='1' clusters='x' cores='1' threads='1'/></cpu>");
        assertThat(TestXml.normalized(xml, DomainXmlDialect.LIBVIRT_9_0)).doesNotContain("hwuuid", "clusters");
    }

    @Test
    void aMissingUuidIsMadeUpFromTheGivenRandomNumbers() {
        String xml = TestXml.withHead("<genid/>").replaceAll("<uuid>[^<]*</uuid>", "");
        DomainDefinition domain =
                DomainXml.parse(xml, TestXml.options().random(new Random(1)).build());
        DomainDefinition same = DomainXml.parse(
                xml.replace("<memory>", "<uuid></uuid><memory>"),
                TestXml.options().random(new Random(1)).build());
        DomainDefinition other =
                DomainXml.parse(xml, TestXml.options().random(new Random(2)).build());
        assertThat(domain).isEqualTo(same).isNotEqualTo(other);
        assertThat(domain.uuid().version()).isEqualTo(4);
        assertThat(domain.uuid().variant()).isEqualTo(2);
        assertThat(domain.generationId()).isPresent().isNotEqualTo(domain.uuid());
    }

    @Test
    void aUuidIsReadInManyForms() {
        String xml = TestXml.withHead("")
                .replaceAll("<uuid>[^<]*</uuid>", "<uuid> 11 22334455667788-99AAbbccddeeff01 </uuid>");
        assertThat(parse(xml).uuid()).isEqualTo(UUID.fromString("11223344-5566-7788-99aa-bbccddeeff01"));
    }

    @ParameterizedTest
    @CsvSource({"5,5", "0,0", "-1,", "x,", "'',", "99999999999,"})
    void onlyARunningDomainHasAnId(String id, Integer expected) {
        String xml = TestXml.withHead("").replace("type='vmware'", "type='vmware' id='" + id + "'");
        assertThat(parse(xml).id()).isEmpty();
        DomainDefinition active =
                DomainXml.parse(xml, TestXml.options().inactive(false).build());
        if (expected == null) {
            assertThat(active.id()).isEmpty();
        } else {
            assertThat(active.id()).hasValue(expected);
        }
    }

    @Test
    void theVmwareNamespaceIsFoundByItsNameWhateverThePrefix() {
        String xml = TestXml.withHead("<v:moref>vm-1</v:moref><v:datacenterpath>a/b</v:datacenterpath>")
                .replace("<domain ", "<domain xmlns:v='http://libvirt.org/schemas/domain/vmware/1.0' ");
        assertThat(TestXml.normalized(xml, DomainXmlDialect.LATEST))
                .endsWith(
                        "  <vmware:datacenterpath>a/b</vmware:datacenterpath>\n  <vmware:moref>vm-1</vmware:moref>\n</domain>\n");
    }

    @Test
    void elementsOfForeignNamespacesAreNotLibvirts() {
        String xml = TestXml.withHead("").replace("<name>", "<x:name xmlns:x='u'>no</x:name><name>");
        assertThat(parse(xml).name()).contains("t");
    }

    @Test
    void ofRepeatedElementsTheFirstCounts() {
        assertThat(parse(TestXml.withHead("<name>second</name><memory>5</memory>"))
                        .name())
                .contains("t");
    }

    @Test
    void whatTheModelDoesNotHoldIsSkippedAndReportedWithItsPlace() {
        List<SkippedXml> skipped = new ArrayList<>();
        String xml = TestXml.domain(
                "<metadata><a:b xmlns:a='http://x'>1</a:b></metadata><features><acpi/></features>",
                "<os><type machine='pc'>hvm</type><boot dev='hd'/></os>",
                "<input type='mouse' bus='ps2'/>\n  <disk snapshot='no'><source file='/a'/><target dev='sda' tray='open'/>"
                        + "<serial>x</serial></disk><interface><mac address='02:00:00:00:00:01'/></interface>");
        DomainXml.parse(xml, TestXml.options().skipped(skipped::add).build());
        assertThat(skipped)
                .containsExactly(
                        new SkippedXml("domain/metadata", 3, 1),
                        new SkippedXml("domain/features", 3, 53),
                        new SkippedXml("domain/os/type/@machine", 4, 5),
                        new SkippedXml("domain/os/boot", 4, 34),
                        new SkippedXml("domain/devices/input", 6, 1),
                        new SkippedXml("domain/devices/disk/@snapshot", 7, 3),
                        new SkippedXml("domain/devices/disk/target/@tray", 7, 42),
                        new SkippedXml("domain/devices/disk/serial", 7, 73));
    }

    @Test
    void devicesAndTheRestWithoutEffectAreReadWithoutError() {
        String xml = TestXml.domain(
                "<metadata/><memoryBacking/><numatune/><blkiotune/><sysinfo type='x'/><pm/><seclabel/><foo/>",
                "<os><type>hvm</type></os>",
                "<sound/><hostdev/><watchdog/><memballoon/><rng/><channel/><input/><emulator>/x</emulator><foo/>");
        assertThat(TestXml.devices(xml, DomainXmlDialect.LATEST)).isEmpty();
    }
}
