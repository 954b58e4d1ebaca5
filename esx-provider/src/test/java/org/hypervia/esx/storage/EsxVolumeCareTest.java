// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.storage.Hosts.IQN;
import static org.hypervia.esx.storage.Hosts.assertFails;
import static org.hypervia.esx.storage.Hosts.costOf;
import static org.hypervia.esx.storage.Hosts.hasFolder;

import java.util.List;
import java.util.Set;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.storage.VolumeDeleteFlag;
import org.hypervia.api.storage.VolumeResizeFlag;
import org.hypervia.api.storage.WipeAlgorithm;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.GivenDatastore;
import org.hypervia.simulator.SimulatedDatastore;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Volumes that are there already: copied, deleted, wiped, resized. */
class EsxVolumeCareTest {
    private static final long GIB = 1L << 30;

    private final EsxSimulator host = Hosts.start();
    private final Hypervisor connection = Hosts.connect(host);
    private final SimulatedDatastore files = host.datastore("datastore1");
    private final StoragePool pool = connection.storagePools().byName("datastore1");

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    private static String xml(String name, String more) {
        return "<volume><name>" + name.replace("&", "&amp;").replace("<", "&lt;") + "</name>" + more + "</volume>";
    }

    private static String disk(String name) {
        return xml(name, "<capacity unit='GiB'>1</capacity><allocation>0</allocation>");
    }

    @Test
    void aDiskIsCopiedToAnotherPool() {
        host.addDatastore(GivenDatastore.vmfs("second"));
        StoragePool second = connection.storagePools().byName("second");
        StorageVolume source = pool.createVolume(disk("a/a.vmdk"));

        StorageVolume copy = second.createVolumeFrom(xml("b/c/b.vmdk", ""), source, Set.of());

        assertThat(copy.info().capacity()).isEqualTo(GIB);
        assertThat(copy.path()).isEqualTo("[second] b/c/b.vmdk");
        assertThat(copy.key()).isNotEqualTo(source.key());
        assertFails(
                ErrorCode.STORAGE_VOL_EXIST, () -> second.createVolumeFrom(xml("b/c/b.vmdk", ""), source, Set.of()));
    }

    @Test
    void aPlainFileIsCopiedAsItIs() {
        files.write("iso/a.iso", new byte[] {1, 2, 3});

        pool.createVolumeFrom(xml("x/b.iso", ""), pool.volume("iso/a.iso"), Set.of());

        assertThat(files.read("x/b.iso").orElseThrow()).containsExactly(1, 2, 3);
        assertFails(
                        ErrorCode.NO_SUPPORT,
                        () -> pool.createVolumeFrom(xml("x/b.vmdk", ""), pool.volume("iso/a.iso"), Set.of()))
                .contains("iso/a.iso");
    }

    @Test
    void aCopyThatFailsLeavesNoDirectory() {
        StorageVolume source = pool.createVolume(disk("a/a.vmdk"));
        host.faults()
                .add(FaultRule.on("CopyVirtualDisk_Task", new Misbehaviour.TaskFault("FileLocked", "busy"))
                        .once());

        assertFails(ErrorCode.RESOURCE_BUSY, () -> pool.createVolumeFrom(xml("x/y/b.vmdk", ""), source, Set.of()))
                .contains("x/y/b.vmdk", "a/a.vmdk");

        assertThat(hasFolder(files, "x")).isFalse();
        assertThat(files.files()).hasSize(2);
    }

    @Test
    void devicesBehindTargetsCannotBeChanged() {
        Hosts.addIscsi(host, "vmhba64");
        host.storage().addDisk("naa.1", "0200naa.1", GIB);
        host.storage().logIn("vmhba64", IQN, "192.0.2.10", 3260, List.of("naa.1"));
        StoragePool target = connection.storagePools().byName(IQN);
        StorageVolume device = target.volume("/vmfs/devices/disks/naa.1");

        assertThat(costOf(host, () -> {
                            assertFails(ErrorCode.NO_SUPPORT, () -> target.createVolume(disk("a/a.vmdk")))
                                    .contains(IQN);
                            assertFails(ErrorCode.NO_SUPPORT, device::delete).contains("naa.1");
                            assertFails(ErrorCode.NO_SUPPORT, device::wipe);
                            assertFails(ErrorCode.NO_SUPPORT, () -> device.resize(2 * GIB, Set.of()));
                        })
                        .total())
                .isZero();
        assertFails(ErrorCode.NO_SUPPORT, () -> pool.createVolumeFrom(xml("x/b.vmdk", ""), device, Set.of()))
                .contains("naa.1");
        assertThat(hasFolder(files, "x")).isFalse();
    }

