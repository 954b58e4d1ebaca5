// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.datastore;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what becomes the content of a file, of any size in constant memory: what is small or repeats itself, as zeros and
 * {@link Content#pattern} do, is held; all else goes to a file without a name, with holes where it is zero. Not safe for
 * concurrent use.
 */
public final class ContentWriter extends OutputStream {
    private static final int HELD = RepeatedStream.PERIOD;
    private static final byte[] ZEROS = new byte[HELD];

    private final ByteArrayOutputStream start = new ByteArrayOutputStream();
    private byte[] block = {};
    private @Nullable FileChannel channel;
    private boolean allZero = true;
    private long size;

    /** Content of which nothing has come yet. */
    public ContentWriter() {}

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        int done = 0;
        while (done < length && channel == null) {
            done += size < HELD ? hold(from, offset + done, length - done) : repeat(from, offset + done, length - done);
        }
        FileChannel file = channel;
        if (file != null && done < length) {
            keep(file, from, offset + done, length - done);
        }
    }

    private int hold(byte[] from, int offset, int length) {
        int count = (int) Math.min(length, HELD - size);
        start.write(from, offset, count);
        allZero &= zero(from, offset, count);
        size += count;
        if (size == HELD) {
            block = start.toByteArray();
            start.reset();
        }
        return count;
    }

    /** Counts what repeats the block, and begins a file at the first thing that does not. */
    private int repeat(byte[] from, int offset, int length) throws IOException {
        int position = (int) (size % HELD);
        int count = Math.min(length, HELD - position);
        if (Arrays.equals(from, offset, offset + count, block, position, position + count)) {
            size += count;
            return count;
        }
        FileChannel file = nameless();
        channel = file;
        // Zeros that have come so far are a hole of the file.
        for (long at = 0; at < size && !allZero; at += HELD) {
            write(file, ByteBuffer.wrap(block, 0, (int) Math.min(HELD, size - at)), at);
        }
        return 0;
    }

    private void keep(FileChannel file, byte[] from, int offset, int length) throws IOException {
        allZero = false;
        if (!zero(from, offset, length)) {
            write(file, ByteBuffer.wrap(from, offset, length), size);
        }
        size += length;
    }

    private static boolean zero(byte[] from, int offset, int length) {
        return length <= HELD && Arrays.equals(from, offset, offset + length, ZEROS, 0, length);
    }

    private static void write(FileChannel file, ByteBuffer bytes, long position) throws IOException {
        for (long at = position; bytes.hasRemaining(); ) {
            at += file.write(bytes, at);
        }
    }

    private static FileChannel nameless() throws IOException {
        Path path = Files.createTempFile("esx-simulator-", ".content");
        FileChannel file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        // Where a file that is open can lose its name, nothing is left behind even when this process is killed.
        if (!System.getProperty("os.name", "").startsWith("Windows")) {
            Files.deleteIfExists(path);
        }
        return file;
    }

    /** How many bytes have come. */
    public long size() {
        return size;
    }

    /** What has come; nothing may be written afterwards. */
    public Content finish() throws IOException {
        FileChannel file = channel;
        if (file != null) {
            if (file.size() < size) {
                // A hole at the end is no part of the file yet.
                file.write(ByteBuffer.wrap(new byte[1]), size - 1);
            }
            channel = null;
            return new KeptContent(file, size);
        }
        if (size <= HELD) {
            return new Content.Bytes(size == HELD ? block : start.toByteArray());
        }
        return allZero ? new Content.Zeros(size) : new Content.Repeated(block, size);
    }

    /** Lets go of what has come, unless it was finished. */
    @Override
    public void close() throws IOException {
        FileChannel file = channel;
        if (file != null) {
            file.close();
        }
    }
}
