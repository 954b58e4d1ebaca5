// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.hypervia.simulator.VimClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Virtual disks by {@code VirtualDiskManager}, and files by {@code FileManager}. */
class DiskTest {
    private static final String GIB = String.valueOf(1L << 20);

    private EsxSimulator esx;
    private VimClient client;
    private SimulatedDatastore store;

    @BeforeEach
    void start() {
        esx = EsxSimulator.start(SimulatorOptions.builder()
                .tls(false)
                .datastore(GivenDatastore.vmfs("small").withCapacity(4L << 30))
                .build());
        client = VimClient.loggedIn(esx);
        store = esx.datastore("small");
    }

    @AfterEach
    void stop() {
        esx.close();
    }

    private static String spec(String word, String type, String adapter, String kib) {
        return "<" + word + " xsi:type=\"FileBackedVirtualDiskSpec\"><diskType>" + type + "</diskType><adapterType>"
                + adapter + "</adapterType><capacityKb>" + kib + "</capacityKb></" + word + ">";
    }

    private String disk(String method, String parameters) {
        return client.taskFault(client.call(method, "VirtualDiskManager", "ha-vdiskmanager", parameters));
    }

    private String file(String method, String parameters) {
        return client.taskFault(client.call(method, "FileManager", "ha-nfc-file-manager", parameters));
    }

    private Answer ask(String method, String parameters) {
        return client.call(method, "VirtualDiskManager", "ha-vdiskmanager", parameters);
    }

    private String create(String name, String type, String kib) {
        return disk(
                "CreateVirtualDisk_Task", "<name>[small] " + name + "</name>" + spec("spec", type, "lsiLogic", kib));
    }

    private long free() {
        String id = store.mountPath().substring("/vmfs/volumes/".length());
        return Long.parseLong(client.read("Datastore", id, "summary.freeSpace")
                .property("summary.freeSpace")
                .orElseThrow());
    }

    /** What a search for disks says of one. */
    private String searched(String name) {
        Answer task = client.call(
                "SearchDatastore_Task",
                "HostDatastoreBrowser",
                "ha-host-datastorebrowser",
                "<datastorePath>[small]</datastorePath><searchSpec><query xsi:type=\"VmDiskFileQuery\"><details>"
                        + "<diskType>true</diskType><capacityKb>true</capacityKb><hardwareVersion>true</hardwareVersion>"
                        + "<controllerType>true</controllerType><diskExtents>true</diskExtents><thin>true</thin>"
                        + "</details></query><details><fileType>true</fileType><fileSize>true</fileSize>"
                        + "<modification>false</modification><fileOwner>false</fileOwner></details>"
                        + "<matchPattern>" + name + "</matchPattern></searchSpec>");
        client.awaitTask(task);
        return client.read("Task", task.first("returnval"), "info.result").body();
    }

    @ParameterizedTest
    @CsvSource({
        "thin,true,0,VirtualDiskFlatVer2BackingInfo",
        "preallocated,false,1073741824,VirtualDiskFlatVer2BackingInfo",
        "thick,false,1073741824,VirtualDiskFlatVer2BackingInfo",
        "eagerZeroedThick,false,1073741824,VirtualDiskFlatVer2BackingInfo",
        "seSparse,true,0,VirtualDiskSeSparseBackingInfo"
    })
    void aDiskTakesTheRoomOfItsFormat(String format, boolean thin, long allocated, String backing) {
        long before = free();
        assertThat(create("a.vmdk", format, GIB)).isEmpty();
        assertThat(searched("a.vmdk"))
                .contains(
                        "<fileSize>" + allocated + "</fileSize><diskType>" + backing
                                + "</diskType><capacityKb>1048576</capacityKb>",
                        "<controllerType>VirtualLsiLogicController</controllerType>",
                        "<diskExtents>[small] a-flat.vmdk</diskExtents><thin>" + thin + "</thin>");
        // The descriptor takes a little too.
        assertThat(before - free()).isBetween(allocated, allocated + 2000);
    }

