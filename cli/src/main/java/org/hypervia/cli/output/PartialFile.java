// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.output;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** The beginning of a file, kept under another name until the rest has come: {@code FILE.part}. */
public final class PartialFile implements AutoCloseable {
    private final Path target;
    private final Path part;
    private final SeekableByteChannel channel;
    private final long size;

    private PartialFile(Path target, Path part) throws IOException {
        this.target = target;
        this.part = part;
        // A link there would lead what comes to another file.
        this.channel = Files.newByteChannel(
                part, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, LinkOption.NOFOLLOW_LINKS));
        this.size = channel.size();
        channel.position(size);
    }

    /** Opens what has come so far of a file. */
    public static PartialFile of(Path target) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(target.toString(), null, "it is no plain file, which --resume needs");
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        if (Files.exists(part, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(part.toString(), null, part + " is no plain file");
        }
        return new PartialFile(target, part);
    }

    /** Returns where it is. */
    public Path path() {
        return part;
    }

    /** Returns how much was there before. */
    public long size() {
        return size;
    }

    /** Returns where the rest goes. */
    public WritableByteChannel channel() {
        return channel;
    }

    /** Gives it its name, now that it is whole. */
    public void complete() throws IOException {
        channel.close();
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Keeps what has come, or nothing if nothing has. */
    @Override
    public void close() throws IOException {
        boolean nothing = channel.isOpen() && channel.size() == 0;
        channel.close();
        if (nothing) {
            Files.deleteIfExists(part);
        }
    }
}
