// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The two peers by themselves: what virsh says about govmomi's simulator is the measure for what we say. */
@Timeout(120)
class LibvirtAgainstGovmomiIT {
    @TempDir
    private Path folder;

    @Test
    void virshListsDomainsInAllTheirStates() throws Exception {
        try (GovmomiPeer peer = GovmomiPeer.forLibvirt("-vms", "3", "-power", "on,off,suspended")) {
            String list = virsh(peer).output("list", "--all");
            assertThat(list.lines()
                            .skip(2)
                            .filter(line -> !line.isBlank())
                            .map(line ->
                                    line.strip().replaceFirst("^\\d+ +", "").replaceAll(" +", " ")))
                    .containsExactly("vm-1 running", "vm-3 paused", "- vm-2 shut off");
        }
    }

    @Test
    void virshChangesPowerStatesAndLeavesNoSessionBehind() throws Exception {
        try (GovmomiPeer peer = GovmomiPeer.forLibvirt("-vms", "1")) {
            Virsh virsh = virsh(peer);
            for (List<String> step : List.of(
                    List.of("suspend", "paused"),
                    List.of("resume", "running"),
                    List.of("destroy", "shut off"),
                    List.of("start", "running"))) {
                virsh.output(step.get(0), "vm-1");
                assertThat(virsh.output("domstate", "vm-1").strip()).isEqualTo(step.get(1));
            }
            assertThat(peer.counters().calls("SuspendVM_Task")).isEqualTo(1);
            assertThat(peer.counters().sessions()).isZero();
        }
    }

    @Test
    void virshSeesAMachineOfVCenter() throws Exception {
        try (GovmomiPeer peer = GovmomiPeer.forLibvirt("-vpx", "-vms", "1", "-tls=false")) {
            assertThat(virsh(peer).output("dumpxml", "vm-1"))
                    .contains("<name>vm-1</name>", "<vmware:datacenterpath>DC0</vmware:datacenterpath>");
        }
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        try (GovmomiPeer peer = GovmomiPeer.forLibvirt()) {
            Command.Result result =
                    Virsh.at(folder, peer.uri(), GovmomiPeer.USER, "wrong").run("list");
            assertThat(result.status()).isEqualTo(1);
            assertThat(result.err()).contains("Login failure");
        }
    }

    @Test
    void virshConvertsTheVmxFilesOfRealMachines() throws Exception {
        Path vmx = Corpus.vmx("esx-in-the-wild-8");
        try (GovmomiPeer peer = GovmomiPeer.start(Corpus.hostOf(List.of(vmx)))) {
            Virsh virsh = virsh(peer);
            String uuid = virsh.output("list", "--all", "--uuid").strip();
            try (Stream<String> lines = Files.lines(vmx)) {
                assertThat(lines.filter(line -> line.startsWith("uuid.bios")))
                        .singleElement()
                        .satisfies(line -> assertThat(
                                        line.replaceAll("[^0-9a-f]", "").substring(2))
                                .as("the simulated machine and its VMX are one")
                                .endsWith(uuid.replace("-", "")));
            }
            assertThat(virsh.output("dumpxml", uuid)).contains("<uuid>" + uuid + "</uuid>", "<disk ", "<interface ");
        }
    }

    private Virsh virsh(GovmomiPeer peer) throws Exception {
        return Virsh.at(folder, peer.uri(), GovmomiPeer.USER, GovmomiPeer.PASSWORD);
    }
}
