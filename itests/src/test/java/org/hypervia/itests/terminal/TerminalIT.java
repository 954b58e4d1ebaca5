// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.SimulatorOptions;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person at a terminal: asks, is asked, and changes their mind. */
@Timeout(600)
class TerminalIT {
    private static final String SECRET = "s3cret-typed";
    private static final String SPEAKING = "a%1b]2;owned%07%1b[31mred%c2%9bx%e2%80%aey";
    private static final String SHOWN = "a\\x1b]2;owned\\x07\\x1b[31mred";

    @TempDir
    private Path folder;

    private EsxSimulator host =
            EsxSimulator.start(SimulatorOptions.builder().tls(false).machines(1).build());
    private Tmux terminal;

    @BeforeEach
    void prepare() {
        terminal = new Tmux(folder);
    }

    @AfterEach
    void end() {
        terminal.close();
        host.close();
    }

    private String hypervia(String uri, String words) {
        return "env -u LIBVIRT_AUTH_FILE HOME=/ LC_ALL=C.UTF-8 '"
                + Path.of(System.getProperty("java.home"), "bin", "java")
                + "' -XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path")
                + "' org.hypervia.cli.Main -c '" + uri + "' " + words;
    }

    private String uriWithoutUser() {
        return host.uri().toString().replace("root@", "");
    }

    private String withPassword(String words) {
        return "env HYPERVIA_PASSWORD=" + SimulatorOptions.DEFAULT_PASSWORD + " "
                + hypervia(host.uri().toString(), words);
    }

    private void assertUntouched(boolean echoed) throws IOException {
        assertThat(terminal.echoed()).as("the terminal shows what is typed").isEqualTo(echoed);
        assertThat(terminal.screen()).doesNotContain(SECRET, "error", "Exception");
        assertThat(host.openSessions()).isZero();
        assertThat(host.logins()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void controlCEndsThePromptForThePasswordAtOnce(int times) throws IOException {
        terminal.run("", hypervia(host.uri().toString(), "list --all"));
        terminal.await("Enter root's password for 127.0.0.1:");
        terminal.type("-l", SECRET);
        assertThat(terminal.screen()).doesNotContain(SECRET);
        for (int i = 0; i < times; i++) {
            terminal.type("C-c");
        }

        assertThat(terminal.status()).isEqualTo(130);
        assertUntouched(true);
    }

    @Test
    void aTerminalThatShowedNothingBeforeShowsNothingAfterwards() throws IOException {
        terminal.run("stty -echo", hypervia(host.uri().toString(), "list --all"));
        terminal.await("Enter root's password for 127.0.0.1:");
        terminal.type("C-c");

        assertThat(terminal.status()).isEqualTo(130);
        assertUntouched(false);
    }

    @Test
    void controlCEndsThePromptForTheUserToo() throws IOException {
        terminal.run("", hypervia(uriWithoutUser(), "list --all"));
        terminal.await("Enter username for 127.0.0.1 [root]:");
        terminal.type("C-c");

        assertThat(terminal.status()).isEqualTo(130);
        assertUntouched(true);
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "HUP, 129"})
    void asSignalsEndIt(String signal, int status) throws IOException {
        terminal.run("", hypervia(host.uri().toString(), "list --all"));
        terminal.await("Enter root's password for 127.0.0.1:");
        terminal.signal(signal);

        assertThat(terminal.status()).isEqualTo(status);
        assertUntouched(true);
    }

    @Test
    void whoAnswersIsLetIn() throws IOException {
        terminal.run("", hypervia(uriWithoutUser(), "list --all"));
        terminal.await("Enter username for 127.0.0.1 [root]:");
        terminal.type("Enter");
        terminal.await("Enter root's password for 127.0.0.1:");
        terminal.type("-l", SimulatorOptions.DEFAULT_PASSWORD);
        terminal.type("Enter");

        assertThat(terminal.status()).isZero();
        assertThat(terminal.echoed()).isTrue();
        assertThat(terminal.screen()).contains("web01").doesNotContain(SimulatorOptions.DEFAULT_PASSWORD);
        assertThat(host.openSessions()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "RetrieveServiceContent, TERM, 143",
        "Login, TERM, 143",
        "Login, INT, 130",
        "RetrievePropertiesEx, TERM, 143",
        "RetrievePropertiesEx, INT, 130",
    })
    void endedWhileItConnectsItLeavesNoSession(String call, String signal, int status) throws IOException {
        // The host has done what it was asked to, and tells so a second later.
        host.faults().add(FaultRule.on(call, new Misbehaviour.Late(Duration.ofSeconds(1))));
        terminal.run("", withPassword("list --all"));
        terminal.until(call + " has been called", () -> host.traffic().of(call) > 0);
        if (signal.equals("INT")) {
            terminal.type("C-c");
        } else {
            terminal.signal(signal);
        }

        assertThat(terminal.status()).isEqualTo(status);
        assertThat(terminal.screen()).doesNotContain("error", "Exception");
        terminal.until("the host knows of the end", () -> host.openSessions() == 0);
        assertThat(host.traffic().of("Logout")).isEqualTo(call.equals("RetrieveServiceContent") ? 0 : 1);
    }

    @Test
    void namesDoNotSpeakToTheTerminal() throws IOException {
        host.addMachine("""
                .encoding = "UTF-8"
                config.version = "8"
                virtualHW.version = "8"
                displayName = "%s"
                uuid.bios = "56 4d 00 00 00 00 00 00-00 00 00 00 00 00 00 01"
                guestOS = "other"
                memSize = "64"
                """.formatted(SPEAKING));
        String id = "564d0000-0000-0000-0000-000000000001";
        String before = "printf '\\033]2;mine\\007'";
        terminal.run(
                before,
                withPassword("\"list --all; list --all --name; domname " + id + "; dominfo " + id + "; start " + id
                        + "; screenshot " + id + "; shutdown " + id + "; undefine " + id + "\""));

        assertThat(terminal.status()).isZero();
        assertThat(terminal.screen()).contains(SHOWN).doesNotContain("\u001b", "\u009b", "\u202e");
        assertThat(terminal.title()).isEqualTo("mine");
    }

    @Test
    void whatIsNoTerminalGetsNamesAsTheyAre() throws IOException {
        host.addMachine("""
                config.version = "8"
                virtualHW.version = "8"
                displayName = "%s"
                guestOS = "other"
                memSize = "64"
                """.formatted("x%1b[31m"));
        terminal.run("", withPassword("list --all --name") + " >names");

        assertThat(terminal.status()).isZero();
        assertThat(Files.readString(folder.resolve("names"), StandardCharsets.UTF_8))
                .contains("x\u001b[31m\n");
    }
}
