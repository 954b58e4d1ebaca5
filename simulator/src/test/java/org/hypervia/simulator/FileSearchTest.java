// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hypervia.simulator.VimClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of a datastore by its browser. */
class FileSearchTest {
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

    @Test
    void aSearchTakesPatternsFiltersAndAnOrder() {
        store.makeDisk("thin.vmdk", GivenDisk.thin(1024));
        store.makeDisk("thick.vmdk", GivenDisk.thick(1024));
        store.write("B/x.iso", new byte[1]);
        store.write("a.iso", new byte[1]);
        assertThat(paths("", "")).containsExactly("B", "a.iso", "thick.vmdk", "thin.vmdk");
        assertThat(paths("", "<matchPattern>th*.vmdk</matchPattern>")).containsExactly("thick.vmdk", "thin.vmdk");
        assertThat(paths("", "<matchPattern>thi?.vmdk</matchPattern>")).containsExactly("thin.vmdk");
        assertThat(paths("", "<matchPattern>A.ISO</matchPattern>")).isEmpty();
        assertThat(paths("", "<searchCaseInsensitive>true</searchCaseInsensitive><matchPattern>A.ISO</matchPattern>"))
                .containsExactly("a.iso");
        store.write("C", new byte[1]);
        assertThat(paths("", "<sortFoldersFirst>true</sortFoldersFirst>")).startsWith("B", "C");
        assertThat(paths("<query xsi:type=\"FolderFileQuery\"/>", "")).containsExactly("B");
        assertThat(paths("<query xsi:type=\"VmDiskFileQuery\"><filter><thin>true</thin></filter></query>", ""))
                .containsExactly("thin.vmdk");
        assertThat(paths(
                        "<query xsi:type=\"VmDiskFileQuery\"><filter><controllerType>VirtualIDEController"
                                + "</controllerType></filter></query>",
                        ""))
                .isEmpty();
    }

    private List<String> paths(String queries, String more) {
        Answer task = client.call(
                "SearchDatastore_Task",
                "HostDatastoreBrowser",
                "ha-host-datastorebrowser",
                "<datastorePath>[small]</datastorePath><searchSpec>" + queries + more + "</searchSpec>");
        client.awaitTask(task);
        return client.read("Task", task.first("returnval"), "info.result").all("path");
    }

    @Test
    void aSearchOfAllFoldersNamesEachWithASlash() {
        store.write("B/c d/x.iso", new byte[1]);
        Answer task = client.call(
                "SearchDatastoreSubFolders_Task",
                "HostDatastoreBrowser",
                "ha-host-datastorebrowser",
                "<datastorePath>[small]</datastorePath><searchSpec><query xsi:type=\"IsoImageFileQuery\"/></searchSpec>");
        client.awaitTask(task);
        assertThat(client.read("Task", task.first("returnval"), "info.result").all("folderPath"))
                .containsExactly("[small]", "[small] B/", "[small] B/c d/");
        assertThat(client.taskFault(client.call(
                        "SearchDatastore_Task",
                        "HostDatastoreBrowser",
                        "ha-host-datastorebrowser",
                        "<datastorePath>[small] none</datastorePath>")))
                .isEqualTo("FileNotFound");
    }
}
