// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.storage;

import java.util.Set;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.storage.StorageVolumeIdentity;
import org.hypervia.api.storage.VolumeCreateFlag;
import org.hypervia.api.storage.VolumeDeleteFlag;
import org.hypervia.api.storage.VolumeResizeFlag;
import org.hypervia.api.storage.WipeAlgorithm;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.osgi.annotation.versioning.ConsumerType;

/** How a provider changes volumes: {@code storage.changes}. */
@ConsumerType
public interface StorageVolumeChanges extends Operations {
    /** What these operations are asked for by. */
    OperationKind<StorageVolumeChanges> KIND =
            new OperationKind<>(StorageVolumeChanges.class, Capability.STORAGE_CHANGES);

    /**
     * Fulfils {@link StoragePool#createVolume(String, Set)}. A failure leaves nothing behind.
     *
     * @param pool the reference of the pool
     * @param volumeXml what to create
     * @param flags how
     * @param deadline when the call must be over
     * @return the volume
     */
    StorageVolumeIdentity create(String pool, String volumeXml, Set<VolumeCreateFlag> flags, Deadline deadline);

    /**
     * Fulfils {@link StoragePool#createVolumeFrom}. A failure leaves nothing behind.
     *
     * @param pool the reference of the pool
     * @param copy what to create of what
     * @param flags how
     * @param deadline when the call must be over
     * @return the volume
     */
    StorageVolumeIdentity createFrom(String pool, VolumeCopy copy, Set<VolumeCreateFlag> flags, Deadline deadline);

    /**
     * Fulfils {@link StorageVolume#delete(Set)}.
     *
     * @param ref the volume
     * @param flags how
     * @param deadline when the call must be over
     */
    void delete(String ref, Set<VolumeDeleteFlag> flags, Deadline deadline);

    /**
     * Fulfils {@link StorageVolume#wipe(WipeAlgorithm)}.
     *
     * @param ref the volume
     * @param algorithm how
     * @param deadline when the call must be over
     */
    void wipe(String ref, WipeAlgorithm algorithm, Deadline deadline);

    /**
     * Fulfils {@link StorageVolume#resize}.
     *
     * @param ref the volume
     * @param capacity bytes
     * @param flags how
     * @param deadline when the call must be over
     */
    void resize(String ref, long capacity, Set<VolumeResizeFlag> flags, Deadline deadline);
}
