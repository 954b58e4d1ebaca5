// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.StorageVolumeIdentity;
import org.hypervia.api.storage.StorageVolumeInfo;
import org.hypervia.api.storage.StorageVolumeSummary;
import org.hypervia.api.storage.VolumeType;
import org.hypervia.api.value.Listing;
import org.hypervia.api.value.Reading;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vim.storage.StorageDevices;
import org.hypervia.esx.vim.storage.StorageDevices.DiskDevice;
import org.hypervia.esx.vim.storage.StorageDevices.Lun;
import org.hypervia.esx.vim.storage.StorageDevices.Target;
import org.hypervia.spi.Deadline;

/** Volumes that are devices behind iSCSI targets: adapters, topology and devices of the host in one retrieval. Thread-safe. */
final class DeviceVolumes {
    private final EsxConnection connection;

    DeviceVolumes(EsxConnection connection) {
        this.connection = connection;
    }

    /** A device behind a target. */
    record DeviceVolume(Target target, Lun lun) {
        StorageVolumeIdentity identity() {
            return new StorageVolumeIdentity(
                    PoolRef.OfTarget.of(target).device(lun.deviceName()),
                    target.name(),
                    lun.deviceName(),
                    lun.disk().map(DiskDevice::path).orElse(lun.deviceName()));
        }

        UUID key() {
            return DeviceVolumes.key(lun);
        }

        /** Returns the size; nothing but a disk has one. */
        Reading<StorageVolumeInfo> info() {
            return lun.disk()
                    .<Reading<StorageVolumeInfo>>map(disk -> disk.bytes() instanceof Reading.Value<Long> known
                            ? Reading.of(new StorageVolumeInfo(
                                    VolumeType.BLOCK, known.value(), known.value(), known.value()))
                            : Reading.failed(new HypervisorException(
                                    ErrorCode.INTERNAL_ERROR,
                                    "the host tells no size of device " + VolumeName.shown(lun.deviceName()))))
                    .orElseGet(() -> Reading.failed(new HypervisorException(
                            ErrorCode.NO_STORAGE_VOL,
                            "device " + VolumeName.shown(lun.deviceName()) + " is no disk, so it has no size")));
        }

        StorageVolumeInfo requiredInfo() {
            Reading<StorageVolumeInfo> info = info();
            if (info instanceof Reading.Failed<StorageVolumeInfo> failed) {
                throw failed.error();
            }
            return info.toOptional().orElseThrow();
        }
    }

    /** Returns libvirt's key of a device. */
    static UUID key(Lun lun) {
        return RawUuid.of(lun.uuid());
    }

    /** Lists the devices behind a target; where the adapter is not logged in to it, why there are none is told. */
    Listing<StorageVolumeSummary> list(PoolRef.OfTarget pool, Deadline deadline) {
        StorageDevices devices = read(deadline);
        Target target = target(devices, pool);
        List<StorageVolumeSummary> rows = behind(devices, target)
                .map(found -> new StorageVolumeSummary(found.identity(), found.info(), Reading.unset()))
                .toList();
        return new Listing<>(rows, devices.reaches(target) ? List.of() : List.of(notLoggedIn(pool)));
    }

    private static Listing.Failure notLoggedIn(PoolRef.OfTarget pool) {
        return new Listing.Failure(
                pool.text(),
                new HypervisorException(
                        ErrorCode.OPERATION_INVALID,
                        "adapter " + pool.adapter() + " is not logged in to the target " + VolumeName.shown(pool.name())
                                + " at " + pool.address() + ", so its volumes cannot be seen: refresh the pool"));
    }

    private static Stream<DeviceVolume> behind(StorageDevices devices, Target target) {
        List<String> keys = devices.lunKeys(target);
        return devices.luns().stream()
                .filter(lun -> keys.contains(lun.key()))
                .map(lun -> new DeviceVolume(target, lun));
    }

    private StorageDevices read(Deadline deadline) {
        StorageDevices devices = StorageDevices.of(connection
                .properties()
                .retrieveOne(
                        connection.scope().node(),
                        deadline,
                        StorageDevices.ADAPTERS,
                        StorageDevices.TOPOLOGY,
                        StorageDevices.LUNS));
        for (String path : List.of(StorageDevices.ADAPTERS, StorageDevices.TOPOLOGY, StorageDevices.LUNS)) {
            Optional<HypervisorException> failure = devices.failure(path);
            if (failure.isPresent()) {
                throw failure.get();
            }
        }
        return devices;
    }

    private static Target target(StorageDevices devices, PoolRef.OfTarget pool) {
        return devices.targets().stream()
                .filter(target -> PoolRef.OfTarget.of(target).equals(pool))
                .findFirst()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.NO_STORAGE_POOL,
                        "storage pool " + VolumeName.shown(pool.name()) + " at " + pool.address()
                                + " is gone: list the pools anew"));
    }

    /** Finds a device of a target by its name. */
    DeviceVolume byName(PoolRef.OfTarget pool, String name, Deadline deadline) {
        StorageDevices devices = read(deadline);
        return behind(devices, target(devices, pool))
                .filter(found -> found.lun().deviceName().equals(name))
                .findFirst()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.NO_STORAGE_VOL,
                        "storage pool " + VolumeName.shown(pool.name()) + " has no volume " + VolumeName.shown(name)
                                + ": list its volumes to see what there is"));
    }

    /** Finds a disk behind any target by its path. */
    DeviceVolume byPath(String path, Deadline deadline) {
        return find(lun -> lun.disk().filter(disk -> disk.path().equals(path)).isPresent(), deadline)
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.NO_STORAGE_VOL,
                        connection.scope().name() + " has no disk " + VolumeName.shown(path)
                                + " behind an iSCSI target: list the volumes of its pools"));
    }

    /** Looks for a device behind any target by its key. */
    Optional<DeviceVolume> byKey(UUID key, Deadline deadline) {
        return find(lun -> key(lun).equals(key), deadline);
    }

    private Optional<DeviceVolume> find(Predicate<Lun> wanted, Deadline deadline) {
        StorageDevices devices = read(deadline);
        return devices.targets().stream()
                .flatMap(target -> behind(devices, target))
                .filter(found -> wanted.test(found.lun()))
                .findFirst();
    }
}
