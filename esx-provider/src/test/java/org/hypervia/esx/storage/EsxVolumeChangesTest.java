// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hypervia.esx.storage.Hosts.assertFails;
import static org.hypervia.esx.storage.Hosts.costOf;
import static org.hypervia.esx.storage.Hosts.hasFolder;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.storage.VolumeCreateFlag;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.HeldTasks;
import org.hypervia.simulator.SimulatedDatastore;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Volumes that are made, and what a failure leaves of them: nothing. */
class EsxVolumeChangesTest {
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

    private void assertCreateFails(ErrorCode code, String xml, String... words) {
        assertFails(code, () -> pool.createVolume(xml)).contains(words);
        assertThat(files.files()).isEmpty();
        assertThat(pool.volumeSummaries().items()).isEmpty();
    }

    @Test
    void aDiskIsMadeWithItsDirectory() {
        StorageVolume made = pool.createVolume(disk("web01/data.vmdk"));

        assertThat(made.identity()).isEqualTo(pool.volume("web01/data.vmdk").identity());
        assertThat(made.info().capacity()).isEqualTo(GIB);
        assertThat(made.info().allocation()).isZero();
        assertThat(made.path()).isEqualTo("[datastore1] web01/data.vmdk");
        assertThat(files.files()).containsExactlyInAnyOrder("web01/data.vmdk", "web01/data-flat.vmdk");
    }

    @Test
    void creatingCostsTheLevelsTheTaskAndTheWait() {
        pool.createVolume(disk("a/first.vmdk"));

        assertThat(costOf(host, () -> pool.createVolume(disk("a/second.vmdk"))).requests())
                .containsEntry("RetrievePropertiesEx", 1L)
                .containsEntry("MakeDirectory", 1L)
                .containsEntry("CreateVirtualDisk_Task", 1L)
                .containsEntry("CreateFilter", 1L)
                .doesNotContainKeys("SearchDatastore_Task", "QueryVirtualDiskUuid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b/c d.vmdk", "we+ird#%20&/n@me=!.VMDK", "ä/ö/漢.vmdk", "a/b/c/d/e.vmdk", "a[1]/b.vmdk"})
    void namesStayAsTheyAre(String name) {
        StorageVolume made = pool.createVolume(disk(name));

        assertThat(made.name()).isEqualTo(name);
        assertThat(files.files()).contains(name);
        assertThat(pool.volume(name)).isEqualTo(made);
        made.delete();
        assertThat(files.files()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', preallocated, 1073741824",
        "<allocation unit='GiB'>1</allocation>, preallocated, 1073741824",
        "<allocation>0</allocation>, thin, 0"
    })
    void allocationSaysHow(String allocation, String kind, long bytes) {
        pool.createVolume(xml("a/" + kind + ".vmdk", "<capacity unit='GiB'>1</capacity>" + allocation));

        assertThat(pool.volume("a/" + kind + ".vmdk").info().allocation()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"'', 1025, 2048", "B, 1024, 1024", "K, 1, 1024", "MiB, 1, 1048576", "MB, 1, 1000448", "g, 1, 1073741824"
    })
    void sizesHaveUnitsAndAreRoundedUpToKibibytes(String unit, long number, long bytes) {
        String attribute = unit.isEmpty() ? "" : " unit='" + unit + "'";
        StorageVolume made = pool.createVolume(
                xml("a/a.vmdk", "<capacity" + attribute + ">" + number + "</capacity><allocation>0</allocation>"));

        assertThat(made.info().capacity()).isEqualTo(bytes);
    }

