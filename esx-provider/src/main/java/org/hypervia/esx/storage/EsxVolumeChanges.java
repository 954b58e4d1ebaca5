// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.StorageVolumeIdentity;
import org.hypervia.api.storage.VolumeCreateFlag;
import org.hypervia.api.storage.VolumeDeleteFlag;
import org.hypervia.api.storage.VolumeResizeFlag;
import org.hypervia.api.storage.WipeAlgorithm;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.connection.Flags;
import org.hypervia.esx.datastore.DatastoreFiles;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vmx.path.DatastorePath;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.storage.StorageVolumeChanges;
import org.hypervia.spi.storage.VolumeCopy;
import org.hypervia.spi.storagexml.VolumeXml;
import org.hypervia.spi.xml.SkippedXml;

/**
 * Volumes that come, change and go: each change is one task. Whether a volume is in use, or there already, the host decides in
 * the same step. Devices behind iSCSI targets cannot be changed.
 */
public final class EsxVolumeChanges implements StorageVolumeChanges {
    private static final int KIB = 1024;

    private final EsxConnection connection;
    private final Pools pools;
    private final FileVolumes volumes;
    private final VolumeMaker maker;

    public EsxVolumeChanges(EsxConnection connection, SeenDatastores seen, DatastoreFiles files) {
        this.connection = connection;
        this.pools = new Pools(connection, seen);
        this.volumes = new FileVolumes(connection, seen);
        this.maker = new VolumeMaker(connection, files);
    }

    @Override
    public StorageVolumeIdentity create(String pool, String xml, Set<VolumeCreateFlag> flags, Deadline deadline) {
        NewVolume volume = wanted(pool, xml, flags, deadline);
        DatastorePath path = volume.path();
        long capacityKb = volume.capacityKb();
        if (volume.disk()) {
            maker.byTask(
                    path,
                    maker.disks(path)
                            .create(path.toString(), volume.diskType(), capacityKb)
                            .called(creating(path)),
                    deadline);
        } else {
            requireFree(path, deadline);
            maker.empty(path, deadline);
        }
        return FileVolume.identity(path);
    }

    @Override
    public StorageVolumeIdentity createFrom(
            String pool, VolumeCopy copy, Set<VolumeCreateFlag> flags, Deadline deadline) {
        NewVolume volume = wanted(pool, copy.volumeXml(), flags, deadline);
        DatastorePath source = file(copy.source(), "copied into a file");
        DatastorePath target = volume.path();
        if (volume.disk() != VolumeName.isDisk(source.path())) {
            throw new HypervisorException(
                    ErrorCode.NO_SUPPORT,
                    "volume " + VolumeName.shown(source.toString()) + " cannot be copied to "
                            + VolumeName.shown(target.toString())
                            + ": a disk can become a disk only, and another file only another file");
        }
        SoapCall<ManagedObjectRef> call = volume.disk()
                ? maker.disks(target).copy(source.toString(), target.toString())
                : maker.fileCopy(source, target);
        maker.byTask(target, call.called(creating(target) + " from " + VolumeName.shown(source.toString())), deadline);
        return FileVolume.identity(target);
    }

    private static String creating(DatastorePath path) {
        return "creating volume " + VolumeName.shown(path.toString());
    }

    private NewVolume wanted(String pool, String xml, Set<VolumeCreateFlag> flags, Deadline deadline) {
        Flags.allow(flags, VolumeCreateFlag::flag, Set.of(VolumeCreateFlag.VALIDATE), "creating a storage volume");
        if (PoolRef.of(pool) instanceof PoolRef.OfTarget target) {
            throw new HypervisorException(
                    ErrorCode.NO_SUPPORT,
                    "the iSCSI storage pool " + VolumeName.shown(target.name())
                            + " has the volumes that its target has: make them there");
        }
        Pool.OfDatastore datastore = pools.datastore(((PoolRef.OfDatastore) PoolRef.of(pool)).datastore(), deadline);
        return NewVolume.of(request(xml, flags), datastore.name());
    }

    private static VolumeXml.Request request(String xml, Set<VolumeCreateFlag> flags) {
        List<SkippedXml> skipped = new ArrayList<>();
        VolumeXml.Request request = VolumeXml.parse(xml, skipped::add);
        if (flags.contains(VolumeCreateFlag.VALIDATE) && !skipped.isEmpty()) {
            SkippedXml first = skipped.get(0);
            throw new HypervisorException(
                    ErrorCode.XML_INVALID_SCHEMA,
                    "a volume has no " + first.path() + " (line " + first.line() + ", column " + first.column()
                            + "): leave it out, or create the volume without VALIDATE");
        }
        return request;
    }

