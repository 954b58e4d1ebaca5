// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import java.util.OptionalInt;
import java.util.Set;
import org.hypervia.api.error.HypervisorException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A virtual machine on one hypervisor: a live handle, not a snapshot of one. It holds the provider's reference of the
 * domain, so it finds the same machine again after a rename.
 *
 * <p>Thread-safe. Calls that ask or change something block for at most the connection's operation time limit. Each may
 * fail with {@code NO_DOMAIN} when the domain is gone, {@code INVALID_CONN} when the connection is closed,
 * {@code ACCESS_DENIED} when the user lacks a privilege, {@code OPERATION_TIMEOUT} and {@code OPERATION_ABORTED}; calls
 * that change something also with {@code OPERATION_DENIED} on a read-only connection.
 */
@ProviderType
public interface Domain {
    /**
     * Returns by what the domain can be told from others, as it was when the handle was made. No I/O.
     *
     * @return the identity
     */
    DomainIdentity identity();

    /**
     * Returns the domain's name as it was when the handle was made. No I/O.
     *
     * @return the name
     */
    default String name() {
        return identity().name();
    }

    /**
     * Returns libvirt's number of the domain as it was when the handle was made. No I/O.
     *
     * @return the number, empty for a domain that was off
     */
    OptionalInt id();

    /**
     * Asks for state, memory and vCPUs.
     *
     * @return what the domain has and uses now
     */
    DomainInfo info();

    /**
     * Asks for the state.
     *
     * @return the state and its reason
     */
    DomainStatus status();

    /**
     * Asks for the kind of guest interface.
     *
     * @return {@code hvm} for full virtualisation, as always on ESX
     */
    String osType();

    /**
     * Asks whether the domain stays defined when it is off.
     *
     * @return true, as always on ESX
     */
    boolean isPersistent();

    /**
     * Asks whether the domain starts with the host.
     *
     * @return true if the host's autostart is on and powers this domain on. VI API: {@code HostAutoStartManager.config}
     */
    boolean isAutostart();

    /**
     * Asks whether there is a managed save image.
     *
     * @return false, as always on ESX
     */
    boolean hasManagedSaveImage();

    /**
     * Describes the domain as libvirt domain XML.
     *
     * @param flags how
     * @return the XML text, in libvirt's layout
     * @throws HypervisorException {@code OPERATION_DENIED} for {@link DomainXmlFlag#SECURE} or
     *     {@link DomainXmlFlag#MIGRATABLE} on a read-only connection; the converter's codes if the configuration cannot
     *     be described
     */
    String xml(Set<DomainXmlFlag> flags);

    /**
     * Powers the domain on: libvirt's {@code virDomainCreate}. Blocks until it runs.
     *
     * @throws HypervisorException {@code OPERATION_INVALID} if it is not off, {@code RESOURCE_BUSY} if another task holds
     *     it
     */
    void start();

    /**
     * Stops the virtual CPUs; {@link #resume()} lets them continue. Blocks until the domain is
     * {@link DomainState#PAUSED}. ESX saves the memory to disk.
     *
     * @throws HypervisorException {@code OPERATION_INVALID} if it does not run
     */
    void suspend();

    /**
     * Lets a suspended domain continue. Blocks until it runs.
     *
     * @throws HypervisorException {@code OPERATION_INVALID} if it is not suspended
     */
    void resume();

    /**
     * Switches the domain off, as if its power cord were pulled. Blocks until it is off.
     *
     * @throws HypervisorException {@code OPERATION_INVALID} if it is off already
     */
    void destroy();

    /**
     * Asks the guest to shut down, and returns once it was asked. On ESX this needs VMware Tools in the guest.
     *
     * @throws HypervisorException {@code OPERATION_INVALID} if it does not run, {@code AGENT_UNRESPONSIVE} without VMware
     *     Tools: use {@link #destroy()} then
     */
    void shutdown();

    /**
     * Asks the guest to restart, and returns once it was asked. On ESX this needs VMware Tools in the guest.
     *
     * @throws HypervisorException {@code OPERATION_INVALID} if it does not run, {@code AGENT_UNRESPONSIVE} without VMware
     *     Tools
     */
    void reboot();
}
