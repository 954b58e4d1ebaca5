// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.hypervia.api.definition.Cpu;
import org.hypervia.api.definition.CpuMode;
import org.hypervia.api.definition.CpuTopology;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.device.Device;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.definition.device.DiskDevice;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.definition.device.DiskTarget;
import org.hypervia.api.definition.device.InterfaceModel;
import org.hypervia.api.definition.device.InterfaceSource;
import org.hypervia.api.definition.device.NetworkInterface;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.MacAddress;
import org.hypervia.api.value.MemorySize;
import org.junit.jupiter.api.Test;

/** A domain of QEMU goes through the model and loses nothing. */
class KeptXmlTest {
    private static final String QEMU = """
            <domain type='qemu' id='4' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
              <name>boot1</name>
              <uuid>4dea22b3-1d52-d8f3-2516-782e98ab3fa0</uuid>
              <metadata><x:owner xmlns:x="urn:x">me &amp; you</x:owner></metadata>
              <memory unit='KiB'>98304</memory>
              <currentMemory unit='KiB'>98304</currentMemory>
              <vcpu placement='static'>1</vcpu>
              <cputune><shares>1024</shares><period>100000</period></cputune>
              <os>
                <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
                <kernel>/var/lib/boot/vmlinuz</kernel>
                <cmdline>console=ttyS0 quiet</cmdline>
                <boot dev='hd'/>
              </os>
              <features>
                <acpi/>
                <apic/>
              </features>
              <cpu mode='custom' match='exact' check='none'>
                <model fallback='allow'>qemu64</model>
              </cpu>
              <clock offset='utc'><timer name='rtc' tickpolicy='catchup'/></clock>
              <on_poweroff>destroy</on_poweroff>
              <on_reboot>restart</on_reboot>
              <on_crash>destroy</on_crash>
              <devices>
                <emulator>/usr/bin/qemu-system-x86_64</emulator>
                <!-- the system -->
                <disk type='file' device='disk' snapshot='external'>
                  <driver name='qemu' type='qcow2' discard='unmap'/>
                  <source file='/images/boot1.qcow2'/>
                  <target dev='vda' bus='virtio'/>
                  <address type='pci' domain='0x0000' bus='0x04' slot='0x00' function='0x0'/>
                </disk>
                <disk type='file' device='cdrom'>
                  <driver name='qemu' type='raw'/>
                  <target dev='hdc' bus='sata'/>
                  <readonly/>
                  <serial>CDSER</serial>
                  <boot order='2'/>
                  <alias name='ua-cd'/>
                  <address type='drive' controller='0' bus='0' target='0' unit='2'/>
                </disk>
                <controller type='pci' index='0' model='pcie-root'/>
                <controller type='sata' index='0'><address type='pci' domain='0x0000' bus='0x00' slot='0x1f' function='0x2'/></controller>
                <interface type='network'>
                  <mac address='52:54:00:11:22:33'/>
                  <source network='default'/>
                  <model type='virtio'/>
                  <boot order='1'/>
                  <address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/>
                </interface>
                <serial type='pty'>
                  <log file='/log/boot1.console'/>
                  <target type='isa-serial' port='0'/>
                </serial>
                <console type='pty'>
                  <log file='/log/boot1.console'/>
                  <target type='serial' port='0'/>
                </console>
                <channel type='unix'>
                  <target type='virtio' name='org.qemu.guest_agent.0'/>
                </channel>
                <graphics type='spice' autoport='yes'><listen type='address'/></graphics>
                <graphics type='vnc' port='5901' autoport='no' passwd='hidden'/>
                <video><model type='qxl' ram='65536' vram='65536' heads='1' primary='yes'/></video>
                <hostdev mode='subsystem' type='usb'><source><vendor id='0x1234'/><product id='0x5678'/></source></hostdev>
                <memballoon model='virtio'/>
              </devices>
              <qemu:commandline>
                <qemu:arg value='-nodefaults'/>
              </qemu:commandline>
            </domain>
            """;

    private static String changed(UnaryOperator<DomainDefinition.Builder> change) {
        return KeptXml.write(change.apply(KeptXml.read(QEMU).toBuilder()).build());
    }

