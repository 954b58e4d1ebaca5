// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatedMachine;
import org.junit.jupiter.api.Test;

/**
 * The same call through both providers on two simulated hosts that begin alike: what comes back, the error's code, and the
 * host afterwards. The report is {@code docs/oracle.md}; run with {@code -Dhypervia.oracle.write=true} to write it anew.
 */
class OracleIT {
    private static final Path REPORT = Path.of(System.getProperty("hypervia.root"), "docs", "oracle.md");

    /** What came of a call. */
    private record Outcome(String answer, Map<String, String> host) {}

    @Test
    void everyDifferenceIsExplained() throws IOException {
        LibvirtPeer.need();
        StringBuilder report = new StringBuilder("""
                # The same call through both providers

                Made by `OracleIT`: libvirt 9.0's ESX driver and `esx-provider` with `compat=9.0`, each on a simulated host of
                its own that begins alike. Compared are the value or XML, or the error's code, and the machines afterwards:
                their states and VMX files. A difference without a reason fails the test.

                The default dialect has libvirt 12.8 beside it, the newest, in a root of its own that `./check` makes:
                `NewestParityIT` runs the command lines, `ConversionsAgainstLibvirtIT` converts hundreds of texts in both
                directions, and `NewestWordsIT` compares the words of all error codes.

                | call | result | reason |
                |---|---|---|
                """);
        StringBuilder unexplained = new StringBuilder();
        for (Oracle call : Oracle.all()) {
            Outcome theirs = through("&provider=libvirt", call);
            Outcome ours = through("&compat=9.0", call);
            boolean same = theirs.equals(ours);
            String reason = Oracle.EXPLAINED.get(call.name());
            report.append("| ").append(call.name()).append(" | ").append(same ? "same" : "differs");
            report.append(" | ").append(same ? "" : String.valueOf(reason)).append(" |\n");
            if (same && reason != null) {
                unexplained.append('\n').append(call.name()).append(" is the same and needs no reason\n");
            }
            if (!same && reason == null) {
                unexplained
                        .append("\n")
                        .append(call.name())
                        .append("\n  libvirt:  ")
                        .append(theirs);
                unexplained.append("\n  hypervia: ").append(ours).append('\n');
            }
        }
        assertThat(unexplained.toString()).as("differences without a reason").isEmpty();
        if (Boolean.getBoolean("hypervia.oracle.write")) {
            Files.writeString(REPORT, report);
        }
        assertThat(REPORT).content().isEqualTo(report.toString());
    }

    private static Outcome through(String parameters, Oracle call) {
        try (SimulatedHost host = SimulatedHost.start(Hypervisors.fromServiceLoader(), parameters, Map.of())) {
            host.simulator().machine("app01").state(MachineState.SUSPENDED);
            // It is asked and stays: when a guest that obeys is off is a matter of luck.
            host.simulator().machine("web01").guestObeys(false);
            String answer;
            try (Hypervisor connection = host.hypervisors().connect(host.spec().build())) {
                try {
                    answer = String.valueOf(call.call().apply(connection));
                } catch (HypervisorException e) {
                    answer = e.code().name();
                }
            }
            Map<String, String> machines = new TreeMap<>();
            for (SimulatedMachine machine : host.simulator().machines()) {
                machines.put(machine.name(), machine.state() + "\n" + machine.vmx());
            }
            return new Outcome(answer, machines);
        }
    }
}
