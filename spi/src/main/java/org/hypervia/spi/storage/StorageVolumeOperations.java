// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.storage;

import org.hypervia.api.capability.Capability;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.StoragePoolIdentity;
import org.hypervia.api.storage.StoragePools;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.storage.StorageVolumeIdentity;
import org.hypervia.api.storage.StorageVolumeInfo;
import org.hypervia.api.storage.StorageVolumeSummary;
import org.hypervia.api.value.Listing;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/** How a provider finds and describes volumes: {@code storage.volumes}. */
@ConsumerType
public interface StorageVolumeOperations extends Operations {
    /** What these operations are asked for by. */
    OperationKind<StorageVolumeOperations> KIND =
            new OperationKind<>(StorageVolumeOperations.class, Capability.STORAGE_VOLUMES);

    /**
     * Fulfils {@link StoragePool#volumeSummaries} and {@link StoragePool#volumes}: one search a pool.
     *
     * @param pool the reference of the pool
     * @param deadline when the call must be over
     * @return a row for each, and what could not be read
     */
    Listing<StorageVolumeSummary> list(String pool, Deadline deadline);

    /**
     * Fulfils {@link StoragePool#volume}.
     *
     * @param pool the reference of the pool
     * @param name the exact name
     * @param deadline when the call must be over
     * @return the volume, which exists
     */
    StorageVolumeIdentity byName(String pool, String name, Deadline deadline);

    /**
     * Fulfils {@link StoragePools#volumeByKey}.
     *
     * @param key libvirt's key
     * @param deadline when the call must be over
     * @return the volume
     */
    StorageVolumeIdentity byKey(String key, Deadline deadline);

    /**
     * Fulfils {@link StoragePools#volumeByPath}.
     *
     * @param path the path
     * @param deadline when the call must be over
     * @return the volume, which exists
     */
    StorageVolumeIdentity byPath(String path, Deadline deadline);

    /**
     * Fulfils {@link StorageVolume#pool}.
     *
     * @param ref the volume
     * @param deadline when the call must be over
     * @return its pool
     */
    StoragePoolIdentity pool(String ref, Deadline deadline);

    /**
     * Fulfils {@link StorageVolume#key}.
     *
     * @param ref the volume
     * @param deadline when the call must be over
     * @return libvirt's key
     */
    String key(String ref, Deadline deadline);

    /**
     * Fulfils {@link StorageVolume#info}.
     *
     * @param ref the volume
     * @param deadline when the call must be over
     * @return type and sizes
     */
    StorageVolumeInfo info(String ref, Deadline deadline);

    /**
     * Fulfils {@link StorageVolume#xml}.
     *
     * @param ref the volume
     * @param deadline when the call must be over
     * @return libvirt's volume XML
     */
    String xml(String ref, Deadline deadline);
}