    @ParameterizedTest
    @CsvSource({"busLogic,VirtualBusLogicController", "ide,VirtualIDEController", "lsiLogic,VirtualLsiLogicController"})
    void aDiskIsForItsAdapter(String adapter, String controller) {
        disk("CreateVirtualDisk_Task", "<name>[small] a.vmdk</name>" + spec("spec", "thin", adapter, "1024"));
        assertThat(searched("a.vmdk")).contains("<controllerType>" + controller + "</controllerType>");
    }

    @Test
    void aDiskThatCannotBeIsRefused() {
        assertThat(create("big.vmdk", "preallocated", String.valueOf(5L << 20))).isEqualTo("NoDiskSpace");
        assertThat(create("big.vmdk", "thin", String.valueOf(5L << 20))).isEmpty();
        assertThat(create("big.vmdk", "thin", "1024")).isEqualTo("FileAlreadyExists");
        assertThat(create("none/a.vmdk", "thin", "1024")).isEqualTo("FileNotFound");
        assertThat(create("a.img", "thin", "1024")).isEqualTo("InvalidArgument");
        assertThat(create("a.vmdk", "thin", "0")).isEqualTo("InvalidArgument");
        assertThat(ask("CreateVirtualDisk_Task", "<name>[small] a.vmdk</name>" + spec("spec", "rdm", "ide", "1"))
                        .fault())
                .isEqualTo("InvalidArgument");
        assertThat(ask("CreateVirtualDisk_Task", "<name>[small] a.vmdk</name>" + spec("spec", "thin", "sata", "1"))
                        .fault())
                .isEqualTo("InvalidArgument");
        assertThat(ask("CreateVirtualDisk_Task", "<name>[small] ../a.vmdk</name>" + spec("spec", "thin", "ide", "1"))
                        .fault())
                .isEqualTo("InvalidDatastorePath");
        assertThat(disk("CreateVirtualDisk_Task", "<name>[none] a.vmdk</name>" + spec("spec", "thin", "ide", "1")))
                .isEqualTo("InvalidDatastorePath");
        store.accessible(false);
        assertThat(create("a.vmdk", "thin", "1024")).isEqualTo("InaccessibleDatastore");
        store.accessible(true);
        assertThat(store.files()).containsExactlyInAnyOrder("big.vmdk", "big-flat.vmdk");
    }

    @Test
    void aDiskGrowsAndNeverShrinksItsCapacity() {
        create("a.vmdk", "preallocated", GIB);
        String name = "<name>[small] a.vmdk</name>";
        assertThat(disk("ExtendVirtualDisk_Task", name + "<newCapacityKb>2097152</newCapacityKb>"))
                .isEmpty();
        assertThat(searched("a.vmdk")).contains("<fileSize>2147483648</fileSize>", "<capacityKb>2097152</capacityKb>");
        assertThat(disk("ExtendVirtualDisk_Task", name + "<newCapacityKb>1048576</newCapacityKb>"))
                .isEqualTo("InvalidArgument");
        assertThat(disk("ExtendVirtualDisk_Task", name + "<newCapacityKb>8388608</newCapacityKb>"))
                .isEqualTo("NoDiskSpace");
        assertThat(disk("ExtendVirtualDisk_Task", "<name>[small] b.vmdk</name><newCapacityKb>1</newCapacityKb>"))
                .isEqualTo("FileNotFound");
        create("t.vmdk", "thin", "1024");
        disk("ExtendVirtualDisk_Task", "<name>[small] t.vmdk</name><newCapacityKb>2048</newCapacityKb>");
        assertThat(searched("t.vmdk")).contains("<fileSize>0</fileSize>", "<thin>true</thin>");
        disk(
                "ExtendVirtualDisk_Task",
                "<name>[small] t.vmdk</name><newCapacityKb>4096</newCapacityKb><eagerZero>true</eagerZero>");
        assertThat(searched("t.vmdk")).contains("<fileSize>4194304</fileSize>", "<thin>false</thin>");
    }

