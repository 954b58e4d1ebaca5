// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/**
 * A file that receives a result. It comes whole or not at all: a plain file is replaced, and an older one stays as it was
 * when that fails. What is more than a plain file is never replaced: a pipe, a device, a link or a file with several names
 * is opened and written, as any other program would, and a directory is refused.
 */
public final class ResultFile {
    /** What is written, as often as it is asked for. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it, from the beginning. */
        void writeTo(WritableByteChannel file) throws IOException;
    }

    private final Path target;

    private ResultFile(Path target) {
        this.target = target.toAbsolutePath();
    }

    /** Writes to the file that a person has named. */
    public static void write(Path target, byte[] content) throws IOException {
        write(target, file -> writeAll(file, content));
    }

    /** Writes to the file that a person has named. What comes in pieces goes to another file until it is whole. */
    public static void write(Path target, Content content) throws IOException {
        ResultFile file = new ResultFile(target);
        if (Files.isDirectory(target)) {
            throw new FileSystemException(target.toString(), null, "Is a directory");
        }
        if (file.isMissing()) {
            file.create(content);
        } else if (!file.isPlain() || !file.replace(content)) {
            file.overwrite(content);
        }
    }

    /**
     * Writes to a file whose name nobody has chosen.
     *
     * @throws FileAlreadyExistsException if something else than a plain file has that name: somebody may have put it there
     */
    public static void writeUnasked(Path target, byte[] content) throws IOException {
        ResultFile file = new ResultFile(target);
        Content all = channel -> writeAll(channel, content);
        if (file.isMissing()) {
            file.create(all);
        } else if (!file.isPlain() || !file.replace(all)) {
            throw new FileAlreadyExistsException(target.toString());
        }
    }

    private boolean isMissing() {
        return Files.notExists(target, LinkOption.NOFOLLOW_LINKS);
    }

    /** Tells whether replacing the file does what writing it would do. */
    private boolean isPlain() throws IOException {
        return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                && Files.isWritable(target)
                && Integer.valueOf(1).equals(unix(target, "nlink"));
    }

    private static void writeAll(WritableByteChannel file, byte[] content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    private static void fill(Path file, Content content, OpenOption... how) throws IOException {
        try (WritableByteChannel channel = Files.newByteChannel(file, how)) {
            content.writeTo(channel);
        }
    }

    private void overwrite(Content content) throws IOException {
        fill(target, content, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private void create(Content content) throws IOException {
        try (Leftover leftover = new Leftover(part())) {
            Path part = leftover.file();
            fill(part, content, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
            // Fails if somebody was quicker.
            Files.move(part, target);
        }
    }

    /** Puts a new file in the place of the old one; false if that would take its owner away, or is not allowed here. */
    private boolean replace(Content content) throws IOException {
        try (Leftover leftover = new Leftover(part())) {
            Path part = leftover.file();
            Files.createFile(part);
            if (!unix(part, "uid").equals(unix(target, "uid"))
                    || !unix(part, "gid").equals(unix(target, "gid"))) {
                return false;
            }
            // Before there is anything to read.
            if (Files.getFileStore(target).supportsFileAttributeView(PosixFileAttributeView.class)) {
                Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(target));
            }
            fill(part, content, StandardOpenOption.WRITE);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (AccessDeniedException e) {
            // The file may be written, but not its folder.
            return false;
        }
    }

    private Path part() throws IOException {
        Path directory = target.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new NoSuchFileException(target.toString());
        }
        return directory.resolve(".hypervia-" + UUID.randomUUID() + ".part");
    }

    /** What only Unix knows of a file; the same for all files elsewhere. */
    private static Object unix(Path file, String attribute) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? Files.getAttribute(file, "unix:" + attribute, LinkOption.NOFOLLOW_LINKS)
                : 1;
    }
}
