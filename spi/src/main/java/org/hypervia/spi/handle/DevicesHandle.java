// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.definition.device.Device;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.NetworkInterface;
import org.hypervia.api.domain.BlockInfo;
import org.hypervia.api.domain.DeviceUpdateFlag;
import org.hypervia.api.domain.DomainDevices;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.api.resource.Affect;
import org.hypervia.spi.domain.DomainBlockQueries;
import org.hypervia.spi.domain.DomainDeviceOperations;
import org.hypervia.spi.domain.DomainModelOperations;
import org.hypervia.spi.domain.DomainXmlOperations;
import org.hypervia.spi.domainxml.DeviceXml;
import org.hypervia.spi.domainxml.FormatOptions;
import org.hypervia.spi.domainxml.KeptXml;

record DevicesHandle(SessionGuard guard, String ref) implements DomainDevices {
    private static final FormatOptions FORMAT =
            FormatOptions.DEFAULT.withSecrets(true).withInactive(true);

    private static final String ATTACH = "virDomainAttachDevice";
    private static final String DETACH = "virDomainDetachDevice";
    private static final String UPDATE = "virDomainUpdateDeviceFlags";
    private static final String FLAGS = "Flags";

    @Override
    public BlockInfo blockInfo(String disk) {
        Objects.requireNonNull(disk, "disk");
        return guard.toRead(DomainBlockQueries.KIND).blockInfo(ref, disk, guard.newDeadline());
    }

    @Override
    public void attach(String deviceXml, Affect affects) {
        Objects.requireNonNull(deviceXml, "deviceXml");
        Objects.requireNonNull(affects, "affects");
        operations(ATTACH + FLAGS).attach(ref, deviceXml, affects, guard.newDeadline());
    }

    @Override
    public void attach(String deviceXml) {
        Objects.requireNonNull(deviceXml, "deviceXml");
        operations(ATTACH).attach(ref, deviceXml, guard.newDeadline());
    }

    @Override
    public void detach(String deviceXml) {
        Objects.requireNonNull(deviceXml, "deviceXml");
        operations(DETACH).detach(ref, deviceXml, guard.newDeadline());
    }

    @Override
    public void detach(String deviceXml, Affect affects) {
        Objects.requireNonNull(deviceXml, "deviceXml");
        Objects.requireNonNull(affects, "affects");
        operations(DETACH + FLAGS).detach(ref, deviceXml, affects, guard.newDeadline());
    }

    @Override
    public void update(String deviceXml, Affect affects, Set<DeviceUpdateFlag> flags) {
        Objects.requireNonNull(deviceXml, "deviceXml");
        Objects.requireNonNull(affects, "affects");
        Objects.requireNonNull(flags, "flags");
        operations(UPDATE).update(ref, deviceXml, affects, flags, guard.newDeadline());
    }

    @Override
    public void attach(Disk disk, Affect affects) {
        Objects.requireNonNull(disk, "disk");
        Objects.requireNonNull(affects, "affects");
        attach(text(disk), affects);
    }

    @Override
    public void attach(NetworkInterface networkInterface, Affect affects) {
        Objects.requireNonNull(networkInterface, "networkInterface");
        Objects.requireNonNull(affects, "affects");
        attach(text(networkInterface), affects);
    }

    @Override
    public void detach(Disk disk, Affect affects) {
        Objects.requireNonNull(disk, "disk");
        Objects.requireNonNull(affects, "affects");
        detach(present(disk, affects), affects);
    }

    @Override
    public void detach(NetworkInterface networkInterface, Affect affects) {
        Objects.requireNonNull(networkInterface, "networkInterface");
        Objects.requireNonNull(affects, "affects");
        detach(present(networkInterface, affects), affects);
    }

    @Override
    public void update(Disk disk, Affect affects, Set<DeviceUpdateFlag> flags) {
        Objects.requireNonNull(disk, "disk");
        Objects.requireNonNull(affects, "affects");
        Objects.requireNonNull(flags, "flags");
        update(changed(disk, affects), affects, flags);
    }

    @Override
    public void update(NetworkInterface networkInterface, Affect affects, Set<DeviceUpdateFlag> flags) {
        Objects.requireNonNull(networkInterface, "networkInterface");
        Objects.requireNonNull(affects, "affects");
        Objects.requireNonNull(flags, "flags");
        update(changed(networkInterface, affects), affects, flags);
    }

    private static String text(Device device) {
        return device instanceof Disk disk
                ? DeviceXml.format(disk, FORMAT)
                : DeviceXml.format((NetworkInterface) device, FORMAT);
    }

    /** A device is named by its whole element, of which the model may not hold all. */
    private String present(Device device, Affect affects) {
        return domainXml(affects, DETACH + FLAGS)
                .flatMap(xml -> KeptXml.present(xml, device))
                .orElseGet(() -> text(device));
    }

    private String changed(Device device, Affect affects) {
        return domainXml(affects, UPDATE)
                .map(xml -> KeptXml.changed(xml, device))
                .orElseGet(() -> text(device));
    }

    /** Returns what the domain has now; empty where the model holds all there is, or nobody describes domains. */
    private Optional<String> domainXml(Affect affects, String function) {
        // A connection that may not change devices, or cannot, says so before anything is asked.
        operations(function);
        Optional<DomainXmlOperations> descriptions = guard.find(DomainXmlOperations.KIND);
        if (descriptions.isEmpty() || guard.find(DomainModelOperations.KIND).isPresent()) {
            return Optional.empty();
        }
        Set<DomainXmlFlag> flags = affects == Affect.CONFIG
                ? Set.of(DomainXmlFlag.SECURE, DomainXmlFlag.INACTIVE)
                : Set.of(DomainXmlFlag.SECURE);
        return Optional.of(descriptions.get().xml(ref, flags, guard.newDeadline()));
    }

    private DomainDeviceOperations operations(String function) {
        return guard.toChange(DomainDeviceOperations.KIND, function);
    }
}
