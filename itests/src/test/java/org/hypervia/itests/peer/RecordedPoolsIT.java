// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.storage.StoragePool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The storage pools of real hosts, as they have answered: through virsh and through ours. */
@Timeout(300)
class RecordedPoolsIT {
    @TempDir
    private Path folder;

    /** Nothing was recorded of this host's storage but its adapters, which have no targets. */
    @Test
    void aHostWithoutPoolsHasNone() throws Exception {
        try (Replay server = Replay.of(Replay.Scenario.ESXI65);
                Hypervisor ours = server.connect()) {
            assertThat(names(ours)).isEmpty();
            assertThat(shownBy(virsh(server))).isEmpty();
        }
    }

    /**
     * Of the datastores of this host it was not recorded which hosts mount them. Virsh finds both, gives each up when it asks
     * for that, and shows a list without them; ours needs it for a UUID only.
     */
    @Test
    void datastoresWhoseMountsAreUnknownAreStillListed() throws Exception {
        try (Replay server = Replay.of(Replay.Scenario.ESXI51);
                Hypervisor ours = server.connect()) {
            Virsh virsh = virsh(server);
            List<StoragePool> pools = ours.storagePools().list().orThrow();

            assertThat(names(ours)).containsExactlyInAnyOrder("dev-01-local", "storage01");
            assertThat(shownBy(virsh)).isEmpty();
            for (StoragePool pool : pools) {
                assertThat(pool.info().capacity()).isGreaterThan(1L << 37);
                assertThat(pool.xml()).contains("<pool type='fs'>", "<format type='vmfs'/>");
                assertThat(virsh.run("pool-info", pool.name()).status()).isNotZero();
            }
        }
    }

    private Virsh virsh(Replay server) throws Exception {
        return Virsh.at(folder, server.uri(), Replay.USER, Replay.PASSWORD);
    }

    private static List<String> shownBy(Virsh virsh) {
        return virsh.output("pool-list", "--all", "--name")
                .lines()
                .filter(name -> !name.isBlank())
                .toList();
    }

    private static List<String> names(Hypervisor ours) {
        return ours.storagePools().list().orThrow().stream()
                .map(StoragePool::name)
                .toList();
    }
}
