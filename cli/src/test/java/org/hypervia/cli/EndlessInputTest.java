// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hypervia.cli.testing.Run;
import org.hypervia.cli.testing.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is read may be a device or a pipe that never ends; each has its bound, and a small memory is enough. */
@Timeout(300)
class EndlessInputTest {
    private static final String ENDLESS = "/dev/zero";

    @TempDir
    private Path folder;

    @BeforeEach
    void needsBash() {
        Shell.assumePresent("bash", "bash is not installed");
        assumeTrue(Files.isReadable(Path.of(ENDLESS)), "there is no " + ENDLESS);
    }

    private static Run run(String words, Map<String, String> variables) {
        return Shell.bash(Shell.program().replace(" -cp ", " -Xmx256m -cp ") + " " + words, variables);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-c sim:///?vms=1 define /dev/zero | error: /dev/zero: it is larger than 32 MiB, or has no end",
                "-c sim:///?vms=1 create /dev/zero | error: /dev/zero: it is larger than 32 MiB, or has no end",
                "-c sim:///?vms=1 attach-device web01 /dev/zero | error: /dev/zero: it is larger than 32 MiB, or has no end",
                "-c sim:///?vms=1 snapshot-create web01 /dev/zero | error: /dev/zero: it is larger than 32 MiB, or has no end",
                "-c sim:///?vms=1 domxml-to-native vmware-vmx /dev/zero | error: /dev/zero: it is larger than 32 MiB, or has no end",
                "convert --from vmx --to xml /dev/zero | error: /dev/zero: it is larger than 32 MiB, or has no end",
                "convert --from xml --to vmx - </dev/zero | error: standard input: it is larger than 32 MiB, or has no end",
                "convert --from vmx --to xml <(cat /dev/zero) | it is larger than 32 MiB, or has no end",
                "-c sim:///?vmx=/dev/zero list | error: vmx=/dev/zero cannot be read",
                "simulate --vmx /dev/zero | error: cannot read the VMX file '/dev/zero'",
                "simulate --certificate /dev/zero | /dev/zero is larger than 16 MiB, or has no end",
                "-c esx://u@127.0.0.1:1/?cacert=/dev/zero list | The CA file '/dev/zero' is larger than 16 MiB, or has no end",
            })
    void filesThatNeverEndAreErrors(String words, String message) {
        Run run = run(words, Map.of("HOME", "/nonexistent", "HYPERVIA_PASSWORD", "p"));

        assertThat(run.status()).as(run.messages()).isEqualTo(1);
        assertThat(run.messages()).contains(message).doesNotContain("OutOfMemory", "internal error");
        assertThat(run.messages().lines().findFirst().orElse("")).startsWith("error: ");
    }

    @Test
    void soAreCredentialsAndSettings() throws IOException {
        Path settings = Files.createDirectories(folder.resolve("hypervia")).resolve("hypervia.conf");
        Files.createSymbolicLink(settings, Path.of(ENDLESS));

        assertThat(run("list", Map.of("XDG_CONFIG_HOME", folder.toString(), "HOME", "/nonexistent"))
                        .messages())
                .startsWith("error: ")
                .contains("hypervia.conf is not usable: it is larger than 1 MiB, or has no end");
        String uri = "esx://u@127.0.0.1:1/";
        assertThat(run("-c " + uri + " --password-file /dev/zero list", Map.of("HOME", "/nonexistent"))
                        .messages())
                .doesNotContain("OutOfMemory");
    }
}
