// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.StoragePoolIdentity;
import org.hypervia.api.storage.StorageVolumeIdentity;
import org.hypervia.api.storage.StorageVolumeInfo;
import org.hypervia.api.storage.StorageVolumeSummary;
import org.hypervia.api.storage.TransferRange;
import org.hypervia.api.storage.VolumeCreateFlag;
import org.hypervia.api.storage.VolumeDeleteFlag;
import org.hypervia.api.storage.VolumeResizeFlag;
import org.hypervia.api.storage.WipeAlgorithm;
import org.hypervia.api.value.Listing;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.datastore.DatastoreFiles;
import org.hypervia.esx.storage.Pools.Wanted;
import org.hypervia.esx.vim.host.InventoryScope;
import org.hypervia.esx.vim.host.Scope;
import org.hypervia.esx.vim.storage.MountedDatastore;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vmx.path.DatastorePath;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.storage.DownloadSource;
import org.hypervia.spi.storage.StorageTransfers;
import org.hypervia.spi.storage.StorageVolumeChanges;
import org.hypervia.spi.storage.StorageVolumeOperations;
import org.hypervia.spi.storage.TransferLimits;
import org.hypervia.spi.storage.VolumeCopy;

/**
 * Volumes where datastores of several datacenters may have one name. A volume's reference names its datastore as the server
 * knows it; each call asks for the datacenter of that, one round trip, and is then what it is in that datacenter alone.
 */
public final class InventoryVolumes implements StorageVolumeOperations, StorageVolumeChanges, StorageTransfers {
    private static final String MARK = "in|";

    private final EsxConnection connection;
    private final InventoryScope scope;
    private final Pools pools;
    // Each remembers what it could not remove yet.
    private final Map<Scope.FileRoot, EsxTransfers> transfers = new ConcurrentHashMap<>();

    public InventoryVolumes(EsxConnection connection, InventoryScope scope) {
        this.connection = connection;
        this.scope = scope;
        this.pools = new Pools(connection, new SeenDatastores());
    }

    /** A volume, by its datastore and by its reference in a scope where names of datastores are clear. */
    private record Volume(ManagedObjectRef datastore, String plain) {
        static Volume of(String ref) {
            String[] parts = ref.split("\\|", 3);
            if (parts.length != 3 || !ref.startsWith(MARK)) {
                throw new HypervisorException(
                        ErrorCode.INVALID_STORAGE_VOL, "'" + ref + "' is no reference of a volume: look it up anew");
            }
            return new Volume(datastoreOf(parts[1]), parts[2]);
        }

        StorageVolumeIdentity qualified(StorageVolumeIdentity found) {
            return new StorageVolumeIdentity(
                    MARK + datastore.value() + "|" + found.ref(), found.pool(), found.name(), found.path());
        }
    }

    private static ManagedObjectRef datastoreOf(String pool) {
        return new ManagedObjectRef(MountedDatastore.TYPE, pool);
    }

    private static StorageVolumeIdentity qualified(String pool, StorageVolumeIdentity found) {
        return new Volume(datastoreOf(pool), "").qualified(found);
    }

    private InventoryScope datacenter(ManagedObjectRef datastore, Deadline deadline) {
        PropertyQuery query = scope.askDatacenterOf(datastore).called("looking for the datacenter of " + datastore);
        List<ObjectContent> found = connection.properties().retrieve(query, deadline);
        return scope.datacenterOf(found, datastore);
    }

    private EsxConnection at(ManagedObjectRef datastore, Deadline deadline) {
        return connection.about(datacenter(datastore, deadline));
    }

    private EsxVolumes volumes(ManagedObjectRef datastore, Deadline deadline) {
        return new EsxVolumes(at(datastore, deadline), new SeenDatastores());
    }

    private EsxVolumeChanges changes(ManagedObjectRef datastore, Deadline deadline) {
        EsxConnection here = at(datastore, deadline);
        return new EsxVolumeChanges(here, new SeenDatastores(), new DatastoreFiles(here));
    }

    @Override
    public Listing<StorageVolumeSummary> list(String pool, Deadline deadline) {
        return volumes(datastoreOf(pool), deadline)
                .list(pool, deadline)
                .map(row -> new StorageVolumeSummary(qualified(pool, row.identity()), row.info(), row.format()));
    }

    @Override
    public StorageVolumeIdentity byName(String pool, String name, Deadline deadline) {
        return qualified(pool, volumes(datastoreOf(pool), deadline).byName(pool, name, deadline));
    }

    /** The name of the datastore in the path must be that of one alone. */
    @Override
    public StorageVolumeIdentity byPath(String path, Deadline deadline) {
        if (path.startsWith("/")) {
            throw new HypervisorException(
                    ErrorCode.NO_SUPPORT,
                    "which host's device " + VolumeName.shown(path) + " is cannot be told in " + scope.name()
                            + ": connect to one of its hosts");
        }
        String pool = poolOf(DatastorePath.parse(path).datastore(), deadline).ref();
        return qualified(pool, volumes(datastoreOf(pool), deadline).byPath(path, deadline));
    }

    private StoragePoolIdentity poolOf(String name, Deadline deadline) {
        return pools.find(VolumeName.shown(name), pool -> pool.identity().name().equals(name), deadline)
                .identity();
    }

