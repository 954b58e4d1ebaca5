// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.storage.PoolCondition;
import org.hypervia.api.storage.PoolState;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.StoragePoolInfo;
import org.hypervia.api.storage.StoragePoolSummary;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.storage.StorageVolumeInfo;
import org.hypervia.api.storage.StorageVolumeSummary;
import org.hypervia.api.storage.VolumeResizeFlag;

/** Pools and volumes. */
abstract class StorageRules extends Rules {
    private static final String POOLS = "storage.pools";
    private static final String VOLUMES = "storage.volumes";
    private static final String CHANGES = "storage.changes";
    private static final long MEBIBYTE = 1L << 20;

    StorageRules(ProviderContract contract) {
        super(contract);
    }

    private TestStorage storage() {
        return host().storage().orElseGet(() -> abort("this host has no pool to spare"));
    }

    private StoragePool pool() {
        return connection().storagePools().byName(storage().pool());
    }

    private StorageVolume create(String word, long capacity) {
        String name = storage().name(word);
        return pool().createVolume(storage().xml(name, capacity));
    }

    private List<String> names() {
        return pool().volumes().stream().map(StorageVolume::name).toList();
    }

    @Rule(id = "POOL-01", value = "every listed pool is found by its name and by its UUID", needs = POOLS)
    void findsPools() {
        List<StoragePool> pools = connection().storagePools().list().orThrow();
        assertThat(pools).extracting(StoragePool::name).contains(storage().pool());
        for (StoragePool pool : pools) {
            assertThat(connection().storagePools().byName(pool.name())).isEqualTo(pool);
            assertThat(connection().storagePools().byUuid(pool.uuid())).isEqualTo(pool);
        }
    }

    @Rule(id = "POOL-02", value = "a pool that is not there is NO_STORAGE_POOL, or empty for find", needs = POOLS)
    void missingPools() {
        fails(ErrorCode.NO_STORAGE_POOL, () -> connection().storagePools().byName("no such pool"));
        fails(ErrorCode.NO_STORAGE_POOL, () -> connection().storagePools().byUuid(new UUID(4711, 4712)));
        fails(ErrorCode.NO_STORAGE_POOL, () -> connection().storagePools().byName(""));
        assertThat(connection().storagePools().find("no such pool")).isEmpty();
    }

    @Rule(
            id = "POOL-03",
            value = "a row and the pool's info agree, and what is taken and free is its capacity",
            needs = POOLS)
    void poolSizes() {
        StoragePoolSummary row = connection().storagePools().summaries().stream()
                .filter(each -> each.identity().name().equals(storage().pool()))
                .findFirst()
                .orElseThrow();
        StoragePoolInfo info = pool().info();
        assertThat(row.info().toOptional()).contains(info);
        assertThat(info.state()).isEqualTo(PoolState.RUNNING);
        assertThat(info.capacity()).isPositive();
        assertThat(info.allocation() + info.available()).isEqualTo(info.capacity());
    }

    @Rule(id = "POOL-04", value = "filters choose as the pools say of themselves", needs = POOLS)
    void poolFilters() {
        StoragePool pool = pool();
        assertThat(listed(PoolCondition.ACTIVE)).isEqualTo(pool.isActive());
        assertThat(listed(PoolCondition.INACTIVE)).isNotEqualTo(pool.isActive());
        assertThat(listed(PoolCondition.PERSISTENT)).isEqualTo(pool.isPersistent());
        assertThat(listed(PoolCondition.TRANSIENT)).isNotEqualTo(pool.isPersistent());
        assertThat(listed(PoolCondition.AUTOSTART)).isEqualTo(pool.autostart());
        assertThat(listed(PoolCondition.NO_AUTOSTART)).isNotEqualTo(pool.autostart());
        assertThat(listed(PoolCondition.ACTIVE, PoolCondition.INACTIVE)).isTrue();
        assertThat(listed(PoolCondition.RBD)).isFalse();
    }

    private boolean listed(PoolCondition first, PoolCondition... others) {
        return connection().storagePools().list(EnumSet.of(first, others)).stream()
                .anyMatch(pool -> pool.name().equals(storage().pool()));
    }

    @Rule(id = "POOL-05", value = "a pool's XML has its name, its UUID and its sizes", needs = POOLS)
    void poolXml() {
        StoragePool pool = pool();
        assertThat(pool.xml())
                .startsWith("<pool type='")
                .contains("<name>" + pool.name() + "</name>")
                .contains("<uuid>" + pool.uuid() + "</uuid>")
                .contains("<capacity unit='bytes'>" + pool.info().capacity() + "</capacity>");
    }

    @Rule(id = "POOL-06", value = "a refreshed pool is there as before", needs = POOLS)
    void refreshes() {
        StoragePool pool = pool();
        pool.refresh();
        assertThat(pool.info().state()).isEqualTo(PoolState.RUNNING);
        assertThat(pool()).isEqualTo(pool);
    }

    @Rule(
            id = "VOLM-01",
            value = "a created volume is found by name, path and key, and is in the list once",
            needs = CHANGES)
    void createsVolumes() {
        List<String> before = names();
        StorageVolume made = create("alpha", 2 * MEBIBYTE);
        assertThat(pool().volume(made.name())).isEqualTo(made);
        assertThat(connection().storagePools().volumeByPath(made.path())).isEqualTo(made);
        assertThat(connection().storagePools().volumeByKey(made.key()).path()).isEqualTo(made.path());
        assertThat(made.pool()).isEqualTo(pool());
        assertThat(names()).containsAll(before).hasSize(before.size() + 1).containsOnlyOnce(made.name());
    }

