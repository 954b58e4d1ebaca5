// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hypervia.cli.testing.Run;
import org.hypervia.cli.testing.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A tree that has nothing but the launcher of this one, with a Java and a Maven that only say what they are asked. */
abstract class PlantedLauncher {
    @TempDir
    Path folder;

    Path tree;
    Path asked;
    final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void plant() throws IOException {
        Shell.assumePresent("bash", "bash is not installed");
        Path launcher = Path.of(System.getProperty("user.dir"), "..", "hypervia");
        assumeTrue(Files.exists(launcher), "the launcher is not beside this module");
        tree = Files.createDirectories(folder.resolve("a tree"));
        asked = folder.resolve("asked");
        Files.copy(launcher, tree.resolve("hypervia"));
        executable(tree.resolve("hypervia"));
        Files.writeString(tree.resolve("pom.xml"), "<project/>");
        Files.writeString(tree.resolve("bnd.bnd"), "");
        for (String module : List.of("api", "spi", "esx-provider", "simulator", "cli")) {
            Path sources = Files.createDirectories(tree.resolve(module).resolve("src/main/java"));
            Files.writeString(tree.resolve(module).resolve("pom.xml"), "<project/>");
            Files.writeString(sources.resolve("A.java"), "class A {}");
        }
        age();
        installJava(folder.resolve("jdk 17"), "17.0.15");
        installMaven("");
        variables.put("JAVA_HOME", folder.resolve("jdk 17").toString());
        variables.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        variables.put("ASKED", asked.toString());
        variables.put("LC_ALL", "");
        variables.put("LC_CTYPE", "");
        variables.put("LANG", "");
    }

    Run start(String... words) {
        String[] command = new String[words.length + 1];
        command[0] = tree.resolve("hypervia").toString();
        System.arraycopy(words, 0, command, 1, words.length);
        return Shell.run(new ProcessBuilder(command), variables);
    }

    List<String> asked() throws IOException {
        return Files.readAllLines(asked);
    }

    /** Makes everything in the tree, but not what the launcher keeps, older than any build. */
    void age() throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.filter(p -> !p.toString().contains(".build")).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
            }
        }
    }

    static void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
    }

    /** A Java that writes its archive if it is asked to, and says what it runs. */
    static void installJava(Path home, String version) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        executable(Files.writeString(home.resolve("bin/java"), """
                #!/usr/bin/env bash
                echo "java $*" >>"$ASKED"
                if [ "$1" = -version ]; then echo 'openjdk version "%s" 2025-04-15' >&2; exit; fi
                for word; do
                  case $word in -XX:ArchiveClassesAtExit=*)
                    [ -n "${NO_ARCHIVE:-}" ] || echo archive >"${word#*=}"
                    exit ;;
                  esac
                done
                while [ "$1" != org.hypervia.cli.Main ]; do shift; done
                shift
                printf ran:
                printf ' <%%s>' "$@"
                echo " in $LC_ALL"
                """.formatted(version)));
    }

    void installMaven(String instead) throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        executable(Files.writeString(folder.resolve("bin/mvn"), """
                #!/usr/bin/env bash
                echo "mvn $*" >>"$ASKED"
                %s
                cd "$(dirname "$4")"
                mkdir -p cli/target/lib
                echo jar >cli/target/hypervia-cli-1.jar
                echo jar >cli/target/lib/other.jar
                echo built
                """.formatted(instead)));
    }

    /** A folder with links to the tools that the launcher uses, for machines where Maven is beside them. */
    Path toolsWithoutMaven() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of(
                "bash",
                "env",
                "find",
                "head",
                "readlink",
                "flock",
                "mkdir",
                "cp",
                "mv",
                "rm",
                "ln",
                "sed",
                "cat",
                "sleep",
                "dirname")) {
            for (String place : List.of("/usr/bin", "/bin")) {
                Path program = Path.of(place, tool);
                if (Files.exists(program) && !Files.exists(tools.resolve(tool))) {
                    Files.createSymbolicLink(tools.resolve(tool), program);
                }
            }
        }
        return tools;
    }

    static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
