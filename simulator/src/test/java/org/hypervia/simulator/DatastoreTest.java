// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.hypervia.simulator.VimClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatastoreTest {
    private static final String QUERY = "?dcPath=ha-datacenter&dsName=datastore1";

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

    private HttpResponse<String> get(String path, String... headers) {
        var request = client.path(path).GET();
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.exchange(request);
    }

    private int put(String path, String body) {
        return client.exchange(client.path(path).PUT(BodyPublishers.ofString(body)))
                .statusCode();
    }

    @Test
    void aVmxFileIsReadWithTheSessionsCookie() {
        HttpResponse<String> file = get("/folder/web01%2Fweb01.vmx" + QUERY);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).isEqualTo(esx.machine("web01").vmx());
        assertThat(get("/folder/web01/web01.vmx" + QUERY).body()).isEqualTo(file.body());
    }

    @Test
    void withoutASessionOrCredentialsNothingIsRead() {
        VimClient stranger = new VimClient(esx);
        HttpResponse<String> refused = stranger.exchange(
                stranger.path("/folder/web01/web01.vmx" + QUERY).GET());
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
        String basic = Base64.getEncoder().encodeToString("root:simulator".getBytes(StandardCharsets.UTF_8));
        assertThat(stranger.exchange(stranger.path("/folder/web01/web01.vmx" + QUERY)
                                .header("Authorization", "Basic " + basic)
                                .GET())
                        .statusCode())
                .isEqualTo(200);
        esx.expireSessions();
        assertThat(get("/folder/web01/web01.vmx" + QUERY).statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(get("/folder/none" + QUERY).statusCode()).isEqualTo(404);
        assertThat(get("/folder/web01/web01.vmx?dcPath=ha-datacenter&dsName=none")
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("/folder/web01/web01.vmx?dcPath=none&dsName=datastore1").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPartOfAFileIsReadByRange() {
        esx.datastore("datastore1").write("d/ten", "0123456789".getBytes(StandardCharsets.US_ASCII));
        HttpResponse<String> part = get("/folder/d/ten" + QUERY, "Range", "bytes=2-4");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("234");
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 2-4/10");
        assertThat(get("/folder/d/ten" + QUERY, "Range", "bytes=7-").body()).isEqualTo("789");
        assertThat(get("/folder/d/ten" + QUERY, "Range", "bytes=-2").body()).isEqualTo("89");
        assertThat(get("/folder/d/ten" + QUERY, "Range", "bytes=10-").statusCode())
                .isEqualTo(416);
    }

    @Test
    void aFileIsWrittenWhereItsFolderIs() {
        assertThat(put("/folder/web01/new%20file.txt" + QUERY, "one")).isEqualTo(201);
        assertThat(put("/folder/web01/new%20file.txt" + QUERY, "two")).isEqualTo(200);
        assertThat(esx.datastore("datastore1").read("web01/new file.txt").orElseThrow())
                .isEqualTo("two".getBytes(StandardCharsets.UTF_8));
        assertThat(put("/folder/nowhere/x" + QUERY, "x")).isEqualTo(500);
        HttpResponse<Void> head = client.exchange(
                client.path("/folder/web01/new%20file.txt" + QUERY).method("HEAD", BodyPublishers.noBody()),
                BodyHandlers.discarding());
        assertThat(head.headers().firstValue("Content-Length")).contains("3");
    }

    @Test
    void aMachineCanBeMadeByUploadAndRegistration() {
        client.call(
                "MakeDirectory",
                "FileManager",
                "ha-nfc-file-manager",
                "<name>[datastore1] up</name><datacenter type=\"Datacenter\">ha-datacenter</datacenter>");
        put(
                "/folder/up/up.vmx" + QUERY,
                "config.version = \"8\"\nvirtualHW.version = \"8\"\ndisplayName = \"up\"\nmemSize = \"64\"\n");
        assertThat(
                        client.awaitTask(
                                client.call(
                                        "RegisterVM_Task",
                                        "Folder",
                                        "ha-folder-vm",
                                        "<path>[datastore1] up/up.vmx</path><asTemplate>false</asTemplate>"
                                                + "<pool type=\"ResourcePool\">ha-root-pool</pool><host type=\"HostSystem\">ha-host</host>")))
                .isEqualTo("success");
        assertThat(client.read("VirtualMachine", esx.machine("up").id(), "config.hardware.memoryMB")
                        .property("config.hardware.memoryMB"))
                .contains("64");
    }

    private Answer search(String method, String path, String spec) {
        Answer started = client.call(
                method,
                "HostDatastoreBrowser",
                "ha-host-datastorebrowser",
                "<datastorePath>" + path + "</datastorePath><searchSpec>" + spec + "</searchSpec>");
        client.awaitTask(started);
        return client.read("Task", started.first("returnval"), "info");
    }

    @Test
    void aSearchFindsDisksWithTheirControllers() {
        String spec =
                "<query xsi:type=\"VmDiskFileQuery\"><details><diskType>false</diskType><capacityKb>true</capacityKb>"
                        + "<hardwareVersion>false</hardwareVersion><controllerType>true</controllerType></details></query>"
                        + "<details><fileType>true</fileType><fileSize>true</fileSize><modification>false</modification></details>";
        Answer info =
                search("SearchDatastore_Task", "[datastore1] web01", spec + "<matchPattern>web01.vm*</matchPattern>");
        assertThat(info.body())
                .contains("<result xsi:type=\"HostDatastoreBrowserSearchResults\"><datastore type=\"Datastore\">")
                .contains(
                        "<folderPath>[datastore1] web01/</folderPath><file xsi:type=\"VmDiskFileInfo\"><path>web01.vmdk</path>"
                                + "<fileSize>17179869184</fileSize><capacityKb>16777216</capacityKb>"
                                + "<controllerType>ParaVirtualSCSIController</controllerType></file></result>");
        Answer all = search("SearchDatastoreSubFolders_Task", "[datastore1]", spec);
        assertThat(all.body())
                .contains(
                        "<result xsi:type=\"ArrayOfHostDatastoreBrowserSearchResults\"><HostDatastoreBrowserSearchResults"
                                + " xsi:type=\"HostDatastoreBrowserSearchResults\">");
        assertThat(all.all("path")).hasSize(6);
        assertThat(search("SearchDatastore_Task", "[datastore1] none", spec).body())
                .contains("xsi:type=\"FileNotFound\"");
    }

    @Test
    void disksAreMadeCopiedAndDeleted() {
        String spec =
                "<spec xsi:type=\"FileBackedVirtualDiskSpec\"><diskType>thin</diskType><adapterType>lsiLogic</adapterType>"
                        + "<capacityKb>1024</capacityKb></spec>";
        assertThat(disk("CreateVirtualDisk_Task", "<name>[datastore1] a.vmdk</name>" + spec))
                .isEmpty();
        assertThat(disk("CreateVirtualDisk_Task", "<name>[datastore1] a.vmdk</name>" + spec))
                .isEqualTo("FileAlreadyExists");
        assertThat(disk(
                        "CopyVirtualDisk_Task",
                        "<sourceName>[datastore1] a.vmdk</sourceName><destName>[datastore1] b.vmdk</destName>"))
                .isEmpty();
        Answer uuid = client.call(
                "QueryVirtualDiskUuid", "VirtualDiskManager", "ha-vdiskmanager", "<name>[datastore1] b.vmdk</name>");
        assertThat(uuid.first("returnval")).matches("[0-9a-f]{2}( [0-9a-f]{2}){7}-[0-9a-f]{2}( [0-9a-f]{2}){7}");
        assertThat(disk("DeleteVirtualDisk_Task", "<name>[datastore1] a.vmdk</name>"))
                .isEmpty();
        assertThat(esx.datastore("datastore1").files())
                .contains("b.vmdk", "b-flat.vmdk")
                .doesNotContain("a.vmdk", "a-flat.vmdk");
        assertThat(disk("DeleteVirtualDisk_Task", "<name>[datastore1] a.vmdk</name>"))
                .isEqualTo("FileNotFound");
    }

    private String disk(String method, String parameters) {
        return client.taskFault(client.call(method, "VirtualDiskManager", "ha-vdiskmanager", parameters));
    }

    @Test
    void aRunningMachineShowsItsScreen() {
        HttpResponse<byte[]> screen =
                client.exchange(client.path("/screen?id=1").GET(), BodyHandlers.ofByteArray());
        assertThat(screen.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(screen.body()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(get("/screen?id=3").statusCode()).isEqualTo(404);
        Answer started = client.machine("CreateScreenshot_Task", esx.machine("web01"), "");
        client.awaitTask(started);
        String path = client.read("Task", started.first("returnval"), "info.result")
                .property("info.result")
                .orElseThrow();
        assertThat(path).isEqualTo("[datastore1] web01/web01-1.png");
        assertThat(esx.datastore("datastore1").read("web01/web01-1.png").orElseThrow())
                .isEqualTo(screen.body());
    }

    @Test
    void theDataOfADiskCanBeReadWithoutBeingHeld() {
        HttpResponse<byte[]> tail = client.exchange(
                client.path("/folder/db01/db01_1-flat.vmdk" + QUERY)
                        .header("Range", "bytes=214748364798-")
                        .GET(),
                BodyHandlers.ofByteArray());
        assertThat(tail.statusCode()).isEqualTo(206);
        assertThat(tail.body()).containsExactly(0, 0);
    }
}
