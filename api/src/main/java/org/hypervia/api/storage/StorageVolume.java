// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.storage;

import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Set;
import org.hypervia.api.error.HypervisorException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A storage volume: a live handle by the provider's reference. Thread-safe; blocking, time limits and common errors as the
 * connection states them, and {@code NO_STORAGE_VOL} when the volume is gone. Two handles are equal if they hold the same
 * reference on the same connection.
 *
 * <p>An image there, with a checksum of what was sent:
 *
 * <pre>{@code
 * StorageVolume volume = hypervisor.storagePools().volumeByPath("[datastore1] iso/debian.iso");
 * try (FileChannel image = FileChannel.open(Path.of("debian.iso"))) {
 *     TransferResult sent = volume.upload(image, TransferOptions.defaults().withChecksum("SHA-256"));
 *     System.out.println(sent.bytes() + " " + sent.checksum().orElseThrow());
 * }
 * }</pre>
 *
 * <p>A transfer of any size takes a few blocks of memory, and one HTTP connection of its own. It reports its progress to the
 * listener of the connection, or of {@link org.hypervia.api.CallOptions#progress}. An interrupt ends it. The connection's
 * operation time limit holds for each block that is waited for; one of {@link org.hypervia.api.CallOptions#timeout} for the
 * whole.
 */
@ProviderType
public interface StorageVolume {
    /**
     * Returns by what the volume can be told from others. No I/O.
     *
     * @return reference, pool, name and path as they were when the handle was made
     */
    StorageVolumeIdentity identity();

    /**
     * Returns the name within the pool. No I/O.
     *
     * @return the name
     */
    default String name() {
        return identity().name();
    }

    /**
     * Returns where a domain finds the volume. No I/O.
     *
     * @return the path
     */
    default String path() {
        return identity().path();
    }

    /**
     * Finds the pool.
     *
     * @return a handle
     */
    StoragePool pool();

    /**
     * Asks for libvirt's key, which is unique on the host.
     *
     * @return on ESX the UUID of a virtual disk (VI API: {@code QueryVirtualDiskUuid}) or of a LUN, or the path of another file
     */
    String key();

    /**
     * Asks for type and sizes.
     *
     * @return type and sizes
     */
    StorageVolumeInfo info();

    /**
     * Describes the volume.
     *
     * @return libvirt's volume XML
     */
    String xml();

    /** Deletes the volume; as {@link #delete(Set)}. */
    default void delete() {
        delete(Set.of());
    }

    /**
     * Deletes the volume. VI API: {@code DeleteVirtualDisk_Task}, {@code DeleteDatastoreFile_Task}.
     *
     * @param flags how
     * @throws HypervisorException {@code NO_SUPPORT} for what the hypervisor cannot delete, {@code RESOURCE_BUSY} if a domain
     *     has it open, {@code INVALID_ARG} for a flag the hypervisor does not have
     */
    void delete(Set<VolumeDeleteFlag> flags);

    /** Overwrites the volume with zeros; as {@link #wipe(WipeAlgorithm)}. */
    default void wipe() {
        wipe(WipeAlgorithm.ZERO);
    }

    /**
     * Overwrites the volume. VI API: {@code ZeroFillVirtualDisk_Task}.
     *
     * @param algorithm how
     * @throws HypervisorException {@code NO_SUPPORT} for what the hypervisor cannot overwrite, or not in this way
     */
    void wipe(WipeAlgorithm algorithm);

    /**
     * Changes the capacity.
     *
     * @param capacity how much it is to hold, in bytes, or with {@link VolumeResizeFlag#DELTA} how much more (less with
     *     {@link VolumeResizeFlag#SHRINK}); on ESX rounded up to KiB. VI API: {@code ExtendVirtualDisk_Task}
     * @param flags how
     * @throws HypervisorException {@code INVALID_ARG} if it is less than it has and may not shrink, or for a flag the
     *     hypervisor does not have, {@code NO_SUPPORT} for what cannot be resized
     */
    void resize(long capacity, Set<VolumeResizeFlag> flags);

    /**
     * Opens the content to be read.
     *
     * @param range which bytes
     * @return the content on its way
     * @throws HypervisorException {@code NO_SUPPORT} for a volume whose content cannot be moved, {@code INVALID_ARG} for a range
     *     that begins beyond its end, {@code ACCESS_DENIED} if the user may not
     */
    VolumeDownload download(TransferRange range);

    /**
     * Downloads, and goes on where it was when the connection is cut.
     *
     * @param target where the content goes; it is not closed
     * @param options how
     * @return what was done
     * @throws HypervisorException as {@link #download(TransferRange)}; {@code READ_FAILED} if the connection is cut too often,
     *     {@code WRITE_FAILED} if the target does not take it, {@code OPERATION_ABORTED} when the thread is interrupted
     */
    TransferResult download(WritableByteChannel target, TransferOptions options);

    /**
     * Opens the content to be written.
     *
     * @param range which bytes. ESX replaces content as a whole: from 0 on, and for a virtual disk exactly as many bytes as its
     *     capacity
     * @return the content on its way
     * @throws HypervisorException {@code NO_SUPPORT} for a volume whose content cannot be moved, {@code INVALID_ARG} for a range
     *     that it cannot take, {@code RESOURCE_BUSY} if a domain has it open, {@code ACCESS_DENIED} if the user may not
     */
    VolumeUpload upload(TransferRange range);

    /**
     * Uploads. When the connection is cut it begins again, if the source is a
     * {@link java.nio.channels.SeekableByteChannel}: no hypervisor tells how much of what was sent it has kept.
     *
     * @param source where the content comes from, from its present position on; it is not closed
     * @param options how
     * @return what was done
     * @throws HypervisorException as {@link #upload(TransferRange)}; {@code WRITE_FAILED} if the connection is cut too often, or
     *     once with a source that cannot begin again, {@code READ_FAILED} if the source cannot be read,
     *     {@code OPERATION_ABORTED} when the thread is interrupted
     */
    TransferResult upload(ReadableByteChannel source, TransferOptions options);
}
