// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.SimulatedMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script of {@link VirshParityIT} in the default dialect, through the newest virsh and through ours: byte for byte, and
 * with one process of each for all lines that are to be equal.
 */
@Timeout(300)
class NewestParityIT {
    /** A line between the others, whose output nothing else has. */
    private static final String BETWEEN = "hostname";

    @TempDir
    private Path temporary;

    @Test
    void theDefaultDialectAnswersAsTheNewestLibvirt() throws Exception {
        try (Libvirt.Client client = Libvirt.NEWEST.in(temporary);
                EsxSimulator theirs = VirshParityIT.host();
                EsxSimulator ours = VirshParityIT.host()) {
            Path folder = client.folder();
            Map<String, String> names = VirshParityIT.names(ours, folder);
            // When a guest that obeys is off is a matter of luck.
            theirs.machine(names.get("{on}")).guestObeys(false);
            ours.machine(names.get("{on}")).guestObeys(false);
            ParityScript.writeFiles(folder, names.get("{datastore}"));
            Virsh virsh = client.virsh(theirs.uri().toString(), VirshParityIT.USER, VirshParityIT.PASSWORD);
            CommandLine hypervia = CommandLine.at(
                    folder, ours.uri() + Libvirt.NEWEST.parameters(), VirshParityIT.USER, VirshParityIT.PASSWORD);

            List<List<String>> script = new ArrayList<>(ParityScript.lines(names));
            script.addAll(ParityScript.linesForOurSimulator(names));
            // Of a line that fails for virsh alone the errors would not be side by side.
            Predicate<List<String>> failsForVirsh = line -> ParityScript.difference(Libvirt.NEWEST, line, names)
                    .filter(difference -> difference.theirStatus() != 0)
                    .isPresent();
            List<List<String>> together = script.stream()
                    .filter(failsForVirsh.negate())
                    .filter(line -> !line.equals(List.of(BETWEEN)))
                    .toList();
            compare(together, virsh, hypervia, names);
            for (SimulatedMachine machine : ours.machines()) {
                assertThat(machine.vmx())
                        .as("the VMX file of %s after the same commands", machine.name())
                        .isEqualTo(theirs.machine(machine.name()).vmx());
            }
            script.stream().filter(failsForVirsh).forEach(line -> succeed(line, virsh, hypervia, names));
            assertThat(ours.openSessions()).isZero();
        }
    }

    @Test
    void quietlyToo() throws Exception {
        try (Libvirt.Client client = Libvirt.NEWEST.in(temporary);
                EsxSimulator host = VirshParityIT.host()) {
            Path folder = client.folder();
            Map<String, String> names = VirshParityIT.names(host, folder);
            Virsh virsh = client.virsh(host.uri().toString(), VirshParityIT.USER, VirshParityIT.PASSWORD);
            CommandLine ours = CommandLine.inProcess(
                    folder, host.uri() + Libvirt.NEWEST.parameters(), VirshParityIT.USER, VirshParityIT.PASSWORD);
            Files.writeString(
                    folder.resolve("on.vmx"), host.machine(names.get("{on}")).vmx());
            // Of a machine with an NVRAM libvirt 12.8 does not read back what it tells.
            List<String> lines = ParityScript.quietLines().stream()
                    .filter(line -> !line.startsWith("domxml-to-native"))
                    .toList();
            ParityScript.compareQuietly(lines, virsh, ours, names, (line, text) -> text);
        }
    }

    private static void compare(List<List<String>> lines, Virsh virsh, CommandLine ours, Map<String, String> names) {
        String all = lines.stream()
                .map(line -> String.join(" ", line))
                .collect(Collectors.joining("; " + BETWEEN + "; ", "", "; " + BETWEEN));
        Command.Result expected = virsh.run(all);
        Command.Result actual = ours.run(all);
        String between = virsh.output(BETWEEN);
        List<String> theirOutputs = Arrays.asList(expected.out().split(between, -1));
        List<String> ourOutputs = Arrays.asList(actual.out().split(between, -1));
        assertThat(ourOutputs).as(actual.err()).hasSameSizeAs(theirOutputs).hasSize(lines.size() + 1);
        SoftAssertions softly = new SoftAssertions();
        for (int i = 0; i < lines.size(); i++) {
            List<String> line = lines.get(i);
            String output = ParityScript.comparable(ourOutputs.get(i));
            String theirOutput = ParityScript.comparable(theirOutputs.get(i));
            if (ParityScript.difference(Libvirt.NEWEST, line, names).isPresent()) {
                softly.assertThat(output).as("%s differs on purpose", line).isNotEqualTo(theirOutput);
            } else {
                softly.assertThat(output).as("%s", line).isEqualTo(theirOutput);
            }
        }
        List<String> theirErrors = ParityScript.errors(expected);
        List<String> ourErrors = ParityScript.errors(actual);
        softly.assertThat(ourErrors).hasSameSizeAs(theirErrors);
        for (int i = 0; i < Math.min(ourErrors.size(), theirErrors.size()); i++) {
            // What failed is in the same words; the reason below it is in everybody's own.
            if (theirErrors.get(i).matches("error: [Ff]ailed to .*")) {
                softly.assertThat(ourErrors.get(i)).isEqualTo(theirErrors.get(i));
            }
        }
        softly.assertAll();
    }

    private static void succeed(List<String> line, Virsh virsh, CommandLine ours, Map<String, String> names) {
        ParityScript.Difference difference =
                ParityScript.difference(Libvirt.NEWEST, line, names).orElseThrow();
        Command.Result expected = virsh.run(line.toArray(String[]::new));
        Command.Result actual = ours.run(line.toArray(String[]::new));
        assertThat(expected.status())
                .as("%s of virsh: %s", line, expected.err())
                .isEqualTo(difference.theirStatus());
        assertThat(actual.status()).as("%s: %s", line, actual.err()).isEqualTo(difference.status());
    }
}
