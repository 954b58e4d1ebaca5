// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatedMachine;
import org.hypervia.simulator.SimulatorOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same words to virsh and to our command line, and the same output and exit status from both. */
@Timeout(900)
class CommandLineAgainstVirshIT {
    private static final List<List<String>> ABOUT_THE_HOST = List.of(
            List.of("list", "--all"),
            List.of("list"),
            List.of("list", "--inactive"),
            List.of("list", "--all", "--name"),
            List.of("list", "--all", "--uuid"),
            List.of("list", "--name"),
            List.of("nodeinfo"),
            List.of("hostname"));

    private static final List<String> ABOUT_A_DOMAIN =
            List.of("dominfo", "domstate", "domid", "domuuid", "domname", "dumpxml");

    /** They fail, or must not, in the same way; what they say about it is ours. */
    private static final List<List<String>> REFUSED = List.of(
            List.of("dominfo", "nobody"),
            List.of("domid", "nobody"),
            List.of("dumpxml", "nobody"),
            List.of("start", "nobody"),
            List.of("domstate"),
            List.of("list", "--nonsense"),
            List.of("nonsense"));

    @TempDir
    private Path folder;

    @Test
    void onGovmomisSimulator() throws Exception {
        try (GovmomiPeer peer = GovmomiPeer.forLibvirt("-vms", "3", "-power", "on,off,suspended")) {
            Virsh virsh = Virsh.at(folder, peer.uri(), GovmomiPeer.USER, GovmomiPeer.PASSWORD);
            CommandLine ours =
                    CommandLine.inProcess(folder, peer.uri() + "&compat=9.0", GovmomiPeer.USER, GovmomiPeer.PASSWORD);
            compare(virsh, ours, List.of("vm-1", "vm-2", "vm-3"));
            refuse(virsh, ours, "vm-1", "vm-2");
            assertThat(peer.counters().sessions()).isZero();
        }
    }

    @Test
    void onOurSimulator() throws Exception {
        try (EsxSimulator host = EsxSimulator.start(SimulatorOptions.builder()
                .credentials("root", "secret")
                .machines(3)
                .build())) {
            List<SimulatedMachine> machines = host.machines();
            machines.get(0).state(MachineState.RUNNING);
            machines.get(1).state(MachineState.OFF);
            machines.get(2).state(MachineState.SUSPENDED);
            Virsh virsh = Virsh.at(folder, host.uri().toString(), "root", "secret");
            CommandLine ours = CommandLine.inProcess(folder, host.uri() + "&compat=9.0", "root", "secret");
            compare(virsh, ours, machines.stream().map(SimulatedMachine::name).toList());
            refuse(virsh, ours, machines.get(0).name(), machines.get(1).name());
            assertThat(host.openSessions()).isZero();
        }
    }

    @Test
    void aWrongPasswordIsRefusedByBoth() throws Exception {
        try (GovmomiPeer peer = GovmomiPeer.forLibvirt("-vms", "1")) {
            Command.Result theirs =
                    Virsh.at(folder, peer.uri(), GovmomiPeer.USER, "wrong").run("list");
            Command.Result ours = CommandLine.at(folder, peer.uri(), GovmomiPeer.USER, "wrong")
                    .run("list");
            assertThat(ours.status()).as(ours.err()).isEqualTo(theirs.status()).isEqualTo(1);
            assertThat(ours.out()).isEqualToIgnoringWhitespace(theirs.out()).isBlank();
            assertThat(ours.err()).contains("error: failed to connect").doesNotContain("wrong", "\tat ");
            assertThat(peer.counters().sessions()).isZero();
        }
    }

    private static void compare(Virsh virsh, CommandLine ours, List<String> domains) {
        List<List<String>> lines = new ArrayList<>(ABOUT_THE_HOST);
        domains.forEach(domain -> ABOUT_A_DOMAIN.forEach(command -> lines.add(List.of(command, domain))));
        SoftAssertions softly = new SoftAssertions();
        for (List<String> line : lines) {
            Command.Result expected = virsh.run(line.toArray(String[]::new));
            Command.Result actual = ours.run(line.toArray(String[]::new));
            softly.assertThat(Text.plain(actual.out()))
                    .as("%s: %s", line, actual.err())
                    .isEqualTo(Text.plain(expected.out()));
            softly.assertThat(actual.status()).as("%s: %s", line, actual.err()).isEqualTo(expected.status());
        }
        softly.assertAll();
    }

    private static void refuse(Virsh virsh, CommandLine ours, String running, String off) {
        List<List<String>> lines = new ArrayList<>(REFUSED);
        lines.add(List.of("start", running));
        lines.add(List.of("resume", running));
        lines.add(List.of("suspend", off));
        lines.add(List.of("destroy", off));
        lines.add(List.of("shutdown", off));
        SoftAssertions softly = new SoftAssertions();
        for (List<String> line : lines) {
            Command.Result expected = virsh.run(line.toArray(String[]::new));
            Command.Result actual = ours.run(line.toArray(String[]::new));
            softly.assertThat(actual.status()).as("%s: %s", line, actual.err()).isEqualTo(expected.status());
            softly.assertThat(Text.plain(actual.out())).as("%s", line).isEqualTo(Text.plain(expected.out()));
            softly.assertThat(firstError(actual))
                    .as("%s: %s", line, actual.err())
                    .isEqualTo(firstError(expected));
        }
        softly.assertAll();
    }

    /** Both say first what failed, in the same words; the reason below is in everybody's own. Only we warn besides. */
    private static Optional<String> firstError(Command.Result result) {
        return Text.plain(result.err())
                .lines()
                .filter(line -> !line.startsWith("warning: "))
                .findFirst();
    }
}
