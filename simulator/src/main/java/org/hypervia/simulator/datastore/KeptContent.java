// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.datastore;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Content that is kept in a file of the real file system, since it is too large for memory. The file has no name any more:
 * it is gone when nobody holds or reads it, whatever becomes of this process.
 *
 * <p>Safe for concurrent use.
 */
final class KeptContent implements Content {
    private static final int BUFFER = 256 << 10;

    private final FileChannel channel;
    private final long size;
    private int users;

    KeptContent(FileChannel channel, long size) {
        this.channel = channel;
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public synchronized void retain() {
        users++;
    }

    @Override
    public void release() {
        synchronized (this) {
            users--;
            if (users > 0) {
                return;
            }
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream open(long offset, long length) {
        retain();
        return new Reader(offset, Math.min(length, Math.max(0, size - offset)));
    }

    private final class Reader extends InputStream {
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        private long position;
        private long left;
        private boolean closed;

        Reader(long position, long left) {
            this.position = position;
            this.left = left;
            buffer.flip();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, buffer.remaining());
            buffer.get(into, offset, count);
            return count;
        }

        @Override
        public long transferTo(OutputStream out) throws IOException {
            long total = 0;
            while (fill()) {
                int count = buffer.remaining();
                out.write(buffer.array(), buffer.position(), count);
                buffer.position(buffer.limit());
                total += count;
            }
            return total;
        }

        /** Makes sure there is something in the buffer; false at the end. */
        private boolean fill() throws IOException {
            if (buffer.hasRemaining()) {
                return true;
            }
            if (left == 0) {
                return false;
            }
            buffer.clear().limit((int) Math.min(BUFFER, left));
            int count = channel.read(buffer, position);
            buffer.flip();
            if (count <= 0) {
                throw new IOException("A file of the simulator is shorter than it was");
            }
            position += count;
            left -= count;
            return true;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                release();
            }
        }
    }
}
