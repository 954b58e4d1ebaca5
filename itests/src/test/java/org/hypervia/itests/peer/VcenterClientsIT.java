// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hypervia.simulator.SimulatedHost;
import org.hypervia.simulator.SimulatedMachine;
import org.hypervia.simulator.SimulatorOptions;
import org.hypervia.simulator.VcenterOptions;
import org.hypervia.simulator.VcenterSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Govmomi's command line and pyvmomi take our simulator for a vCenter: they find everything, and migrate. */
@Timeout(300)
class VcenterClientsIT {
    @TempDir
    private Path folder;

    private VcenterSimulator vcenter;

    @BeforeEach
    void start() {
        vcenter = VcenterSimulator.start(VcenterOptions.sized(new VcenterOptions.Size(2, 2, 6, 12))
                .withServer(SimulatorOptions.builder().tls(false).build()));
    }

    @AfterEach
    void close() {
        vcenter.close();
    }

    private List<String> govc(String... words) {
        Command govc = new Command(
                folder,
                List.of(Peers.govc().toString()),
                Map.of(
                        "GOVC_URL",
                        vcenter.endpoint().httpUri() + "/sdk",
                        "GOVC_USERNAME",
                        VcenterOptions.DEFAULT_USER,
                        "GOVC_PASSWORD",
                        SimulatorOptions.DEFAULT_PASSWORD,
                        "GOVC_DATACENTER",
                        "dc1",
                        "GOVC_PERSIST_SESSION",
                        "false",
                        "GOVMOMI_HOME",
                        folder.toString()));
        Command.Result result = govc.run(words);
        assertThat(result.status()).as("%s: %s", List.of(words), result.err()).isZero();
        return result.out().lines().toList();
    }

    private static List<String> names(SimulatedHost host) {
        return host.machines().stream().map(SimulatedMachine::name).toList();
    }

    @Test
    void govcFindsEveryMachineAndEveryHost() {
        assertThat(govc("find", "/", "-type", "m"))
                .hasSize(12)
                .allMatch(path -> path.matches("/dc[12]/vm/.+"))
                .extracting(path -> path.replaceFirst(".*/", ""))
                .containsExactlyInAnyOrderElementsOf(
                        vcenter.machines().stream().map(SimulatedMachine::name).toList());
        assertThat(govc("find", "/", "-type", "h"))
                .containsExactlyInAnyOrder(
                        "/dc1/host/cluster1/esx01.example.test",
                        "/dc1/host/cluster1/esx02.example.test",
                        "/dc1/host/esx05.example.test/esx05.example.test",
                        "/dc2/host/cluster2/esx03.example.test",
                        "/dc2/host/cluster2/esx04.example.test",
                        "/dc2/host/esx06.example.test/esx06.example.test");
        assertThat(govc("about")).anyMatch(line -> line.matches("API type: +VirtualCenter"));
    }

    @Test
    void govcMigratesToAnotherHostAndToAnotherDatastore() {
        SimulatedHost first = vcenter.host("esx01.example.test");
        String name = names(first).get(0);
        for (String next : List.of("cluster1/esx02", "esx05.example.test/esx05")) {
            govc("vm.migrate", "-host", "/dc1/host/" + next + ".example.test", name);
            assertThat(names(vcenter.host(next.replaceFirst(".*/", "") + ".example.test")))
                    .contains(name);
        }
        govc("vm.migrate", "-ds", "local-esx05", name);
        assertThat(govc("object.collect", "-s", "vm/" + name, "config.files.vmPathName"))
                .containsExactly("[local-esx05] " + name + "/" + name + ".vmx");
        assertThat(names(first)).doesNotContain(name);
    }

    @Test
    void pyvmomiListsAndMigrates() {
        String python = Peers.pyvmomi().toString();
        Path flows = Path.of(System.getProperty("hypervia.root"), "itests", "pyvmomi-peer", "vcenter.py");
        Command.Result result = new Command(folder, List.of(python, "-B", flows.toString()), Map.of())
                .run(
                        "127.0.0.1",
                        String.valueOf(vcenter.endpoint().port()),
                        VcenterOptions.DEFAULT_USER,
                        SimulatorOptions.DEFAULT_PASSWORD);

        List<String> lines = result.out().lines().toList();
        assertThat(lines).as(result.err()).hasSizeGreaterThan(6).allMatch(line -> line.startsWith("ok "));
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(vcenter.endpoint().openSessions()).isZero();
    }
}
