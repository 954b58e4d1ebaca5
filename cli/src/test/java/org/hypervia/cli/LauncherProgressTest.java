// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Pattern;
import org.hypervia.cli.testing.Run;
import org.hypervia.cli.testing.Shell;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the first build shows, to a program and to a person. */
@Tag("slow")
class LauncherProgressTest extends PlantedLauncher {
    @Test
    void whereNobodyWatchesTheBuildIsOneLine() throws IOException {
        assertThat(start("list").messageLines()).hasSize(2).last().isEqualTo("built");
        assertThat(build()).contains(" -q ");
    }

    @Test
    void onATerminalItTellsWhichModuleIsBuiltAndForHowLong() throws IOException {
        installMaven("""
                echo '[INFO] Scanning for projects...'
                echo '[INFO] Building Hypervia API 0.1.0-SNAPSHOT                          [2/7]'
                echo '[INFO] compiling'
                echo '[WARNING] nothing to worry about'
                echo 'WARNING: but this'
                read -t 2.5 <> <(:) || true
                echo '[INFO] Building Hypervia command line 0.1.0-SNAPSHOT                 [7/7]'
                """);

        Run run = startOnTerminal();

        assertThat(run.status()).isZero();
        assertThat(run.results())
                .contains("\r\u001b[Khypervia: building [7/7] Hypervia command line, ")
                .contains("\u001b[KWARNING: but this\r\n")
                .doesNotContain("compiling", "nothing to worry about", "Scanning")
                .endsWith("\r\u001b[Kran: <list> in C.UTF-8\r\n");
        // How many seconds of the build have gone by when a module begins is the machine's affair; that they go on is
        // not.
        assertThat(Pattern.compile("\r\u001b\\[Khypervia: building \\[2/7] Hypervia API, ([0-9]+) s(?=\r)")
                        .matcher(run.results())
                        .results()
                        .map(shown -> shown.group(1))
                        .distinct())
                .hasSizeGreaterThan(1);
        assertThat(build()).doesNotContain(" -q ");
    }

    @Test
    void aBuildThatFailsIsToldThereToo() throws IOException {
        installMaven("echo '[ERROR] it does not compile'; exit 1");

        Run run = startOnTerminal();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.results())
                .contains("\u001b[K[ERROR] it does not compile\r\n")
                .endsWith("error: the build failed: see above\r\n");
    }

    private Run startOnTerminal() {
        Shell.assumePresent("script", "there is no program that plays a terminal");
        variables.put("TERM", "xterm");
        return Shell.bash(
                "script -qec \"'" + tree.resolve("hypervia") + "' list\" '" + folder.resolve("typescript") + "'",
                variables);
    }

    private String build() throws IOException {
        return asked().stream()
                .filter(line -> line.startsWith("mvn"))
                .findFirst()
                .orElseThrow();
    }
}
