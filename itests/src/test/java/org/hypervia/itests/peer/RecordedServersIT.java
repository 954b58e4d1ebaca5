// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The commands that read, on what real hosts and vCenters have answered: through virsh and through ours. */
@Timeout(900)
class RecordedServersIT {
    private static final List<String> OF_THE_HOST = List.of(
            "list --all",
            "list --all --uuid",
            "list --inactive",
            "list --all --autostart",
            "hostname",
            "nodeinfo",
            "version",
            "capabilities");

    private static final List<String> OF_A_DOMAIN = List.of(
            "dominfo",
            "domstate",
            "domid",
            "domuuid",
            "dumpxml",
            "dumpxml --inactive",
            "schedinfo",
            "memtune",
            "vcpucount --maximum --live",
            "domifaddr --source agent",
            "snapshot-list",
            "snapshot-list --tree",
            "snapshot-current",
            "desc",
            "domhostname",
            "domjobinfo");

    /** Where ours differs on purpose. */
    private static final List<Difference> DIFFERENCES = List.of(
            new Difference("", "version", "it tells of Hypervia where virsh tells of libvirt"),
            new Difference(
                    "", "memtune", "of a running domain virsh 9.0 asks with a flag that its own driver does not know"),
            new Difference(
                    "VC803",
                    "dumpxml",
                    "in the recording two machines have one UUID; virsh finds the first by it, ours keeps the reference"),
            new Difference(
                    "ESXI65",
                    "vcpucount",
                    "virsh 9.0 answers for a domain that is off, though its running processors were asked for"),
            new Difference(
                    "VC803",
                    "vcpucount vCLS-8f66678f-3d69-4b58-a4c7-bae62203b573",
                    "the recording lacks the host that this domain names as its own; virsh asks the connection's instead"),
            new Difference(
                    "VC803",
                    "desc vCLS-8f66678f-3d69-4b58-a4c7-bae62203b573",
                    "for the same reason: where its files are is told by its host"),
            new Difference(
                    "VC55", "", "virsh 9.0 does not connect to what is recorded of this server, and does not say why"));

    @TempDir
    private Path folder;

    private record Difference(String scenario, String command, String reason) {
        boolean isOf(Replay.Scenario at, String line) {
            return (scenario.isEmpty() || scenario.equals(at.name()))
                    && (command.isEmpty() || line.equals(command) || line.startsWith(command + " "));
        }
    }

    @ParameterizedTest
    @EnumSource
    void readAsByVirsh(Replay.Scenario scenario) throws Exception {
        SoftAssertions softly = new SoftAssertions();
        List<Difference> seen = new ArrayList<>();
        try (Replay server = Replay.of(scenario)) {
            Virsh virsh = Virsh.at(folder, server.uri(), Replay.USER, Replay.PASSWORD);
            CommandLine ours =
                    CommandLine.inProcess(folder, server.uri() + "&compat=9.0", Replay.USER, Replay.PASSWORD);
            for (List<String> line : lines(scenario == Replay.Scenario.VC55 ? List.of() : names(ours))) {
                Command.Result expected = virsh.run(line.toArray(String[]::new));
                Command.Result actual = ours.run(line.toArray(String[]::new));
                if (shown(expected).equals(shown(actual))) {
                    continue;
                }
                Optional<Difference> difference = DIFFERENCES.stream()
                        .filter(one -> one.isOf(scenario, String.join(" ", line)))
                        .findFirst();
                difference.ifPresent(seen::add);
                if (difference.isEmpty()) {
                    softly.assertThat(shown(actual))
                            .as("%s: %s beside %s", line, actual.err(), expected.err())
                            .isEqualTo(shown(expected));
                }
            }
        }
        softly.assertThat(seen)
                .as("differences that are listed for this server and still there")
                .containsAll(DIFFERENCES.stream()
                        .filter(one -> one.scenario().equals(scenario.name()))
                        .toList());
        softly.assertAll();
    }

    private static List<List<String>> lines(List<String> domains) {
        List<List<String>> lines = new ArrayList<>();
        OF_THE_HOST.forEach(line -> lines.add(List.of(line.split(" "))));
        for (String domain : domains) {
            for (String command : OF_A_DOMAIN) {
                List<String> line = new ArrayList<>(List.of(command.split(" ")));
                line.add(1, domain);
                lines.add(line);
            }
        }
        return lines;
    }

    private static List<String> names(CommandLine ours) {
        Command.Result all = ours.run("list", "--all", "--name");
        List<String> names =
                all.out().lines().filter(name -> !name.isBlank()).limit(3).toList();
        assertThat(names).as("domains of the recorded host: %s", all.err()).isNotEmpty();
        return names;
    }

    private static String shown(Command.Result result) {
        return result.status() + " " + Text.plain(result.out());
    }

    /** However the server speaks HTTP, and whenever the session ends, what is read stays the same. */
    @ParameterizedTest
    @EnumSource
    void readTheSameInEveryManner(Replay.Scenario scenario) throws Exception {
        String script;
        Command.Result plain;
        try (Replay server = Replay.of(scenario)) {
            String name = names(ours(server)).get(0);
            // Of the oldest vCenter no VMX files are there, and of its machines what a listing shows.
            script = scenario == Replay.Scenario.VC55
                    ? "list --all; domstate '" + name + "'; domid '" + name + "'; list --all --uuid"
                    : "list --all; dominfo '" + name + "'; dumpxml '" + name + "'; snapshot-list '" + name + "'";
            plain = ours(server).run(script);
            assertThat(plain.status()).as(plain.err()).isZero();
            assertThat(plain.out()).contains(name);
        }
        List<List<String>> manners = new ArrayList<>(List.of(
                List.of("--gzip"),
                List.of("--chunked"),
                List.of("--cookie", "login"),
                List.of("--cookie", "first"),
                List.of("--page", "1"),
                List.of("--page", "2", "--gzip", "--chunked", "--cookie", "login")));
        for (int call = 1; call <= 6; call++) {
            manners.add(List.of("--expire", String.valueOf(call), "--cookie", "login"));
        }
        manners.add(List.of("--expire", "2", "--page", "1"));
        SoftAssertions softly = new SoftAssertions();
        for (List<String> manner : manners) {
            try (Replay server = Replay.of(scenario, manner.toArray(String[]::new))) {
                Command.Result result = ours(server).run(script);
                softly.assertThat(result.status())
                        .as("%s: %s", manner, result.err())
                        .isZero();
                softly.assertThat(result.out())
                        .as("%s: %s", manner, result.err())
                        .isEqualTo(plain.out());
            }
        }
        softly.assertAll();
    }

    private CommandLine ours(Replay server) throws IOException {
        return CommandLine.inProcess(folder, server.uri(), Replay.USER, Replay.PASSWORD);
    }
}
