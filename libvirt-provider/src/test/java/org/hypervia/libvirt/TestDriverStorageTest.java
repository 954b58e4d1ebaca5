// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.libvirt.Libvirt.assertFails;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.BlockInfo;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.storage.PoolCondition;
import org.hypervia.api.storage.PoolState;
import org.hypervia.api.storage.PoolType;
import org.hypervia.api.storage.PoolXmlFlag;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.StoragePoolIdentity;
import org.hypervia.api.storage.StoragePoolInfo;
import org.hypervia.api.storage.StoragePoolSummary;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.storage.StorageVolumeIdentity;
import org.hypervia.api.storage.StorageVolumeInfo;
import org.hypervia.api.storage.StorageVolumeSummary;
import org.hypervia.api.storage.TransferRange;
import org.hypervia.api.storage.VolumeCreateFlag;
import org.hypervia.api.storage.VolumeDeleteFlag;
import org.hypervia.api.storage.VolumeResizeFlag;
import org.hypervia.api.storage.VolumeType;
import org.hypervia.api.storage.WipeAlgorithm;
import org.hypervia.api.value.Reading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation on storage that libvirt's own test hypervisor has. */
class TestDriverStorageTest {
    private static final UUID POOL_UUID = UUID.fromString("dfe224cb-28fb-8dd0-c4b2-64eb3f0f4566");
    private static final long GIB = 1L << 30;

    private final Hypervisor connection = Libvirt.test();
    private final StoragePool pool = connection.storagePools().byName("default-pool");

    @AfterEach
    void end() {
        connection.close();
        assertThat(Libvirt.PROVIDER.handles()).as("native handles").isZero();
    }

    private static String volumeXml(String name, String format) {
        return """
                <volume>
                  <name>%s</name><capacity unit='MiB'>8</capacity><allocation unit='MiB'>1</allocation>
                  <target><format type='%s'/></target>
                </volume>
                """.formatted(name, format);
    }

    @Test
    void aPoolIsListedWithItsTypeStateAndSizes() {
        StoragePoolIdentity identity =
                new StoragePoolIdentity(POOL_UUID.toString(), "default-pool", Reading.of(POOL_UUID));
        assertThat(connection.storagePools().summaries().orThrow())
                .containsExactly(new StoragePoolSummary(
                        identity,
                        Reading.of(PoolType.DIR),
                        Reading.of(new StoragePoolInfo(PoolState.RUNNING, 100 * GIB, 0, 100 * GIB)),
                        false,
                        true));
        assertThat(connection.storagePools().list().orThrow()).containsExactly(pool);
    }

    @ParameterizedTest
    @EnumSource(
            value = PoolCondition.class,
            names = {"ACTIVE", "PERSISTENT", "NO_AUTOSTART", "DIR"})
    void aConditionThatThePoolMeetsFindsIt(PoolCondition condition) {
        assertThat(connection.storagePools().summaries(Set.of(condition)).orThrow())
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = PoolCondition.class,
            names = {"ACTIVE", "PERSISTENT", "NO_AUTOSTART", "DIR"},
            mode = EnumSource.Mode.EXCLUDE)
    void anotherConditionDoesNot(PoolCondition condition) {
        assertThat(connection.storagePools().summaries(Set.of(condition)).orThrow())
                .isEmpty();
    }

    @Test
    void aPoolIsFoundByItsUuid() {
        assertThat(connection.storagePools().byUuid(POOL_UUID)).isEqualTo(pool);
        assertThat(pool.uuid()).isEqualTo(POOL_UUID);
    }

    @Test
    void aPoolThatIsNotThereIsNotFound() {
        assertFails(ErrorCode.NO_STORAGE_POOL, () -> connection.storagePools().byName("nosuch"))
                .isEqualTo("no storage pool with matching name 'nosuch'");
        assertFails(ErrorCode.NO_STORAGE_POOL, () -> connection.storagePools().byUuid(new UUID(1, 2)))
                .contains("00000000-0000-0001-0000-000000000002");
        assertThat(connection.storagePools().find("nosuch")).isEmpty();
    }

