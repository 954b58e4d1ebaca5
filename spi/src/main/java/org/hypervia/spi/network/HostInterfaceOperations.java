// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.network;

import java.util.Set;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.network.HostInterface;
import org.hypervia.api.network.HostInterfaceIdentity;
import org.hypervia.api.network.HostInterfaceSummary;
import org.hypervia.api.network.HostInterfaces;
import org.hypervia.api.network.InterfaceCondition;
import org.hypervia.api.network.InterfaceXmlFlag;
import org.hypervia.api.value.Listing;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/** How a provider finds and describes the interfaces of its host: {@code network.interfaces}. */
@ConsumerType
public interface HostInterfaceOperations extends Operations {
    /** What these operations are asked for by. */
    OperationKind<HostInterfaceOperations> KIND =
            new OperationKind<>(HostInterfaceOperations.class, Capability.HOST_INTERFACES);

    /**
     * Fulfils {@link HostInterfaces#summaries(Set)}: a retrieval for all, where the hypervisor has one.
     *
     * @param conditions which interfaces
     * @param deadline when the call must be over
     * @return a row for each, and what could not be read
     */
    Listing<HostInterfaceSummary> list(Set<InterfaceCondition> conditions, Deadline deadline);

    /**
     * Fulfils {@link HostInterfaces#byName}.
     *
     * @param name the exact name
     * @param deadline when the call must be over
     * @return the interface
     */
    HostInterfaceIdentity byName(String name, Deadline deadline);

    /**
     * Fulfils {@link HostInterfaces#byMac}.
     *
     * @param mac the MAC address, in any letter case
     * @param deadline when the call must be over
     * @return the interface
     */
    HostInterfaceIdentity byMac(String mac, Deadline deadline);

    /**
     * Fulfils {@link HostInterface#xml(Set)}.
     *
     * @param ref the interface
     * @param flags how
     * @param deadline when the call must be over
     * @return libvirt's interface XML
     */
    String xml(String ref, Set<InterfaceXmlFlag> flags, Deadline deadline);

    /**
     * Fulfils {@link HostInterface#isActive}.
     *
     * @param ref the interface
     * @param deadline when the call must be over
     * @return true if it is up
     */
    boolean isActive(String ref, Deadline deadline);
}
