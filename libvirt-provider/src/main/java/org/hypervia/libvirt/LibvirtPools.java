// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hypervia.api.storage.PoolCondition;
import org.hypervia.api.storage.PoolType;
import org.hypervia.api.storage.PoolXmlFlag;
import org.hypervia.api.storage.StoragePoolIdentity;
import org.hypervia.api.storage.StoragePoolInfo;
import org.hypervia.api.storage.StoragePoolSummary;
import org.hypervia.api.value.ListCondition;
import org.hypervia.api.value.Listing;
import org.hypervia.api.value.Reading;
import org.hypervia.libvirt.remote.LibvirtConnection;
import org.hypervia.libvirt.remote.LibvirtPool;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.storage.StoragePoolOperations;
import org.hypervia.spi.xml.XmlTree;

/** Storage pools. A pool's reference is its UUID. Libvirt itself filters, where it can list handles. */
record LibvirtPools(LibvirtSession session) implements StoragePoolOperations {
    @Override
    public Listing<StoragePoolSummary> list(Set<PoolCondition> conditions, Deadline deadline) {
        int flags = Bits.of(conditions, PoolCondition::flag);
        Listing<StoragePoolSummary> rows = session.use(
                "listing storage pools",
                deadline,
                open -> Rows.of(
                        open, open.storage().pools(flags), pool -> pool.uuid().toString(), LibvirtPools::row));
        List<StoragePoolSummary> wanted =
                rows.stream().filter(row -> admits(conditions, row)).toList();
        return new Listing<>(wanted, rows.failures());
    }

    /** Libvirt's older calls, where a driver has no others, tell pools apart by no more than their activity. */
    private static boolean admits(Set<PoolCondition> conditions, StoragePoolSummary row) {
        return ListCondition.admits(conditions, row.persistent() ? PoolCondition.PERSISTENT : PoolCondition.TRANSIENT)
                && ListCondition.admits(
                        conditions, row.autostart() ? PoolCondition.AUTOSTART : PoolCondition.NO_AUTOSTART)
                && row.type()
                        .map(type -> ListCondition.admits(conditions, condition(type)))
                        .orElse(true);
    }

    private static PoolCondition condition(PoolType type) {
        return PoolCondition.valueOf(type.name());
    }

    private static StoragePoolSummary row(LibvirtPool pool) {
        return new StoragePoolSummary(
                identity(pool),
                Rows.reading(() -> type(pool)),
                Rows.reading(() -> Reading.of(pool.info())),
                pool.isAutostart(),
                pool.isPersistent());
    }

    /** Libvirt tells it in the XML alone. */
    private static Reading<PoolType> type(LibvirtPool pool) {
        String word =
                XmlTree.read("storage pool", pool.xml(0)).attribute("type").orElse("");
        return Stream.of(PoolType.values())
                .filter(type -> type.libvirtName().equals(word))
                .findFirst()
                .map(Reading::of)
                .orElseGet(Reading::unset);
    }

    static StoragePoolIdentity identity(LibvirtPool pool) {
        UUID uuid = pool.uuid();
        return new StoragePoolIdentity(uuid.toString(), pool.name(), Reading.of(uuid));
    }

    private StoragePoolIdentity find(String what, Deadline deadline, Function<LibvirtConnection, LibvirtPool> lookup) {
        return session.use("looking for storage pool " + what, deadline, open -> {
            try (LibvirtPool pool = lookup.apply(open)) {
                return identity(pool);
            }
        });
    }

    @Override
    public StoragePoolIdentity byName(String name, Deadline deadline) {
        return find(name, deadline, open -> open.storage().poolByName(name));
    }

    @Override
    public StoragePoolIdentity byUuid(UUID uuid, Deadline deadline) {
        return find(uuid.toString(), deadline, open -> open.storage().poolByUuid(uuid.toString()));
    }

    @Override
    public StoragePoolIdentity byTargetPath(String path, Deadline deadline) {
        return find("at " + path, deadline, open -> open.storage().poolByTargetPath(path));
    }

    private <T> T ask(String ref, Deadline deadline, Function<LibvirtPool, T> question) {
        return session.use("asking about storage pool " + ref, deadline, open -> {
            try (LibvirtPool pool = open.storage().poolByUuid(ref)) {
                return question.apply(pool);
            }
        });
    }

    @Override
    public StoragePoolInfo info(String ref, Deadline deadline) {
        return ask(ref, deadline, LibvirtPool::info);
    }

    @Override
    public String xml(String ref, Set<PoolXmlFlag> flags, Deadline deadline) {
        return ask(ref, deadline, pool -> pool.xml(Bits.of(flags, PoolXmlFlag::flag)));
    }

    @Override
    public void refresh(String ref, Deadline deadline) {
        session.use("refreshing storage pool " + ref, deadline, open -> {
            try (LibvirtPool pool = open.storage().poolByUuid(ref)) {
                pool.refresh();
                return ref;
            }
        });
    }

    @Override
    public boolean isActive(String ref, Deadline deadline) {
        return ask(ref, deadline, LibvirtPool::isActive);
    }

    @Override
    public boolean isPersistent(String ref, Deadline deadline) {
        return ask(ref, deadline, LibvirtPool::isPersistent);
    }

    @Override
    public boolean autostart(String ref, Deadline deadline) {
        return ask(ref, deadline, LibvirtPool::isAutostart);
    }

    @Override
    public void setAutostart(String ref, boolean autostart, Deadline deadline) {
        session.use("changing storage pool " + ref, deadline, open -> {
            try (LibvirtPool pool = open.storage().poolByUuid(ref)) {
                pool.setAutostart(autostart);
                return ref;
            }
        });
    }
}