    @Test
    void deletingIsOneTaskByKind() {
        StorageVolume disk = pool.createVolume(disk("a/a.vmdk"));
        StorageVolume iso = pool.createVolume(disk("a/a.iso"));

        assertThat(costOf(host, disk::delete).requests()).containsKey("DeleteVirtualDisk_Task");
        assertThat(costOf(host, iso::delete).requests()).containsKey("DeleteDatastoreFile_Task");
        assertThat(files.files()).isEmpty();
        assertFails(ErrorCode.NO_STORAGE_VOL, disk::delete).contains("a/a.vmdk");
        for (VolumeDeleteFlag flag : VolumeDeleteFlag.values()) {
            assertFails(ErrorCode.INVALID_ARG, () -> disk.delete(Set.of(flag)));
        }
    }

    @Test
    void aDiskInUseIsBusy() {
        StorageVolume disk = pool.createVolume(disk("a/a.vmdk"));
        host.faults().add(FaultRule.on("DeleteVirtualDisk_Task", new Misbehaviour.TaskFault("FileLocked", "in use")));

        assertFails(ErrorCode.RESOURCE_BUSY, disk::delete).contains("a/a.vmdk");
    }

    @Test
    void wipingIsForDisksAndWithZeros() {
        StorageVolume disk = pool.createVolume(disk("a/a.vmdk"));
        StorageVolume iso = pool.createVolume(disk("a/a.iso"));

        assertThat(costOf(host, disk::wipe).requests()).containsKey("ZeroFillVirtualDisk_Task");
        assertFails(ErrorCode.NO_SUPPORT, iso::wipe).contains("a/a.iso");
        assertFails(ErrorCode.NO_SUPPORT, () -> disk.wipe(WipeAlgorithm.DOD)).contains("'dod'");
    }

    @Test
    void aDiskGrowsToOrByASize() {
        StorageVolume disk = pool.createVolume(disk("a/a.vmdk"));

        disk.resize(2 * GIB, Set.of());
        assertThat(disk.info().capacity()).isEqualTo(2 * GIB);
        disk.resize(GIB + 1, Set.of(VolumeResizeFlag.DELTA, VolumeResizeFlag.ALLOCATE));
        assertThat(disk.info().capacity()).isEqualTo(3 * GIB + 1024);
        assertThat(costOf(host, () -> disk.resize(3 * GIB + 1, Set.of())).requests())
                .doesNotContainKey("ExtendVirtualDisk_Task");
    }

    @Test
    void aDiskDoesNotShrinkAndOtherFilesDoNotGrow() {
        StorageVolume disk = pool.createVolume(disk("a/a.vmdk"));
        StorageVolume iso = pool.createVolume(disk("a/a.iso"));

        assertFails(ErrorCode.INVALID_ARG, () -> disk.resize(GIB - 1024, Set.of()))
                .contains("a/a.vmdk");
        assertFails(ErrorCode.INVALID_ARG, () -> disk.resize(1, Set.of(VolumeResizeFlag.SHRINK)))
                .contains("SHRINK");
        assertFails(ErrorCode.INVALID_ARG, () -> disk.resize(-1, Set.of()));
        assertFails(ErrorCode.OVERFLOW, () -> disk.resize(Long.MAX_VALUE, Set.of(VolumeResizeFlag.DELTA)));
        assertFails(ErrorCode.NO_SUPPORT, () -> iso.resize(GIB, Set.of())).contains("a/a.iso");
        assertThat(disk.info().capacity()).isEqualTo(GIB);
    }
}
