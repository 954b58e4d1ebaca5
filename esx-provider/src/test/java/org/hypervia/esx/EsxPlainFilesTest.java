// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hypervia.esx.Simulated.assertFails;

import java.nio.charset.StandardCharsets;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.SimulatedDatastore;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** New files that are no disks: what is there already is never written over, and never removed. */
class EsxPlainFilesTest {
    private static final byte[] KEPT = "kept".getBytes(StandardCharsets.US_ASCII);

    private final EsxSimulator host = Simulated.host(0);
    private final SimulatedDatastore datastore = host.datastore("datastore1");
    private final Hypervisor connection = Simulated.connect(host);
    private final StoragePool pool = connection.storagePools().byName("datastore1");

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    private void create(String name) {
        pool.createVolume("<volume><name>" + name + "</name><capacity>0</capacity></volume>");
    }

    @Test
    void aDirectoryOfThatNameStaysWithAllThatIsInIt() {
        datastore.write("backup.iso/keep.txt", KEPT);

        assertThatThrownBy(() -> create("backup.iso")).isInstanceOf(HypervisorException.class);

        assertThat(datastore.read("backup.iso/keep.txt")).contains(KEPT);
        assertThat(datastore.files()).containsExactly("backup.iso/keep.txt");
    }

    @Test
    void aFileOfThatNameStaysHoweverItIsSpelled() {
        datastore.write("A.ISO", KEPT);

        assertFails(ErrorCode.STORAGE_VOL_EXIST, () -> create("A.ISO"));

        assertThat(datastore.read("A.ISO")).contains(KEPT);
        assertThat(datastore.files()).containsExactly("A.ISO");
    }

    @Test
    void whatCannotTakeItsNameLeavesNothing() {
        host.faults()
                .add(FaultRule.on("MoveDatastoreFile_Task", new Misbehaviour.TaskFault("FileAlreadyExists", "taken")));

        assertFails(ErrorCode.STORAGE_VOL_EXIST, () -> create("iso/b.iso"));

        assertThat(datastore.files()).isEmpty();
    }
}
