// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import java.util.List;
import java.util.Set;
import org.hypervia.api.error.HypervisorException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the guest tells of itself through its agent: VMware Tools on ESX. Thread-safe; blocking, time limits and common
 * errors as {@link Domain} states them.
 *
 * <p>Where to reach the guest:
 *
 * <pre>{@code
 * for (GuestInterface card : domain.guest().interfaces(InterfaceAddressSource.AGENT)) {
 *     System.out.println(card.name() + " " + card.addresses());
 * }
 * }</pre>
 */
@ProviderType
public interface DomainGuest {
    /**
     * Asks for the guest's host name.
     *
     * @return the name
     * @throws HypervisorException {@code OPERATION_INVALID} if the domain does not run, {@code AGENT_UNRESPONSIVE} if the
     *     agent has not told one
     */
    default String hostname() {
        return hostname(Set.of());
    }

    /**
     * Asks somebody certain for the guest's host name; as {@link #hostname()}.
     *
     * @param sources who is asked; none leaves it to the hypervisor
     * @return the name
     * @throws HypervisorException as {@link #hostname()}; {@code INVALID_ARG} for a source the hypervisor does not have
     */
    String hostname(Set<HostnameSource> sources);

    /**
     * Asks for the guest's interfaces and addresses.
     *
     * @param source who is asked; ESX has only {@link InterfaceAddressSource#AGENT}
     * @return the connected ones, possibly none
     * @throws HypervisorException {@code OPERATION_INVALID} if the domain does not run, {@code AGENT_UNRESPONSIVE} if the
     *     agent has not told any, {@code ARGUMENT_UNSUPPORTED} for a source that the hypervisor does not have
     */
    List<GuestInterface> interfaces(InterfaceAddressSource source);
}