    @Rule(id = "VOLM-02", value = "a volume has the capacity it was asked for, in info, row and XML", needs = CHANGES)
    void volumeSizes() {
        StorageVolume made = create("alpha", 3 * MEBIBYTE);
        StorageVolumeInfo info = made.info();
        assertThat(info.capacity()).isEqualTo(3 * MEBIBYTE);
        assertThat(made.xml())
                .contains("<name>" + made.name() + "</name>")
                .contains("<key>" + made.key() + "</key>")
                .contains("<capacity unit='bytes'>" + 3 * MEBIBYTE + "</capacity>");
        StorageVolumeSummary row = pool().volumeSummaries().stream()
                .filter(each -> each.identity().name().equals(made.name()))
                .findFirst()
                .orElseThrow();
        assertThat(row.info().toOptional().orElseThrow().capacity()).isEqualTo(3 * MEBIBYTE);
        assertThat(row.info().toOptional().orElseThrow().type()).isEqualTo(info.type());
    }

    @Rule(id = "VOLM-03", value = "a volume that is not there is NO_STORAGE_VOL", needs = VOLUMES)
    void missingVolumes() {
        String name = storage().name("missing");
        fails(ErrorCode.NO_STORAGE_VOL, () -> pool().volume(name));
        fails(ErrorCode.NO_STORAGE_VOL, () -> connection().storagePools().volumeByKey("no such key"));
    }

    @Rule(
            id = "VOLM-04",
            value = "a name that is taken is STORAGE_VOL_EXIST, and the volume stays as it was",
            needs = CHANGES)
    void refusesTakenNames() {
        StorageVolume made = create("alpha", 2 * MEBIBYTE);
        String before = made.xml();
        fails(ErrorCode.STORAGE_VOL_EXIST, () -> create("alpha", 4 * MEBIBYTE));
        assertThat(made.xml()).isEqualTo(before);
    }

    @Rule(id = "VOLM-05", value = "a deleted volume is gone, and nothing else", needs = CHANGES)
    void deletesVolumes() {
        StorageVolume kept = create("kept", MEBIBYTE);
        List<String> before = names();
        StorageVolume made = create("alpha", MEBIBYTE);
        made.delete();
        assertThat(names()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(kept.info().capacity()).isEqualTo(MEBIBYTE);
        fails(ErrorCode.NO_STORAGE_VOL, made::info);
        fails(ErrorCode.NO_STORAGE_VOL, made::delete);
    }

    @Rule(id = "VOLM-06", value = "a copy has the capacity of its source, which stays", needs = CHANGES)
    void copiesVolumes() {
        StorageVolume source = create("alpha", 2 * MEBIBYTE);
        String name = storage().name("beta");
        StorageVolume copy = pool().createVolumeFrom(storage().xml(name, 2 * MEBIBYTE), source, Set.of());
        assertThat(copy).isNotEqualTo(source);
        assertThat(copy.info().capacity()).isEqualTo(2 * MEBIBYTE);
        assertThat(names()).contains(source.name(), name);
        source.delete();
        assertThat(copy.info().capacity()).isEqualTo(2 * MEBIBYTE);
    }

    @Rule(
            id = "VOLM-07",
            value = "a resized volume has the new capacity; less than it has is INVALID_ARG",
            needs = CHANGES)
    void resizesVolumes() {
        StorageVolume made = create("alpha", 2 * MEBIBYTE);
        made.resize(5 * MEBIBYTE, Set.of());
        assertThat(made.info().capacity()).isEqualTo(5 * MEBIBYTE);
        made.resize(MEBIBYTE, Set.of(VolumeResizeFlag.DELTA));
        assertThat(made.info().capacity()).isEqualTo(6 * MEBIBYTE);
        fails(ErrorCode.INVALID_ARG, () -> made.resize(MEBIBYTE, Set.of()));
        assertThat(made.info().capacity()).isEqualTo(6 * MEBIBYTE);
    }

    @Rule(id = "VOLM-08", value = "XML that is no volume is refused, and nothing is created", needs = CHANGES)
    void refusesBadXml() {
        List<String> before = names();
        fails(ErrorCode.XML_DETAIL, () -> pool().createVolume("<volume"));
        fails(ErrorCode.XML_ERROR, () -> pool().createVolume("<pool/>"));
        fails(ErrorCode.XML_ERROR, () -> pool().createVolume("<volume><capacity>1</capacity></volume>"));
        assertThat(names()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Rule(id = "VOLM-09", value = "a read-only connection changes no storage", needs = CHANGES)
    void readOnly() {
        StorageVolume made = create("alpha", MEBIBYTE);
        try (Hypervisor reader =
                host().hypervisors().connect(host().spec().readOnly(true).build())) {
            StorageVolume seen = reader.storagePools().byName(storage().pool()).volume(made.name());
            fails(ErrorCode.OPERATION_DENIED, seen::delete);
            fails(ErrorCode.OPERATION_DENIED, seen::wipe);
            fails(ErrorCode.OPERATION_DENIED, () -> seen.resize(2 * MEBIBYTE, Set.of()));
            fails(ErrorCode.OPERATION_DENIED, () -> seen.pool().refresh());
        }
        assertThat(made.info().capacity()).isEqualTo(MEBIBYTE);
    }

    @Rule(id = "VOLM-10", value = "a wiped volume keeps name and capacity", needs = CHANGES)
    void wipes() {
        StorageVolume made = create("alpha", MEBIBYTE);
        made.wipe();
        assertThat(made.info().capacity()).isEqualTo(MEBIBYTE);
        assertThat(names()).contains(made.name());
    }
}
