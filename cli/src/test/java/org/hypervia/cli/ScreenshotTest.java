// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hypervia.cli.testing.Run;
import org.hypervia.cli.testing.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code screenshot}, in a process of its own whose present folder is the test's. */
class ScreenshotTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void needsBash() {
        Shell.assumePresent("bash", "bash is not installed");
    }

    private Run run(Path present, String uri, String command) {
        return Shell.bash(
                "cd '" + present + "' && " + Shell.program() + " -c '" + uri + "' \"" + command + "\"",
                Map.of("HOME", "/"));
    }

    private Path machine(String displayName) throws IOException {
        return Files.writeString(folder.resolve("machine.vmx"), """
                .encoding = "UTF-8"
                config.version = "8"
                virtualHW.version = "8"
                displayName = "%s"
                uuid.bios = "56 4d 00 00 00 00 00 00-00 00 00 00 00 00 00 01"
                guestOS = "other"
                memSize = "64"
                """.formatted(displayName));
    }

    private static List<Path> filesBelow(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void aNameThatTheHostChoseStaysInTheFolder() throws IOException {
        Path present = Files.createDirectories(folder.resolve("a/b/c"));
        for (String name : List.of("../../x", "/x", ".x", "-rf", "a|1b[31mx|0a\u202e\u009b", "日".repeat(80))) {
            Path vmx = machine(name);

            Run run = run(
                    present,
                    "sim:///?vms=0&vmx=" + vmx,
                    "start 564d0000-0000-0000-0000-000000000001; screenshot 564d0000-0000-0000-0000-000000000001");

            assertThat(run.status()).as(name + ": " + run.messages()).isZero();
            Files.delete(vmx);
            List<Path> files = filesBelow(folder);
            assertThat(files).as(name).hasSize(1);
            assertThat(files.get(0).getParent()).as(name).isEqualTo(present);
            String made = String.valueOf(files.get(0).getFileName());
            assertThat(made)
                    .as(name)
                    .matches("[^-.\\p{Cntrl}\u0080-\u009f\u202e][^\\p{Cntrl}\u0080-\u009f\u202e]*\\.png");
            assertThat(run.results()).contains("Screenshot saved to " + made + ", with type of image/png");
            Files.delete(files.get(0));
        }
    }

    @Test
    void aDirectoryIsRefusedInWordsThatNameItAlone() throws IOException {
        Files.createDirectory(folder.resolve("shots"));

        Run run = run(folder, "sim:///?vms=1", "screenshot web01 shots; screenshot web01 no/where.png");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.messages())
                .isEqualTo("error: cannot create file shots: Is a directory\n"
                        + "error: cannot create file no/where.png: No such file or directory\n");
        assertThat(folder.resolve("shots")).isEmptyDirectory();
        assertThat(filesBelow(folder)).isEmpty();
    }
}