    @Test
    void aPoolTellsWhatItIs() {
        assertThat(pool.info()).isEqualTo(new StoragePoolInfo(PoolState.RUNNING, 100 * GIB, 0, 100 * GIB));
        assertThat(pool.xml()).startsWith("<pool type='dir'>").contains("<uuid>" + POOL_UUID + "</uuid>");
        assertThat(pool.isActive()).isTrue();
        assertThat(pool.isPersistent()).isTrue();
        assertThat(pool.autostart()).isFalse();
        assertFails(ErrorCode.INVALID_ARG, () -> pool.xml(Set.of(PoolXmlFlag.INACTIVE)))
                .contains("unsupported flags (0x1)");
    }

    @Test
    void aPoolIsRefreshedAndStartsWithTheHost() {
        pool.refresh();
        pool.setAutostart(true);
        assertThat(pool.autostart()).isTrue();
        assertThat(connection.storagePools().summaries(Set.of(PoolCondition.AUTOSTART)).orThrow())
                .hasSize(1);
        pool.setAutostart(false);
        assertThat(pool.autostart()).isFalse();
    }

    @Test
    void aVolumeIsCreatedFoundAndDeleted() {
        StorageVolume volume = pool.createVolume(volumeXml("a.qcow2", "qcow2"));
        assertThat(volume.identity())
                .isEqualTo(new StorageVolumeIdentity(
                        POOL_UUID + "/a.qcow2", "default-pool", "a.qcow2", "/default-pool/a.qcow2"));
        assertThat(pool.volume("a.qcow2")).isEqualTo(volume);
        assertThat(connection.storagePools().volumeByKey(volume.key())).isEqualTo(volume);
        assertThat(connection.storagePools().volumeByPath(volume.path())).isEqualTo(volume);
        assertThat(volume.pool()).isEqualTo(pool);
        assertThat(volume.info()).isEqualTo(new StorageVolumeInfo(VolumeType.FILE, 8 << 20, 1 << 20, 1 << 20));
        assertThat(volume.xml()).contains("<name>a.qcow2</name>", "<format type='qcow2'/>");
        assertThat(pool.info().allocation()).isEqualTo(1 << 20);
        volume.delete();
        assertFails(ErrorCode.NO_STORAGE_VOL, volume::info).contains("a.qcow2");
        assertThat(pool.volumes().orThrow()).isEmpty();
    }

    @Test
    void volumesAreListedWithTypeSizesAndFormat() {
        StorageVolume first = pool.createVolume(volumeXml("a.qcow2", "qcow2"));
        StorageVolume second = pool.createVolume(volumeXml("b.img", "raw"));
        StorageVolumeInfo info = new StorageVolumeInfo(VolumeType.FILE, 8 << 20, 1 << 20, 1 << 20);
        assertThat(pool.volumeSummaries().orThrow())
                .containsExactlyInAnyOrder(
                        new StorageVolumeSummary(first.identity(), Reading.of(info), Reading.of("qcow2")),
                        new StorageVolumeSummary(second.identity(), Reading.of(info), Reading.of("raw")));
        assertThat(pool.volumes().orThrow()).containsExactlyInAnyOrder(first, second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "[a] b", "100%+&.img", "Größe 💾.img"})
    void aNameIsWhatItIs(String name) {
        StorageVolume volume = pool.createVolume(volumeXml(name.replace("&", "&amp;"), "raw"));
        assertThat(pool.volume(name)).isEqualTo(volume);
        assertThat(volume.path()).isEqualTo("/default-pool/" + name);
        assertThat(pool.volumeSummaries().orThrow())
                .extracting(row -> row.identity().name())
                .containsExactly(name);
        volume.delete();
    }

