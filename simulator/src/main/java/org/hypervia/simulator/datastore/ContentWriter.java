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
 * Takes in what becomes the content of a file, of any size in constant memory: zeros are counted, small content is held,
 * large content goes to a file without a name, with holes where it is zero. Not safe for concurrent use.
 */
public final class ContentWriter extends OutputStream {
    private static final int HELD = 1 << 20;
    private static final byte[] ZEROS = new byte[HELD];

    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
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
        if (length > HELD) {
            write(from, offset, HELD);
            write(from, offset + HELD, length - HELD);
            return;
        }
        boolean zero = Arrays.equals(from, offset, offset + length, ZEROS, 0, length);
        allZero &= zero;
        FileChannel file = channel;
        if (file == null && !allZero) {
            file = size + length > HELD ? spill() : hold(from, offset, length);
        }
        if (file != null && !zero) {
            ByteBuffer bytes = ByteBuffer.wrap(from, offset, length);
            for (long at = size; bytes.hasRemaining(); ) {
                at += file.write(bytes, at);
            }
        }
        size += length;
    }

    private @Nullable FileChannel hold(byte[] from, int offset, int length) {
        held.writeBytes(Arrays.copyOf(ZEROS, (int) (size - held.size())));
        held.write(from, offset, length);
        return null;
    }

    /** The zeros that have come so far are a hole of the file. */
    private FileChannel spill() throws IOException {
        Path path = Files.createTempFile("esx-simulator-", ".content");
        FileChannel file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        channel = file;
        // Where a file that is open can lose its name, nothing is left behind even when this process is killed.
        if (!System.getProperty("os.name", "").startsWith("Windows")) {
            Files.deleteIfExists(path);
        }
        ByteBuffer bytes = ByteBuffer.wrap(held.toByteArray());
        for (long at = 0; bytes.hasRemaining(); ) {
            at += file.write(bytes, at);
        }
        held.reset();
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
        if (allZero && size > HELD) {
            return new Content.Zeros(size);
        }
        held.writeBytes(Arrays.copyOf(ZEROS, (int) (size - held.size())));
        return new Content.Bytes(held.toByteArray());
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
