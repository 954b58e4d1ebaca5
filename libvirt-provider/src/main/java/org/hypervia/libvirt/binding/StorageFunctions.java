// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.Libvirt;
import org.libvirt.jna.SizeT;
import org.libvirt.jna.StoragePoolPointer;
import org.libvirt.jna.StorageVolPointer;
import org.libvirt.jna.StreamPointer;

/** What libvirt-java's mapping lacks for storage, or has with structures and buffers that JNA would keep or copy. */
interface StorageFunctions extends Libvirt {
    int virConnectListAllStoragePools(ConnectionPointer connection, PointerByReference pools, int flags);

    int virConnectListStoragePools(ConnectionPointer connection, Pointer[] names, int length);

    int virConnectListDefinedStoragePools(ConnectionPointer connection, Pointer[] names, int length);

    @Nullable
    StoragePoolPointer virStoragePoolLookupByTargetPath(ConnectionPointer connection, String path);

    int virStoragePoolGetInfo(StoragePoolPointer pool, Pointer info);

    int virStoragePoolListAllVolumes(StoragePoolPointer pool, PointerByReference volumes, int flags);

    int virStoragePoolListVolumes(StoragePoolPointer pool, Pointer[] names, int length);

    int virStorageVolGetInfo(StorageVolPointer volume, Pointer info);

    int virStorageVolGetInfoFlags(StorageVolPointer volume, Pointer info, int flags);

    int virStorageVolWipePattern(StorageVolPointer volume, int algorithm, int flags);

    int virStreamRecv(StreamPointer stream, Pointer buffer, SizeT length);

    int virStreamSend(StreamPointer stream, Pointer buffer, SizeT length);
}
