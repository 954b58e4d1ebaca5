// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hypervia.cli.testing.Run;
import org.hypervia.cli.testing.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the file that a result goes to. Pipes and devices are made by the test: never one of the machine's own. */
class ResultFileTest {
    private static final byte[] PICTURE = "picture".getBytes(UTF_8);

    @TempDir
    private Path folder;

    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))).noneMatch(name -> name.endsWith(".part"));
        }
    }

    private Path old(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "a longer old text");
    }

    private static String failure(Path target) {
        IOException failure = catchThrowableOfType(IOException.class, () -> ResultFile.write(target, PICTURE));
        assertThat(failure).as("a failure").isNotNull();
        return FileTrouble.reason(failure);
    }

    @Test
    void aNewFileHasTheRightsOfEveryNewFile() throws IOException {
        Path target = folder.resolve("new.png");

        ResultFile.write(target, PICTURE);

        assertThat(target).hasBinaryContent(PICTURE);
        assertThat(Files.getPosixFilePermissions(target))
                .isEqualTo(Files.getPosixFilePermissions(Files.createFile(folder.resolve("other"))));
    }

    @Test
    void aPlainFileIsReplacedAndKeepsItsRights() throws IOException {
        Path target = old("old.png");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r-----"));

        ResultFile.write(target, PICTURE);

        assertThat(target).hasBinaryContent(PICTURE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void aDirectoryIsNoFileEvenIfItIsEmpty() throws IOException {
        Path target = Files.createDirectory(folder.resolve("directory"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);

        assertThat(failure(target)).isEqualTo("Is a directory");
        assertThat(failure(link)).isEqualTo("Is a directory");

        assertThat(target).isEmptyDirectory();
        assertThat(Files.isSymbolicLink(link)).isTrue();
    }

    @Test
    void aLinkIsFollowedAndStays() throws IOException {
        Path target = old("target");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target.getFileName());

        ResultFile.write(link, PICTURE);

        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(target).hasBinaryContent(PICTURE);
    }

    @Test
    void aLinkToNothingIsAFailureAsWithVirsh() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));

        assertThat(failure(link)).isEqualTo("No such file or directory");

        assertThat(folder.resolve("nowhere")).doesNotExist();
        assertThat(Files.isSymbolicLink(link)).isTrue();
    }

    @Test
    void allNamesOfAFileShowTheResult() throws IOException {
        Path target = old("one");
        Path other = Files.createLink(folder.resolve("other"), target);

        ResultFile.write(target, PICTURE);

        assertThat(other).hasBinaryContent(PICTURE);
        assertThat(Files.isSameFile(target, other)).isTrue();
    }

    @Test
    void aPipeIsWrittenIntoAndStays() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        Path copy = folder.resolve("copy");
        assumeTrue(Shell.bash("mkfifo '" + pipe + "'", Map.of()).status() == 0, "pipes cannot be made here");
        Process reader = new ProcessBuilder("cat", pipe.toString())
                .redirectOutput(copy.toFile())
                .start();
        try {
            ResultFile.write(pipe, PICTURE);
            assertThat(reader.waitFor()).isZero();
        } finally {
            reader.destroyForcibly();
        }

        assertThat(copy).hasBinaryContent(PICTURE);
        assertThat(Files.readAttributes(pipe, "isOther", LinkOption.NOFOLLOW_LINKS))
                .containsEntry("isOther", true);
    }

    @Test
    void aDeviceIsWrittenIntoAndStays() throws IOException {
        Path device = folder.resolve("null");
        // As root, for nobody else can make one: the same numbers as the device that swallows everything.
        Run made = Shell.bash("mknod '" + device + "' c 1 3 && : >'" + device + "'", Map.of());
        assumeTrue(made.status() == 0, "devices cannot be made here");

        ResultFile.write(device, PICTURE);

        assertThat(Files.readAttributes(device, "isOther,size", LinkOption.NOFOLLOW_LINKS))
                .containsEntry("isOther", true)
                .containsEntry("size", 0L);
    }

    @Test
    void aDeviceWithoutRoomIsAFailureAndStays() throws IOException {
        Path device = folder.resolve("full");
        Run made = Shell.bash("mknod '" + device + "' c 1 7 && ! echo 2>&- >'" + device + "'", Map.of());
        assumeTrue(made.status() == 0, "devices cannot be made here");

        assertThat(failure(device)).isEqualTo("No space left on device");
        assertThat(Files.readAttributes(device, "isOther", LinkOption.NOFOLLOW_LINKS))
                .containsEntry("isOther", true);
    }

    @Test
    void aMissingFolderIsNamedByTheReasonAlone() {
        assertThat(failure(folder.resolve("missing").resolve("x.png"))).isEqualTo("No such file or directory");
        assertThat(failure(folder.resolve("x".repeat(300)))).isEqualTo("File name too long");
    }

    @Test
    void underANameThatNobodyChoseOnlyAPlainFileIsReplaced() throws IOException {
        Path target = old("target");
        List<Path> traps = List.of(
                Files.createSymbolicLink(folder.resolve("link"), target),
                Files.createSymbolicLink(folder.resolve("dangling"), Path.of("elsewhere")),
                Files.createDirectory(folder.resolve("directory")));
        for (Path trap : traps) {
            assertThat(catchThrowableOfType(
                            FileAlreadyExistsException.class, () -> ResultFile.writeUnasked(trap, PICTURE)))
                    .as(trap.toString())
                    .isNotNull();
        }
        assertThat(folder.resolve("elsewhere")).doesNotExist();
        assertThat(target).hasContent("a longer old text");

        ResultFile.writeUnasked(target, PICTURE);
        ResultFile.writeUnasked(folder.resolve("new"), PICTURE);
        assertThat(target).hasBinaryContent(PICTURE);
        assertThat(folder.resolve("new")).hasBinaryContent(PICTURE);
    }
}
