// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domain;

import java.util.Set;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.DeviceUpdateFlag;
import org.hypervia.api.domain.DomainDevices;
import org.hypervia.api.resource.Affect;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/** What a provider does with devices: {@code domain.devices}. */
@ConsumerType
public interface DomainDeviceOperations extends Operations {
    /** What these operations are asked for by. */
    OperationKind<DomainDeviceOperations> KIND =
            new OperationKind<>(DomainDeviceOperations.class, Capability.DOMAIN_DEVICES);

    /**
     * Fulfils {@link DomainDevices#attach(String, Affect)}.
     *
     * @param ref the domain
     * @param deviceXml the device
     * @param affects what to change
     * @param deadline when the call must be over
     */
    void attach(String ref, String deviceXml, Affect affects, Deadline deadline);

    /**
     * Fulfils {@link DomainDevices#attach(String)}. For a hypervisor that knows no difference it is the present state.
     *
     * @param ref the domain
     * @param deviceXml the device
     * @param deadline when the call must be over
     */
    default void attach(String ref, String deviceXml, Deadline deadline) {
        attach(ref, deviceXml, Affect.CURRENT, deadline);
    }

    /**
     * Fulfils {@link DomainDevices#detach(String, Affect)}.
     *
     * @param ref the domain
     * @param deviceXml the device
     * @param affects what to change
     * @param deadline when the call must be over
     */
    void detach(String ref, String deviceXml, Affect affects, Deadline deadline);

    /**
     * Fulfils {@link DomainDevices#detach(String)}. For a hypervisor that knows no difference it is the present state.
     *
     * @param ref the domain
     * @param deviceXml the device
     * @param deadline when the call must be over
     */
    default void detach(String ref, String deviceXml, Deadline deadline) {
        detach(ref, deviceXml, Affect.CURRENT, deadline);
    }

    /**
     * Fulfils {@link DomainDevices#update(String, Affect, Set)}.
     *
     * @param ref the domain
     * @param deviceXml the device
     * @param affects what to change
     * @param flags how
     * @param deadline when the call must be over
     */
    void update(String ref, String deviceXml, Affect affects, Set<DeviceUpdateFlag> flags, Deadline deadline);
}