    private static String devices(UnaryOperator<List<Device>> change) {
        List<Device> devices = KeptXml.read(QEMU).devices().list();
        return changed(domain -> domain.devices(KeptXml.read(QEMU).devices().toBuilder()
                .replace(Device.class, change.apply(devices))
                .build()));
    }

    private static NetworkInterface card() {
        return KeptXml.read(QEMU).devices().interfaces().get(0);
    }

    private static Disk drive() {
        return KeptXml.read(QEMU).devices().disks().stream()
                .filter(disk -> disk.device() == DiskDevice.CDROM)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsNotChangedIsWrittenAsItWas() {
        assertThat(KeptXml.write(KeptXml.read(QEMU))).isEqualTo(QEMU);
    }

    @Test
    void secretsStayInTheTextAndAreNowhereElse() {
        DomainDefinition definition = KeptXml.read(QEMU);

        assertThat(definition.toString()).doesNotContain("hidden");
        assertThat(changed(domain -> domain.title("new"))).contains("passwd='hidden'");
    }

    @Test
    void valuesAreChangedInPlace() {
        String text = changed(domain -> domain.name("other<1>")
                .memory(MemorySize.ofMebibytes(128))
                .currentMemory(MemorySize.ofMebibytes(128))
                .description("a & b"));

        assertThat(text)
                .isEqualTo(QEMU.replace("<name>boot1<", "<name>other&lt;1&gt;<")
                        .replace(">98304<", ">131072<")
                        .replace(
                                "  </qemu:commandline>\n",
                                "  </qemu:commandline>\n\n<description>a &amp; b</description>"));
    }

    @Test
    void theProcessorGetsGroupsAndKeepsItsModel() {
        String text =
                changed(domain -> domain.cpu(new Cpu(CpuMode.CUSTOM, Optional.of(new CpuTopology(1, 1, 1, 2, 1)))));

        assertThat(text)
                .contains(
                        "<cpu mode='custom' match='exact' check='none'>",
                        "<model fallback='allow'>qemu64</model>",
                        "<topology sockets='1' dies='1' clusters='1' cores='2' threads='1'/>")
                .containsOnlyOnce("<cpu ");
    }

    @Test
    void aDeviceGoesAndTheOthersStay() {
        String text = devices(all -> all.stream()
                .filter(device -> !(device instanceof NetworkInterface))
                .toList());

        assertThat(text).doesNotContain("interface").contains("<channel", "type='usb'", "<!-- the system -->");
        assertThat(text.lines().filter(line -> QEMU.contains(line)).count())
                .isEqualTo(QEMU.lines().count() - 6);
    }

    @Test
    void aDeviceComesBehindTheOthersOfItsKind() {
        Disk disk = Disk.builder(
                        DiskDevice.DISK, DiskSource.file("/images/more"), new DiskTarget("vdb", DiskBus.VIRTIO))
                .build();
        String text = changed(domain -> domain.devices(
                KeptXml.read(QEMU).devices().toBuilder().add(disk).build()));

        assertThat(text.indexOf("/images/more")).isBetween(text.indexOf("ua-cd"), text.indexOf("pcie-root"));
        assertThat(text.replaceFirst("(?s)\n *<disk [^\n]*\n *<source file='/images/more'/>.*?</disk>", ""))
                .isEqualTo(QEMU);
    }

    @Test
    void aCardOfAKindTheModelDoesNotHoldIsChangedInWhatItHolds() {
        String text = devices(all -> all.stream()
                .map(device -> device instanceof NetworkInterface card
                        ? card.toBuilder().model(InterfaceModel.E1000).build()
                        : device)
                .toList());

        assertThat(text).isEqualTo(QEMU.replace("<model type='virtio'/>", "<model type='e1000'/>"));
    }

    @Test
    void anotherMacAddressIsNoOtherCard() {
        String text = devices(all -> all.stream()
                .map(device -> device instanceof NetworkInterface card
                        ? card.toBuilder()
                                .mac(MacAddress.parse("52:54:00:99:99:99").orElseThrow())
                                .build()
                        : device)
                .toList());

        assertThat(text).isEqualTo(QEMU.replace("52:54:00:11:22:33", "52:54:00:99:99:99"));
    }

    @Test
    void aCardOfAnotherKindHasNothingLeftOfTheFormerOne() {
        String text = devices(all -> all.stream()
                .map(device -> device instanceof NetworkInterface card
                        ? card.toBuilder()
                                .source(new InterfaceSource.Bridge("br0"))
                                .build()
                        : device)
                .toList());

        assertThat(text)
                .contains("<interface type='bridge'>", "<source bridge='br0'/>", "<boot order='1'/>")
                .doesNotContain("network='default'");
    }

    @Test
    void whatTheModelDoesNotHoldCannotComeFromNowhere() {
        NetworkInterface card = NetworkInterface.builder(
                        new InterfaceSource.Other("network"),
                        MacAddress.parse("52:54:00:99:99:99").orElseThrow())
                .build();
        DomainDefinition more = KeptXml.read(QEMU).toBuilder()
                .devices(KeptXml.read(QEMU).devices().toBuilder().add(card).build())
                .build();

        assertThatThrownBy(() -> KeptXml.write(more))
                .isInstanceOfSatisfying(
                        HypervisorException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_UNSUPPORTED))
                .hasMessageContaining("a network card of type 'network' cannot be written");
    }

