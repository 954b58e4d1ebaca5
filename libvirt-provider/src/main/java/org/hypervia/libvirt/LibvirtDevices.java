// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.Set;
import org.hypervia.api.domain.DeviceUpdateFlag;
import org.hypervia.api.resource.Affect;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainDeviceOperations;

/** Devices, by XML that is passed through as it is. */
record LibvirtDevices(LibvirtSession session) implements DomainDeviceOperations {
    @Override
    public void attach(String ref, String deviceXml, Affect affects, Deadline deadline) {
        session.change(ref, deadline, domain -> domain.attachDevice(deviceXml, affects.flag()));
    }

    @Override
    public void detach(String ref, String deviceXml, Affect affects, Deadline deadline) {
        session.change(ref, deadline, domain -> domain.detachDevice(deviceXml, affects.flag()));
    }

    @Override
    public void attach(String ref, String deviceXml, Deadline deadline) {
        session.change(ref, deadline, domain -> domain.attachDevice(deviceXml));
    }

    @Override
    public void detach(String ref, String deviceXml, Deadline deadline) {
        session.change(ref, deadline, domain -> domain.detachDevice(deviceXml));
    }

    @Override
    public void update(String ref, String deviceXml, Affect affects, Set<DeviceUpdateFlag> flags, Deadline deadline) {
        int bits = affects.flag() | Bits.of(flags, DeviceUpdateFlag::flag);
        session.change(ref, deadline, domain -> domain.updateDevice(deviceXml, bits));
    }
}
