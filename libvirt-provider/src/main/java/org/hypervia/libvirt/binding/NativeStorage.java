// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.Pointer;
import java.util.List;
import org.hypervia.libvirt.remote.LibvirtStorage;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.StoragePoolPointer;
import org.libvirt.jna.StorageVolPointer;

/** Finds pools and volumes on a connection. */
record NativeStorage(NativeConnection connection) implements LibvirtStorage {
    private LibvirtFunctions functions() {
        return connection.libvirt().functions();
    }

    private ConnectionPointer pointer() {
        return connection.pointer();
    }

    @Override
    public List<NativePool> pools(int flags) {
        return new NativeListing<>(
                        connection.libvirt(),
                        array -> functions().virConnectListAllStoragePools(pointer(), array, flags),
                        this::pool,
                        this::poolByName,
                        List.of(
                                new NativeListing.Older(
                                        NativeListing.ACTIVE,
                                        () -> functions().virConnectNumOfStoragePools(pointer()),
                                        (names, length) ->
                                                functions().virConnectListStoragePools(pointer(), names, length)),
                                new NativeListing.Older(
                                        NativeListing.INACTIVE,
                                        () -> functions().virConnectNumOfDefinedStoragePools(pointer()),
                                        (names, length) -> functions()
                                                .virConnectListDefinedStoragePools(pointer(), names, length))))
                .list(flags);
    }

    private NativePool pool(Pointer item) {
        StoragePoolPointer pool = new StoragePoolPointer();
        pool.setPointer(item);
        return new NativePool(connection, pool);
    }

    private NativePool pool(@Nullable StoragePoolPointer pool) {
        return new NativePool(connection, connection.libvirt().checked(pool));
    }

    private NativeVolume volume(@Nullable StorageVolPointer volume) {
        return new NativeVolume(connection, connection.libvirt().checked(volume));
    }

    @Override
    public NativePool poolByName(String name) {
        return pool(functions().virStoragePoolLookupByName(pointer(), name));
    }

    @Override
    public NativePool poolByUuid(String uuid) {
        return pool(functions().virStoragePoolLookupByUUIDString(pointer(), uuid));
    }

    @Override
    public NativePool poolByTargetPath(String path) {
        return pool(functions().virStoragePoolLookupByTargetPath(pointer(), path));
    }

    @Override
    public NativeVolume volumeByKey(String key) {
        return volume(functions().virStorageVolLookupByKey(pointer(), key));
    }

    @Override
    public NativeVolume volumeByPath(String path) {
        return volume(functions().virStorageVolLookupByPath(pointer(), path));
    }
}
