// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.HostDevice;
import org.hypervia.api.domain.Domain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PCI devices of the host go through the typed definition in both directions and lose nothing. */
class HostDevicesTest {
    private static final HostDevice STATED = new HostDevice(
            true,
            Optional.of(HostDevice.Driver.VFIO),
            new DeviceAddress.Pci(0x10000, 1, 2, 0),
            Optional.of(new DeviceAddress.Other("unassigned")));

    private final Hypervisor connection = Libvirt.test();

    @AfterEach
    void end() {
        connection.close();
    }

    @Test
    void libvirtsDevicesAreReadKeptAndAddedTo() {
        Domain domain = connection.domains().define("""
                <domain type='test'><name>passed</name><memory>4096</memory><os><type>hvm</type></os><devices>
                  <hostdev mode='subsystem' type='pci' managed='yes'><driver name='vfio'/>
                    <source><address domain='0x10000' bus='1' slot='2'/></source><address type='unassigned'/></hostdev>
                </devices></domain>
                """);
        DomainDefinition definition = domain.definition();
        assertThat(definition.devices().hostDevices()).containsExactly(STATED);

        HostDevice added = HostDevice.managed(new DeviceAddress.Pci(0, 1, 3, 7));
        Domain changed = connection
                .domains()
                .define(definition.toBuilder()
                        .devices(definition.devices().toBuilder().add(added).build())
                        .build());
        assertThat(changed.definition().devices().hostDevices()).containsExactly(STATED, added);
        changed.undefine(Set.of());
    }
}