    @Test
    void withoutItsTextItIsTheModelOrNothing() {
        DomainDefinition bare = KeptXml.read(QEMU).toBuilder().source(null).build();

        assertThatThrownBy(() -> KeptXml.write(bare)).hasMessageContaining("cannot be written");
    }

    @Test
    void aDriveGetsAMediumAndKeepsTheRest() {
        Disk loaded = drive().toBuilder().source(DiskSource.file("/iso/a.iso")).build();

        assertThat(KeptXml.changed(QEMU, loaded))
                .startsWith("<disk type='file' device='cdrom'>")
                .contains(
                        "<source file='/iso/a.iso'/>",
                        "<serial>CDSER</serial>",
                        "<boot order='2'/>",
                        "<alias name='ua-cd'/>")
                .endsWith("</disk>");
    }

    @Test
    void aDeviceIsNamedByItsWholeElement() {
        assertThat(KeptXml.present(QEMU, card()))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("<interface type='network'>")
                        .contains("network='default'", "<boot order='1'/>"));
        assertThat(KeptXml.present(
                        QEMU, card().toBuilder().mac(new MacAddress(2)).build()))
                .isEmpty();
    }

    /** Whatever is changed, the text says it afterwards, and still says what the model does not hold. */
    @Test
    void theTextSaysWhatTheDefinitionSays() {
        ParseOptions options = ParseOptions.builder()
                .validated(false)
                .capabilities(GuestCapabilities.ANY)
                .build();
        int compared = 0;
        for (long seed = 20261127; seed < 20261127 + 200; seed++) {
            DomainDefinition before = new DefinitionGenerator(new Random(seed), true).next();
            String text = DomainXml.format(before, FormatOptions.DEFAULT)
                    .replace("<devices>", "<features><acpi x='1'/></features>\n<devices><rng model='virtio'/>");
            DomainDefinition read = KeptXml.read(text);
            DomainDefinition wanted = new WildDefinitions(new Random(seed), true).changed(read, 2);
            DomainDefinition expected;
            try {
                expected = DomainXml.parse(DomainXml.format(wanted, FormatOptions.DEFAULT.withSecrets(true)), options);
            } catch (HypervisorException refused) {
                continue;
            }
            String written = KeptXml.write(wanted);
            assertThat(written).as("seed %d", seed).contains("<acpi x='1'/>", "<rng model='virtio'/>");
            DomainDefinition result = DomainXml.parse(written, options);
            if (!result.equals(expected)) {
                assertThat(result)
                        .as("seed %d: %s%n%s", seed, text, written)
                        .usingRecursiveComparison()
                        .isEqualTo(expected);
            }
            compared++;
        }
        assertThat(compared).isGreaterThan(30);
    }
}
