// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hypervia.cli.testing.Run;
import org.hypervia.cli.testing.TestHost;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Content on its way there and back, and what stays when it does not arrive. */
class TransferCommandsTest {
    private static final String VOLUME = "/images/v.img";

    @TempDir
    private Path folder;

    private final TestHost host = new TestHost();
    private final byte[] content = new byte[300_000];

    @BeforeEach
    void fill() {
        new Random(7).nextBytes(content);
        host.storage().volumes().put("v.img", content);
    }

    private Run run(String... words) {
        List<String> all =
                Stream.concat(Stream.of("-c", "test:///x"), Stream.of(words)).toList();
        return ProgramRunner.over(host).run(all);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aDownloadIsTheContentAndSaysNothing() throws IOException {
        Path target = folder.resolve("v.img");

        Run run = run("vol-download", VOLUME, target.toString());

        assertThat(run.messages()).isEmpty();
        assertThat(run.results()).isEqualTo("\n");
        assertThat(target).hasBinaryContent(content);
        assertThat(files()).containsExactly("v.img");
    }

    @Test
    void aPartIsAPart() {
        Path target = folder.resolve("part");

        assertThat(run("vol-download", VOLUME, target.toString(), "--offset", "7", "--length", "5")
                        .status())
                .isZero();

        assertThat(target).hasBinaryContent(java.util.Arrays.copyOfRange(content, 7, 12));
    }

    @Test
    void aDownloadThatBreaksLeavesAnOlderFileAsItWas() throws IOException {
        Path target = Files.writeString(folder.resolve("v.img"), "older");
        host.storage().cutAfter(100_000);

        Run run = run("vol-download", VOLUME, target.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.messages()).startsWith("error: cannot download from volume /images/v.img\nerror: ");
        assertThat(target).hasContent("older");
        assertThat(files()).containsExactly("v.img");
    }

    @Test
    void aDownloadGoesOnWhereItBroke() throws IOException {
        Path target = folder.resolve("v.img");
        host.storage().cutAfter(100_000);
        assertThat(run("vol-download", VOLUME, target.toString(), "--resume").status())
                .isEqualTo(1);
        assertThat(files()).containsExactly("v.img.part");
        assertThat(Files.size(folder.resolve("v.img.part"))).isEqualTo(100_000);
        host.storage().cutAfter(Long.MAX_VALUE);

        Run run = run("vol-download", VOLUME, target.toString(), "--resume", "--checksum", "sha256");

        assertThat(target).hasBinaryContent(content);
        assertThat(files()).containsExactly("v.img");
        assertThat(host.calls()).contains("download 100000");
        assertThat(run.results())
                .isEqualTo(run("vol-download", VOLUME, target.toString(), "--checksum", "SHA-256")
                        .results())
                .matches("[0-9a-f]{64}  " + target + "\n\n");
    }

    @Test
    void aLinkIsNeverFollowedForWhatIsNotWhole() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "mine");
        Files.createSymbolicLink(folder.resolve("v.img.part"), other);

        Run run = run("vol-download", VOLUME, folder.resolve("v.img").toString(), "--resume");

        assertThat(run.messages()).contains("is no plain file");
        assertThat(other).hasContent("mine");
    }

    @Test
    void anUploadReplacesTheContent() throws IOException {
        Path source = Files.writeString(folder.resolve("source"), "new content");

        Run run = run("vol-upload", VOLUME, source.toString(), "--checksum", "md5");

        assertThat(run.messages()).isEmpty();
        assertThat(run.results()).isEqualTo("96c15c2bb2921193bf290df8cd85e2ba  " + source + "\n\n");
        assertThat(host.storage().volumes().get("v.img")).asString().isEqualTo("new content");
    }

    @Test
    void noMoreIsUploadedThanWasAskedFor() throws IOException {
        Path source = Files.writeString(folder.resolve("source"), "new content");

        run("vol-upload", VOLUME, source.toString(), "--length", "3");

        assertThat(host.storage().volumes().get("v.img")).asString().isEqualTo("new");
    }

    @Test
    void whatCannotBeMovedIsSaidBeforeAnythingIs() {
        assertThat(run("vol-upload", VOLUME, "/nosuch").messages()).isEqualTo("error: cannot read /nosuch\n");
        assertThat(run("vol-upload", VOLUME, folder.toString()).messages())
                .isEqualTo("error: cannot read " + folder + ": Is a directory\n");
        assertThat(run("vol-download", VOLUME, folder.resolve("no/file").toString())
                        .messages())
                .startsWith("error: cannot create ");
        assertThat(run("vol-download", VOLUME, "x", "--checksum", "crc").messages())
                .startsWith("error: there is no checksum 'crc'");
        assertThat(run("vol-download", VOLUME, "x", "--resume", "--offset", "1").messages())
                .isEqualTo("error: Options --resume and --offset are mutually exclusive\n");
        assertThat(host.calls()).noneMatch(call -> call.matches("(up|down)load.*"));
    }
}
