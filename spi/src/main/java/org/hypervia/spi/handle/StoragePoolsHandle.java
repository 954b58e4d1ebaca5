// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.PoolCondition;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.StoragePoolIdentity;
import org.hypervia.api.storage.StoragePoolSummary;
import org.hypervia.api.storage.StoragePools;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.value.Listing;
import org.hypervia.spi.storage.StoragePoolOperations;
import org.hypervia.spi.storage.StorageVolumeOperations;

record StoragePoolsHandle(SessionGuard guard) implements StoragePools {
    @Override
    public Listing<StoragePool> list(Set<PoolCondition> conditions) {
        return summaries(conditions).map(row -> handle(row.identity()));
    }

    @Override
    public Listing<StoragePoolSummary> summaries(Set<PoolCondition> conditions) {
        Objects.requireNonNull(conditions, "conditions");
        return pools().list(Set.copyOf(conditions), guard.newDeadline());
    }

    @Override
    public StoragePool byName(String name) {
        Objects.requireNonNull(name, "name");
        return handle(pools().byName(name, guard.newDeadline()));
    }

    @Override
    public StoragePool byUuid(UUID uuid) {
        Objects.requireNonNull(uuid, "uuid");
        return handle(pools().byUuid(uuid, guard.newDeadline()));
    }

    @Override
    public StoragePool byTargetPath(String path) {
        Objects.requireNonNull(path, "path");
        return handle(pools().byTargetPath(path, guard.newDeadline()));
    }

    @Override
    public Optional<StoragePool> find(String name) {
        try {
            return Optional.of(byName(name));
        } catch (HypervisorException e) {
            if (e.code() == ErrorCode.NO_STORAGE_POOL) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public StorageVolume volumeByKey(String key) {
        Objects.requireNonNull(key, "key");
        return new StorageVolumeHandle(
                guard, guard.toRead(StorageVolumeOperations.KIND).byKey(key, guard.newDeadline()));
    }

    @Override
    public StorageVolume volumeByPath(String path) {
        Objects.requireNonNull(path, "path");
        return new StorageVolumeHandle(
                guard, guard.toRead(StorageVolumeOperations.KIND).byPath(path, guard.newDeadline()));
    }

    private StoragePoolOperations pools() {
        return guard.toRead(StoragePoolOperations.KIND);
    }

    private StoragePool handle(StoragePoolIdentity identity) {
        return new StoragePoolHandle(guard, identity);
    }
}
