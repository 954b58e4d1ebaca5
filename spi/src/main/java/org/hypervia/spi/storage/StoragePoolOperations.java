// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.storage;

import java.util.Set;
import java.util.UUID;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.storage.PoolCondition;
import org.hypervia.api.storage.PoolXmlFlag;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.StoragePoolIdentity;
import org.hypervia.api.storage.StoragePoolInfo;
import org.hypervia.api.storage.StoragePoolSummary;
import org.hypervia.api.storage.StoragePools;
import org.hypervia.api.value.Listing;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/** What a provider does with pools: {@code storage.pools}. */
@ConsumerType
public interface StoragePoolOperations extends Operations {
    /** What these operations are asked for by. */
    OperationKind<StoragePoolOperations> KIND =
            new OperationKind<>(StoragePoolOperations.class, Capability.STORAGE_POOLS);

    /**
     * Fulfils {@link StoragePools#summaries(Set)}: a retrieval for all, where the hypervisor has one.
     *
     * @param conditions which pools
     * @param deadline when the call must be over
     * @return a row for each, and what could not be read
     */
    Listing<StoragePoolSummary> list(Set<PoolCondition> conditions, Deadline deadline);

    /**
     * Fulfils {@link StoragePools#byName}.
     *
     * @param name the exact name
     * @param deadline when the call must be over
     * @return the pool
     */
    StoragePoolIdentity byName(String name, Deadline deadline);

    /**
     * Fulfils {@link StoragePools#byUuid}.
     *
     * @param uuid libvirt's UUID
     * @param deadline when the call must be over
     * @return the pool
     */
    StoragePoolIdentity byUuid(UUID uuid, Deadline deadline);

    /**
     * Fulfils {@link StoragePools#byTargetPath}.
     *
     * @param path the target
     * @param deadline when the call must be over
     * @return the pool
     */
    StoragePoolIdentity byTargetPath(String path, Deadline deadline);

    /**
     * Fulfils {@link StoragePool#info}.
     *
     * @param ref the pool
     * @param deadline when the call must be over
     * @return state and sizes
     */
    StoragePoolInfo info(String ref, Deadline deadline);

    /**
     * Fulfils {@link StoragePool#xml(Set)}.
     *
     * @param ref the pool
     * @param flags how
     * @param deadline when the call must be over
     * @return libvirt's pool XML
     */
    String xml(String ref, Set<PoolXmlFlag> flags, Deadline deadline);

    /**
     * Fulfils {@link StoragePool#refresh}.
     *
     * @param ref the pool
     * @param deadline when the call must be over
     */
    void refresh(String ref, Deadline deadline);

    /**
     * Fulfils {@link StoragePool#isActive}.
     *
     * @param ref the pool
     * @param deadline when the call must be over
     * @return true if it is started
     */
    boolean isActive(String ref, Deadline deadline);

    /**
     * Fulfils {@link StoragePool#isPersistent}.
     *
     * @param ref the pool
     * @param deadline when the call must be over
     * @return true if it stays defined
     */
    boolean isPersistent(String ref, Deadline deadline);

    /**
     * Fulfils {@link StoragePool#autostart}.
     *
     * @param ref the pool
     * @param deadline when the call must be over
     * @return true if it starts with the host
     */
    boolean autostart(String ref, Deadline deadline);

    /**
     * Fulfils {@link StoragePool#setAutostart}.
     *
     * @param ref the pool
     * @param autostart whether to start it
     * @param deadline when the call must be over
     */
    void setAutostart(String ref, boolean autostart, Deadline deadline);
}
