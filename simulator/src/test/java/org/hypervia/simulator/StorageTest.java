// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hypervia.simulator.GivenDatastore.Kind;
import org.hypervia.simulator.VimClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Adapters, devices behind them, and datastores of every kind. */
class StorageTest {
    private static final String IQN = "iqn.2001-04.com.example:t1";

    private EsxSimulator esx;
    private VimClient client;

    @BeforeEach
    void start() {
        esx = EsxSimulator.start(SimulatorOptions.builder().tls(false).build());
        client = VimClient.loggedIn(esx);
    }

    @AfterEach
    void stop() {
        esx.close();
    }

    private Answer storage(String path) {
        return client.read("HostSystem", "ha-host", "config.storageDevice." + path);
    }

    private String devices(String path) {
        return storage(path).property("config.storageDevice." + path).orElseThrow();
    }

    @Test
    void anIscsiAdapterHasTargetsAndReachesSomeOfThem() {
        esx.storage().addIscsiAdapter("vmhba64", true, "iqn.1998-01.com.vmware:esx01");
        esx.storage().addTarget("vmhba64", IQN, "192.0.2.10", 3260);
        esx.storage().addTarget("vmhba64", IQN, "192.0.2.11", 0);
        esx.storage().addDisk("naa.1", "0200naa.1", 1L << 30);
        esx.storage().addDevice("naa.2", "0200naa.2", "cdrom");
        esx.storage().logIn("vmhba64", IQN, "192.0.2.10", 3260, List.of("naa.1", "naa.2"));
        esx.storage().logIn("vmhba64", IQN + "empty", "192.0.2.10", 3260, List.of());
        assertThat(devices("hostBusAdapter"))
                .contains(
                        "xsi:type=\"HostInternetScsiHba\"",
                        "<address>192.0.2.10</address><port>3260</port><iScsiName>" + IQN,
                        "<address>192.0.2.11</address><iScsiName>" + IQN);
        assertThat(devices("scsiTopology.adapter"))
                .contains(
                        "<scsiLun>key-vim.host.ScsiDisk-0200naa.1</scsiLun>",
                        "<scsiLun>key-vim.host.ScsiLun-0200naa.2</scsiLun>",
                        "xsi:type=\"HostInternetScsiTargetTransport\"",
                        IQN + "empty");
        assertThat(devices("scsiLun"))
                .contains(
                        "<deviceName>/vmfs/devices/disks/naa.1</deviceName>",
                        "<blockSize>512</blockSize><block>2097152</block>",
                        "<lunType>cdrom</lunType>");
    }

    @Test
    void adaptersOfOtherKindsFollowTheSchema() {
        for (String kind : List.of(
                "HostFibreChannelHba",
                "HostBlockHba",
                "HostSerialAttachedHba",
                "HostPcieHba",
                "HostParallelScsiHba",
                "HostTcpHba",
                "HostRdmaHba")) {
            esx.storage().addAdapter(kind, "vmhba-" + kind);
            assertThat(devices("hostBusAdapter")).contains("xsi:type=\"" + kind + "\"");
        }
        esx.storage().adaptersShown(false);
        assertThat(storage("hostBusAdapter").property("config.storageDevice.hostBusAdapter"))
                .isEmpty();
        esx.storage().adaptersShown(true);
        esx.storage().removeAdapters();
        assertThat(storage("hostBusAdapter").body())
                .contains("ArrayOfHostHostBusAdapter")
                .doesNotContain("vmhba");
    }

    @Test
    void onlyAnAdapterThatIsThereIsRescanned() {
        assertThat(rescan("vmhba0").status()).isEqualTo(200);
        assertThat(rescan("vmhba9").fault()).isEqualTo("NotFound");
        client.call("RescanAllHba", "HostStorageSystem", "storageSystem", "");
        assertThat(esx.storage().rescans("vmhba0")).isEqualTo(2);
        assertThat(client.call("RescanVmfs", "HostStorageSystem", "storageSystem", "")
                        .status())
                .isEqualTo(200);
        assertThat(client.call("RefreshStorageSystem", "HostStorageSystem", "none", "")
                        .fault())
                .isEqualTo("ManagedObjectNotFound");
    }

