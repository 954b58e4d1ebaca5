// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NeededPrivilegeTest {
    /** Where a method stands as the first argument of a call, or by itself in a text that only a method can be. */
    private static final Pattern CALL = Pattern.compile(
            "\\b(?:Calls\\.\\w+|\\w*[cC]all\\w*|search|host)\\(\\s*\"([A-Z][A-Za-z]+(?:_Task)?)\"|\"([A-Z]\\w+_Task)\"");

    private static Stream<Path> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("NeededPrivilege"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> called() {
        Set<String> called = new TreeSet<>();
        sources().map(NeededPrivilegeTest::text).forEach(source -> {
            Matcher found = CALL.matcher(source);
            while (found.find()) {
                called.add(found.group(1) == null ? found.group(2) : found.group(1));
            }
        });
        return called;
    }

    private static Set<String> inTable() {
        Set<String> calls = new TreeSet<>(NeededPrivilege.FREE);
        NeededPrivilege.TABLE.forEach(row -> calls.addAll(row.calls()));
        return calls;
    }

    @Test
    void eachCallOfTheProviderHasItsLine() {
        assertThat(called()).contains("PowerOnVM_Task", "UnregisterVM", "RescanHba", "FindByIp", "CurrentTime");
        assertThat(inTable()).as("a call that is new needs a line in the table").containsAll(called());
    }

    @Test
    void noLineIsForACallThatNobodyMakes() {
        String all = sources().map(NeededPrivilegeTest::text).collect(Collectors.joining());

        assertThat(inTable()).allSatisfy(call -> assertThat(all).containsPattern("\"" + call + "[\"?/]"));
    }

    /** {@code docs/privileges.md} is read by people who give roles, so it must not be older than the code. */
    @Test
    void theDocumentHasExactlyTheseLines() throws IOException {
        List<String> lines = NeededPrivilege.TABLE.stream()
                .map(row -> "| `" + row.id() + "` | " + row.place().words() + " | " + (row.reading() ? "yes" : "")
                        + " | " + row.operations() + " |")
                .toList();

        assertThat(Files.readString(Path.of("..", "docs", "privileges.md")))
                .contains("|---|---|---|---|\n" + String.join("\n", lines) + "\n\n");
    }
}
