// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.error.HypervisorException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The snapshots of a domain. Thread-safe; blocking, time limits and common errors as {@link Domain} states them. Each call
 * reads the whole tree in one retrieval.
 *
 * <p>Keep one of today:
 *
 * <pre>{@code
 * domain.snapshots().find("nightly").ifPresent(Snapshot::delete);
 * domain.snapshots().create("nightly", "before the update");
 * }</pre>
 */
@ProviderType
public interface DomainSnapshots {
    /**
     * Reads the tree.
     *
     * @return the roots with all that is below them
     */
    List<SnapshotInfo> tree();

    /**
     * Lists all snapshots, parents before children.
     *
     * @return a handle for each
     */
    List<Snapshot> list();

    /**
     * Finds a snapshot by its name.
     *
     * @param name the exact name
     * @return the first of that name, parents before children, as libvirt does
     * @throws HypervisorException {@code NO_DOMAIN_SNAPSHOT} if there is none
     */
    Snapshot byName(String name);

    /**
     * Looks for a snapshot by its name.
     *
     * @param name the exact name
     * @return the first of that name as {@link #byName} finds it; empty if there is none
     */
    Optional<Snapshot> find(String name);

    /**
     * Finds the snapshot from which the domain goes on.
     *
     * @return the current snapshot, or empty when there is none
     */
    Optional<Snapshot> current();

    /**
     * Takes a snapshot under a name that the hypervisor makes, on ESX the time in seconds since 1970. Blocks until it is
     * complete.
     *
     * @return the new snapshot
     * @throws HypervisorException as {@link #create(String, String, Set)}
     */
    Snapshot create();

    /**
     * Takes a snapshot. Blocks until it is complete.
     *
     * @param name what to call it
     * @return the new snapshot
     * @throws HypervisorException as {@link #create(String, String, Set)}
     */
    default Snapshot create(String name) {
        return create(name, "");
    }

    /**
     * Takes a snapshot. Blocks until it is complete.
     *
     * @param name what to call it
     * @param description what it is for, possibly empty
     * @return the new snapshot
     * @throws HypervisorException as {@link #create(String, String, Set)}
     */
    default Snapshot create(String name, String description) {
        return create(name, description, Set.of());
    }

    /**
     * Takes a snapshot in a certain way. Blocks until it is complete.
     *
     * @param name what to call it
     * @param description what it is for, possibly empty
     * @param flags how to take it
     * @return the new snapshot
     * @throws HypervisorException {@code OPERATION_INVALID} if the name is taken, {@code RESOURCE_BUSY} while another task
     *     holds the domain, {@code AGENT_UNRESPONSIVE} if the guest cannot come to rest, {@code INVALID_ARG} for an empty
     *     name or a flag the hypervisor does not have
     */
    Snapshot create(String name, String description, Set<SnapshotCreateFlag> flags);

    /**
     * Takes a snapshot that libvirt's XML describes.
     *
     * @param xml a {@code domainsnapshot} document with optional name and description
     * @param flags how to take it
     * @return the new snapshot
     * @throws HypervisorException as {@link #create(String, String, Set)}; {@code CONFIG_UNSUPPORTED} if the XML chooses
     *     disks and the hypervisor cannot, {@code XML_DETAIL} or {@code XML_ERROR} if it is not usable
     */
    Snapshot createFromXml(String xml, Set<SnapshotCreateFlag> flags);
}
