// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.PoolState;
import org.hypervia.api.storage.StoragePoolInfo;
import org.hypervia.libvirt.remote.LibvirtPool;
import org.hypervia.libvirt.remote.LibvirtVolume;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.StoragePoolPointer;
import org.libvirt.jna.StorageVolPointer;

/** {@code virStoragePoolPtr}. For one thread at a time; its owner closes it. */
final class NativePool implements LibvirtPool {
    private static final int UUID_TEXT = 37;

    private final NativeConnection connection;
    private final NativeLibvirt libvirt;
    private final StoragePoolPointer pointer;

    NativePool(NativeConnection connection, StoragePoolPointer pointer) {
        this.connection = connection;
        this.libvirt = connection.libvirt();
        this.pointer = pointer;
        libvirt.opened();
    }

    private LibvirtFunctions functions() {
        return libvirt.functions();
    }

    @Override
    public void close() {
        libvirt.freed();
        libvirt.checked(functions().virStoragePoolFree(pointer));
    }

    @Override
    public String name() {
        return libvirt.checked(functions().virStoragePoolGetName(pointer));
    }

    @Override
    public UUID uuid() {
        byte[] text = new byte[UUID_TEXT];
        libvirt.checked(functions().virStoragePoolGetUUIDString(pointer, text));
        return UUID.fromString(new String(text, 0, UUID_TEXT - 1, StandardCharsets.US_ASCII));
    }

    /** {@code virStoragePoolInfo}: the state, then three sizes, each where C aligns it. */
    @Override
    public StoragePoolInfo info() {
        Memory info = new Memory(4L * Long.BYTES);
        info.clear();
        libvirt.checked(functions().virStoragePoolGetInfo(pointer, info));
        // Where long long is aligned to four bytes the sizes begin there.
        long at = NativeAlignment.ofLong();
        return new StoragePoolInfo(
                state(info.getInt(0)),
                info.getLong(at),
                info.getLong(at + Long.BYTES),
                info.getLong(at + 2 * Long.BYTES));
    }

    private static PoolState state(int number) {
        return Stream.of(PoolState.values())
                .filter(state -> state.number() == number)
                .findFirst()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR, "libvirt tells a state of a pool that is not known: " + number));
    }

    @Override
    public String xml(int flags) {
        return libvirt.checked(functions().virStoragePoolGetXMLDesc(pointer, flags))
                .toString();
    }

    @Override
    public void refresh() {
        libvirt.checked(functions().virStoragePoolRefresh(pointer, 0));
    }

    @Override
    public boolean isActive() {
        return libvirt.checked(functions().virStoragePoolIsActive(pointer)) != 0;
    }

    @Override
    public boolean isPersistent() {
        return libvirt.checked(functions().virStoragePoolIsPersistent(pointer)) != 0;
    }

    @Override
    public boolean isAutostart() {
        IntByReference on = new IntByReference();
        libvirt.checked(functions().virStoragePoolGetAutostart(pointer, on));
        return on.getValue() != 0;
    }

    @Override
    public void setAutostart(boolean on) {
        libvirt.checked(functions().virStoragePoolSetAutostart(pointer, on ? 1 : 0));
    }

    @Override
    public List<NativeVolume> volumes() {
        return new NativeListing<>(
                        libvirt,
                        array -> functions().virStoragePoolListAllVolumes(pointer, array, 0),
                        this::volume,
                        this::volume,
                        List.of(new NativeListing.Older(
                                NativeListing.ACTIVE,
                                () -> functions().virStoragePoolNumOfVolumes(pointer),
                                (names, length) -> functions().virStoragePoolListVolumes(pointer, names, length))))
                .list(0);
    }

    private NativeVolume volume(Pointer item) {
        StorageVolPointer volume = new StorageVolPointer();
        volume.setPointer(item);
        return new NativeVolume(connection, volume);
    }

    private NativeVolume volume(@Nullable StorageVolPointer volume) {
        return new NativeVolume(connection, libvirt.checked(volume));
    }

    @Override
    public NativeVolume volume(String name) {
        return volume(functions().virStorageVolLookupByName(pointer, name));
    }

    @Override
    public NativeVolume create(String xml, int flags) {
        return volume(functions().virStorageVolCreateXML(pointer, xml, flags));
    }

    @Override
    public NativeVolume createFrom(String xml, LibvirtVolume source, int flags) {
        StorageVolPointer from = ((NativeVolume) source).pointer();
        return volume(functions().virStorageVolCreateXMLFrom(pointer, xml, from, flags));
    }
}
