// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.migration.MigrateOptions;
import org.hypervia.api.migration.MigrationTarget;
import org.hypervia.api.resource.Affect;
import org.hypervia.api.resource.DomainResources;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A virtual machine on one hypervisor: a live handle, not a snapshot of one. It holds the provider's reference of the
 * domain, so it finds the same machine again after a rename.
 *
 * <p>Thread-safe. Calls that ask or change something block for at most the connection's operation time limit. Each may
 * fail with {@code NO_DOMAIN} when the domain is gone, {@code INVALID_CONN} when the connection is closed,
 * {@code ACCESS_DENIED} when the user lacks a privilege, {@code OPERATION_TIMEOUT} and {@code OPERATION_ABORTED}; calls
 * that change something also with {@code OPERATION_DENIED} on a read-only connection.
 *
 * <p>Two handles are equal if they belong to the same connection and hold the same reference, whatever state or name the
 * domain had when each was made; so they are fit for sets and as keys of maps.
 *
 * <p>Stop it, change it, and start it again:
 *
 * <pre>{@code
 * domain.shutdownOrDestroy(Duration.ofMinutes(3));
 * domain.resources().setMaxMemory(MemorySize.ofMebibytes(4096));
 * domain.start();
 * }</pre>
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
     * Asks for the title.
     *
     * @param affects whether that of what runs or of the configuration is meant
     * @return the title; empty without one
     * @throws HypervisorException {@code NO_SUPPORT} without the capability {@code domain.metadata}
     */
    Optional<String> title(Affect affects);

    /**
     * Changes the title.
     *
     * @param title one line; empty to take it away
     * @param affects what to change
     * @throws HypervisorException {@code NO_SUPPORT} without the capability {@code domain.metadata}, {@code INVALID_ARG} for
     *     more than a line
     */
    void setTitle(Optional<String> title, Affect affects);

    /**
     * Asks what the domain is for.
     *
     * @param affects whether that of what runs or of the configuration is meant
     * @return the description; empty without one
     * @throws HypervisorException {@code NO_SUPPORT} without the capability {@code domain.metadata}
     */
    Optional<String> description(Affect affects);

    /**
     * Changes what the domain is said to be for.
     *
     * @param description any text; empty to take it away
     * @param affects what to change
     * @throws HypervisorException {@code NO_SUPPORT} without the capability {@code domain.metadata}
     */
    void setDescription(Optional<String> description, Affect affects);

    /**
     * Asks how the host keeps the domain apart from others.
     *
     * @return the security driver's view; empty where the host has none
     * @throws HypervisorException {@code NO_SUPPORT} without the capability {@code domain.security}
     */
    Optional<DomainSecurity> security();

    /**
     * Asks for the hypervisor's remarks about the domain, such as that it runs with too many rights.
     *
     * @return sentences for people, possibly none
     * @throws HypervisorException {@code NO_SUPPORT} without the capability {@code domain.security}
     */
    List<String> messages();

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
     * Describes the domain as libvirt domain XML, as it is now and without secrets.
     *
     * @return the XML text, in libvirt's layout
     * @throws HypervisorException the converter's codes if the configuration cannot be described
     */
    default String xml() {
        return xml(Set.of());
    }

    /**
     * Describes the domain as libvirt domain XML, in a certain way.
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
    default void start() {
        start(Set.of());
    }

    /**
     * As {@link #start()}, in a certain way.
     *
     * @param flags how to start it
     * @throws HypervisorException as {@link #start()}; {@code INVALID_ARG} for one the hypervisor does not have
     */
    void start(Set<StartFlag> flags);

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
    default void destroy() {
        destroy(Set.of());
    }

    /**
     * As {@link #destroy()}, in a certain way.
     *
     * @param flags how to switch it off
     * @throws HypervisorException as {@link #destroy()}; {@code INVALID_ARG} for one the hypervisor does not have
     */
    void destroy(Set<DestroyFlag> flags);

    /**
     * Asks the guest to shut down, and returns once it was asked. On ESX this needs VMware Tools in the guest.
     *
     * @throws HypervisorException {@code OPERATION_INVALID} if it does not run, {@code AGENT_UNRESPONSIVE} without VMware
     *     Tools: use {@link #destroy()} then
     */
    default void shutdown() {
        shutdown(Set.of());
    }

    /**
     * As {@link #shutdown()}, in a certain way.
     *
     * @param modes how to ask; empty for the hypervisor's own way, the only one of ESX
     * @throws HypervisorException as {@link #shutdown()}; {@code INVALID_ARG} for one the hypervisor does not have
     */
    void shutdown(Set<ShutdownMode> modes);

    /**
     * Waits until the domain is in a state, however it gets there; {@link #shutdown()} for instance returns before the
     * guest has obeyed. Returns at once if it is in that state already. The state is asked for at growing intervals of up
     * to 3 seconds, so a state that lasts shorter than that may be missed.
     *
     * @param state the state
     * @param limit how long to wait in all, instead of the time limit of a call; more than zero
     * @throws HypervisorException {@code OPERATION_TIMEOUT} naming the state it is in when the time is over,
     *     {@code OPERATION_ABORTED} if this thread is interrupted, {@code NO_DOMAIN} if the domain vanishes meanwhile, as a
     *     transient one does when it stops
     * @throws IllegalArgumentException for a limit that is zero or negative
     */
    void awaitState(DomainState state, Duration limit);

    /**
     * Asks the guest to shut down, waits until it has, and switches the domain off if it has not in time or cannot be asked
     * at all. Afterwards the domain is off.
     *
     * @param limit how long the guest may take; more than zero. Asking it and switching the domain off have the time limit
     *     of a call
     * @return true if the guest shut down by itself, false if the domain was switched off
     * @throws HypervisorException {@code OPERATION_INVALID} if it does not run, {@code OPERATION_ABORTED} if this thread is
     *     interrupted; then the domain is not switched off
     * @throws IllegalArgumentException for a limit that is zero or negative
     */
    boolean shutdownOrDestroy(Duration limit);

    /**
     * Asks the guest to restart, and returns once it was asked. On ESX this needs VMware Tools in the guest.
     *
     * @throws HypervisorException {@code OPERATION_INVALID} if it does not run, {@code AGENT_UNRESPONSIVE} without VMware
     *     Tools
     */
    default void reboot() {
        reboot(Set.of());
    }

    /**
     * As {@link #reboot()}, in a certain way.
     *
     * @param modes how to ask; empty for the hypervisor's own way, the only one of ESX
     * @throws HypervisorException as {@link #reboot()}; {@code INVALID_ARG} for one the hypervisor does not have
     */
    void reboot(Set<ShutdownMode> modes);

    /**
     * Switches the domain off and on again, without asking the guest. Blocks until it was done.
     *
     * @throws HypervisorException {@code OPERATION_INVALID} if it does not run
     */
    void reset();

    /**
     * Says whether the domain starts with the host. Order and delays that were set stay, and so do other domains.
     *
     * @param on true to start it with the host
     * @throws HypervisorException {@code OPERATION_INVALID} if switching it on would also switch on others, because the
     *     host's general switch is off
     */
    void setAutostart(boolean on);

    /**
     * Removes the domain from the host. Its files stay where they are.
     *
     * @throws HypervisorException {@code OPERATION_INVALID} if it runs
     */
    default void undefine() {
        undefine(Set.of());
    }

    /**
     * As {@link #undefine()}, with more.
     *
     * @param flags what else to undefine
     * @throws HypervisorException as {@link #undefine()}; {@code INVALID_ARG} for a flag the hypervisor does not have
     */
    void undefine(Set<UndefineFlag> flags);

    /**
     * Moves the domain to another host: libvirt's {@code virDomainMigrate3}. Blocks until it is there, with progress and
     * cancellation as any call that takes long. A guest that runs goes on running; on ESX one that is suspended or off stays
     * so. Afterwards this handle means nothing where source and destination are two hosts, and the same domain as before
     * where both are parts of one vCenter.
     *
     * <p>ESX: source and destination need the same vCenter, which {@code vpx://} has and {@code esx://} by {@code vcenter=}.
     * What the vCenter says against the move stops it before it begins, or is told to {@link MigrateOptions#warnings}. VI API:
     * {@code CheckMigrate_Task} and {@code CheckRelocate_Task} or {@code ValidateMigration}, then {@code MigrateVM_Task}, or
     * {@code RelocateVM_Task} where files move too.
     *
     * @param destination the domains of the connection that the domain goes to: {@code connection.domains()}; those of this
     *     domain's own connection for a move within it
     * @param options how, and where exactly
     * @return the domain at the destination
     * @throws HypervisorException {@code NO_SUPPORT} without the capability {@code domain.migration} on either side, or
     *     if one of them is of another provider; {@code OPERATION_DENIED} if either is read-only; {@code INVALID_ARG} for flags
     *     that the hypervisor does not have, for a destination under another vCenter and for a target that is not there,
     *     {@code ARGUMENT_UNSUPPORTED} for ways of migration and parameters that it does not have; the fault table's code,
     *     such as {@code CPU_INCOMPATIBLE}, if hosts or storage do not fit; {@code OPERATION_ABORTED} if it is cancelled. A
     *     failed move leaves the domain where it was and says so; where it is not certain what came of it, the message says
     *     that, and where the domain was seen
     */
    Domain migrate(Domains destination, MigrateOptions options);

    /**
     * As {@link #migrate(Domains, MigrateOptions)}, as the hypervisor does it by itself.
     *
     * @param destination the domains of the connection that the domain goes to
     * @return the domain at the destination
     * @throws HypervisorException as {@link #migrate(Domains, MigrateOptions)}
     */
    default Domain migrate(Domains destination) {
        return migrate(destination, MigrateOptions.defaults());
    }

    /**
     * Moves the domain within its connection: to another host of the same vCenter, to other storage, or both.
     *
     * @param target where to; something must be named
     * @return the domain at its new place
     * @throws HypervisorException as {@link #migrate(Domains, MigrateOptions)}; {@code INVALID_ARG} if the target names nothing
     */
    Domain relocate(MigrationTarget target);

    /**
     * Asks whether the domain's configuration has been changed from outside.
     *
     * @return false, as always on ESX
     */
    boolean isUpdated();

    /**
     * Describes the domain as a typed model, without secrets: what {@link #xml()} says, and no text where the provider
     * holds the model itself ({@code domain.model}).
     *
     * @return the definition
     */
    DomainDefinition definition();

    /**
     * Takes a picture of the first screen.
     *
     * @return the picture; the caller closes it
     * @throws HypervisorException as {@link #screenshot(int)}
     */
    default Screenshot screenshot() {
        return screenshot(0);
    }

    /**
     * Takes a picture of a screen.
     *
     * @param screen the number of the screen; ESX has only 0
     * @return the picture; the caller closes it
     * @throws HypervisorException {@code OPERATION_INVALID} if the domain does not run, {@code INVALID_ARG} for a screen it
     *     does not have, {@code OPERATION_UNSUPPORTED} if the host takes no pictures
     */
    Screenshot screenshot(int screen);

    /**
     * Returns the way to memory and CPUs. No I/O.
     *
     * @return the resources
     */
    DomainResources resources();

    /**
     * Returns the way to the snapshots. No I/O.
     *
     * @return the snapshots
     */
    DomainSnapshots snapshots();

    /**
     * Returns the way to what the guest tells. No I/O.
     *
     * @return the guest
     */
    DomainGuest guest();

    /**
     * Returns the way to the devices. No I/O.
     *
     * @return the devices
     */
    DomainDevices devices();

    /**
     * Returns the way to the task that works on the domain. No I/O.
     *
     * @return the job
     */
    DomainJob job();
}
