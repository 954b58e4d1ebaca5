// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Objects;
import java.util.Set;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.storage.StorageVolumeIdentity;
import org.hypervia.api.storage.StorageVolumeInfo;
import org.hypervia.api.storage.TransferOptions;
import org.hypervia.api.storage.TransferRange;
import org.hypervia.api.storage.TransferResult;
import org.hypervia.api.storage.VolumeDeleteFlag;
import org.hypervia.api.storage.VolumeDownload;
import org.hypervia.api.storage.VolumeResizeFlag;
import org.hypervia.api.storage.VolumeUpload;
import org.hypervia.api.storage.WipeAlgorithm;
import org.hypervia.spi.storage.StorageTransfers;
import org.hypervia.spi.storage.StorageVolumeChanges;
import org.hypervia.spi.storage.StorageVolumeOperations;
import org.hypervia.spi.transfer.Downloading;
import org.hypervia.spi.transfer.Transfer;
import org.hypervia.spi.transfer.Uploading;
import org.jspecify.annotations.Nullable;

record StorageVolumeHandle(SessionGuard guard, StorageVolumeIdentity identity) implements StorageVolume {
    // Reading content is for connections that may write, as libvirt has it: whoever may only look sees no secrets of
    // guests.
    private static final String DOWNLOAD = "virStorageVolDownload";
    private static final String UPLOAD = "virStorageVolUpload";

    String ref() {
        return identity.ref();
    }

    @Override
    public StoragePool pool() {
        return new StoragePoolHandle(guard, toRead().pool(ref(), guard.newDeadline()));
    }

    @Override
    public String key() {
        return toRead().key(ref(), guard.newDeadline());
    }

    @Override
    public StorageVolumeInfo info() {
        return toRead().info(ref(), guard.newDeadline());
    }

    @Override
    public String xml() {
        return toRead().xml(ref(), guard.newDeadline());
    }

    @Override
    public void delete(Set<VolumeDeleteFlag> flags) {
        Objects.requireNonNull(flags, "flags");
        toChange("virStorageVolDelete").delete(ref(), flags, guard.newDeadline());
    }

    @Override
    public void wipe(WipeAlgorithm algorithm) {
        Objects.requireNonNull(algorithm, "algorithm");
        toChange("virStorageVolWipePattern").wipe(ref(), algorithm, guard.newDeadline());
    }

    @Override
    public void resize(long capacity, Set<VolumeResizeFlag> flags) {
        Objects.requireNonNull(flags, "flags");
        toChange("virStorageVolResize").resize(ref(), capacity, flags, guard.newDeadline());
    }

    @Override
    public VolumeDownload download(TransferRange range) {
        Objects.requireNonNull(range, "range");
        StorageTransfers transfers = guard.toChange(StorageTransfers.KIND, DOWNLOAD);
        return new Downloading(path(), transfers.download(ref(), range, guard.newLimits()));
    }

    @Override
    public TransferResult download(WritableByteChannel target, TransferOptions options) {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(options, "options");
        StorageTransfers transfers = guard.toChange(StorageTransfers.KIND, DOWNLOAD);
        return new Transfer(transfers, identity, options, guard.newLimits()).download(target);
    }

    @Override
    public VolumeUpload upload(TransferRange range) {
        Objects.requireNonNull(range, "range");
        StorageTransfers transfers = guard.toChange(StorageTransfers.KIND, UPLOAD);
        return Uploading.start(
                path(), content -> transfers.upload(ref(), range, content, guard.newLimits()), guard::whenClosed);
    }

    @Override
    public TransferResult upload(ReadableByteChannel source, TransferOptions options) {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(options, "options");
        StorageTransfers transfers = guard.toChange(StorageTransfers.KIND, UPLOAD);
        return new Transfer(transfers, identity, options, guard.newLimits()).upload(source);
    }

    private StorageVolumeOperations toRead() {
        return guard.toRead(StorageVolumeOperations.KIND);
    }

    private StorageVolumeChanges toChange(String function) {
        return guard.toChange(StorageVolumeChanges.KIND, function);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StorageVolumeHandle volume
                && volume.guard.equals(guard)
                && volume.ref().equals(ref());
    }

    @Override
    public int hashCode() {
        return Objects.hash(guard, ref());
    }

    /** Names the volume without showing the session. */
    @Override
    public String toString() {
        return "StorageVolume[" + path() + "]";
    }
}