    @Test
    void everyRefusalHasLibvirtsCodeAndLeavesNothing() {
        assertCreateFails(ErrorCode.XML_DETAIL, "<volume>", "volume");
        assertCreateFails(ErrorCode.XML_ERROR, "<pool/>", "<volume>");
        assertCreateFails(ErrorCode.XML_ERROR, "<volume><capacity>1</capacity></volume>", "<name>");
        assertCreateFails(ErrorCode.XML_ERROR, xml("a/a.vmdk", ""), "<capacity>");
        assertCreateFails(ErrorCode.XML_ERROR, xml("a/a.vmdk", "<capacity>-1</capacity>"), "-1");
        assertCreateFails(ErrorCode.XML_ERROR, xml("a/a.vmdk", "<capacity>many</capacity>"), "many");
        assertCreateFails(ErrorCode.INVALID_ARG, xml("a/a.vmdk", "<capacity unit='X'>1</capacity>"), "'X'");
        assertCreateFails(ErrorCode.OVERFLOW, xml("a/a.vmdk", "<capacity unit='EiB'>8</capacity>"), "8EiB");
        assertCreateFails(
                ErrorCode.CONFIG_UNSUPPORTED, disk("a/a.vmdk").replace("<volume>", "<volume type='cube'>"), "cube");
        assertCreateFails(
                ErrorCode.CONFIG_UNSUPPORTED,
                xml("a/a.vmdk", "<capacity>1</capacity><target><format type='zip'/></target>"),
                "zip");
        assertCreateFails(ErrorCode.NO_SUPPORT, disk("a/a.vmdk").replace("<volume>", "<volume type='block'>"), "block");
        for (String name : List.of("a.vmdk", "/a.vmdk", "a/b.vmdk/", "/")) {
            assertCreateFails(ErrorCode.INTERNAL_ERROR, disk(name), "'" + name + "'");
        }
        assertCreateFails(ErrorCode.NO_SUPPORT, disk("a/a.qcow2"), "a/a.qcow2", ".vmdk");
        assertCreateFails(
                ErrorCode.NO_SUPPORT,
                xml("a/a.vmdk", "<capacity>1</capacity><target><format type='raw'/></target>"),
                "raw");
        assertCreateFails(
                ErrorCode.INTERNAL_ERROR,
                xml("a/a.vmdk", "<capacity>10</capacity><allocation>5</allocation>"),
                "5 of its 10");
        for (String name : List.of("../a/b.vmdk", "a/../b.vmdk", "a//b.vmdk", "a/./b.vmdk", "a/b&#10;.vmdk")) {
            assertCreateFails(ErrorCode.INVALID_ARG, disk(name).replace("&amp;#", "&#"), "a/");
        }
        for (VolumeCreateFlag flag : List.of(VolumeCreateFlag.PREALLOC_METADATA, VolumeCreateFlag.REFLINK)) {
            assertFails(ErrorCode.INVALID_ARG, () -> pool.createVolume(disk("a/a.vmdk"), Set.of(flag)))
                    .contains("0x" + flag.flag());
        }
        assertFails(
                        ErrorCode.XML_INVALID_SCHEMA,
                        () -> pool.createVolume(
                                xml("a/a.vmdk", "<capacity>1</capacity><colour/>"), Set.of(VolumeCreateFlag.VALIDATE)))
                .contains("colour");
    }

    @Test
    void whatLibvirtIgnoresIsIgnored() {
        pool.createVolume(
                xml(
                        "a/a.vmdk",
                        "<key>x</key><capacity>1024</capacity><target><path>/x</path><permissions><mode>0644</mode>"
                                + "</permissions><format type='vmdk'/></target><backingStore><path>/y</path></backingStore>"),
                Set.of(VolumeCreateFlag.VALIDATE));

        assertThat(pool.volume("a/a.vmdk").info().capacity()).isEqualTo(1024);
    }

