// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.Simulated.assertFails;

import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainPlacement;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.Screenshot;
import org.hypervia.api.domain.Snapshot;
import org.hypervia.api.domain.SummaryPart;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.resource.Affect;
import org.hypervia.api.resource.VcpuCount;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.TransferOptions;
import org.hypervia.api.value.MemorySize;
import org.hypervia.simulator.GivenDatacenter;
import org.hypervia.simulator.GivenHost;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatedHost;
import org.hypervia.simulator.SimulatedMachine;
import org.hypervia.simulator.VcenterOptions;
import org.hypervia.simulator.VcenterSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A handle outlives every move of its machine. The datastore it comes from is called as the one it goes to, and has files under the
 * same names, so that nothing may be looked for where the machine was.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class MovedMachineTest {
    private static final long DECOY_KIB = 1024;
    private static final long DISK_KIB = 16L << 20;
    private static final String CARD = "<interface type='bridge'><mac address='00:50:56:01:02:03'/>"
            + "<source bridge='there'/><model type='vmxnet3'/></interface>";

    private final VcenterSimulator center = VcenterSimulator.start(VcenterOptions.of(
            GivenDatacenter.of("dc1")
                    .withCluster("cluster1", host("esx01").withMachines(1), host("esx02"))
                    .withHost(host("esx03")),
            GivenDatacenter.of("dc2").in("abroad").withHost(host("esx04"))));
    private final SimulatedMachine machine = center.machine("web01");

    private static GivenHost host(String name) {
        return GivenHost.of(name + ".example.test").withNetwork(name.equals("esx01") ? "here" : "there");
    }

    /** From where somebody looks. */
    private enum Path {
        WHOLE("/"),
        DATACENTER("/dc1"),
        CLUSTER("/dc1/cluster1"),
        HOST("/dc1/cluster1/esx01.example.test");

        private final String text;

        Path(String text) {
            this.text = text;
        }
    }

    /** Where the machine goes. */
    private enum Move {
        IN_CLUSTER("esx02", "dc1", "cluster1", ""),
        OUT_OF_CLUSTER("esx03", "dc1", null, ""),
        TO_FOLDER("esx02", "dc1", "cluster1", "web/front"),
        TO_DATACENTER("esx04", "abroad/dc2", null, "");

        private final String host;
        private final DomainPlacement placement;

        Move(String host, String datacenter, String cluster, String folder) {
            this.host = host + ".example.test";
            this.placement = new DomainPlacement(
                    Optional.of(datacenter),
                    Optional.ofNullable(cluster),
                    Optional.of(this.host),
                    Optional.of(folder),
                    Optional.of(""));
        }
    }

    static Stream<Arguments> movesSeenFrom() {
        return Arrays.stream(Path.values())
                .flatMap(path -> Arrays.stream(Move.values()).map(move -> Arguments.of(path, move)));
    }

    @BeforeEach
    void begin() {
        machine.state(MachineState.OFF);
    }

    @AfterEach
    void end() {
        assertThat(center.endpoint().openSessions()).isZero();
        center.close();
    }

    private Hypervisor connect(Path path) {
        return SimulatedCenter.connect(center, path.text);
    }

    /** As DRS or another user does it: nobody tells the connection. */
    private void move(Move move) {
        SimulatedHost to = center.host(move.host);
        if (move == Move.TO_DATACENTER) {
            center.move(machine, to, GivenHost.SHARED);
            center.datastore(center.host("esx01.example.test"), GivenHost.SHARED)
                    .makeDisk("web01/web01.vmdk", DECOY_KIB);
        } else {
            center.move(machine, to);
        }
        if (move == Move.TO_FOLDER) {
            center.moveInto(machine, "web", "front");
        }
        assertThat(machine.hostName()).isEqualTo(move.host);
    }

    @ParameterizedTest
    @MethodSource("movesSeenFrom")
    void itIsDescribedAsItIsNow(Path path, Move move) {
        try (Hypervisor connection = connect(path)) {
            Domain domain = connection.domains().byName("web01");
            move(move);

            assertThat(domain.info().state()).isEqualTo(DomainState.SHUTOFF);
            assertThat(domain.isUpdated()).isFalse();
            assertThat(domain.xml(Set.of()))
                    .contains("<name>web01</name>", "[shared1] web01/web01.vmdk")
                    .contains("<vmware:datacenterpath>"
                            + move.placement.datacenter().orElseThrow() + "</vmware:datacenterpath>");
            assertThat(domain.devices().blockInfo("sda").capacity()).isEqualTo(DISK_KIB << 10);
            assertThat(domain.resources().vcpus(VcpuCount.MAXIMUM, Affect.CURRENT))
                    .isEqualTo(128);
        }
    }

    @ParameterizedTest
    @MethodSource("movesSeenFrom")
    void itIsStillRun(Path path, Move move) throws Exception {
        try (Hypervisor connection = connect(path)) {
            Domain domain = connection.domains().byName("web01");
            move(move);

            domain.start();
            assertThat(machine.state()).isEqualTo(MachineState.RUNNING);
            try (Screenshot picture = domain.screenshot()) {
                assertThat(picture.content().readAllBytes()).startsWith(0x89, 'P', 'N', 'G');
            }
            domain.suspend();
            assertThat(machine.state()).isEqualTo(MachineState.SUSPENDED);
            domain.resume();
            domain.destroy();
            assertThat(machine.state()).isEqualTo(MachineState.OFF);
            domain.setAutostart(true);
            assertThat(domain.isAutostart()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("movesSeenFrom")
    void itIsStillChanged(Path path, Move move) {
        try (Hypervisor connection = connect(path)) {
            Domain domain = connection.domains().byName("web01");
            Snapshot before = domain.snapshots().create("before");
            move(move);

            Snapshot after = domain.snapshots().create("after");
            assertThat(domain.snapshots().list())
                    .extracting(snapshot -> snapshot.info().name())
                    .containsExactly("before", "after");
            before.revert();
            after.delete();
            before.delete();
            assertThat(domain.snapshots().list()).isEmpty();

            domain.resources().setMaxMemory(MemorySize.ofMebibytes(4096));
            domain.resources().setVcpus(3, Affect.CONFIG);
            assertThat(machine.vmx()).contains("memSize = \"4096\"", "numvcpus = \"3\"");
            domain.devices().attach(CARD, Affect.CONFIG);
            assertThat(machine.vmx()).contains("networkName = \"there\"");
        }
    }

    @Test
    void itIsRedefinedWhereItIs() {
        try (Hypervisor connection = connect(Path.WHOLE)) {
            Domain domain = connection.domains().byName("web01");
            for (Move move : Move.values()) {
                move(move);
                int mebibytes = 1024 + 4 * move.ordinal();

                connection
                        .domains()
                        .define(domain.xml(Set.of())
                                .replaceAll("(?<=emory unit='KiB'>)\\d+(?=<)", "" + (mebibytes << 10)));

                assertThat(domain.info().maxMemory()).isEqualTo(MemorySize.ofMebibytes(mebibytes));
                assertThat(machine.vmx()).contains("memSize = \"" + mebibytes + "\"");
            }
            assertThat(center.machines()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Path.class)
    void itIsDeletedWhereverItIs(Path path) {
        try (Hypervisor connection = connect(path)) {
            Domain domain = connection.domains().byName("web01");
            move(Move.TO_DATACENTER);

            domain.undefine();

            assertThat(center.machines()).isEmpty();
            assertFails(ErrorCode.NO_DOMAIN, domain::info).contains("'web01'");
        }
    }

    @Test
    void itIsListedWhereItIsNow() {
        try (Hypervisor whole = connect(Path.WHOLE);
                Hypervisor cluster = connect(Path.CLUSTER);
                Hypervisor first = connect(Path.HOST)) {
            for (Move move : Move.values()) {
                move(move);
                List<DomainSummary> rows = whole.domains()
                        .summaries(DomainFilter.all(), Set.of(SummaryPart.PLACEMENT))
                        .orThrow();

                assertThat(rows).hasSize(1);
                assertThat(rows.get(0).placement().toOptional()).contains(move.placement);
                assertThat(cluster.domains().list().orThrow())
                        .hasSize(move.placement.cluster().isPresent() ? 1 : 0);
                assertThat(first.domains().list().orThrow()).isEmpty();
                center.moveInto(machine);
            }
        }
    }

    /** Names of datastores count within a datacenter: what is asked for by name is that of the pool one has. */
    @Test
    void itsDiskIsTransferredFromTheDatacenterItIsIn() {
        try (Hypervisor connection = connect(Path.WHOLE)) {
            Domain domain = connection.domains().byName("web01");
            move(Move.TO_DATACENTER);
            byte[] content = "of dc2".getBytes(StandardCharsets.UTF_8);
            center.datastore(center.host(machine.hostName()), GivenHost.SHARED).write("web01/notes.iso", content);
            center.datastore(center.host("esx01.example.test"), GivenHost.SHARED)
                    .write("web01/notes.iso", "of dc1".getBytes(StandardCharsets.UTF_8));

            assertThat(domain.xml(Set.of())).contains("<vmware:datacenterpath>abroad/dc2<");
            List<String> contents = connection.storagePools().list().stream()
                    .filter(pool -> pool.name().equals(GivenHost.SHARED))
                    .map(MovedMachineTest::notes)
                    .toList();
            assertThat(contents).containsExactlyInAnyOrder("of dc1", "of dc2");
        }
    }

    private static String notes(StoragePool pool) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pool.volume("web01/notes.iso").download(Channels.newChannel(out), TransferOptions.defaults());
        return out.toString(StandardCharsets.UTF_8);
    }
}
