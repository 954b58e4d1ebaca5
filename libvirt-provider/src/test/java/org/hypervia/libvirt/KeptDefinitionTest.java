// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.value.MemorySize;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A definition that libvirt gave and gets back says what the model does not hold as well. */
class KeptDefinitionTest {
    private static final String RICH = """
            <domain type='test'>
              <name>rich</name>
              <uuid>4dea22b3-1d52-d8f3-2516-782e98ab3fa0</uuid>
              <metadata><x:owner xmlns:x='urn:x'>me &amp; you</x:owner></metadata>
              <memory unit='KiB'>98304</memory>
              <vcpu>1</vcpu>
              <cputune><period>100000</period></cputune>
              <os>
                <type arch='i686'>hvm</type>
                <kernel>/boot/vmlinuz</kernel>
                <cmdline>console=ttyS0</cmdline>
              </os>
              <features><acpi/><pae/></features>
              <devices>
                <disk type='file' device='cdrom'>
                  <target dev='hdc' bus='ide'/><serial>CDSER</serial><boot order='2'/>
                </disk>
                <interface type='network'>
                  <mac address='52:54:00:11:22:33'/><source network='default'/><boot order='1'/>
                </interface>
                <serial type='pty'><log file='/log/rich.console'/></serial>
                <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
                <graphics type='vnc' port='5901' autoport='no' passwd='hidden'/>
                <hostdev mode='subsystem' type='usb'><source><vendor id='0x1234'/><product id='0x5678'/></source></hostdev>
                <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>
              </devices>
            </domain>
            """;

    private final Hypervisor connection = Libvirt.test();

    @AfterEach
    void end() {
        connection.close();
    }

    private static String secureXml(Domain domain) {
        return domain.xml(Set.of(DomainXmlFlag.SECURE));
    }

    @Test
    void definingWhatWasReadChangesNothing() {
        Domain rich = connection.domains().define(RICH);
        String before = secureXml(rich);
        assertThat(before).contains("<acpi/>", "<kernel>", "<log file=", "<channel", "passwd='hidden'", "<rng");

        connection.domains().define(rich.definition());

        assertThat(secureXml(rich)).isEqualTo(before);
    }

    @Test
    void oneChangeIsOneChange() {
        Domain rich = connection.domains().define(RICH);
        String before = secureXml(rich);
        DomainDefinition more = rich.definition().toBuilder()
                .memory(MemorySize.ofMebibytes(128))
                .currentMemory(MemorySize.ofMebibytes(128))
                .build();

        connection.domains().define(more);

        assertThat(secureXml(rich)).isEqualTo(before.replace(">98304<", ">131072<"));
    }

    @Test
    void whoMayOnlyReadIsToldNoSecret() {
        try (Hypervisor reader =
                Libvirt.connect(ConnectionSpec.builder("test:///default").readOnly(true))) {
            DomainDefinition definition = reader.domains().byName("test").definition();

            assertThat(definition.source()).isPresent();
            Libvirt.assertFails(
                    ErrorCode.OPERATION_DENIED, () -> reader.domains().define(definition));
        }
    }
}
