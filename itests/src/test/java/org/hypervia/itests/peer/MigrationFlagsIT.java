// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.simulator.GivenDatacenter;
import org.hypervia.simulator.GivenHost;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatedHost;
import org.hypervia.simulator.SimulatedMachine;
import org.hypervia.simulator.SimulatorOptions;
import org.hypervia.simulator.VcenterOptions;
import org.hypervia.simulator.VcenterSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each option of virsh's {@code migrate}, at a vCenter: whether it moves the domain, and which error it is if not. */
@Timeout(900)
class MigrationFlagsIT {
    private static final String MOVED = "moved";

    private static final List<String> OPTIONS = List.of(
            "",
            "--live",
            "--offline",
            "--p2p",
            "--p2p --tunnelled",
            "--tunnelled",
            "--direct",
            "--persistent",
            "--undefinesource",
            "--suspend",
            "--copy-storage-all",
            "--copy-storage-inc",
            "--copy-storage-synchronous-writes",
            "--change-protection",
            "--unsafe",
            "--verbose",
            "--compressed",
            "--auto-converge",
            "--rdma-pin-all",
            "--abort-on-error",
            "--postcopy",
            "--postcopy-resume",
            "--zerocopy",
            "--tls",
            "--parallel",
            "--dname other",
            "--bandwidth 10",
            "--migrateuri nonsense",
            "--migrateuri tcp://127.0.0.1/a/b",
            "--migrateuri vpxmigr://127.0.0.1",
            "--migrateuri vpxmigr://127.0.0.1/a",
            "--migrateuri vpxmigr://10.9.9.9/a/b",
            "--graphicsuri spice://h",
            "--listen-address 127.0.0.1",
            "--migrate-disks sda",
            "--disks-port 49152",
            "--comp-methods mt",
            "--parallel --parallel-connections 2",
            "--auto-converge --auto-converge-initial 10",
            "--postcopy --postcopy-bandwidth 10",
            "--tls --tls-destination h");

    /** Where we differ: what we answer instead. */
    private static final Map<String, String> DIFFERENT = new TreeMap<>(Map.of(
            // The files go along, which libvirt's driver cannot do.
            "--copy-storage-all", MOVED,
            // The API has no call for a migration without the destination's connection.
            "--direct", "NO_SUPPORT",
            // Virsh looks at its options first, each version in other words, and 9.0 not at the second.
            "--copy-storage-synchronous-writes", "unsupported flags (0x40000)",
            "--migrate-disks sda", "ARGUMENT_UNSUPPORTED"));

    /** The beginnings of messages without a code's words: those of INVALID_ARG, and of virsh's own look at its options. */
    private static final Pattern SENTENCES = Pattern.compile("^(unsupported flags \\(0x\\p{XDigit}+\\)"
            + "|cannot perform tunnelled migration without using peer2peer flag"
            + "|Option --\\S+ is required by option --\\S+)");

    @TempDir
    private Path temporary;

    private final VcenterSimulator center = VcenterSimulator.start(VcenterOptions.of(GivenDatacenter.of("dc1")
            .withHost(GivenHost.of("esx01.example.test").withMachines(1))
            .withHost(GivenHost.of("esx02.example.test"))));
    private final SimulatedHost from = center.host("esx01.example.test");
    private final SimulatedHost to = center.host("esx02.example.test");
    private final SimulatedMachine machine = from.machines().get(0);

    @AfterEach
    void end() {
        center.close();
    }

    private interface Runner {
        Command.Result run(String... words);
    }

    /** Runs it with options, sees what came of it, and puts the domain back. */
    private String outcome(Runner runner, String options) {
        machine.state(MachineState.RUNNING);
        List<String> words = new ArrayList<>(List.of("migrate"));
        words.addAll(
                Stream.of(options.split(" ")).filter(word -> !word.isEmpty()).toList());
        words.add(machine.name());
        words.add(to.uri().toString());
        Command.Result result = runner.run(words.toArray(String[]::new));
        boolean moved = machine.hostName().equals(to.name());
        assertThat(moved).as("%s: %s", options, result).isEqualTo(result.status() == 0);
        center.move(machine, from);
        return moved ? MOVED : code(result.err());
    }

    /** The code whose words the first error begins with; the line itself where it is none of libvirt's. */
    private static String code(String text) {
        String line = text.lines()
                .filter(each -> each.startsWith("error: "))
                .findFirst()
                .orElse(text)
                .replaceFirst("^error: ", "");
        // Libvirt leaves the words of INVALID_ARG out in front of some.
        Matcher sentence = SENTENCES.matcher(line.replaceFirst("^" + ErrorCode.INVALID_ARG.words() + ": ", ""));
        if (sentence.find()) {
            return sentence.group();
        }
        return Stream.of(ErrorCode.values())
                .filter(code -> !code.words().isEmpty() && line.startsWith(code.words()))
                .max((a, b) -> a.words().length() - b.words().length())
                .map(ErrorCode::name)
                .orElse(line);
    }

    @ParameterizedTest
    @EnumSource(Libvirt.class)
    void eachOptionEndsAsItDoesWithLibvirt(Libvirt libvirt) throws IOException {
        CommandLine ours = CommandLine.inProcess(
                temporary,
                from.uri() + libvirt.parameters(),
                VcenterOptions.DEFAULT_USER,
                SimulatorOptions.DEFAULT_PASSWORD);
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> answered = new TreeMap<>();
        try (Libvirt.Client client = libvirt.in(temporary)) {
            Virsh virsh =
                    client.virsh(from.uri().toString(), VcenterOptions.DEFAULT_USER, SimulatorOptions.DEFAULT_PASSWORD);
            for (String options : OPTIONS) {
                String theirs = outcome(virsh::run, options);
                String our = outcome(ours::run, options);
                expected.put(options, DIFFERENT.getOrDefault(options, theirs));
                answered.put(options, our);
            }
        }
        assertThat(answered).isEqualTo(expected);
    }
}
