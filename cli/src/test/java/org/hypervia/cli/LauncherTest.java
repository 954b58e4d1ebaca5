// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hypervia.cli.testing.Run;
import org.hypervia.cli.testing.Shell;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The launcher in a tree of its own, with stand-ins for Maven and Java that write down what they were asked. */
@Tag("slow")
class LauncherTest extends PlantedLauncher {
    @Test
    void theFirstStartBuildsAndSaysSo() throws IOException {
        Run run = start("list", "a b", "", "ä");

        assertThat(run.status()).isZero();
        assertThat(run.results()).isEqualTo("ran: <list> <a b> <> <ä> in C.UTF-8\n");
        assertThat(run.messages()).startsWith("hypervia: building").contains("built\n");
        assertThat(asked())
                .filteredOn(line -> line.startsWith("mvn"))
                .singleElement()
                .asString()
                .contains("-pl cli -am");
    }

    @Test
    void laterStartsOnlyStart() throws IOException {
        start("list");
        Files.delete(asked);

        Run run = start("list");

        assertThat(run.messages()).isEmpty();
        assertThat(run.results()).isEqualTo("ran: <list> in C.UTF-8\n");
        assertThat(asked())
                .singleElement()
                .asString()
                .contains(
                        "-XX:SharedArchiveFile=",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "hypervia-cli.jar:",
                        "other.jar");
    }

    @Test
    void nothingIsLeftBehindBesideTheBuild() throws IOException {
        start("list");
        start("list");

        try (Stream<Path> kept = Files.list(tree.resolve(".build").resolve("cli"))) {
            assertThat(kept.map(p -> p.getFileName().toString()).filter(n -> !n.matches("[0-9]+-[0-9]+")))
                    .containsExactlyInAnyOrder("current", "lock");
        }
        try (Stream<Path> kept = Files.list(tree.resolve(".build/cli/current"))) {
            assertThat(kept.map(p -> p.getFileName().toString()).filter(n -> !n.endsWith("-17.0.15.jsa")))
                    .containsExactlyInAnyOrder("lib", "started");
        }
    }

    @Test
    void newerSourcesAreBuiltAgain() throws IOException {
        start("list");
        touch(tree.resolve("api/src/main/java/A.java"));
        assertThat(start("list").messages()).startsWith("hypervia: building");

        age();
        touch(tree.resolve("spi/pom.xml"));
        assertThat(start("list").messages()).startsWith("hypervia: building");

        age();
        assertThat(start("list").messages()).isEmpty();
        Files.delete(tree.resolve("cli/src/main/java/A.java"));
        touch(tree.resolve("cli/src/main/java"));
        assertThat(start("list").messages()).startsWith("hypervia: building");
    }

    @Test
    void twoBuildsAreKeptSoThatRunningProgramsGoOn() throws IOException {
        for (int i = 0; i < 4; i++) {
            age();
            touch(tree.resolve("pom.xml"));
            assertThat(start("list").messages()).startsWith("hypervia: building");
        }

        try (Stream<Path> builds = Files.list(tree.resolve(".build/cli"))) {
            assertThat(builds.filter(p -> p.getFileName().toString().matches("[0-9]+-[0-9]+")))
                    .hasSize(2);
        }
    }

    @Test
    void firstStartsAtTheSameTimeBuildOnce() throws IOException {
        // Each into a file of its own: what four programs write to one pipe may be mixed within a line.
        String out = tree.resolve("out").toString();
        Run run = Shell.bash(
                "for i in 1 2 3 4; do '" + tree.resolve("hypervia") + "' list >'" + out + "'$i & done; wait; cat '"
                        + out + "'[1-4]",
                variables);

        assertThat(run.resultLines()).hasSize(4).containsOnly("ran: <list> in C.UTF-8");
        assertThat(asked()).filteredOn(line -> line.startsWith("mvn")).hasSize(1);
    }

    @Test
    void theyDoSoWhereThereIsNoFlockToo() throws IOException {
        Path tools = toolsWithoutMaven();
        Files.delete(tools.resolve("flock"));
        variables.put("PATH", folder.resolve("bin") + ":" + tools);

        firstStartsAtTheSameTimeBuildOnce();

        assertThat(tree.resolve(".build/cli/locked")).doesNotExist();
    }

