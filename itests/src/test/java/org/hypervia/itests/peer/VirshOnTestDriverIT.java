// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our command line over the libvirt provider beside virsh, both on libvirt's own test driver: every command, its flags and
 * its errors. Each process has a fresh driver of its own, so a case is a sequence of commands in one word. Output, exit
 * status and error text are equal, but for what {@link TestDriverScript#deliberate} names.
 */
@Timeout(900)
class VirshOnTestDriverIT {
    private static final String URI = "test:///default";

    @TempDir
    private Path folder;

    private Virsh virsh;
    private CommandLine ours;

    @BeforeEach
    void prepare() throws IOException {
        virsh = Virsh.at(Files.createDirectories(folder.resolve("virsh")), URI, "nobody", "nothing");
        ours = CommandLine.inProcess(folder, URI, "nobody", "nothing");
        Files.writeString(folder.resolve("new.xml"), TestDriverScript.NEW_DOMAIN);
        Files.writeString(folder.resolve("disk.xml"), TestDriverScript.DISK);
        Files.writeString(folder.resolve("snapshot.xml"), TestDriverScript.SNAPSHOT);
        TestDriverResources.writeFiles(folder);
        Files.writeString(folder.resolve("wrong.xml"), "<domain><name>x</name>");
    }

    @Test
    void everyCommandAnswersAsVirshDoes() {
        SoftAssertions softly = new SoftAssertions();
        for (String line : TestDriverScript.lines(folder)) {
            Command.Result theirs = virsh.run(line);
            Command.Result own = ours.run(line);
            softly.assertThat(own.status())
                    .as("status of '%s': %s", line, own.err())
                    .isEqualTo(theirs.status());
            softly.assertThat(comparable(own.out())).as("output of '%s'", line).isEqualTo(comparable(theirs.out()));
            softly.assertThat(comparable(own.err())).as("errors of '%s'", line).isEqualTo(comparable(theirs.err()));
        }
        softly.assertAll();
    }

    @Test
    void aConnectionThatMayOnlyReadRefusesAsVirshsDoes() {
        SoftAssertions softly = new SoftAssertions();
        for (String line : TestDriverScript.linesToRefuse(folder)) {
            Command.Result theirs = virsh.run("-r", line);
            Command.Result own = ours.run("-r", line);
            softly.assertThat(comparable(own.out())).as("output of '%s'", line).isEqualTo(comparable(theirs.out()));
            softly.assertThat(comparable(own.err())).as("errors of '%s'", line).isEqualTo(comparable(theirs.err()));
            softly.assertThat(own.status()).as(line).isEqualTo(theirs.status());
            softly.assertThat(theirs.err()).as(line).contains("operation forbidden: ");
        }
        softly.assertAll();
    }

    /** Scripts read what is left, so here each blank line counts too. */
    @Test
    void quietlyEveryCommandPrintsWhatVirshPrints() {
        SoftAssertions softly = new SoftAssertions();
        for (String line : TestDriverScript.lines(folder)) {
            Command.Result theirs = virsh.run("-q", line);
            Command.Result own = ours.run("-q", line);
            softly.assertThat(ParityScript.laidOut(line, withoutTimes(own.out())))
                    .as("quiet output of '%s': %s", line, own.err())
                    .isEqualTo(ParityScript.laidOut(line, withoutTimes(theirs.out())));
            softly.assertThat(own.status()).as("status of '%s'", line).isEqualTo(theirs.status());
        }
        softly.assertAll();
    }

    /** A difference that has gone is to be struck from the list. */
    @Test
    void whatDiffersOnPurposeStillDiffers() {
        for (TestDriverScript.Difference difference : TestDriverScript.deliberate()) {
            Command.Result theirs = virsh.run(difference.line(folder));
            Command.Result own = ours.run(difference.line(folder));
            assertThat(List.of(own.status(), comparable(own.out()), comparable(own.err())))
                    .as("'%s': %s", difference.line(), difference.reason())
                    .isNotEqualTo(List.of(theirs.status(), comparable(theirs.out()), comparable(theirs.err())));
            assertThat(own.status())
                    .as("'%s': %s", difference.line(), own.err())
                    .isEqualTo(difference.status());
        }
    }

    @Test
    void noCommandOfOursIsLeftOut() {
        Set<String> commands = new TreeSet<>();
        Pattern listed = Pattern.compile("^    ([a-z][a-z-]+) ", Pattern.MULTILINE);
        listed.matcher(ours.run("help").out()).results().forEach(found -> commands.add(found.group(1)));
        assertThat(commands).hasSizeGreaterThan(50);

        List<String> all = new ArrayList<>(TestDriverScript.lines(folder));
        TestDriverScript.deliberate().forEach(difference -> all.add(difference.line()));
        all.forEach(line -> {
            for (String command : line.split("; *")) {
                commands.remove(command.split(" ")[0]);
            }
        });

        // They have no counterpart in virsh.
        assertThat(commands)
                .containsExactlyInAnyOrder(
                        "completion", "connect-check", "convert", "providers", "relocate", "simulate");
    }

    /**
     * Times are those of the run, and a security model is nothing that our API tells. Libvirt words a few messages without
     * the words of their code, of which the API's message does not tell.
     */
    private static String comparable(String text) {
        return withoutTimes(Text.plain(text))
                .replaceAll("(?m)^error: invalid argument: (Flags? ')", "error: $1")
                // Libvirt names its function, ours the capability.
                .replaceAll("(?m)(not supported by the connection driver: ).*", "$1")
                .strip();
    }

    private static String withoutTimes(String text) {
        return text.replaceAll("(?m)^(CPU time:|Security ).*(\n|\\z)", "")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d [+-]\\d{4}", "TIME")
                .replaceAll("\\b1[789]\\d{8}\\b", "EPOCH");
    }
}
