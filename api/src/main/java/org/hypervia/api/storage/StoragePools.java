// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.storage;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Listing;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The storage pools behind a connection. Thread-safe; blocking and time limits as the connection states them.
 *
 * <p>On ESX pools are the host's datastores and the static targets of its iSCSI adapters. All of them, with state and sizes:
 *
 * <pre>{@code
 * for (StoragePoolSummary row : hypervisor.storagePools().summaries()) {
 *     System.out.println(row.identity().name() + " " + row.info().map(StoragePoolInfo::available).orElse(0L));
 * }
 * }</pre>
 */
@ProviderType
public interface StoragePools {
    /**
     * Lists all pools as handles.
     *
     * @return a handle for each, and what could not be read
     */
    default Listing<StoragePool> list() {
        return list(Set.of());
    }

    /**
     * Lists pools as handles.
     *
     * @param conditions which ones
     * @return a handle for each, and what could not be read
     */
    Listing<StoragePool> list(Set<PoolCondition> conditions);

    /**
     * Lists all pools with state and sizes in one go.
     *
     * @return a row for each, and what could not be read
     */
    default Listing<StoragePoolSummary> summaries() {
        return summaries(Set.of());
    }

    /**
     * Lists pools with state and sizes in one go: on ESX two round trips at most, however many there are.
     *
     * @param conditions which ones
     * @return a row for each, and what could not be read
     */
    Listing<StoragePoolSummary> summaries(Set<PoolCondition> conditions);

    /**
     * Finds a pool by its exact name.
     *
     * @param name the name
     * @return a handle; of two pools of that name the first
     * @throws HypervisorException {@code NO_STORAGE_POOL} if there is none
     */
    StoragePool byName(String name);

    /**
     * Finds a pool by its UUID.
     *
     * @param uuid libvirt's UUID of the pool
     * @return a handle
     * @throws HypervisorException {@code NO_STORAGE_POOL} if there is none
     */
    StoragePool byUuid(UUID uuid);

    /**
     * Finds the pool that has a path as its target.
     *
     * @param path such as {@code /vmfs/volumes/datastore1} or {@code /var/lib/libvirt/images}; on ESX a datastore's name in
     *     brackets too
     * @return a handle
     * @throws HypervisorException {@code NO_STORAGE_POOL} if there is none
     */
    StoragePool byTargetPath(String path);

    /**
     * Looks for a pool by its exact name.
     *
     * @param name the name
     * @return a handle; empty if there is none
     */
    Optional<StoragePool> find(String name);

    /**
     * Finds a volume of any pool by its key.
     *
     * @param key libvirt's key: on ESX the UUID of a virtual disk or of a LUN, or the path of another file
     * @return a handle
     * @throws HypervisorException {@code NO_STORAGE_VOL} if there is none
     */
    StorageVolume volumeByKey(String key);

    /**
     * Finds a volume of any pool by its path.
     *
     * @param path such as {@code [datastore1] web01/web01.vmdk} or {@code /vmfs/devices/disks/naa.1}
     * @return a handle
     * @throws HypervisorException {@code INVALID_ARG} if it is no path of a volume, {@code NO_STORAGE_VOL} if there is none
     */
    StorageVolume volumeByPath(String path);
}
