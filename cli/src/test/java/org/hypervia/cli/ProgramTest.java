// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.connection.Environment;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.testing.Run;
import org.hypervia.cli.testing.TestHost;
import org.hypervia.cli.testing.TestProvider;
import org.hypervia.cli.testing.TestTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {
    private final TestHost host = new TestHost();

    @Test
    void versionsAndHelpNeedNoConnection() {
        assertThat(run("--version").results()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*\n");
        assertThat(run("-v", "nonsense").status()).isZero();
        assertThat(run("-V").results()).contains("Hypervia command line tool", "Running on Java", "Providers: memory");
        assertThat(run("--version=long").results()).contains("Providers: memory");
        assertThat(run("--help").results()).contains("-c | --connect=URI", "list domains", "simulate");
        assertThat(run("-h", "nonsense").status()).isZero();
        assertThat(run("help").results()).contains("Host and Hypervisor (help keyword 'host'):");
        assertThat(host.calls()).isEmpty();
    }

    static List<String> commandNames() {
        return Commands.all().stream().map(Command::syntax).map(s -> s.name()).toList();
    }

    @ParameterizedTest
    @MethodSource("commandNames")
    void everyCommandHasAHelpText(String name) {
        Run asOption = run(name, "--help");
        Run asCommand = run("help", name);

        assertThat(asOption).isEqualTo(asCommand);
        assertThat(asOption.status()).isZero();
        assertThat(asOption.results()).startsWith("  NAME\n    " + name + " - ").contains("  SYNOPSIS\n    " + name);
        assertThat(run("help").results()).contains("    " + name + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "list --nonsense",
                "list extra",
                "dominfo",
                "-x",
                "--nonsense",
                "-c",
                "help nonsense",
                "completion fish",
                "simulate --listen nonsense",
                "simulate --vms -1",
                "simulate --vms x",
                "simulate --vmx /nonexistent",
                "simulate --manner strange",
                "simulate --expired-read never",
                "simulate --host-version new",
                "simulate --task-ms -1",
                "simulate --page-size 0",
                "simulate --datastore a --datastore a",
                "simulate --certificate /nonexistent/file",
                "simulate --privilege Fly",
                "simulate --hosts 2",
                "simulate --host-addresses 127.0.1.1",
                "simulate --vcenter --vmx pom.xml",
                "simulate --vcenter --datastore a",
                "simulate --vcenter --datacenters 0",
                "simulate --vcenter --hosts 1001",
                "simulate --vcenter --hosts 0 --vms 1",
                "simulate --vcenter --host-addresses 10.0.0.1",
                "simulate --vcenter --host-addresses 127.0.0.999",
                "simulate --vcenter --listen nonsense",
                "list --table --name"
            })
    void everyMistakeExitsWithOneAndOneLine(String line) {
        Run run = run(line.split(" ", -1));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.messageLines()).singleElement().asString().startsWith("error: ");
    }

    @Test
    void noCommandIsAMistake() {
        for (String[] words : new String[][] {{}, {"-q"}, {""}, {" ; # nothing"}}) {
            assertThat(run(words).status()).isEqualTo(1);
            assertThat(run(words).messages()).isEqualTo("error: no command was given. See --help.\n");
        }
    }

    @Test
    void mistakesInTheOptionsAreNoticedBeforeAnythingIsConnected() {
        run("-c", "test:///", "list", "--table", "--name");
        run("-c", "test:///", "uri; nonsense");
        run("-c", "test:///", "shutdown", "a", "--mode", "nonsense");

        assertThat(host.calls()).isEmpty();
    }

    @Test
    void aConnectionThatFailsIsToldInTwoLines() {
        Run run = run("-c", "nowhere://host/", "list");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.messageLines().get(0)).isEqualTo("error: failed to connect to the hypervisor");
        assertThat(run.messageLines().get(1))
                .startsWith("error: no provider speaks the scheme nowhere")
                .contains("memory speaks other, test");
    }

    @Test
    void anotherProviderCanBeDemanded() {
        assertThat(run("--provider", "memory", "-c", "test:///", "uri").results())
                .isEqualTo("test:///\n\n");
        assertThat(run("--provider=nonsense", "-c", "test:///", "uri").messages())
                .contains("no provider named nonsense");
    }

    @Test
    void theConnectionIsOpenedOnceAndClosed() {
        host.add("a", DomainState.RUNNING);

        assertThat(run("-c", "test:///", "domid a; domid a").status()).isZero();

        assertThat(host.calls()).containsExactly("open", "byName a", "byName a", "close");
    }

    @Test
    void theConnectionIsClosedAfterAFailureToo() {
        host.refuse(ErrorCode.INTERNAL_ERROR, "the host is on fire");

        Run run = run("-c", "test:///", "hostname");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.messages())
                .isEqualTo("error: failed to get hostname\nerror: internal error: the host is on fire\n");
        assertThat(host.calls()).endsWith("close");
    }

    @Test
    void theLastCommandDecidesOnTheExitStatus() {
        host.add("a", DomainState.RUNNING);

        assertThat(run("-c", "test:///", "domid nosuch; domid a").status()).isZero();
        assertThat(run("-c", "test:///", "domid a; domid nosuch").status()).isEqualTo(1);
    }

    @Test
    void readOnlyConnectionsRefuseChanges() {
        host.add("a", DomainState.RUNNING);

        Run run = run("-r", "-c", "test:///", "destroy", "a");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.messages()).startsWith("error: Failed to destroy domain 'a'\nerror: operation forbidden: ");
        assertThat(host.calls()).doesNotContain("destroy");
    }

    @Test
    void timesAreToldAsVirshDoes() {
        assertThat(run("-t", "-c", "test:///", "uri").results())
                .matches("test:///\n\n\\(Time: [0-9]+\\.[0-9]{3} ms\\)\n\n");
    }

    @Test
    void aBugIsToldInOneLine() {
        Hypervisors broken = TestProvider.over(null);

        Run quietly = new ProgramRunner(broken).run("-c", "test:///", "list");
        Run loudly = new ProgramRunner(broken).run("--debug", "-c", "test:///", "list");

        assertThat(quietly.status()).isEqualTo(1);
        assertThat(quietly.messageLines())
                .singleElement()
                .asString()
                .startsWith("error: internal error: java.lang.NullPointerException")
                .contains("--debug");
        assertThat(loudly.messages()).contains("\tat org.hypervia");
    }

    @Test
    void failuresHaveAStackTraceOnlyWithDebug() {
        assertThat(run("-c", "test:///", "domid", "x").messages()).doesNotContain("\tat ");
        host.refuse(ErrorCode.INTERNAL_ERROR, "no");
        assertThat(run("-c", "test:///", "list").messages()).doesNotContain("\tat ");
        assertThat(run("--debug", "-c", "test:///", "list").messages()).contains("\tat org.hypervia");
        assertThat(run("-d", "0", "-c", "test:///", "list").messages()).contains("\tat org.hypervia");
        assertThat(run("-d4", "-c", "test:///", "list").messages()).doesNotContain("\tat ");
    }

    @Test
    void lostOutputIsAFailure() {
        assertThat(runInto("No space left on device")).isEqualTo(1);
        assertThat(runInto("Broken pipe")).isZero();
    }

    @Test
    void endingClosesTheConnectionAndSaysNothing() {
        host.add("a", DomainState.RUNNING);
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        Program program = new Program(() -> TestProvider.over(host), nothing(), new Output(both, both, false));

        program.end();
        program.run("-c", "test:///", "list");

        assertThat(both.size()).isZero();
    }

    private int runInto(String failure) {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(failure);
            }
        };
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int status = new Program(() -> TestProvider.over(host), nothing(), new Output(broken, messages, false))
                .run("-c", "test:///", "uri");
        assertThat(messages.toString(StandardCharsets.UTF_8))
                .isEqualTo(status == 0 ? "" : "error: cannot write to standard output: " + failure + "\n");
        return status;
    }

    private static Environment nothing() {
        return new Environment(Map.of("HOME", "/nonexistent"), Path.of("/nonexistent"), TestTerminal.absent());
    }

    private Run run(String... words) {
        return ProgramRunner.over(host).run(words);
    }
}
