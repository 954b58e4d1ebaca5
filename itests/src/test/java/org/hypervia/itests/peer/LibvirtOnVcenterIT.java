// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hypervia.simulator.GivenDatacenter;
import org.hypervia.simulator.GivenDatacenter.Resource;
import org.hypervia.simulator.GivenHost;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatedHost;
import org.hypervia.simulator.SimulatedMachine;
import org.hypervia.simulator.SimulatorOptions;
import org.hypervia.simulator.VcenterOptions;
import org.hypervia.simulator.VcenterSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Libvirt's own driver takes our simulator for a vCenter: it lists each host's domains, and migrates between two hosts. */
@Timeout(300)
class LibvirtOnVcenterIT {
    private static final String MIGRATE = "MigrateVM_Task";

    @TempDir
    private Path temporary;

    private VcenterSimulator vcenter;

    @BeforeEach
    void start() {
        GivenDatacenter east = GivenDatacenter.of("east")
                .in("Old World", "Europe")
                .withCluster(
                        "cluster 1",
                        GivenHost.of("esx01.example.test").withMachines(3),
                        GivenHost.of("esx02.example.test").withMachines(2))
                .with(Resource.cluster(
                                "cluster2", GivenHost.of("esx03.example.test").withMachines(1))
                        .in("racks", "upper"))
                .withHost(GivenHost.of("esx04.example.test").withMachines(2));
        GivenDatacenter west = GivenDatacenter.of("west")
                .withHost(GivenHost.of("esx05.example.test").withMachines(1));
        // The driver reaches the vCenter of a host on the host's own port.
        vcenter = VcenterSimulator.start(VcenterOptions.of(east, west)
                .withServer(SimulatorOptions.builder().build())
                .withHostAddresses("127.0.1.1"));
    }

    @AfterEach
    void close() {
        vcenter.close();
    }

    private static Virsh virsh(Libvirt.Client client, String uri) throws IOException {
        Virsh virsh = client.virsh(uri, SimulatorOptions.DEFAULT_USER, SimulatorOptions.DEFAULT_PASSWORD);
        Path auth = client.folder().resolve("auth.conf");
        Files.writeString(
                auth,
                Files.readString(auth) + """

                [credentials-center]
                username=%s
                password=%s

                [auth-esx-127.0.0.1]
                credentials=center
                """.formatted(VcenterOptions.DEFAULT_USER, SimulatorOptions.DEFAULT_PASSWORD));
        return virsh;
    }

    private static List<String> names(Virsh virsh) {
        return virsh.output("list", "--all", "--name")
                .lines()
                .filter(line -> !line.isBlank())
                .sorted()
                .toList();
    }

    private static List<String> names(SimulatedHost host) {
        return host.machines().stream().map(SimulatedMachine::name).sorted().toList();
    }

    /** The first machine of a host, running. */
    private static SimulatedMachine running(SimulatedHost host) {
        SimulatedMachine machine = host.machines().get(0);
        machine.state(MachineState.RUNNING);
        return machine;
    }

    /** The URI of a host by itself; with a user in it, the driver would take that one for the vCenter too. */
    private static String byItself(SimulatedHost host, String center) {
        return host.agent().uri().toString().replace("root@", "") + "&vcenter=" + center;
    }

    private long migrations() {
        return vcenter.endpoint().traffic().requests().getOrDefault(MIGRATE, 0L);
    }

    @ParameterizedTest
    @EnumSource(Libvirt.class)
    void listsTheDomainsOfHostsAloneInClustersAndInFolders(Libvirt libvirt) throws Exception {
        try (Libvirt.Client client = libvirt.in(temporary)) {
            for (SimulatedHost host : vcenter.hosts()) {
                assertThat(names(host)).isNotEmpty();
                assertThat(names(virsh(client, host.uri().toString())))
                        .as("%s", host.uri())
                        .isEqualTo(names(host));
            }
            assertThat(vcenter.endpoint().openSessions()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Libvirt.class)
    void migratesByTheUrisOfTheVcenter(Libvirt libvirt) throws Exception {
        SimulatedHost from = vcenter.host("esx01.example.test");
        SimulatedMachine machine = running(from);
        try (Libvirt.Client client = libvirt.in(temporary)) {
            // Within the cluster, to another one in folders, and to a host that stands alone.
            for (String next : List.of("esx02", "esx03", "esx04")) {
                SimulatedHost to = vcenter.host(next + ".example.test");
                virsh(client, from.uri().toString())
                        .output("migrate", "--live", machine.name(), to.uri().toString());

                assertThat(names(from)).doesNotContain(machine.name());
                assertThat(names(virsh(client, to.uri().toString())))
                        .contains(machine.name())
                        .isEqualTo(names(to));
                from = to;
            }
            assertThat(machine.state()).isEqualTo(MachineState.RUNNING);
            assertThat(migrations()).isEqualTo(3);
            assertThat(vcenter.endpoint().openSessions()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"INSTALLED, *, 127.0.0.1", "INSTALLED, 127.0.0.1, *", "NEWEST, *, *", "NEWEST, 127.0.0.1, 127.0.0.1"})
    void migratesByTheUrisOfTheHostsAndTheirVcenter(Libvirt libvirt, String there, String here) throws Exception {
        SimulatedHost from = vcenter.host("esx01.example.test");
        SimulatedHost to = vcenter.host("esx04.example.test");
        SimulatedMachine machine = running(from);
        try (Libvirt.Client client = libvirt.in(temporary)) {
            virsh(client, byItself(from, there)).output("migrate", "--live", machine.name(), byItself(to, here));

            assertThat(names(virsh(client, byItself(to, here))))
                    .contains(machine.name())
                    .isEqualTo(names(to));
            assertThat(names(from)).doesNotContain(machine.name());
            assertThat(migrations()).isOne();
            assertThat(from.agent().logins()).isOne();
            assertThat(vcenter.endpoint().openSessions()).isZero();
            assertThat(from.agent().openSessions()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Libvirt.class)
    void whatTheVcenterRefusesStaysWhereItIs(Libvirt libvirt) throws Exception {
        SimulatedHost from = vcenter.host("esx01.example.test");
        SimulatedHost to = vcenter.host("esx02.example.test");
        SimulatedMachine machine = running(from);
        to.refuseMachines("DisallowedMigrationDeviceAttached", "A device of the host is connected");
        try (Libvirt.Client client = libvirt.in(temporary)) {
            Command.Result result = virsh(client, from.uri().toString())
                    .run("migrate", "--live", machine.name(), to.uri().toString());

            assertThat(result.status()).isEqualTo(1);
            assertThat(result.err()).contains("Could not migrate domain", "A device of the host is connected");
            assertThat(names(from)).contains(machine.name());
            assertThat(migrations()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Libvirt.class)
    void theVcenterThatTheHostTellsCounts(Libvirt libvirt) throws Exception {
        try (Libvirt.Client client = libvirt.in(temporary)) {
            Command.Result result =
                    virsh(client, byItself(vcenter.hosts().get(0), "127.0.0.9")).run("list");

            assertThat(result.status()).isEqualTo(1);
            assertThat(result.err()).contains("127.0.0.1", "127.0.0.9");
        }
    }
}