    @Test
    void aThinDiskIsShrunkAndInflated() {
        create("a.vmdk", "thin", "1024");
        String name = "<name>[small] a.vmdk</name>";
        assertThat(disk("ShrinkVirtualDisk_Task", name + "<copy>false</copy>")).isEmpty();
        assertThat(disk("DefragmentVirtualDisk_Task", name)).isEmpty();
        assertThat(ask("QueryVirtualDiskFragmentation", name).first("returnval"))
                .isEqualTo("0");
        assertThat(disk("InflateVirtualDisk_Task", name)).isEmpty();
        assertThat(searched("a.vmdk")).contains("<fileSize>1048576</fileSize>", "<thin>false</thin>");
        assertThat(disk("ShrinkVirtualDisk_Task", name)).isEqualTo("NotSupported");
        assertThat(disk("EagerZeroVirtualDisk_Task", name)).isEmpty();
        for (String method : List.of(
                "ShrinkVirtualDisk_Task",
                "InflateVirtualDisk_Task",
                "EagerZeroVirtualDisk_Task",
                "ZeroFillVirtualDisk_Task",
                "DeleteVirtualDisk_Task")) {
            assertThat(disk(method, "<name>[small] none.vmdk</name>"))
                    .as(method)
                    .isEqualTo("FileNotFound");
        }
    }

    @Test
    void aCopyIsOfTheFormatAskedForAndHasAUuidOfItsOwn() {
        create("a.vmdk", "preallocated", "1024");
        String names = "<sourceName>[small] a.vmdk</sourceName><destName>[datastore1] b.vmdk</destName>";
        assertThat(disk("CopyVirtualDisk_Task", names)).isEmpty();
        assertThat(disk("CopyVirtualDisk_Task", names)).isEqualTo("FileAlreadyExists");
        String there = names.replace("[datastore1] b", "[small] c");
        assertThat(disk("CopyVirtualDisk_Task", there + spec("destSpec", "thin", "ide", "1024")))
                .isEmpty();
        assertThat(searched("c.vmdk")).contains("<thin>true</thin>", "VirtualIDEController");
        assertThat(disk("CopyVirtualDisk_Task", there + "<force>true</force>")).isEmpty();
        assertThat(searched("c.vmdk")).contains("<thin>false</thin>", "VirtualLsiLogicController");
        assertThat(uuid("[small] a.vmdk")).isNotEqualTo(uuid("[small] c.vmdk"));
        assertThat(disk("CopyVirtualDisk_Task", there.replace(" c.", " none/c.")))
                .isEqualTo("FileNotFound");
        store.capacity(3L << 20);
        assertThat(disk("CopyVirtualDisk_Task", there.replace(" c.", " d."))).isEqualTo("NoDiskSpace");
        assertThat(store.files()).doesNotContain("d.vmdk", "d-flat.vmdk");
    }

    private String uuid(String path) {
        return ask("QueryVirtualDiskUuid", "<name>" + path + "</name>").first("returnval");
    }

    @Test
    void aMovedDiskStaysTheSame() {
        create("a.vmdk", "preallocated", "1024");
        byte[] data = "what is on it".getBytes(StandardCharsets.US_ASCII);
        store.write("a-flat.vmdk", data);
        String before = uuid("[small] a.vmdk");
        String names = "<sourceName>[small] a.vmdk</sourceName><destName>[small] b.vmdk</destName>";
        assertThat(disk("MoveVirtualDisk_Task", names)).isEmpty();
        assertThat(store.files()).containsExactlyInAnyOrder("b.vmdk", "b-flat.vmdk");
        assertThat(uuid("[small] b.vmdk")).isEqualTo(before);
        assertThat(store.read("b-flat.vmdk")).contains(data);
        assertThat(disk("MoveVirtualDisk_Task", names)).isEqualTo("FileNotFound");
        create("a.vmdk", "thin", "1024");
        assertThat(disk("MoveVirtualDisk_Task", names)).isEqualTo("FileAlreadyExists");
        assertThat(disk("MoveVirtualDisk_Task", names + "<force>true</force>")).isEmpty();
        assertThat(searched("b.vmdk")).contains("<thin>true</thin>");
    }