    @Test
    void aVolumeIsCopied() {
        StorageVolume source = pool.createVolume(volumeXml("a.img", "raw"));
        StorageVolume copy = pool.createVolumeFrom(volumeXml("b.img", "raw"), source, Set.of());
        assertThat(copy.name()).isEqualTo("b.img");
        assertThat(pool.volumes().orThrow()).containsExactlyInAnyOrder(source, copy);
        source.delete();
        assertFails(
                ErrorCode.NO_STORAGE_VOL,
                () -> pool.createVolumeFrom(volumeXml("c.img", "raw"), source, Set.of()));
        assertThat(pool.volumes().orThrow()).containsExactly(copy);
    }

    @Test
    void whatLibvirtRefusesArrivesWithItsCode() {
        StorageVolume volume = pool.createVolume(volumeXml("a.img", "raw"));
        assertFails(ErrorCode.OPERATION_FAILED, () -> pool.createVolume(volumeXml("a.img", "raw")))
                .isEqualTo("storage vol already exists");
        assertFails(ErrorCode.NO_SUPPORT, () -> connection.storagePools().byTargetPath("/default-pool"))
                .contains("virStoragePoolLookupByTargetPath");
        assertFails(ErrorCode.XML_ERROR, () -> pool.createVolume("<volume/>"));
        assertFails(
                        ErrorCode.INVALID_ARG,
                        () -> pool.createVolume(volumeXml("b.img", "raw"), Set.of(VolumeCreateFlag.PREALLOC_METADATA)))
                .contains("unsupported flags (0x1)");
        assertFails(ErrorCode.INVALID_ARG, () -> volume.delete(Set.of(VolumeDeleteFlag.ZEROED)))
                .contains("unsupported flags (0x1)");
        assertFails(ErrorCode.NO_SUPPORT, volume::wipe).contains("virStorageVolWipe");
        assertFails(ErrorCode.NO_SUPPORT, () -> volume.wipe(WipeAlgorithm.NNSA)).contains("virStorageVolWipePattern");
        assertFails(ErrorCode.NO_SUPPORT, () -> volume.resize(9 << 20, Set.of())).contains("virStorageVolResize");
        assertFails(ErrorCode.INVALID_ARG, () -> volume.resize(-1, Set.of(VolumeResizeFlag.DELTA)))
                .contains("'a.img'");
        assertFails(ErrorCode.NO_STORAGE_VOL, () -> pool.volume("nosuch")).contains("'nosuch'");
        assertFails(ErrorCode.NO_STORAGE_VOL, () -> connection.storagePools().volumeByKey("nosuch"));
        assertFails(ErrorCode.NO_STORAGE_VOL, () -> connection.storagePools().volumeByPath("/nosuch"));
        assertThat(pool.volumes().orThrow()).containsExactly(volume);
    }

    /** The test hypervisor has no content. */
    @Test
    void transfersAreNotToBeHad() {
        assertThat(connection.capabilities())
                .contains(Capability.STORAGE_POOLS, Capability.STORAGE_VOLUMES, Capability.STORAGE_CHANGES)
                .doesNotContain(Capability.STORAGE_TRANSFERS);
        StorageVolume volume = pool.createVolume(volumeXml("a.img", "raw"));
        assertFails(ErrorCode.NO_SUPPORT, () -> volume.download(TransferRange.all()))
                .contains("storage.transfers");
    }

    @Test
    void whoMayOnlyReadChangesNothing() {
        try (Hypervisor reading = Libvirt.connect(
                ConnectionSpec.builder("test:///default").readOnly(true))) {
            StoragePool same = reading.storagePools().byName("default-pool");
            assertFails(ErrorCode.OPERATION_DENIED, () -> same.createVolume(volumeXml("a.img", "raw")));
            assertFails(ErrorCode.OPERATION_DENIED, () -> same.setAutostart(true));
            assertThat(same.volumes().orThrow()).isEqualTo(List.of());
        }
    }

    @Test
    void aDiskTellsItsSizes() {
        BlockInfo sizes = connection.domains().byName("test").devices().blockInfo("vda");
        assertThat(sizes).isEqualTo(new BlockInfo(1099506450432L, 1L << 40, 1L << 40));
        assertFails(
                ErrorCode.INVALID_ARG,
                () -> connection.domains().byName("test").devices().blockInfo("vdz"));
    }
}
