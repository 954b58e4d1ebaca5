// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.Memory;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.StorageVolumeInfo;
import org.hypervia.api.storage.VolumeType;
import org.hypervia.libvirt.remote.LibvirtStream;
import org.hypervia.libvirt.remote.LibvirtVolume;
import org.libvirt.jna.StorageVolPointer;
import org.libvirt.jna.StreamPointer;

/** {@code virStorageVolPtr}. For one thread at a time; its owner closes it. */
final class NativeVolume implements LibvirtVolume {
    /** {@code VIR_STORAGE_VOL_GET_PHYSICAL}: the physical size in the place of the allocation. */
    private static final int PHYSICAL = 1;

    private static final int ZERO = 0;

    private final NativeConnection connection;
    private final NativeLibvirt libvirt;
    private final StorageVolPointer pointer;

    NativeVolume(NativeConnection connection, StorageVolPointer pointer) {
        this.connection = connection;
        this.libvirt = connection.libvirt();
        this.pointer = pointer;
        libvirt.opened();
    }

    private LibvirtFunctions functions() {
        return libvirt.functions();
    }

    StorageVolPointer pointer() {
        return pointer;
    }

    @Override
    public void close() {
        libvirt.freed();
        libvirt.checked(functions().virStorageVolFree(pointer));
    }

    @Override
    public String name() {
        return libvirt.checked(functions().virStorageVolGetName(pointer));
    }

    @Override
    public String key() {
        return libvirt.checked(functions().virStorageVolGetKey(pointer));
    }

    @Override
    public String path() {
        return libvirt.checked(functions().virStorageVolGetPath(pointer)).toString();
    }

    @Override
    public NativePool pool() {
        return new NativePool(connection, libvirt.checked(functions().virStoragePoolLookupByVolume(pointer)));
    }

    /** {@code virStorageVolInfo}: the type, then two sizes, each where C aligns it. */
    private static Memory info(LibvirtCall call, NativeLibvirt libvirt) {
        Memory info = new Memory(3L * Long.BYTES);
        info.clear();
        libvirt.checked(call.fill(info));
        return info;
    }

    private interface LibvirtCall {
        int fill(Memory info);
    }

    @Override
    public StorageVolumeInfo info() {
        Memory info = info(memory -> functions().virStorageVolGetInfo(pointer, memory), libvirt);
        long at = NativeAlignment.ofLong();
        long allocation = info.getLong(at + Long.BYTES);
        return new StorageVolumeInfo(
                type(info.getInt(0)), info.getLong(at), allocation, physical().orElse(allocation));
    }

    @Override
    public OptionalLong physical() {
        try {
            Memory info = info(memory -> functions().virStorageVolGetInfoFlags(pointer, memory, PHYSICAL), libvirt);
            return OptionalLong.of(info.getLong(NativeAlignment.ofLong() + Long.BYTES));
        } catch (HypervisorException e) {
            if (e.code() == ErrorCode.NO_SUPPORT) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }

    private static VolumeType type(int number) {
        return Stream.of(VolumeType.values())
                .filter(type -> type.number() == number)
                .findFirst()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR, "libvirt tells a type of a volume that is not known: " + number));
    }

    @Override
    public String xml() {
        return libvirt.checked(functions().virStorageVolGetXMLDesc(pointer, 0)).toString();
    }

    @Override
    public void delete(int flags) {
        libvirt.checked(functions().virStorageVolDelete(pointer, flags));
    }

    @Override
    public void wipe(int algorithm) {
        libvirt.checked(
                algorithm == ZERO
                        ? functions().virStorageVolWipe(pointer, 0)
                        : functions().virStorageVolWipePattern(pointer, algorithm, 0));
    }

    @Override
    public void resize(long capacity, int flags) {
        libvirt.checked(functions().virStorageVolResize(pointer, capacity, flags));
    }

    @Override
    public LibvirtStream download(long offset, long length) {
        return open(stream -> functions().virStorageVolDownload(pointer, stream, offset, length, 0));
    }

    @Override
    public LibvirtStream upload(long offset, long length) {
        return open(stream -> functions().virStorageVolUpload(pointer, stream, offset, length, 0));
    }

    private interface Opening {
        int open(StreamPointer stream);
    }

    private NativeStream open(Opening opening) {
        NativeStream stream =
                new NativeStream(libvirt, libvirt.checked(functions().virStreamNew(connection.pointer(), 0)));
        try {
            libvirt.checked(opening.open(stream.pointer()));
            return stream;
        } catch (HypervisorException e) {
            // It carries nothing that could be aborted.
            stream.free();
            throw e;
        }
    }
}