    /** What is uploaded replaces what is there, so it is looked for first. */
    private void requireFree(DatastorePath path, Deadline deadline) {
        try {
            volumes.get(path, deadline);
        } catch (HypervisorException e) {
            if (e.code() == ErrorCode.NO_STORAGE_VOL) {
                return;
            }
            throw e;
        }
        throw new HypervisorException(
                ErrorCode.STORAGE_VOL_EXIST,
                "there is a volume " + VolumeName.shown(path.toString())
                        + " already: delete it, or choose another name");
    }

    /**
     * Returns where a volume is whose content ESX can move, for transfers; {@code NO_SUPPORT} for a device behind a target.
     *
     * @param ref the volume's reference
     */
    public static DatastorePath movable(String ref) {
        return file(ref, "read or written");
    }

    /** Returns where a volume is that is a file; {@code NO_SUPPORT} for a device. */
    private static DatastorePath file(String ref, String what) {
        PoolRef.device(ref).ifPresent(device -> {
            throw new HypervisorException(
                    ErrorCode.NO_SUPPORT,
                    "device " + VolumeName.shown(device.name()) + " behind an iSCSI target cannot be " + what
                            + " by ESX: do it at the target");
        });
        return DatastorePath.parse(ref);
    }

    private static DatastorePath disk(String ref, String what) {
        DatastorePath path = file(ref, what);
        if (!VolumeName.isDisk(path.path())) {
            throw new HypervisorException(
                    ErrorCode.NO_SUPPORT,
                    "volume " + VolumeName.shown(path.toString()) + " cannot be " + what + ": it is no virtual disk");
        }
        return path;
    }

    @Override
    public void delete(String ref, Set<VolumeDeleteFlag> flags, Deadline deadline) {
        Flags.allow(flags, VolumeDeleteFlag::flag, Set.of(), "deleting a storage volume");
        connection.tasks().run(maker.deletion(file(ref, "deleted")), deadline);
    }

    @Override
    public void wipe(String ref, WipeAlgorithm algorithm, Deadline deadline) {
        DatastorePath path = disk(ref, "wiped");
        if (algorithm != WipeAlgorithm.ZERO) {
            throw new HypervisorException(
                    ErrorCode.NO_SUPPORT,
                    "ESX cannot wipe with the algorithm '" + algorithm.libvirtName() + "': use zero");
        }
        connection
                .tasks()
                .run(
                        maker.disks(path)
                                .zeroFill(path.toString())
                                .called("wiping volume " + VolumeName.shown(path.toString())),
                        deadline);
    }

    @Override
    public void resize(String ref, long capacity, Set<VolumeResizeFlag> flags, Deadline deadline) {
        Flags.allow(
                flags,
                VolumeResizeFlag::flag,
                Set.of(VolumeResizeFlag.ALLOCATE, VolumeResizeFlag.DELTA),
                "resizing a storage volume");
        DatastorePath path = disk(ref, "resized");
        long present = volumes.get(path, deadline).requiredInfo().capacity();
        long wanted = NewVolume.roundedUp(total(path, present, capacity, flags.contains(VolumeResizeFlag.DELTA)));
        if (wanted < present / KIB) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "volume " + VolumeName.shown(path.toString()) + " has " + present
                            + " bytes, and ESX cannot make it smaller: give more than that");
        }
        if (wanted == present / KIB) {
            return;
        }
        connection
                .tasks()
                .run(
                        maker.disks(path)
                                .extend(path.toString(), wanted, flags.contains(VolumeResizeFlag.ALLOCATE))
                                .called("resizing volume " + VolumeName.shown(path.toString())),
                        deadline);
    }

    private static long total(DatastorePath path, long present, long capacity, boolean delta) {
        if (capacity < 0) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "a volume cannot have, or get, " + capacity + " bytes: give a number that is not negative");
        }
        if (!delta) {
            return capacity;
        }
        if (capacity > Long.MAX_VALUE - present) {
            throw new HypervisorException(
                    ErrorCode.OVERFLOW,
                    "volume " + VolumeName.shown(path.toString()) + " cannot get " + capacity + " bytes more than its "
                            + present);
        }
        return present + capacity;
    }
}