    @Test
    void aUuidIsReadAndWrittenInPairs() {
        create("a.vmdk", "thin", "1024");
        String name = "<name>[small] a.vmdk</name>";
        assertThat(uuid("[small] a.vmdk")).matches("([0-9a-f]{2} ){7}[0-9a-f]{2}-([0-9a-f]{2} ){7}[0-9a-f]{2}");
        String wanted = "<uuid>60 00 C2 90 11 22 33 44-55 66 77 88 99 aa bb cc</uuid>";
        assertThat(ask("SetVirtualDiskUuid", name + wanted).status()).isEqualTo(200);
        assertThat(uuid("[small] a.vmdk")).isEqualTo("60 00 c2 90 11 22 33 44-55 66 77 88 99 aa bb cc");
        assertThat(new String(store.read("a.vmdk").orElseThrow(), StandardCharsets.UTF_8))
                .contains("60 00 c2 90");
        assertThat(ask("SetVirtualDiskUuid", name + "<uuid>none</uuid>").fault())
                .isEqualTo("InvalidArgument");
        store.write("a.iso", new byte[3]);
        assertThat(ask("QueryVirtualDiskUuid", "<name>[small] a.iso</name>").fault())
                .isEqualTo("FileNotFound");
    }

    @Test
    void aDiskHasAGeometry() {
        create("a.vmdk", "thin", GIB);
        assertThat(ask("QueryVirtualDiskGeometry", "<name>[small] a.vmdk</name>")
                        .body())
                .contains("<cylinder>130</cylinder><head>255</head><sector>63</sector>");
    }

    @Test
    void aDiskOfARunningMachineIsLocked() {
        String disk = "<name>[datastore1] web01/web01.vmdk</name>";
        String copy = "<sourceName>[datastore1] web01/web01.vmdk</sourceName><destName>[small] a.vmdk</destName>";
        assertThat(disk("DeleteVirtualDisk_Task", disk)).isEqualTo("FileLocked");
        assertThat(disk("ExtendVirtualDisk_Task", disk + "<newCapacityKb>99999999</newCapacityKb>"))
                .isEqualTo("FileLocked");
        assertThat(disk("ZeroFillVirtualDisk_Task", disk)).isEqualTo("FileLocked");
        assertThat(disk("CopyVirtualDisk_Task", copy)).isEqualTo("FileLocked");
        assertThat(disk("MoveVirtualDisk_Task", copy)).isEqualTo("FileLocked");
        assertThat(file("DeleteDatastoreFile_Task", disk.replace(".vmdk", "-flat.vmdk")))
                .isEqualTo("FileLocked");
        assertThat(file("DeleteDatastoreFile_Task", "<name>[datastore1] web01</name>"))
                .isEqualTo("FileLocked");
        esx.machine("web01").state(MachineState.OFF);
        assertThat(disk("CopyVirtualDisk_Task", copy)).isEmpty();
        assertThat(disk("DeleteVirtualDisk_Task", disk)).isEmpty();
    }

    @Test
    void aDescriptorThatWasSentIsADisk() {
        create("a.vmdk", "thin", "2048");
        store.write("sub/b.vmdk", store.read("a.vmdk").orElseThrow());
        assertThat(uuid("[small] sub/b.vmdk")).isEqualTo(uuid("[small] a.vmdk"));
        store.write("junk.vmdk", "no disk".getBytes(StandardCharsets.US_ASCII));
        assertThat(searched("junk.vmdk")).contains("VmDiskFileInfo").doesNotContain("<capacityKb>");
    }

