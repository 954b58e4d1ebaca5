// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.hypervia.cli.testing.Run;
import org.hypervia.cli.testing.Shell;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.SimulatorOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told to whoever looks for a fault, and what is told unasked. */
class DebugTest {
    private static final String PASSWORD = "not-to-be-seen";

    private final EsxSimulator host = EsxSimulator.start(SimulatorOptions.builder()
            .tls(false)
            .machines(1)
            .credentials("ann", PASSWORD)
            .build());

    @AfterEach
    void end() {
        host.close();
    }

    private Run run(String options, String more, String words) {
        return Shell.bash(
                Shell.program() + " " + options + " -c '" + host.uri() + more + "' " + words,
                Map.of("HOME", "/nonexistent", "HYPERVIA_PASSWORD", PASSWORD));
    }

    @Test
    void theLogTellsEachRequestWithItsTimeAndTheirNumberButNoSecret() {
        Run run = run("--debug", "", "dumpxml web01");

        assertThat(run.status()).isZero();
        assertThat(run.messages())
                .containsPattern(
                        "DEBUG org\\.hypervia\\.\\S*: 127\\.0\\.0\\.1:\\d+: Login on \\S+: \\d+ bytes sent, over after \\d+ ms")
                .containsPattern("GET /folder/\\S+: HTTP status 200 after \\d+ ms")
                .containsPattern("closed after \\d+ calls, \\d+ bytes sent, \\d+ received")
                .doesNotContain(PASSWORD);
        assertThat(run("", "", "dumpxml web01").messages()).isEmpty();
    }

    @Test
    void everyFailureHasItsTrace() throws IOException {
        Run missing = run("--debug", "", "dominfo nope");
        assertThat(missing.messages())
                .contains("error: failed to get domain 'nope'\n")
                .contains("\tat org.hypervia")
                .contains("Suppressed: org.hypervia.api.error.HypervisorException: [NO_DOMAIN]");
        assertThat(run("--debug", "", "list --table --name").messages()).contains("\tat org.hypervia");
        assertThat(run("", "", "dominfo nope").messages()).isEqualTo("error: failed to get domain 'nope'\n");
    }

    @Test
    void aParameterThatMeansNothingIsToldInVirshsWordsQuietOrNot() {
        for (String options : new String[] {"", "-q"}) {
            assertThat(run(options, "&no_verfy=1", "domid web01").messages())
                    .isEqualTo("warning: Ignoring unexpected query parameter 'no_verfy': did you mean no_verify?\n");
        }
        assertThat(run("", "&vcenter=*", "domid web01").messages())
                .startsWith("error: failed to connect to the hypervisor")
                .contains("vcenter=*");
    }
}