    private Answer rescan(String device) {
        return client.call("RescanHba", "HostStorageSystem", "storageSystem", "<hbaDevice>" + device + "</hbaDevice>");
    }

    @ParameterizedTest
    @CsvSource({
        "VMFS,VMFS,VmfsDatastoreInfo,HostVmfsVolume",
        "NFS,NFS,NasDatastoreInfo,HostNasVolume",
        "NFS41,NFS41,NasDatastoreInfo,HostNasVolume",
        "CIFS,CIFS,NasDatastoreInfo,HostNasVolume",
        "LOCAL,OTHER,LocalDatastoreInfo,HostLocalFileSystemVolume",
        "VSAN,vsan,VsanDatastoreInfo,",
        "VVOL,VVOL,VvolDatastoreInfo,HostVvolVolume",
        "PMEM,PMEM,PMemDatastoreInfo,HostPMemVolume"
    })
    void aDatastoreIsOfItsKind(Kind kind, String type, String info, String volume) {
        SimulatedDatastore added =
                esx.addDatastore(GivenDatastore.of("second", kind).withCapacity(1L << 30));
        String id = added.mountPath().substring("/vmfs/volumes/".length());
        Answer read = client.read("Datastore", id, "summary", "info", "host");
        assertThat(read.property("summary").orElseThrow())
                .contains("<type>" + type + "</type>", "<capacity>1073741824</capacity>");
        assertThat(read.body()).contains("xsi:type=\"" + info + "\"", "<path>" + added.mountPath() + "</path>");
        String volumes = client.read("HostStorageSystem", "storageSystem", "fileSystemVolumeInfo")
                .body();
        if (volume != null) {
            assertThat(volumes).contains("xsi:type=\"" + volume + "\"", "<name>second</name>");
        }
        assertThat(client.read("HostSystem", "ha-host", "datastore").body()).contains(id);
    }

    @Test
    void aNetworkFileSystemTellsItsServer() {
        GivenDatastore nfs = GivenDatastore.of("nfs", Kind.NFS).from("192.0.2.20", "/export/a&b");
        SimulatedDatastore added = esx.addDatastore(nfs);
        String id = added.mountPath().substring("/vmfs/volumes/".length());
        assertThat(client.read("Datastore", id, "info").body())
                .contains("<remoteHost>192.0.2.20</remoteHost><remotePath>/export/a&amp;b</remotePath>");
    }

    @Test
    void aDatastoreCanBeOutOfReachOrKeepItsMountToItself() {
        String gone = id(esx.addDatastore(GivenDatastore.vmfs("gone").inaccessible()));
        assertThat(client.read("Datastore", gone, "summary").body())
                .contains("<capacity>0</capacity>", "<accessible>false</accessible>");
        String unmounted = id(esx.addDatastore(GivenDatastore.vmfs("unmounted").withoutMount()));
        assertThat(client.read("Datastore", unmounted, "host").body()).doesNotContain("ha-host");
        String pathless = id(esx.addDatastore(GivenDatastore.vmfs("pathless").withoutMountPath()));
        assertThat(client.read("Datastore", pathless, "host").body())
                .contains("ha-host")
                .doesNotContain("<path>");
    }

    private static String id(SimulatedDatastore datastore) {
        return datastore.mountPath().substring("/vmfs/volumes/".length());
    }

    @Test
    void machinesStayOffFurnishedDatastores() {
        SimulatorOptions options = SimulatorOptions.builder()
                .tls(false)
                .datastore(GivenDatastore.vmfs("extra").inaccessible())
                .build();
        try (EsxSimulator other = EsxSimulator.start(options)) {
            assertThat(other.datastore("extra").files()).isEmpty();
            assertThat(other.datastore("datastore1").files()).isNotEmpty();
        }
    }
}
