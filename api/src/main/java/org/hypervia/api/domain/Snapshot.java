// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.error.HypervisorException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A snapshot of a domain: a live handle by the provider's reference, so that namesakes are told apart. Thread-safe;
 * blocking, time limits and common errors as {@link Domain} states them, and {@code NO_DOMAIN_SNAPSHOT} when it is gone.
 *
 * <p>Two handles are equal if they hold the same reference below equal domains.
 *
 * <p>Go back, and forget it:
 *
 * <pre>{@code
 * snapshot.revert();
 * snapshot.delete();
 * }</pre>
 */
@ProviderType
public interface Snapshot {
    /**
     * Returns the snapshot as it was when the handle was made. No I/O.
     *
     * @return name, description, state and place in the tree
     */
    SnapshotInfo info();

    /**
     * Describes the snapshot as libvirt does: name, description, state, parent, creation time, domain.
     *
     * @return the XML text
     */
    default String xml() {
        return xml(Set.of());
    }

    /**
     * Describes the snapshot in a certain way; as {@link #xml()}.
     *
     * @param flags how
     * @return the XML text
     * @throws HypervisorException {@code INVALID_ARG} for a flag the hypervisor does not have, {@code OPERATION_DENIED} for
     *     {@link SnapshotXmlFlag#SECURE} on a read-only connection
     */
    String xml(Set<SnapshotXmlFlag> flags);

    /**
     * Finds the snapshot it was taken on.
     *
     * @return the parent; empty for a root
     */
    Optional<Snapshot> parent();

    /**
     * Finds what was taken on it.
     *
     * @return the direct children, in the hypervisor's order
     */
    List<Snapshot> children();

    /**
     * Asks whether the domain goes on from here.
     *
     * @return true for the current snapshot, not for a namesake of it
     */
    boolean isCurrent();

    /**
     * Takes the domain back to this snapshot. Blocks until it is there, in the power state that the snapshot recorded.
     *
     * @throws HypervisorException {@code RESOURCE_BUSY} while another task holds the domain
     */
    default void revert() {
        revert(Set.of());
    }

    /**
     * As {@link #revert()}, in a certain way.
     *
     * @param flags how
     * @throws HypervisorException as {@link #revert()}; {@code INVALID_ARG} for a flag the hypervisor does not have
     */
    void revert(Set<SnapshotRevertFlag> flags);

    /**
     * Deletes the snapshot; what it held is merged into its children.
     *
     * @throws HypervisorException {@code RESOURCE_BUSY} while another task holds the domain
     */
    default void delete() {
        delete(Set.of());
    }

    /**
     * As {@link #delete()}, in a certain way.
     *
     * @param flags what else to delete, or what instead
     * @throws HypervisorException as {@link #delete()}; {@code INVALID_ARG} for a flag the hypervisor does not have
     */
    void delete(Set<SnapshotDeleteFlag> flags);
}
