// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hypervia.cli.testing.Run;
import org.hypervia.cli.testing.Shell;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.HeldTasks;
import org.hypervia.simulator.SimulatorOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own: streams, signals, exit status, terminal. */
@Tag("slow")
class ProcessTest {
    private static final String LIST = "list --all --name";

    @TempDir
    private Path folder;

    @BeforeEach
    void needsBash() {
        Shell.assumePresent("bash", "bash is not installed");
    }

    @Test
    void textIsUtf8InAnyLocale() {
        Run run = Shell.bash(Shell.program() + " -q help 'no\u00e4'", Map.of("LC_ALL", "C.UTF-8"));
        assertThat(run.messages()).isEqualTo("error: command or command group 'noä' doesn't exist\n");

        Run plain = Shell.bash(Shell.program() + " -q -c sim:///?vms=1 " + LIST, Map.of("LC_ALL", "C"));
        assertThat(plain.status()).isZero();
    }

    @Test
    void aReaderThatGoesAwayEndsItQuietly() {
        Run run = Shell.bash(
                "set -o pipefail; " + Shell.program() + " -c 'sim:///?vms=300' dumpxml web01 | head -n 1", Map.of());

        assertThat(run.messages()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.resultLines()).hasSize(1);
    }

    @Test
    void aFullDiskIsAFailure() {
        Run run = Shell.bash("[ -w /dev/full ] || exit 77; " + Shell.program() + " --help >/dev/full", Map.of());

        if (run.status() != 77) {
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.messages()).startsWith("error: cannot write to standard output: ");
        }
    }

    @Test
    void theSimulatorPrintsItsUriFirstAndRunsUntilItIsEnded() throws IOException, InterruptedException {
        Path vmx = Files.writeString(folder.resolve("mine.vmx"), """
                .encoding = "UTF-8"
                config.version = "8"
                virtualHW.version = "8"
                displayName = "from a file"
                guestOS = "other"
                memSize = "64"
                """);
        Process process = new ProcessBuilder(
                        "bash",
                        "-c",
                        "exec " + Shell.program() + " simulate --vmx '" + vmx
                                + "' --user ann --password 'p w' --plain-http --datastore 'large one' --manner old"
                                + " --expired-read fault --whole-answers --strict-versions --no-tools --hung-guests"
                                + " --ask --page-size 1 --latency-ms 1 --task-ms 1 --shutdown-ms 1 --host-version 6.5.0")
                .redirectError(Redirect.DISCARD)
                .start();
        try (BufferedReader results = process.inputReader()) {
            String uri = results.readLine();
            assertThat(uri).matches("esx://ann@127\\.0\\.0\\.1:[0-9]+/\\?transport=http");

            Run run = Shell.bash(
                    Shell.program() + " -q -c '" + uri + "' " + LIST, Map.of("HYPERVIA_PASSWORD", "p w", "HOME", "/"));
            assertThat(run.results()).isEqualTo("from a file\n");
            assertThat(Shell.bash(
                                    Shell.program() + " --no-prompt -c '" + uri + "' list",
                                    Map.of("HYPERVIA_PASSWORD", "wrong", "HOME", "/"))
                            .messages())
                    .startsWith("error: failed to connect to the hypervisor\nerror: authentication failed: ");
            assertThat(process.isAlive()).isTrue();
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void theSimulatorSaysHowToLogInAndWhatItLacks() throws IOException {
        Path vmx = Files.writeString(folder.resolve("lost.vmx"), """
                displayName = "lost"
                scsi0:0.fileName = "/vmfs/volumes/4980-76b2/lost/lost.vmdk"
                ide0:0.fileName = "[nas 1] lost/lost.iso"
                ide0:1.fileName = "[datastore1] lost/here.iso"
                """);

        Run plain = simulate("--vmx '" + vmx + "'");
        assertThat(plain.messageLines())
                .containsExactly(
                        "warning: '" + vmx
                                + "' has a file on the datastore '4980-76b2', which the simulated host does not"
                                + " have: add --datastore '4980-76b2' --datastore datastore1",
                        "warning: '" + vmx + "' has a file on the datastore 'nas 1', which the simulated host does not"
                                + " have: add --datastore 'nas 1' --datastore datastore1",
                        "user root, password simulator; Ctrl-C ends it; its certificate is a new one each time, unless"
                                + " --certificate FILE keeps it");

        Run chosen = simulate("--vmx '" + vmx + "' --datastore datastore1 --datastore 'nas 1' --datastore 4980-76b2"
                + " --user ann --password secret --plain-http");
        assertThat(chosen.messages()).isEqualTo("user ann, password as given; Ctrl-C ends it\n");
    }

    /** Starts a simulator, and ends it as soon as its URI is there and it has said how to log in. */
    private static Run simulate(String options) {
        return Shell.bash("""
                messages=$(mktemp)
                coproc SIM { exec PROGRAM simulate OPTIONS 2>"$messages"; }
                pid=$SIM_PID
                read -r uri <&"${SIM[0]}"
                for i in {1..600}; do grep -q 'ends it' "$messages" && break; read -t 0.05 <> <(:); done
                kill "$pid"
                wait "$pid"
                cat "$messages" >&2
                rm "$messages"
                """.replace("PROGRAM", Shell.program()).replace("OPTIONS", options), Map.of("HOME", "/"));
    }

    @Test
    void endingItInTheMiddleLeavesNoSessionBehindAndSaysNothing() throws IOException, InterruptedException {
        try (EsxSimulator esx =
                        EsxSimulator.start(SimulatorOptions.builder().tls(false).build());
                HeldTasks held = esx.holdTasks("SuspendVM_Task")) {
            Path messages = folder.resolve("messages");
            ProcessBuilder builder = new ProcessBuilder(
                            "bash", "-c", "exec " + Shell.program() + " -c '" + esx.uri() + "' suspend web01")
                    .redirectErrorStream(true)
                    .redirectOutput(messages.toFile());
            builder.environment().putAll(Map.of("HYPERVIA_PASSWORD", SimulatorOptions.DEFAULT_PASSWORD, "HOME", "/"));
            Process process = builder.start();
            assertThat(held.await(1, Duration.ofMinutes(1))).isTrue();
            assertThat(esx.openSessions()).isEqualTo(1);

            process.destroy();

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(esx.openSessions()).isZero();
            assertThat(Files.readString(messages)).isEmpty();
        }
    }

    @Test
    void aPersonIsAskedOnTheTerminalEvenIfTheStreamsArePipes() throws IOException {
        Shell.assumePresent("script", "script (Debian: bsdutils) is not installed");
        Path session = folder.resolve("session");
        Path listing = folder.resolve("listing");
        // The answers wait in the terminal's own buffer until they are read.
        Run run = Shell.bash(
                """
                coproc SIM { exec PROGRAM simulate --vms 1 --plain-http; }
                simulator=$SIM_PID
                read -r uri <&"${SIM[0]}"
                export HOME=/ uri
                printf 'root\\nsimulator\\n' |
                  script -qec "PROGRAM -c '${uri/root@/}' LIST </dev/null 2>LISTING.err | cat >LISTING" SESSION >/dev/null
                kill "$simulator"
                """.replace("PROGRAM", Shell.program().replace("'", ""))
                        .replace("LISTING", listing.toString())
                        .replace("LIST", LIST)
                        .replace("SESSION", session.toString()),
                Map.of());

        assertThat(run.status()).as(run.messages()).isZero();
        assertThat(Files.readString(Path.of(listing + ".err"))).isEmpty();
        assertThat(Files.readString(listing)).isEqualTo("web01\n\n");
        assertThat(Files.readString(session)).contains("username", "password");
    }
}
