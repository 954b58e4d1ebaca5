// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands pass on what was said and let the provider answer: none of them knows, or answers for, a hypervisor. */
class CliRoomsTest {
    private static final Path SOURCES = Path.of("../cli/src/main/java/org/hypervia/cli");

    /** The one command that is about ESX: it runs a simulated one. */
    private static final String SIMULATE = "command/own/Simulate.java";

    private static final Pattern TEXT = Pattern.compile("\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"", Pattern.DOTALL);
    private static final Pattern COMMENT =
            Pattern.compile("/\\*.*?\\*/|^\\s*//[^\\n]*", Pattern.DOTALL | Pattern.MULTILINE);

    @BeforeEach
    void sourcesArePresent() {
        assumeTrue(Files.isDirectory(SOURCES), "the sources of the command line are not beside this module");
    }

    @Test
    void noCommandSpeaksOfOneHypervisor() throws IOException {
        List<String> found = texts();

        assertThat(found).as("texts that were found").hasSizeGreaterThan(400);
        assertThat(found)
                .filteredOn(text -> !text.startsWith(SIMULATE))
                .noneMatch(text ->
                        Pattern.compile("\\bESX|\\besx\\b|VMware").matcher(text).find());
    }

    @Test
    void noCommandRefusesFlagsForAProvider() throws IOException {
        assertThat(texts()).noneMatch(text -> text.contains("unsupported flags"));
    }

    /** As virsh's groups stand beside each other; what two of them need is in a room below. */
    @Test
    void noGroupOfCommandsNeedsAnother() {
        slices().matching("org.hypervia.cli.command.(*)..")
                .should()
                .notDependOnEachOther()
                .check(Modules.ALL);
    }

    @Test
    void noRoomIsFull() throws IOException {
        Map<Path, Integer> rooms = new TreeMap<>();
        for (Path file : files(SOURCES)) {
            rooms.merge(file.getParent(), 1, Integer::sum);
        }
        assertThat(rooms)
                .hasSizeGreaterThan(8)
                .allSatisfy((room, classes) -> assertThat(classes).isLessThanOrEqualTo(35));
    }

    /** The texts of the commands, and of what they read their options with, each behind its file's name. */
    private static List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path folder : List.of(SOURCES.resolve("command"), SOURCES.resolve("argument"))) {
            for (Path file : files(folder)) {
                String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
                String name = SOURCES.relativize(file).toString().replace('\\', '/');
                TEXT.matcher(code).results().forEach(text -> texts.add(name + ": " + text.group()));
            }
        }
        return texts;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
