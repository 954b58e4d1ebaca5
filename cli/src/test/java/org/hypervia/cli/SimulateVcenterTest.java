// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hypervia.cli.testing.Run;
import org.hypervia.cli.testing.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code simulate --vcenter} as a process: what it prints is what a script can connect to. */
@Tag("slow")
class SimulateVcenterTest {
    private static final String WHOLE = "vpx://ann@127\\.0\\.0\\.1:[0-9]+/\\?transport=http";

    @BeforeEach
    void needsBash() {
        Shell.assumePresent("bash", "bash is not installed");
    }

    @Test
    void oneUriALineOfTheWholeOfEachHostThereAndOfEachHostByItself() throws IOException {
        String options =
                "--datacenters 2 --clusters 1 --hosts 4 --vms 8 --user ann --password 'p w' --host-version 6.5.0";
        try (Running vcenter = new Running(options, 9)) {
            List<String> uris = vcenter.uris;
            assertThat(uris.get(0)).matches(WHOLE);
            String whole = uris.get(0).replaceFirst("\\?.*", "");
            assertThat(uris.subList(1, 5))
                    .containsExactly(
                            whole + "dc1/cluster1/esx01.example.test?transport=http",
                            whole + "dc1/cluster1/esx02.example.test?transport=http",
                            whole + "dc1/esx03.example.test?transport=http",
                            whole + "dc2/esx04.example.test?transport=http");
            assertThat(uris.subList(5, 9))
                    .allMatch(uri -> uri.matches("esx://root@127\\.0\\.0\\.1:[0-9]+/\\?transport=http"))
                    .doesNotHaveDuplicates();

            assertThat(names(uris.get(0))).hasSize(8);
            for (int i = 1; i < 5; i++) {
                assertThat(names(uris.get(i))).hasSize(2).isEqualTo(names(uris.get(i + 4)));
            }
            assertThat(hypervia(uris.get(0), "version").results()).contains("6.5.0");
            assertThat(hypervia(uris.get(5), "version").results()).contains("6.5.0");
        }
    }

    @Test
    void withAddressesTheHostsShareThePortOfTheVcenter() throws IOException {
        try (Running vcenter = new Running("--host-addresses 127.0.1.1", 7)) {
            String port = vcenter.uris.get(0).replaceFirst(".*:([0-9]+)/.*", "$1");
            assertThat(vcenter.uris.subList(4, 7))
                    .containsExactly(
                            "esx://root@127.0.1.1:" + port + "/?transport=http",
                            "esx://root@127.0.1.2:" + port + "/?transport=http",
                            "esx://root@127.0.1.3:" + port + "/?transport=http");
        }
    }

    private static List<String> names(String uri) {
        return hypervia(uri, "list --all --name").resultLines().stream()
                .filter(line -> !line.isEmpty())
                .sorted()
                .toList();
    }

    private static Run hypervia(String uri, String command) {
        Run run = Shell.bash(
                Shell.program() + " -q -c '" + uri + "' " + command, Map.of("HYPERVIA_PASSWORD", "p w", "HOME", "/"));
        assertThat(run.status()).as(run.messages()).isZero();
        return run;
    }

    /** A simulated vCenter, once it has printed its URIs. */
    private static final class Running implements AutoCloseable {
        private final Process process;
        private final List<String> uris = new ArrayList<>();

        Running(String options, int lines) throws IOException {
            process = new ProcessBuilder(
                            "bash", "-c", "exec " + Shell.program() + " simulate --vcenter --plain-http " + options)
                    .redirectError(Redirect.INHERIT)
                    .start();
            BufferedReader results = process.inputReader();
            while (uris.size() < lines) {
                String line = results.readLine();
                assertThat(line).as("line %d", uris.size() + 1).isNotNull();
                uris.add(line);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
