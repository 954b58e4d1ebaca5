// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.StorageVolumeIdentity;
import org.hypervia.api.storage.StorageVolumeInfo;
import org.hypervia.api.storage.StorageVolumeSummary;
import org.hypervia.api.storage.VolumeType;
import org.hypervia.api.value.Reading;
import org.hypervia.esx.vim.storage.FileSearch.Found;
import org.hypervia.esx.vim.storage.FileSearch.Kind;
import org.hypervia.esx.vmx.path.DatastorePath;

/**
 * A file that is a volume, as a search has found it.
 *
 * @param path where it is, which is its reference too
 * @param found what the search tells
 */
record FileVolume(DatastorePath path, Found found) {
    private static final int KIB = 1024;

    static StorageVolumeIdentity identity(DatastorePath path) {
        return new StorageVolumeIdentity(path.toString(), path.datastore(), path.path(), path.toString());
    }

    boolean isDisk() {
        return found.kind() == Kind.DISK;
    }

    /** Returns the format in libvirt's words. */
    String format() {
        return switch (found.kind()) {
            case DISK -> "vmdk";
            case ISO -> "iso";
            case FLOPPY, OTHER -> "raw";
        };
    }

    /**
     * Returns the sizes, or why the host tells none: a capacity of our own would be taken for the host's. A size that was
     * asked for and is not told is 0, which some servers leave out.
     */
    Reading<StorageVolumeInfo> info() {
        long allocation = found.fileSize().orElse(0L);
        if (!isDisk()) {
            return Reading.of(new StorageVolumeInfo(VolumeType.FILE, allocation, allocation, allocation));
        }
        return found.capacityKb()
                .<Reading<StorageVolumeInfo>>map(
                        kib -> Reading.of(new StorageVolumeInfo(VolumeType.FILE, kib * KIB, allocation, allocation)))
                .orElseGet(() -> Reading.failed(new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        "the host tells no capacity of volume " + VolumeName.shown(path.toString())
                                + ": it may be damaged, or of a kind that this host does not understand")));
    }

    /** Returns the sizes; {@code INTERNAL_ERROR} if the host does not tell them. */
    StorageVolumeInfo requiredInfo() {
        Reading<StorageVolumeInfo> info = info();
        if (info instanceof Reading.Failed<StorageVolumeInfo> failed) {
            throw failed.error();
        }
        return info.toOptional().orElseThrow();
    }

    StorageVolumeSummary summary() {
        return new StorageVolumeSummary(identity(path), info(), Reading.of(format()));
    }
}