    @Test
    void itStartsFromAnywhereAndThroughLinks() throws IOException {
        start("list");
        Path links = Files.createDirectories(folder.resolve("links"));
        Files.createSymbolicLink(links.resolve("relative"), Path.of("../a tree/hypervia"));
        Files.createSymbolicLink(links.resolve("hyp"), links.resolve("relative"));
        variables.put("PATH", links + ":" + variables.get("PATH"));

        assertThat(Shell.bash("cd /; hyp list", variables).results()).isEqualTo("ran: <list> in C.UTF-8\n");
        assertThat(Shell.bash("cd '" + tree + "'; bash hypervia list", variables)
                        .results())
                .startsWith("ran: ");
        assertThat(Shell.bash("cd '" + links + "'; ./relative list", variables).messages())
                .isEmpty();
    }

    @Test
    void javaIsFoundOnThePathToo() throws IOException {
        variables.put("JAVA_HOME", "");
        Files.createSymbolicLink(folder.resolve("bin/java"), folder.resolve("jdk 17/bin/java"));

        assertThat(start("list").status()).isZero();
    }

    @Test
    void anOldJavaIsRefused() throws IOException {
        for (String version : List.of("11.0.22", "1.8.0_402", "16")) {
            installJava(folder.resolve("old"), version);
            variables.put("JAVA_HOME", folder.resolve("old").toString());

            Run run = start("list");

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.messages())
                    .isEqualTo("error: Java 17 or newer is needed, " + folder.resolve("old/bin/java") + " is " + version
                            + ": set JAVA_HOME to a newer JDK\n");
        }
    }

    @Test
    void aJavaWithoutANoteOfItsVersionIsAsked() throws IOException {
        Files.delete(folder.resolve("jdk 17/release"));

        assertThat(start("list").status()).isZero();
        assertThat(asked()).contains("java -version");
    }

    @Test
    void aWrongJavaHomeIsTold() {
        variables.put("JAVA_HOME", "/nonexistent");

        assertThat(start("list").messages()).startsWith("error: JAVA_HOME is /nonexistent, but there is no bin/java");
    }

    @Test
    void aBuildThatFailsIsTold() throws IOException {
        installMaven("echo 'it does not compile' >&2; exit 1");

        Run run = start("list");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.results()).isEmpty();
        assertThat(run.messages()).contains("it does not compile").endsWith("error: the build failed: see above\n");
        try (Stream<Path> kept = Files.list(tree.resolve(".build/cli"))) {
            assertThat(kept.map(p -> p.getFileName().toString())).containsExactly("lock");
        }
    }

    @Test
    void eachJavaHasItsOwnArchive() throws IOException {
        start("list");
        installJava(folder.resolve("jdk 25"), "25.0.3");
        variables.put("JAVA_HOME", folder.resolve("jdk 25").toString());

        start("list");

        try (Stream<Path> files = Files.list(tree.resolve(".build/cli/current"))) {
            assertThat(files.map(p -> p.getFileName().toString()).filter(n -> n.endsWith(".jsa")))
                    .hasSize(2)
                    .anyMatch(n -> n.endsWith("-25.0.3.jsa"));
        }
    }

    @Test
    void anArchiveThatCannotBeMadeIsNotTriedAgain() throws IOException {
        variables.put("NO_ARCHIVE", "true");
        start("list");
        Files.delete(asked);

        Run run = start("list");

        assertThat(run.status()).isZero();
        assertThat(asked()).singleElement().asString().doesNotContain("Archive");
    }

    @Test
    void aReadyMadeCopyNeedsNoMaven() throws IOException {
        start("list");
        touch(tree.resolve("pom.xml"));
        Files.delete(folder.resolve("bin/mvn"));
        variables.put("PATH", folder.resolve("bin") + ":" + toolsWithoutMaven());

        Run run = start("list");

        assertThat(run.messages()).isEmpty();
        assertThat(run.results()).startsWith("ran: ");
    }

    @Test
    void withoutMavenThereIsNoFirstBuild() throws IOException {
        Files.delete(folder.resolve("bin/mvn"));
        variables.put("PATH", folder.resolve("bin") + ":" + toolsWithoutMaven());

        assertThat(start("list").messages()).startsWith("error: Maven 3.8 or newer is needed to build ");
    }
}
