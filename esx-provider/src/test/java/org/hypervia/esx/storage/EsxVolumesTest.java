// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.storage.Hosts.IQN;
import static org.hypervia.esx.storage.Hosts.assertFails;
import static org.hypervia.esx.storage.Hosts.costOf;
import static org.hypervia.esx.storage.Hosts.leastCostOf;

import java.util.List;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.storage.StorageVolumeInfo;
import org.hypervia.api.storage.StorageVolumeSummary;
import org.hypervia.api.storage.VolumeType;
import org.hypervia.api.value.Listing;
import org.hypervia.api.value.Reading;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.GivenDatastore;
import org.hypervia.simulator.SimulatedDatastore;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EsxVolumesTest {
    private static final String DEVICE = "/vmfs/devices/disks/naa.1";

    private final EsxSimulator host = Hosts.start();
    private final Hypervisor connection = Hosts.connect(host);
    private final SimulatedDatastore files = host.datastore("datastore1");
    private final StoragePool pool = connection.storagePools().byName("datastore1");

    @BeforeEach
    void furnish() {
        files.makeDisk("web01/web01.vmdk", 1 << 20);
        files.write("iso/a.iso", new byte[5000]);
        files.write("boot.flp", new byte[1440]);
        files.write("web01/web01.vmx", new byte[10]);
        files.write("web01/vmware.log", new byte[10]);
    }

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    private static List<String> names(Listing<StorageVolumeSummary> rows) {
        return rows.stream().map(row -> row.identity().name()).toList();
    }

    private void iscsi() {
        Hosts.addIscsi(host, "vmhba64");
        host.storage().addDisk("naa.1", "0200naa.1", 1L << 30);
        host.storage().addDisk("naa.2", "0200naa.2", 1L << 31);
        host.storage().addDevice("eui.3", "0200eui.3", "enclosure");
        host.storage().logIn("vmhba64", "iqn.2001-04.com.example:other", "192.0.2.20", 3260, List.of("naa.2"));
        host.storage().logIn("vmhba64", IQN, "192.0.2.10", 3260, List.of("eui.3", "naa.1"));
    }

    @Test
    void volumesComeWithSizesAndFormats() {
        Listing<StorageVolumeSummary> rows = pool.volumeSummaries();

        assertThat(names(rows)).containsExactlyInAnyOrder("boot.flp", "iso/a.iso", "web01/web01.vmdk");
        assertThat(rows.stream()
                        .filter(row -> row.identity().name().startsWith("web01"))
                        .toList())
                .singleElement()
                .satisfies(disk -> {
                    assertThat(disk.format()).isEqualTo(Reading.of("vmdk"));
                    assertThat(disk.info().toOptional().orElseThrow().capacity())
                            .isEqualTo(1L << 30);
                    assertThat(disk.identity().path()).isEqualTo("[datastore1] web01/web01.vmdk");
                    assertThat(disk.identity().pool()).isEqualTo("datastore1");
                });
        assertThat(rows.stream()
                        .filter(row -> row.identity().name().startsWith("iso"))
                        .toList())
                .singleElement()
                .satisfies(iso -> {
                    assertThat(iso.format()).isEqualTo(Reading.of("iso"));
                    assertThat(iso.info())
                            .isEqualTo(Reading.of(new StorageVolumeInfo(VolumeType.FILE, 5000, 5000, 5000)));
                });
    }

    @Test
    void aListingIsOneSearchHoweverManyVolumesThereAre() {
        for (int i = 0; i < 500; i++) {
            files.makeDisk("many" + i % 50 + "/disk" + i + ".vmdk", 1024);
        }
        assertThat(pool.volumeSummaries().orThrow()).hasSize(503);

        assertThat(leastCostOf(host, pool::volumeSummaries)).isEqualTo(2);
        assertThat(costOf(host, pool::volumeSummaries).of("SearchDatastoreSubFolders_Task"))
                .isEqualTo(1);
    }

    @Test
    void lookupsByNameAndPathAreASearchAndALook() {
        assertThat(leastCostOf(host, () -> pool.volume("web01/web01.vmdk"))).isEqualTo(2);
        assertThat(leastCostOf(host, () -> connection.storagePools().volumeByPath("[datastore1] iso/a.iso")))
                .isEqualTo(2);
        try (Hypervisor fresh = Hosts.connect(host)) {
            // Where no datastore was seen yet, the host's own browser searches.
            assertThat(leastCostOf(host, () -> fresh.storagePools().volumeByPath("[datastore1] iso/a.iso")))
                    .isEqualTo(2);
        }
        StorageVolume volume = pool.volume("web01/web01.vmdk");
        assertThat(leastCostOf(host, volume::info)).isEqualTo(2);
        assertThat(leastCostOf(host, volume::xml)).isEqualTo(3);
        assertThat(costOf(host, volume::key).requests()).containsOnlyKeys("QueryVirtualDiskUuid");
        assertThat(costOf(host, volume::pool).total()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b/c d.vmdk",
                "a[1]/b[2].vmdk",
                "x+y%20&z/ä ö 漢.iso",
                "deep/er/and/deeper/x.vmdk",
                "quote'\"/<a>.img",
                "star*/why?.iso",
                "back\\slash/a.iso"
            })
    void namesAreTakenAsTheyAre(String name) {
        if (name.endsWith(".vmdk")) {
            files.makeDisk(name, 2048);
        } else {
            files.write(name, new byte[7]);
        }

        StorageVolume found = pool.volume(name);
        assertThat(found.name()).isEqualTo(name);
        assertThat(names(pool.volumeSummaries())).contains(name);
        assertThat(connection.storagePools().volumeByPath(found.path())).isEqualTo(found);
        assertThat(connection.storagePools().volumeByKey(found.key()).name()).isEqualTo(name);
        assertThat(found.info().capacity()).isEqualTo(name.endsWith(".vmdk") ? 2048 * 1024 : 7);
    }

    @Test
    void wildcardsFindNothing() {
        assertFails(ErrorCode.NO_STORAGE_VOL, () -> pool.volume("iso/*.iso")).contains("'iso/*.iso'");
        assertFails(ErrorCode.NO_STORAGE_VOL, () -> pool.volume("iso/?.iso"));
        assertFails(ErrorCode.NO_STORAGE_VOL, () -> pool.volume("iso/A.ISO"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x.iso",
                "iso/../iso/a.iso",
                "/iso/a.iso",
                "iso//a.iso",
                "iso/a.iso/",
                "",
                "./a.iso",
                "iso/a\u0000.iso"
            })
    void namesThatLeadElsewhereAreNotEvenAskedFor(String name) {
        assertThat(costOf(host, () -> {
                            assertFails(ErrorCode.NO_STORAGE_VOL, () -> pool.volume(name))
                                    .contains("datastore1");
                            assertFails(
                                    ErrorCode.INVALID_ARG,
                                    // White space behind the bracket does not count.
                                    () -> connection.storagePools().volumeByPath("[datastore1] " + name));
                        })
                        .total())
                .isZero();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertFails(ErrorCode.NO_STORAGE_VOL, () -> pool.volume("web01/none.vmdk"))
                .contains("none.vmdk", "datastore1");
        assertFails(ErrorCode.NO_STORAGE_VOL, () -> pool.volume("nowhere/a.vmdk"))
                .contains("nowhere/a.vmdk");
        assertFails(ErrorCode.NO_STORAGE_VOL, () -> connection.storagePools().volumeByPath("[other] a/b.vmdk"))
                .contains("[other]");
        for (String path : List.of("[", "[]", "[x", "a/b.vmdk", "[datastore1]")) {
            assertFails(ErrorCode.INVALID_ARG, () -> connection.storagePools().volumeByPath(path));
        }
        StorageVolume iso = pool.volume("iso/a.iso");
        host.faults().add(FaultRule.on("SearchDatastore_Task", new Misbehaviour.TaskFault("FileNotFound", "gone")));
        assertFails(ErrorCode.NO_STORAGE_VOL, iso::info).contains("iso/a.iso");
    }

    @Test
    void aDisksKeyIsItsUuidAndThatOfAnotherFileItsPath() {
        StorageVolume disk = pool.volume("web01/web01.vmdk");

        assertThat(disk.key()).matches("6000c29[0-9a-f]-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
        assertThat(pool.volume("iso/a.iso").key()).isEqualTo("[datastore1] iso/a.iso");
        host.faults()
                .add(FaultRule.on("QueryVirtualDiskUuid", new Misbehaviour.Fault("NotSupported", ""))
                        .once());
        assertThat(disk.key()).isEqualTo("[datastore1] web01/web01.vmdk");
        host.faults()
                .add(FaultRule.on("QueryVirtualDiskUuid", new Misbehaviour.Fault("FileNotFound", ""))
                        .once());
        assertFails(ErrorCode.NO_STORAGE_VOL, disk::key).contains("web01.vmdk");
    }

    @Test
    void aKeyIsLookedForOnAllDatastoresWhateverIsBrokenThere() {
        host.addDatastore(GivenDatastore.vmfs("away").inaccessible());
        host.addDatastore(GivenDatastore.vmfs("second"));
        host.datastore("second").makeDisk("a/a.vmdk", 1024);
        host.datastore("second").makeDisk("b/b.vmdk", 1024);
        String key =
                connection.storagePools().byName("second").volume("b/b.vmdk").key();
        host.faults()
                .add(FaultRule.on("QueryVirtualDiskUuid", new Misbehaviour.Fault("FileLocked", "busy"))
                        .once());

        assertThat(connection.storagePools().volumeByKey(key).path()).isEqualTo("[second] b/b.vmdk");
        assertThat(connection
                        .storagePools()
                        .volumeByKey(key.replace("-", "").toUpperCase(java.util.Locale.ROOT))
                        .path())
                .isEqualTo("[second] b/b.vmdk");
        assertFails(
                        ErrorCode.NO_STORAGE_VOL,
                        () -> connection.storagePools().volumeByKey("00000000-0000-0000-0000-000000000001"))
                .contains("00000000-0000-0000-0000-000000000001");
        assertFails(ErrorCode.NO_STORAGE_VOL, () -> connection.storagePools().volumeByKey("no key"));
    }

    @Test
    void xmlIsAsLibvirtWritesIt() {
        assertThat(pool.volume("iso/a.iso").xml()).isEqualTo("""
                <volume type='file'>
                  <name>iso/a.iso</name>
                  <key>[datastore1] iso/a.iso</key>
                  <capacity unit='bytes'>5000</capacity>
                  <allocation unit='bytes'>5000</allocation>
                  <target>
                    <path>[datastore1] iso/a.iso</path>
                    <format type='iso'/>
                  </target>
                </volume>
                """);
    }

    @Test
    void devicesBehindATargetAreItsVolumes() {
        iscsi();
        StoragePool target = connection.storagePools().byName(IQN);

        assertThat(names(target.volumeSummaries())).containsExactly(DEVICE, "/vmfs/devices/genscsi/eui.3");
        assertThat(target.volume(DEVICE).xml()).isEqualTo("""
                <volume type='block'>
                  <name>/vmfs/devices/disks/naa.1</name>
                  <key>361e65a3-53aa-f157-3a40-3e716db5bf9a</key>
                  <capacity unit='bytes'>1073741824</capacity>
                  <allocation unit='bytes'>1073741824</allocation>
                  <target>
                    <path>/vmfs/devices/disks/naa.1</path>
                  </target>
                </volume>
                """);
        assertThat(target.volume(DEVICE).info())
                .isEqualTo(new StorageVolumeInfo(VolumeType.BLOCK, 1L << 30, 1L << 30, 1L << 30));
        assertThat(target.volume(DEVICE).pool()).isEqualTo(target);
        assertThat(costOf(host, target::volumeSummaries).total()).isEqualTo(1);
        assertThat(costOf(host, () -> target.volume(DEVICE)).total()).isEqualTo(1);
        assertThat(connection.storagePools().volumeByPath(DEVICE)).isEqualTo(target.volume(DEVICE));
        assertThat(connection.storagePools().volumeByKey("361e65a3-53aa-f157-3a40-3e716db5bf9a"))
                .isEqualTo(target.volume(DEVICE));
        assertThat(connection.storagePools().volumeByKey(DEVICE)).isEqualTo(target.volume(DEVICE));
    }

    @Test
    void aDeviceOfAnotherTargetIsNoVolumeOfThisOne() {
        iscsi();
        StoragePool target = connection.storagePools().byName(IQN);

        assertFails(ErrorCode.NO_STORAGE_VOL, () -> target.volume("/vmfs/devices/disks/naa.2"))
                .contains(IQN);
        // It is behind a target that is no static one.
        assertFails(
                ErrorCode.NO_STORAGE_VOL, () -> connection.storagePools().volumeByPath("/vmfs/devices/disks/naa.2"));
        assertFails(
                ErrorCode.NO_STORAGE_VOL,
                () -> target.volume("/vmfs/devices/genscsi/eui.3").info());
    }

    @Test
    void aTargetWithoutALoginSaysWhyThereIsNothing() {
        Hosts.addIscsi(host, "vmhba64");

        Listing<StorageVolumeSummary> rows =
                connection.storagePools().byName(IQN).volumeSummaries();

        assertThat(rows.items()).isEmpty();
        assertThat(rows.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.error().code()).isEqualTo(ErrorCode.OPERATION_INVALID);
            assertThat(failure.error()).hasMessageContaining("vmhba64");
        });
    }

    @Test
    void aDatastoreOutOfReachSaysSo() {
        files.accessible(false);

        assertFails(ErrorCode.OPERATION_INVALID, pool::volumeSummaries).contains("'datastore1'");
    }
}
