// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.TransferRange;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.datastore.DatastoreFiles;
import org.hypervia.esx.datastore.FileTransfers;
import org.hypervia.esx.vim.session.CleanUp;
import org.hypervia.esx.vmx.path.DatastorePath;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.storage.DownloadSource;
import org.hypervia.spi.storage.StorageTransfers;
import org.hypervia.spi.storage.TransferLimits;

/**
 * Moves the content of volumes over {@code /folder}. That of a virtual disk is what its guest sees, in the flat file beside its
 * descriptor; any other file is its own content. Thread-safe.
 */
public final class EsxTransfers implements StorageTransfers {
    private static final System.Logger LOG = System.getLogger(EsxTransfers.class.getName());
    private static final Duration CLEAN_UP = Duration.ofSeconds(30);
    private static final int DESCRIPTOR_LIMIT = 64 << 10;
    // What a host's own refusal of an upload is said with.
    private static final Set<ErrorCode> REFUSALS = Set.of(
            ErrorCode.ACCESS_DENIED,
            ErrorCode.NO_STORAGE_VOL,
            ErrorCode.RESOURCE_BUSY,
            ErrorCode.OPERATION_FAILED,
            ErrorCode.HTTP_ERROR,
            ErrorCode.INTERNAL_ERROR);
    private static final Duration LOOKING_AGAIN = Duration.ofMillis(50);
    private static final int LOOKS = 6;

    private final DatastoreFiles files;
    private final FileTransfers transfers;
    // Of this connection, to be removed as soon as the host can be reached again.
    private final Set<DatastorePath> leftParts = ConcurrentHashMap.newKeySet();

    public EsxTransfers(EsxConnection connection) {
        this.files = new DatastoreFiles(connection);
        this.transfers = new FileTransfers(connection);
    }

    @Override
    public DownloadSource download(String ref, TransferRange range, TransferLimits limits) {
        DatastorePath path = EsxVolumeChanges.movable(ref);
        DatastorePath content =
                VolumeName.isDisk(path.path()) ? descriptor(path, limits).content() : path;
        return transfers.download(content, range, limits);
    }

    @Override
    public void upload(String ref, TransferRange range, InputStream content, TransferLimits limits) {
        DatastorePath path = EsxVolumeChanges.movable(ref);
        if (range.offset() != 0) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "ESX replaces content as a whole: " + path + " cannot be written from byte " + range.offset()
                            + " on; upload all of it, from offset 0");
        }
        if (VolumeName.isDisk(path.path())) {
            replaceDisk(path, range.length(), content, limits);
        } else {
            replaceFile(path, range.length(), content, limits);
        }
    }

    private DiskDescriptor descriptor(DatastorePath path, TransferLimits limits) {
        // A disk without a descriptor of its own may be of any size: its beginning shows that.
        DownloadSource beginning = transfers.download(path, TransferRange.of(0, DESCRIPTOR_LIMIT), limits);
        try (InputStream text = beginning.content()) {
            return DiskDescriptor.read(path, text.readAllBytes());
        } catch (IOException e) {
            throw new HypervisorException(ErrorCode.READ_FAILED, "reading " + path + " failed: " + e.getMessage(), e);
        }
    }

    /** The small calls around a transfer may take as long as one wait within it. */
    private static Deadline opening(TransferLimits limits) {
        return limits.whole().within(limits.idle());
    }

    /**
     * A disk keeps its descriptor, and with it its UUID; what its guest sees is written in place, since a datastore may have no
     * room for it twice.
     */
    private void replaceDisk(DatastorePath path, OptionalLong length, InputStream content, TransferLimits limits) {
        DiskDescriptor disk = descriptor(path, limits);
        if (length.isPresent() && length.getAsLong() != disk.capacity()) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "the disk " + path + " holds exactly " + disk.capacity() + " bytes, not " + length.getAsLong()
                            + ": give it that capacity first (vol-resize), or create another one");
        }
        try {
            transfers.upload(disk.content(), content, OptionalLong.of(disk.capacity()), limits);
        } catch (HypervisorException e) {
            throw new HypervisorException(
                    e.code(),
                    e.getMessage() + "; the disk " + path
                            + " may hold a part of it now: upload it again before a domain uses it",
                    e.fault().orElse(null),
                    e);
        }
    }

    /** Any other file is as it was until the new one is complete beside it. */
    private void replaceFile(DatastorePath path, OptionalLong length, InputStream content, TransferLimits limits) {
        if (!files.exists(path, opening(limits))) {
            throw new HypervisorException(
                    ErrorCode.NO_STORAGE_VOL, "there is no volume " + path + " any more: create it first");
        }
        leftParts.removeIf(this::takeBack);
        DatastorePath part = PartName.beside(path);
        boolean done = false;
        int looks = LOOKS;
        try {
            transfers.upload(part, content, length, limits);
            files.replace(path, part, opening(limits));
            done = true;
        } catch (HypervisorException e) {
            looks = REFUSALS.contains(e.code()) ? 1 : LOOKS;
            throw e;
        } finally {
            if (done) {
                leftParts.removeIf(this::takeBack);
            } else if (!takeBack(part, looks)) {
                leftParts.add(part);
            }
        }
    }

    private boolean takeBack(DatastorePath part) {
        return takeBack(part, 1);
    }

    /**
     * Removes what an upload has left; false if that fails too, as it does while the network is gone. A host that has not
     * noticed yet that nothing more comes writes the file a moment later: so it is looked for more than once.
     */
    private boolean takeBack(DatastorePath part, int looks) {
        return CleanUp.unbroken(() -> {
            try {
                Deadline limit = Deadline.after(CLEAN_UP);
                long pause = LOOKING_AGAIN.toNanos();
                for (int look = 1; !files.deleteIfThere(part, limit) && look < looks; look++) {
                    LockSupport.parkNanos(pause);
                    pause *= 2;
                }
                return true;
            } catch (HypervisorException e) {
                // What made the upload fail is what the caller has to know.
                LOG.log(System.Logger.Level.WARNING, "The incomplete file {0} stays: {1}", part, e.getMessage());
                return false;
            }
        });
    }
}