    @Test
    void whatIsThereIsNotOverwritten() {
        pool.createVolume(disk("a/a.vmdk"));
        files.write("b/b.iso", new byte[] {1, 2, 3});

        assertFails(ErrorCode.STORAGE_VOL_EXIST, () -> pool.createVolume(disk("a/a.vmdk")))
                .contains("a/a.vmdk");
        assertFails(ErrorCode.STORAGE_VOL_EXIST, () -> pool.createVolume(disk("b/b.iso")))
                .contains("b/b.iso");
        assertThat(files.read("b/b.iso").orElseThrow()).containsExactly(1, 2, 3);
        assertThat(files.files()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"iso/debian.iso, iso", "debian.iso, iso", "a/b/c.img, raw", "x.FLP, raw"})
    void plainFilesAreMadeEmptyForAnUpload(String name, String format) {
        StorageVolume made = pool.createVolume(xml(name, "<capacity unit='MiB'>100</capacity>"));

        assertThat(made.info().capacity()).isZero();
        assertThat(files.read(name).orElseThrow()).isEmpty();
        assertThat(made.xml()).contains("<format type='" + format + "'/>");
        made.delete();
        assertThat(files.files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoDiskSpace", "FileAlreadyExists", "NoPermission", "InvalidDatastore", "SystemError"})
    void aDiskThatCannotBeMadeLeavesNoDirectory(String fault) {
        host.faults()
                .add(FaultRule.on("CreateVirtualDisk_Task", new Misbehaviour.TaskFault(fault, "no"))
                        .once());

        assertThatExceptionOfType(HypervisorException.class)
                .isThrownBy(() -> pool.createVolume(disk("x/y/z.vmdk")))
                .withMessageContaining("x/y/z.vmdk");

        assertNothingLeft("x");
    }

    private void assertNothingLeft(String directory) {
        assertThat(files.files()).isEmpty();
        assertThat(hasFolder(files, directory)).isFalse();
    }

    @Test
    void aDirectoryThatCannotBeMadeLeavesNoneAboveIt() {
        host.faults()
                .add(FaultRule.on("MakeDirectory", new Misbehaviour.Fault("NoPermission", "no"))
                        .after(2));

        assertFails(ErrorCode.ACCESS_DENIED, () -> pool.createVolume(disk("x/y/z/a.vmdk")))
                .contains("x/y/z");

        assertNothingLeft("x");
    }

    @Test
    void anUploadThatFailsLeavesNothing() {
        host.faults()
                .add(FaultRule.on("PUT /folder", new Misbehaviour.Http(500, "text/plain", "no"))
                        .once());

        assertThatExceptionOfType(HypervisorException.class).isThrownBy(() -> pool.createVolume(disk("x/y/z.iso")));

        assertNothingLeft("x");
    }

    @Test
    void anAnswerThatIsLostLeavesNoEmptyDirectory() {
        host.faults()
                .add(FaultRule.on("MakeDirectory", new Misbehaviour.CutAfter())
                        .after(1)
                        .once());

        assertThatExceptionOfType(HypervisorException.class).isThrownBy(() -> pool.createVolume(disk("x/y/z.vmdk")));

        assertNothingLeft("x");
    }

    @Test
    void directoriesThatWereThereStay() {
        files.write("x/keep.txt", new byte[1]);
        host.faults()
                .add(FaultRule.on("CreateVirtualDisk_Task", new Misbehaviour.TaskFault("NoDiskSpace", "no"))
                        .once());

        assertFails(ErrorCode.OPERATION_FAILED, () -> pool.createVolume(disk("x/y/z.vmdk")))
                .contains("NoDiskSpace");

        assertThat(files.files()).containsExactly("x/keep.txt");
        assertThat(hasFolder(files, "x/y")).isFalse();
    }

    /** Whose disk it is that lies there then cannot be told, and nothing that may be another's is deleted: it is said. */
    @Test
    void aLostAnswerToTheStartIsSaidToBeOfUnknownOutcome() {
        host.faults()
                .add(FaultRule.on("CreateVirtualDisk_Task", new Misbehaviour.CutAfter())
                        .once());

        assertFails(ErrorCode.READ_FAILED, () -> pool.createVolume(disk("x/y/z.vmdk")))
                .contains("whether volume '[datastore1] x/y/z.vmdk' was made is not known")
                .contains("look at its state before repeating");
        assertThat(files.files()).contains("x/y/z.vmdk");
    }

    @Test
    void anInterruptedThreadTakesBackToo() throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (HeldTasks held = host.holdTasks("CreateVirtualDisk_Task")) {
            Thread thread = new Thread(() -> {
                try {
                    pool.createVolume(disk("x/y/z.vmdk"));
                } catch (RuntimeException e) {
                    failure.set(e);
                }
            });
            thread.start();
            assertThat(held.await(1, Duration.ofSeconds(30))).isTrue();
            thread.interrupt();
            thread.join();
        }
        assertThat(failure.get())
                .isInstanceOfSatisfying(
                        HypervisorException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATION_ABORTED))
                .hasMessageContaining("x/y/z.vmdk");
        assertNothingLeft("x");
        // An interrupt may lose the answer that names a filter, which then stays for as long as the session.
        connection.close();
        assertThat(host.openFilters()).isZero();
    }

    @Test
    void aTaskThatIsFasterThanItsEndIsTakenBack() throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (HeldTasks held = host.holdTasks("CreateVirtualDisk_Task")) {
            held.cancelable(false);
            Thread thread = new Thread(() -> {
                try {
                    pool.createVolume(disk("x/y/z.vmdk"));
                } catch (RuntimeException e) {
                    failure.set(e);
                }
            });
            thread.start();
            assertThat(held.await(1, Duration.ofSeconds(30))).isTrue();
            thread.interrupt();
            held.release();
            thread.join();
        }
        if (failure.get() != null) {
            assertNothingLeft("x");
        } else {
            // The task was faster than the interrupt, too.
            assertThat(files.files()).contains("x/y/z.vmdk");
        }
    }
}
