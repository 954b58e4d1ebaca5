// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatedMachine;
import org.hypervia.simulator.SimulatorOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One script of command lines, reads, changes and errors, through virsh and through ours, each on a host of its own that
 * begins in the same state. Output, exit status and the first error line are equal after every line, and so what the lines
 * before it did is compared as well; what differs on purpose is in {@link ParityScript#DELIBERATE} with its reason.
 */
@Timeout(900)
class VirshParityIT {
    static final String USER = "root";
    static final String PASSWORD = "secret";

    @TempDir
    private Path folder;

    @Test
    void onOurSimulator() throws Exception {
        try (EsxSimulator theirs = host();
                EsxSimulator ours = host()) {
            List<SimulatedMachine> machines = ours.machines();
            Map<String, String> names = names(ours, folder);
            List<List<String>> script = new ArrayList<>(ParityScript.lines(names));
            script.addAll(ParityScript.linesForOurSimulator(names));
            run(
                    script,
                    names,
                    Virsh.at(folder, theirs.uri().toString(), USER, PASSWORD),
                    CommandLine.inProcess(folder, ours.uri() + "&compat=9.0", USER, PASSWORD));
            // The third one is undefined by now, and the last one is for what works with us alone.
            for (SimulatedMachine machine : machines.subList(0, 2)) {
                assertThat(machine.vmx())
                        .as("the VMX file of %s after the same commands", machine.name())
                        .isEqualTo(theirs.machine(machine.name()).vmx());
            }
            assertThat(ours.openSessions()).isZero();
        }
    }

    /** The public layer of libvirt refuses, and so do our handles: what is said does not depend on who drives the host. */
    @Test
    void aConnectionThatMayOnlyReadRefusesInTheSameWords() throws Exception {
        try (EsxSimulator host = host()) {
            Map<String, String> names = names(host, folder);
            ParityScript.writeFiles(folder, names.get("{datastore}"));
            Virsh virsh = Virsh.at(folder, host.uri().toString(), USER, PASSWORD);
            CommandLine ours = CommandLine.inProcess(folder, host.uri() + "&compat=9.0", USER, PASSWORD);
            SoftAssertions softly = new SoftAssertions();
            for (String line : ParityScript.linesToRefuse(names)) {
                Command.Result expected = virsh.run("-r", line);
                Command.Result actual = ours.run("-r", line);
                softly.assertThat(actual.status()).as(line).isEqualTo(expected.status());
                softly.assertThat(ParityScript.errors(actual)).as(line).isEqualTo(ParityScript.errors(expected));
                softly.assertThat(expected.err()).as(line).contains("operation forbidden: ");
            }
            softly.assertAll();
        }
    }

    @Test
    void quietlyEachReadPrintsWhatVirshPrints() throws Exception {
        try (EsxSimulator host = host()) {
            Map<String, String> names = names(host, folder);
            Virsh virsh = Virsh.at(folder, host.uri().toString(), USER, PASSWORD);
            CommandLine ours = CommandLine.inProcess(folder, host.uri() + "&compat=9.0", USER, PASSWORD);
            String vmx = virsh.run("-q", "domxml-to-native", "vmware-vmx", "--domain", names.get("{on}"))
                    .out();
            Files.writeString(folder.resolve("on.vmx"), vmx);
            ParityScript.compareQuietly(ParityScript.quietLines(), virsh, ours, names, ParityScript::laidOut);
        }
    }

    static Map<String, String> names(EsxSimulator host, Path folder) {
        List<SimulatedMachine> machines = host.machines();
        return Map.of(
                "{on}", machines.get(0).name(),
                "{off}", machines.get(1).name(),
                "{suspended}", machines.get(2).name(),
                "{spare}", machines.get(3).name(),
                "{datastore}", "datastore1",
                "{folder}", folder.toString());
    }

    /** A host on which each line of the script has something to work on. */
    static EsxSimulator host() {
        EsxSimulator host = EsxSimulator.start(SimulatorOptions.builder()
                .credentials(USER, PASSWORD)
                .machines(4)
                .build());
        List<SimulatedMachine> machines = host.machines();
        machines.get(0).state(MachineState.RUNNING);
        machines.get(1).state(MachineState.OFF);
        machines.get(2).state(MachineState.SUSPENDED);
        machines.get(3).state(MachineState.OFF);
        // Libvirt's driver dies when the upload finds no directory.
        host.datastore("datastore1").write("fresh/keep", new byte[0]);
        return host;
    }

    @Test
    void onGovmomisSimulator() throws Exception {
        String[] options = {"-vms", "4", "-power", "on,off,suspended,off"};
        try (GovmomiPeer theirs = GovmomiPeer.forLibvirt(options);
                GovmomiPeer ours = GovmomiPeer.forLibvirt(options)) {
            Map<String, String> names = Map.of(
                    "{on}", "vm-1",
                    "{off}", "vm-2",
                    "{suspended}", "vm-3",
                    "{spare}", "vm-4",
                    "{datastore}", "LocalDS_0",
                    "{folder}", folder.toString());
            run(
                    ParityScript.lines(names),
                    names,
                    Virsh.at(folder, theirs.uri(), GovmomiPeer.USER, GovmomiPeer.PASSWORD),
                    CommandLine.inProcess(folder, ours.uri() + "&compat=9.0", GovmomiPeer.USER, GovmomiPeer.PASSWORD));
            assertThat(ours.counters().sessions()).isZero();
        }
    }

    private void run(List<List<String>> script, Map<String, String> names, Virsh virsh, CommandLine ours)
            throws IOException {
        ParityScript.writeFiles(folder, names.get("{datastore}"));
        SoftAssertions softly = new SoftAssertions();
        for (List<String> line : script) {
            Command.Result expected = virsh.run(line.toArray(String[]::new));
            Command.Result actual = ours.run(line.toArray(String[]::new));
            Optional<ParityScript.Difference> difference = ParityScript.difference(Libvirt.INSTALLED, line, names);
            if (difference.isPresent()) {
                softly.assertThat(actual.status() + " " + Text.plain(actual.out()))
                        .as(
                                "%s differs on purpose: %s; %s",
                                line, difference.get().reason(), actual.err())
                        .isNotEqualTo(expected.status() + " " + Text.plain(expected.out()));
                softly.assertThat(actual.status())
                        .as("%s: %s", line, actual.err())
                        .isEqualTo(difference.get().status());
                softly.assertThat(expected.status())
                        .as("%s: %s", line, expected.err())
                        .isEqualTo(difference.get().theirStatus());
                continue;
            }
            softly.assertThat(actual.status())
                    .as("status of %s: %s beside %s", line, actual.err(), expected.err())
                    .isEqualTo(expected.status());
            softly.assertThat(ParityScript.comparable(Text.plain(actual.out())))
                    .as("output of %s: %s beside %s", line, actual.err(), expected.err())
                    .isEqualTo(ParityScript.comparable(Text.plain(expected.out())));
            List<String> theirErrors = ParityScript.errors(expected);
            softly.assertThat(ParityScript.errors(actual))
                    .as("errors of %s", line)
                    .hasSameSizeAs(theirErrors);
            if (theirErrors.size() > 1) {
                // First what failed, in the same words; the reason below is in everybody's own.
                softly.assertThat(ParityScript.errors(actual).get(0))
                        .as("error of %s", line)
                        .isEqualTo(theirErrors.get(0));
            }
        }
        softly.assertAll();
    }
}
