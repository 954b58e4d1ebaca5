// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.hypervia.itests.peer.Command;
import org.hypervia.itests.peer.NewestJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same call through both providers on two simulated hosts that begin alike: what comes back, the error's code, and the
 * host afterwards. With the installed libvirt the report is {@code docs/oracle.md}, with the newest, which runs in a process of
 * its own, {@code docs/oracle-newest.md}; run with {@code -Dhypervia.oracle.write=true} to write them anew.
 */
@Timeout(600)
class OracleIT {
    private static final Path DOCS = Path.of(System.getProperty("hypervia.root"), "docs");

    @TempDir
    private Path folder;

    @Test
    void everyDifferenceIsExplained() throws IOException {
        LibvirtPeer.need();
        String head = """
                # The same call through both providers

                Made by `OracleIT`: libvirt 9.0's ESX driver and `esx-provider` with `compat=9.0`, each on a simulated host of
                its own that begins alike. Compared are the value or XML, or the error's code, and the machines afterwards:
                their states and VMX files. A difference without a reason fails the test.

                The default dialect has libvirt 12.8 beside it, the newest, in a root of its own that `./check` makes:
                [the same calls](oracle-newest.md), `NewestParityIT` runs the command lines, `ConversionsAgainstLibvirtIT`
                converts hundreds of texts in both directions, and `NewestWordsIT` compares the words of all error codes.

                """;
        compare(
                "oracle.md",
                head,
                "&compat=9.0",
                Oracle.EXPLAINED,
                call -> OracleOutcome.of("&provider=libvirt", call));
    }

    @Test
    void everyDifferenceFromTheNewestLibvirtIsExplained() throws IOException {
        Command.Result newest = NewestJava.run(folder, OracleProgram.class);
        assertThat(newest.status()).as(newest.err()).isZero();
        Map<String, OracleOutcome> outcomes = OracleProgram.read(newest.out());
        String head = """
                # The same call through the newest libvirt

                Made by `OracleIT` as [oracle.md](oracle.md), with libvirt 12.8's ESX driver and `esx-provider` as it is, without
                `compat=`.

                """;
        compare(
                "oracle-newest.md",
                head,
                "",
                Oracle.EXPLAINED_OF_NEWEST,
                call -> Objects.requireNonNull(outcomes.get(call.name()), call.name()));
    }

    private static void compare(
            String name,
            String head,
            String parameters,
            Map<String, String> explained,
            Function<Oracle, OracleOutcome> libvirt)
            throws IOException {
        StringBuilder report = new StringBuilder(head + "| call | result | reason |\n|---|---|---|\n");
        StringBuilder unexplained = new StringBuilder();
        for (Oracle call : Oracle.all()) {
            OracleOutcome theirs = libvirt.apply(call);
            OracleOutcome ours = OracleOutcome.of(parameters, call);
            boolean same = theirs.equals(ours);
            String reason = explained.get(call.name());
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
        Path file = DOCS.resolve(name);
        if (Boolean.getBoolean("hypervia.oracle.write")) {
            Files.writeString(file, report);
        }
        assertThat(file).content().isEqualTo(report.toString());
    }
}
