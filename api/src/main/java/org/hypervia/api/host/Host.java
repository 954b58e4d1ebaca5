// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.host;

import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.MemorySize;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The host behind a connection. For a vCenter it is the host named in the URI. Thread-safe; blocking and time limits as
 * the connection states them.
 *
 * <p>How much room there is:
 *
 * <pre>{@code
 * NodeInfo hardware = hypervisor.host().info();
 * System.out.println(hypervisor.host().freeMemory() + " of " + hardware.memory());
 * }</pre>
 */
@ProviderType
public interface Host {
    /**
     * Asks for the host's name.
     *
     * @return {@code name}, or {@code name.domain} when the host has a DNS domain
     * @throws HypervisorException {@code NO_HOSTNAME} if the host has none
     */
    String hostname();

    /**
     * Asks what the host is made of.
     *
     * @return the hardware
     */
    NodeInfo info();

    /**
     * Asks how much memory is free.
     *
     * @return the memory that no domain and no service uses
     */
    MemorySize freeMemory();

    /**
     * Asks how much memory of one NUMA cell is free.
     *
     * @param cell the number of the cell, from 0
     * @return the memory that no domain and no service uses
     * @throws HypervisorException {@code NO_SUPPORT} if the host tells only the total; {@code INTERNAL_ERROR} or
     *     {@code INVALID_ARG} if it has no such cell
     */
    MemorySize freeMemory(int cell);

    /**
     * Describes the host and the guests it can run, as libvirt's {@code virConnectGetCapabilities} does. Blocks for at most
     * the operation time limit.
     *
     * @return the {@code capabilities} document
     * @throws HypervisorException {@code INTERNAL_ERROR} if the host does not tell what is needed
     */
    String capabilitiesXml();

    /**
     * Asks how many virtual CPUs a domain can have at most. Blocks for at most the operation time limit.
     *
     * @return the number. VI API: {@code HostSystem.capability.maxSupportedVcpus}
     * @throws HypervisorException {@code INTERNAL_ERROR} if the host does not tell
     */
    int maxVcpus();

    /**
     * Asks how many virtual CPUs a domain of a type can have at most. Blocks for at most the operation time limit.
     *
     * @param domainType as in domain XML, such as {@code kvm}; a host that knows one type answers for that
     * @return the number
     * @throws HypervisorException {@code INVALID_ARG} for a type that the host does not know; {@code INTERNAL_ERROR} if it does
     *     not tell
     */
    int maxVcpus(String domainType);
}
