// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.Objects;
import java.util.Set;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.NetworkInterface;
import org.hypervia.api.domain.Affect;
import org.hypervia.api.domain.DeviceUpdateFlag;
import org.hypervia.api.domain.DomainDevices;
import org.hypervia.spi.domain.DomainDeviceOperations;
import org.hypervia.spi.domainxml.DeviceXml;
import org.hypervia.spi.domainxml.FormatOptions;

record DevicesHandle(SessionGuard guard, String ref) implements DomainDevices {
    private static final FormatOptions FORMAT =
            FormatOptions.DEFAULT.withSecrets(true).withInactive(true);

    @Override
    public void attach(String deviceXml, Affect affects) {
        Objects.requireNonNull(deviceXml, "deviceXml");
        Objects.requireNonNull(affects, "affects");
        operations().attach(ref, deviceXml, affects, guard.newDeadline());
    }

    @Override
    public void attach(String deviceXml) {
        Objects.requireNonNull(deviceXml, "deviceXml");
        operations().attach(ref, deviceXml, guard.newDeadline());
    }

    @Override
    public void detach(String deviceXml) {
        Objects.requireNonNull(deviceXml, "deviceXml");
        operations().detach(ref, deviceXml, guard.newDeadline());
    }

    @Override
    public void detach(String deviceXml, Affect affects) {
        Objects.requireNonNull(deviceXml, "deviceXml");
        Objects.requireNonNull(affects, "affects");
        operations().detach(ref, deviceXml, affects, guard.newDeadline());
    }

    @Override
    public void update(String deviceXml, Affect affects, Set<DeviceUpdateFlag> flags) {
        Objects.requireNonNull(deviceXml, "deviceXml");
        Objects.requireNonNull(affects, "affects");
        Objects.requireNonNull(flags, "flags");
        operations().update(ref, deviceXml, affects, flags, guard.newDeadline());
    }

    @Override
    public void attach(Disk disk, Affect affects) {
        Objects.requireNonNull(disk, "disk");
        Objects.requireNonNull(affects, "affects");
        attach(DeviceXml.format(disk, FORMAT), affects);
    }

    @Override
    public void attach(NetworkInterface networkInterface, Affect affects) {
        Objects.requireNonNull(networkInterface, "networkInterface");
        Objects.requireNonNull(affects, "affects");
        attach(DeviceXml.format(networkInterface, FORMAT), affects);
    }

    @Override
    public void detach(Disk disk, Affect affects) {
        Objects.requireNonNull(disk, "disk");
        Objects.requireNonNull(affects, "affects");
        detach(DeviceXml.format(disk, FORMAT), affects);
    }

    @Override
    public void detach(NetworkInterface networkInterface, Affect affects) {
        Objects.requireNonNull(networkInterface, "networkInterface");
        Objects.requireNonNull(affects, "affects");
        detach(DeviceXml.format(networkInterface, FORMAT), affects);
    }

    @Override
    public void update(Disk disk, Affect affects, Set<DeviceUpdateFlag> flags) {
        Objects.requireNonNull(disk, "disk");
        Objects.requireNonNull(affects, "affects");
        Objects.requireNonNull(flags, "flags");
        update(DeviceXml.format(disk, FORMAT), affects, flags);
    }

    @Override
    public void update(NetworkInterface networkInterface, Affect affects, Set<DeviceUpdateFlag> flags) {
        Objects.requireNonNull(networkInterface, "networkInterface");
        Objects.requireNonNull(affects, "affects");
        Objects.requireNonNull(flags, "flags");
        update(DeviceXml.format(networkInterface, FORMAT), affects, flags);
    }

    private DomainDeviceOperations operations() {
        return guard.toChange(DomainDeviceOperations.KIND);
    }
}
