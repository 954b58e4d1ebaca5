// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import java.util.Optional;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The PCI address of a network card, as libvirt 12.8.0 was seen to read it; controllers have theirs in their own test. */
class PciSlotTest {
    private static Optional<DeviceAddress> address(String... more) {
        return Vmx.read(Vmx.with(new String[] {"ethernet0.present=true"}, more))
                .devices()
                .interfaces()
                .get(0)
                .address();
    }

    @ParameterizedTest
    @CsvSource({
        "0,0000:00:00.0",
        "31,0000:00:1f.0",
        "32,0000:01:00.0",
        "192,0000:06:00.0",
        "1184,0000:05:00.1",
        "65535,0000:1f:1f.7",
        "-2,0000:1f:1e.7",
        "4294967295,0000:1f:1f.7"
    })
    void aCardHasItsAddress(String slot, String address) {
        assertThat(address("ethernet0.pciSlotNumber=" + slot).orElseThrow()).hasToString(address);
    }

    @Test
    void withoutANumberThereIsNone() {
        assertThat(address()).isEmpty();
        assertThat(address("ethernet0.pciSlotNumber=-1")).isEmpty();
        assertThat(address("ethernet0.pciSlotNumber=unlimited")).isEmpty();
    }

    @Test
    void libvirt90ReadsNone() {
        String[] lines = {"ethernet0.present=true", "ethernet0.pciSlotNumber=x"};
        assertThat(Vmx.read90(lines).devices().interfaces().get(0).address()).isEmpty();
        refused(ErrorCode.INTERNAL_ERROR, () -> Vmx.read(lines), "ethernet0.pciSlotNumber");
    }

    /** Libvirt writes no number, and so none is changed by a definition: it is ESX that gives them. */
    @Test
    void noneIsWritten() {
        String xml = """
                <domain type='vmware'><name>t</name><memory>4096</memory><os><type>hvm</type></os><devices>
                <interface type='null'><mac address='00:50:56:11:22:33'/>
                <address type='pci' domain='0' bus='6' slot='0' function='0'/></interface></devices></domain>""";
        assertThat(VmxConverter.xmlToVmx(xml, Vmx.LATEST))
                .contains("ethernet0.address")
                .doesNotContain("pciSlot");
    }
}
