// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.PoolCondition;
import org.hypervia.api.storage.PoolType;
import org.hypervia.api.storage.PoolXmlFlag;
import org.hypervia.api.storage.StoragePoolIdentity;
import org.hypervia.api.storage.StoragePoolInfo;
import org.hypervia.api.storage.StoragePoolSummary;
import org.hypervia.api.value.ListCondition;
import org.hypervia.api.value.Listing;
import org.hypervia.api.value.Reading;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.connection.Flags;
import org.hypervia.esx.storage.Pools.Wanted;
import org.hypervia.esx.vim.storage.VirtualDiskCalls;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.storage.StoragePoolOperations;

/** Pools: all facts of them are one retrieval. They are always started, kept, and started with the host. */
public final class EsxPools implements StoragePoolOperations {
    private static final String VOLUMES = "/vmfs/volumes/";

    private final EsxConnection connection;
    private final SeenDatastores seen;
    private final Pools pools;

    public EsxPools(EsxConnection connection, SeenDatastores seen) {
        this.connection = connection;
        this.seen = seen;
        this.pools = new Pools(connection, seen);
    }

    @Override
    public Listing<StoragePoolSummary> list(Set<PoolCondition> conditions, Deadline deadline) {
        Wanted wanted = wanted(conditions);
        boolean none = !wanted.datastores() && !wanted.targets();
        if (none
                || Stream.of(PoolCondition.ACTIVE, PoolCondition.PERSISTENT, PoolCondition.AUTOSTART)
                        .anyMatch(met -> !ListCondition.admits(conditions, met))) {
            return new Listing<>(List.of(), List.of());
        }
        Listing<Pool> found = pools.read(wanted, deadline);
        return new Listing<>(
                found.stream()
                        .filter(pool -> admits(conditions, pool.type()))
                        .map(Pool::summary)
                        .toList(),
                found.failures());
    }

    /** What cannot be among the result is not even asked for. */
    private static Wanted wanted(Set<PoolCondition> conditions) {
        return new Wanted(
                Stream.of(PoolCondition.DIR, PoolCondition.FS, PoolCondition.NETFS)
                        .anyMatch(type -> ListCondition.admits(conditions, type)),
                ListCondition.admits(conditions, PoolCondition.ISCSI));
    }

    private static boolean admits(Set<PoolCondition> conditions, Reading<PoolType> type) {
        boolean all = conditions.stream().noneMatch(asked -> asked.group() == PoolCondition.Group.TYPE);
        return all
                || type.toOptional()
                        .filter(known -> ListCondition.admits(conditions, PoolCondition.valueOf(known.name())))
                        .isPresent();
    }

    @Override
    public StoragePoolIdentity byName(String name, Deadline deadline) {
        return find("'" + name + "'", pool -> pool.identity().name().equals(name), deadline);
    }

    @Override
    public StoragePoolIdentity byUuid(UUID uuid, Deadline deadline) {
        return find(
                "with the UUID " + uuid,
                pool -> pool.identity().uuid().toOptional().equals(Optional.of(uuid)),
                deadline);
    }

    @Override
    public StoragePoolIdentity byTargetPath(String path, Deadline deadline) {
        String wanted = withoutEnd(path);
        return find(
                "at '" + path + "'",
                pool -> pool.mountPath()
                                .filter(mount -> withoutEnd(mount).equals(wanted))
                                .isPresent()
                        || (pool instanceof Pool.OfDatastore datastore
                                && (wanted.equals("[" + datastore.name() + "]")
                                        || wanted.equals(VOLUMES + datastore.name()))),
                deadline);
    }

    private StoragePoolIdentity find(String what, Predicate<Pool> wanted, Deadline deadline) {
        return pools.find(Faults.named(what), wanted, deadline).identity();
    }

    private static String withoutEnd(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    @Override
    public StoragePoolInfo info(String ref, Deadline deadline) {
        Pool pool = pools.get(PoolRef.of(ref), deadline);
        return pool instanceof Pool.OfDatastore known
                ? known.datastore().required(pool.info(), "sizes")
                : pool.info().toOptional().orElseThrow();
    }

    @Override
    public String xml(String ref, Set<PoolXmlFlag> flags, Deadline deadline) {
        Flags.allow(flags, PoolXmlFlag::flag, Set.of(), "describing a storage pool");
        return pools.get(PoolRef.of(ref), deadline).xml();
    }

    @Override
    public void refresh(String ref, Deadline deadline) {
        if (PoolRef.of(ref) instanceof PoolRef.OfTarget target) {
            connection
                    .session()
                    .invoke(
                            VirtualDiskCalls.rescan(connection.scope().storageSystem(), target.adapter())
                                    .called("refreshing storage pool '" + Faults.named(target.name()) + "'"),
                            deadline);
        } else {
            connection
                    .session()
                    .invoke(
                            VirtualDiskCalls.refresh(((PoolRef.OfDatastore) PoolRef.of(ref)).datastore())
                                    .called("refreshing " + seen.called(ref)),
                            deadline);
        }
    }

    @Override
    public boolean isActive(String ref, Deadline deadline) {
        return true;
    }

    @Override
    public boolean isPersistent(String ref, Deadline deadline) {
        return true;
    }

    @Override
    public boolean autostart(String ref, Deadline deadline) {
        return true;
    }

    @Override
    public void setAutostart(String ref, boolean autostart, Deadline deadline) {
        if (!autostart) {
            throw new HypervisorException(
                    ErrorCode.INTERNAL_ERROR,
                    "cannot disable the autostart of " + seen.called(ref)
                            + ": a host mounts all its storage when it starts");
        }
    }
}