    @Test
    void foldersAreMadeCopiedAndMovedWithAllThatIsInThem() {
        assertThat(folder("[small] a/b", false)).isEqualTo("FileNotFound");
        assertThat(folder("[small] a/b", true)).isEmpty();
        assertThat(folder("[small] a/b", true)).isEmpty();
        assertThat(folder("[small] a/b", false)).isEqualTo("FileAlreadyExists");
        assertThat(folder("[small] a/../../b", true)).isEqualTo("InvalidDatastorePath");
        assertThat(folder("[small]", true)).isEqualTo("InvalidDatastorePath");
        store.write("a/b/file", new byte[] {1, 2, 3});
        String names = "<sourceName>[small] a</sourceName><destinationName>[datastore1] c</destinationName>";
        assertThat(file("CopyDatastoreFile_Task", names)).isEmpty();
        assertThat(esx.datastore("datastore1").read("c/b/file")).contains(new byte[] {1, 2, 3});
        assertThat(file("CopyDatastoreFile_Task", names)).isEqualTo("FileAlreadyExists");
        assertThat(file("MoveDatastoreFile_Task", names.replace(" c<", " d<"))).isEmpty();
        assertThat(store.files()).isEmpty();
        assertThat(file("MoveDatastoreFile_Task", names)).isEqualTo("FileNotFound");
        String inside = "<sourceName>[datastore1] d</sourceName><destinationName>[datastore1] d/e</destinationName>";
        assertThat(file("CopyDatastoreFile_Task", inside)).isEqualTo("FileAlreadyExists");
    }

    private String folder(String path, boolean parents) {
        return client.call(
                        "MakeDirectory",
                        "FileManager",
                        "ha-nfc-file-manager",
                        "<name>" + path + "</name><createParentDirectories>" + parents + "</createParentDirectories>")
                .fault();
    }

    @Test
    void anObjectStoreHasNoFoldersAtItsTop() {
        esx.addDatastore(GivenDatastore.of("vsan", GivenDatastore.Kind.VSAN));
        assertThat(folder("[vsan] a", true)).isEqualTo("CannotCreateFile");
    }

    @Test
    void aDatastoreOutOfReachCannotBeRefreshed() {
        String id = store.mountPath().substring("/vmfs/volumes/".length());
        assertThat(client.call("RefreshDatastore", "Datastore", id, "").status())
                .isEqualTo(200);
        assertThat(client.call("RefreshDatastoreStorageInfo", "Datastore", id, "")
                        .status())
                .isEqualTo(200);
        store.accessible(false);
        assertThat(client.call("RefreshDatastore", "Datastore", id, "").fault()).isEqualTo("InaccessibleDatastore");
    }

    @Test
    void aCopyTellsHowFarItIsAndLeavesNothingWhenItIsCancelled() {
        create("a.vmdk", "thin", "1024");
        try (HeldTasks held = esx.holdTasks("CopyVirtualDisk_Task")) {
            Answer task = ask(
                    "CopyVirtualDisk_Task",
                    "<sourceName>[small] a.vmdk</sourceName><destName>[small] b.vmdk</destName>");
            held.progress(40);
            String id = task.first("returnval");
            assertThat(client.read("Task", id, "info").body())
                    .contains("<progress>40</progress>", "<cancelable>true</cancelable>");
            client.call("CancelTask", "Task", id, "");
            assertThat(client.taskFault(task)).isEqualTo("RequestCanceled");
        }
        assertThat(store.files()).containsExactlyInAnyOrder("a.vmdk", "a-flat.vmdk");
    }

    @Test
    void aLongCopyTellsItsProgressByItself() {
        SimulatorOptions slow = SimulatorOptions.builder()
                .tls(false)
                .taskTime(Duration.ofMillis(40))
                .build();
        try (EsxSimulator other = EsxSimulator.start(slow);
                HeldTasks held = other.holdTasks("CopyVirtualDisk_Task")) {
            other.datastore("datastore1").makeDisk("a.vmdk", 1024);
            VimClient watcher = VimClient.loggedIn(other);
            String task = watcher.call(
                            "CopyVirtualDisk_Task",
                            "VirtualDiskManager",
                            "ha-vdiskmanager",
                            "<sourceName>[datastore1] a.vmdk</sourceName><destName>[datastore1] b.vmdk</destName>")
                    .first("returnval");
            Until.holds(
                    "the task is at three quarters",
                    () -> watcher.read("Task", task, "info").body().contains("<progress>75</progress>"));
            held.release();
            assertThat(watcher.awaitTask(task)).isEqualTo("success");
        }
    }
}
