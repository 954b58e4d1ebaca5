// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.PoolXmlFlag;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.StoragePoolIdentity;
import org.hypervia.api.storage.StoragePoolInfo;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.storage.StorageVolumeSummary;
import org.hypervia.api.storage.VolumeCreateFlag;
import org.hypervia.api.value.Listing;
import org.hypervia.api.value.Reading;
import org.hypervia.spi.storage.StoragePoolOperations;
import org.hypervia.spi.storage.StorageVolumeChanges;
import org.hypervia.spi.storage.StorageVolumeOperations;
import org.hypervia.spi.storage.VolumeCopy;
import org.jspecify.annotations.Nullable;

record StoragePoolHandle(SessionGuard guard, StoragePoolIdentity identity) implements StoragePool {
    @Override
    public UUID uuid() {
        Reading<UUID> uuid = identity.uuid();
        if (uuid instanceof Reading.Failed<UUID> failed) {
            throw failed.error();
        }
        return uuid.toOptional()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        "storage pool '" + name()
                                + "' has no UUID, since the host does not tell where it mounts it: use its" + " name"));
    }

    @Override
    public StoragePoolInfo info() {
        return toRead().info(ref(), guard.newDeadline());
    }

    @Override
    public String xml(Set<PoolXmlFlag> flags) {
        Objects.requireNonNull(flags, "flags");
        return toRead().xml(ref(), flags, guard.newDeadline());
    }

    @Override
    public void refresh() {
        toChange("virStoragePoolRefresh").refresh(ref(), guard.newDeadline());
    }

    @Override
    public boolean isActive() {
        return toRead().isActive(ref(), guard.newDeadline());
    }

    @Override
    public boolean isPersistent() {
        return toRead().isPersistent(ref(), guard.newDeadline());
    }

    @Override
    public boolean autostart() {
        return toRead().autostart(ref(), guard.newDeadline());
    }

    @Override
    public void setAutostart(boolean autostart) {
        toChange("virStoragePoolSetAutostart").setAutostart(ref(), autostart, guard.newDeadline());
    }

    @Override
    public Listing<StorageVolume> volumes() {
        return volumeSummaries().map(row -> new StorageVolumeHandle(guard, row.identity()));
    }

    @Override
    public Listing<StorageVolumeSummary> volumeSummaries() {
        return guard.toRead(StorageVolumeOperations.KIND).list(ref(), guard.newDeadline());
    }

    @Override
    public StorageVolume volume(String name) {
        Objects.requireNonNull(name, "name");
        return new StorageVolumeHandle(
                guard, guard.toRead(StorageVolumeOperations.KIND).byName(ref(), name, guard.newDeadline()));
    }

    @Override
    public StorageVolume createVolume(String volumeXml, Set<VolumeCreateFlag> flags) {
        Objects.requireNonNull(volumeXml, "volumeXml");
        Objects.requireNonNull(flags, "flags");
        return new StorageVolumeHandle(
                guard,
                guard.toChange(StorageVolumeChanges.KIND, "virStorageVolCreateXML")
                        .create(ref(), volumeXml, flags, guard.newDeadline()));
    }

    @Override
    public StorageVolume createVolumeFrom(String volumeXml, StorageVolume source, Set<VolumeCreateFlag> flags) {
        Objects.requireNonNull(volumeXml, "volumeXml");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(flags, "flags");
        StorageVolumeChanges changes = guard.toChange(StorageVolumeChanges.KIND, "virStorageVolCreateXMLFrom");
        if (!(source instanceof StorageVolumeHandle volume) || !volume.guard().equals(guard)) {
            throw new IllegalArgumentException("volume '" + source.name()
                    + "' is of another connection: find it by this one, or download and upload it");
        }
        return new StorageVolumeHandle(
                guard, changes.createFrom(ref(), new VolumeCopy(volumeXml, volume.ref()), flags, guard.newDeadline()));
    }

    private StoragePoolOperations toRead() {
        return guard.toRead(StoragePoolOperations.KIND);
    }

    private StoragePoolOperations toChange(String function) {
        return guard.toChange(StoragePoolOperations.KIND, function);
    }

    private String ref() {
        return identity.ref();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoragePoolHandle pool
                && pool.guard.equals(guard)
                && pool.ref().equals(ref());
    }

    @Override
    public int hashCode() {
        return Objects.hash(guard, ref());
    }

    /** Names the pool without showing the session. */
    @Override
    public String toString() {
        return "StoragePool[" + name() + ", " + ref() + "]";
    }
}