    /** A key that is no path is looked for in one datacenter after the other. */
    @Override
    public StorageVolumeIdentity byKey(String key, Deadline deadline) {
        if (key.startsWith("[")) {
            return byPath(key, deadline);
        }
        HypervisorException missing = new HypervisorException(
                ErrorCode.NO_STORAGE_VOL, "there is no volume with the key " + VolumeName.shown(key));
        for (InventoryScope datacenter : datacenters(deadline)) {
            EsxConnection here = connection.about(datacenter);
            SeenDatastores seen = new SeenDatastores();
            try {
                StorageVolumeIdentity found = new EsxVolumes(here, seen).byKey(key, deadline);
                String pool = new Pools(here, seen)
                        .find(
                                VolumeName.shown(found.pool()),
                                one -> one.identity().name().equals(found.pool()),
                                deadline)
                        .identity()
                        .ref();
                return qualified(pool, found);
            } catch (HypervisorException e) {
                if (e.code() != ErrorCode.NO_STORAGE_VOL && e.code() != ErrorCode.NO_SUPPORT) {
                    throw e;
                }
                missing = e.code() == ErrorCode.NO_STORAGE_VOL ? e : missing;
            }
        }
        throw missing;
    }

    private Collection<InventoryScope> datacenters(Deadline deadline) {
        return pools.read(Wanted.DATASTORES, deadline).stream()
                .map(pool -> datacenter(datastoreOf(pool.identity().ref()), deadline))
                .collect(Collectors.toMap(found -> found.filesOf(""), found -> found, (one, other) -> one))
                .values();
    }

    @Override
    public StoragePoolIdentity pool(String ref, Deadline deadline) {
        return pools.get(PoolRef.of(Volume.of(ref).datastore().value()), deadline)
                .identity();
    }

    @Override
    public String key(String ref, Deadline deadline) {
        Volume volume = Volume.of(ref);
        return volumes(volume.datastore(), deadline).key(volume.plain(), deadline);
    }

    @Override
    public StorageVolumeInfo info(String ref, Deadline deadline) {
        Volume volume = Volume.of(ref);
        return volumes(volume.datastore(), deadline).info(volume.plain(), deadline);
    }

    @Override
    public String xml(String ref, Deadline deadline) {
        Volume volume = Volume.of(ref);
        return volumes(volume.datastore(), deadline).xml(volume.plain(), deadline);
    }

    @Override
    public StorageVolumeIdentity create(String pool, String xml, Set<VolumeCreateFlag> flags, Deadline deadline) {
        return qualified(pool, changes(datastoreOf(pool), deadline).create(pool, xml, flags, deadline));
    }

    /** A call on files names one datacenter. */
    @Override
    public StorageVolumeIdentity createFrom(
            String pool, VolumeCopy copy, Set<VolumeCreateFlag> flags, Deadline deadline) {
        Volume source = Volume.of(copy.source());
        InventoryScope to = datacenter(datastoreOf(pool), deadline);
        InventoryScope from = datacenter(source.datastore(), deadline);
        if (!to.filesOf("").equals(from.filesOf(""))) {
            throw new HypervisorException(
                    ErrorCode.NO_SUPPORT,
                    "volume " + VolumeName.shown(source.plain()) + " of " + from.name() + " cannot be copied to "
                            + to.name() + ": download it and upload it there");
        }
        EsxConnection here = connection.about(to);
        return qualified(
                pool,
                new EsxVolumeChanges(here, new SeenDatastores(), new DatastoreFiles(here))
                        .createFrom(pool, new VolumeCopy(copy.volumeXml(), source.plain()), flags, deadline));
    }

    @Override
    public void delete(String ref, Set<VolumeDeleteFlag> flags, Deadline deadline) {
        Volume volume = Volume.of(ref);
        changes(volume.datastore(), deadline).delete(volume.plain(), flags, deadline);
    }

    @Override
    public void wipe(String ref, WipeAlgorithm algorithm, Deadline deadline) {
        Volume volume = Volume.of(ref);
        changes(volume.datastore(), deadline).wipe(volume.plain(), algorithm, deadline);
    }

    @Override
    public void resize(String ref, long capacity, Set<VolumeResizeFlag> flags, Deadline deadline) {
        Volume volume = Volume.of(ref);
        changes(volume.datastore(), deadline).resize(volume.plain(), capacity, flags, deadline);
    }

    @Override
    public DownloadSource download(String ref, TransferRange range, TransferLimits limits) {
        Volume volume = Volume.of(ref);
        return transfers(volume, limits).download(volume.plain(), range, limits);
    }

    @Override
    public void upload(String ref, TransferRange range, InputStream content, TransferLimits limits) {
        Volume volume = Volume.of(ref);
        transfers(volume, limits).upload(volume.plain(), range, content, limits);
    }

    private EsxTransfers transfers(Volume volume, TransferLimits limits) {
        InventoryScope datacenter =
                datacenter(volume.datastore(), limits.whole().within(limits.idle()));
        return transfers.computeIfAbsent(
                datacenter.filesOf(""), root -> new EsxTransfers(connection.about(datacenter)));
    }
}
