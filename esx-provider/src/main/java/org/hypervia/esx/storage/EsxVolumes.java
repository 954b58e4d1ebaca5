// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import java.util.Optional;
import java.util.UUID;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.StoragePoolIdentity;
import org.hypervia.api.storage.StorageVolumeIdentity;
import org.hypervia.api.storage.StorageVolumeInfo;
import org.hypervia.api.storage.StorageVolumeSummary;
import org.hypervia.api.value.Listing;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.storage.DeviceVolumes.DeviceVolume;
import org.hypervia.esx.vmx.path.DatastorePath;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.storage.StorageVolumeOperations;
import org.hypervia.spi.storagexml.VolumeXml;
import org.hypervia.spi.storagexml.VolumeXml.Volume;
import org.hypervia.spi.xml.UuidText;
import org.jspecify.annotations.Nullable;

/** Volumes: files of datastores, and devices behind iSCSI targets. */
public final class EsxVolumes implements StorageVolumeOperations {
    private final Pools pools;
    private final FileVolumes files;
    private final DeviceVolumes devices;
    private final VolumeKeys keys;

    public EsxVolumes(EsxConnection connection, SeenDatastores seen) {
        this.pools = new Pools(connection, seen);
        this.files = new FileVolumes(connection, seen);
        this.devices = new DeviceVolumes(connection);
        this.keys = new VolumeKeys(connection, seen, files);
    }

    @Override
    public Listing<StorageVolumeSummary> list(String pool, Deadline deadline) {
        return PoolRef.of(pool) instanceof PoolRef.OfDatastore ref
                ? files.list(ref.datastore(), deadline)
                : devices.list((PoolRef.OfTarget) PoolRef.of(pool), deadline);
    }

    @Override
    public StorageVolumeIdentity byName(String pool, String name, Deadline deadline) {
        return PoolRef.of(pool) instanceof PoolRef.OfDatastore ref
                ? FileVolume.identity(
                        files.byName(ref.datastore(), name, deadline).path())
                : devices.byName((PoolRef.OfTarget) PoolRef.of(pool), name, deadline)
                        .identity();
    }

    @Override
    public StorageVolumeIdentity byPath(String path, Deadline deadline) {
        if (path.startsWith("/")) {
            return devices.byPath(path, deadline).identity();
        }
        return FileVolume.identity(files.get(datastorePath(path), deadline).path());
    }

    private static DatastorePath datastorePath(String text) {
        DatastorePath path = DatastorePath.parse(text);
        DatastorePath.flaw(path.path()).ifPresent(flaw -> {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "the path " + VolumeName.shown(text) + " is that of no volume, since what follows the datastore "
                            + flaw);
        });
        return path;
    }

    @Override
    public StorageVolumeIdentity byKey(String key, Deadline deadline) {
        if (key.startsWith("[") || key.startsWith("/")) {
            try {
                return byPath(key, deadline);
            } catch (HypervisorException e) {
                throw e.code() == ErrorCode.INVALID_ARG && e.fault().isEmpty() ? noSuchKey(key, e) : e;
            }
        }
        UUID uuid = UuidText.parse(key).orElseThrow(() -> noSuchKey(key, null));
        Optional<DeviceVolume> device = devices.byKey(uuid, deadline);
        return device.map(DeviceVolume::identity)
                .or(() -> keys.find(uuid, pools, deadline).map(FileVolume::identity))
                .orElseThrow(() -> noSuchKey(key, null));
    }

    private static HypervisorException noSuchKey(String key, @Nullable HypervisorException cause) {
        return new HypervisorException(
                ErrorCode.NO_STORAGE_VOL,
                "there is no volume with the key " + VolumeName.shown(key) + ": list the volumes to see what there is",
                cause);
    }

    @Override
    public StoragePoolIdentity pool(String ref, Deadline deadline) {
        Optional<PoolRef.Device> device = PoolRef.device(ref);
        if (device.isPresent()) {
            return pools.get(device.get().pool(), deadline).identity();
        }
        String name = DatastorePath.parse(ref).datastore();
        return pools.find(
                        VolumeName.shown(name),
                        pool -> pool instanceof Pool.OfDatastore datastore
                                && datastore.name().equals(name),
                        deadline)
                .identity();
    }

    @Override
    public String key(String ref, Deadline deadline) {
        return PoolRef.device(ref).isPresent()
                ? device(ref, deadline).key().toString()
                : keys.of(DatastorePath.parse(ref), deadline);
    }

    private DeviceVolume device(String ref, Deadline deadline) {
        PoolRef.Device device = PoolRef.device(ref).orElseThrow();
        return devices.byName(device.pool(), device.name(), deadline);
    }

    @Override
    public StorageVolumeInfo info(String ref, Deadline deadline) {
        return PoolRef.device(ref).isPresent()
                ? device(ref, deadline).requiredInfo()
                : files.get(DatastorePath.parse(ref), deadline).requiredInfo();
    }

    @Override
    public String xml(String ref, Deadline deadline) {
        if (PoolRef.device(ref).isPresent()) {
            DeviceVolume device = device(ref, deadline);
            return xml(device.identity(), device.key().toString(), device.requiredInfo(), Optional.empty());
        }
        FileVolume file = files.get(DatastorePath.parse(ref), deadline);
        StorageVolumeInfo info = file.requiredInfo();
        return xml(FileVolume.identity(file.path()), keys.of(file.path(), deadline), info, Optional.of(file.format()));
    }

    private static String xml(
            StorageVolumeIdentity identity, String key, StorageVolumeInfo info, Optional<String> format) {
        return VolumeXml.format(new Volume(
                info.type(),
                identity.name(),
                Optional.of(key),
                info.capacity(),
                info.allocation(),
                Optional.of(identity.path()),
                format));
    }
}
