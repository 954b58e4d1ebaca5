// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The bytes of one connection on their way in, buffered, since heads and chunk sizes come as lines. One thread at a time. */
final class WireInput extends InputStream implements ReadableByteChannel {
    private static final int SIZE = 16 * 1024;

    private final InputStream source;
    private final @Nullable SocketChannel channel;
    private final byte[] buffer = new byte[SIZE];
    private int position;
    private int end;
    private long received;

    /**
     * @param source what comes over the connection
     * @param channel the same without TLS over it; null with it
     */
    WireInput(InputStream source, @Nullable SocketChannel channel) {
        this.source = source;
        this.channel = channel;
    }

    /** How many bytes have come so far. */
    long received() {
        return received;
    }

    /** Whether bytes have come that nobody has read. */
    boolean hasLeftover() {
        return position < end;
    }

    /** Waits until so many bytes are there to be looked at; false if the connection ends before. */
    boolean await(int count) throws IOException {
        while (end - position < count) {
            if (!receive()) {
                return false;
            }
        }
        return true;
    }

    /** Looks at a byte that {@link #await} has seen. */
    char at(int index) {
        return (char) (buffer[position + index] & 0xff);
    }

    void skip(int count) {
        position += count;
    }

    /** What is there, for messages. */
    String seen() {
        return new String(buffer, position, end - position, StandardCharsets.ISO_8859_1);
    }

    /** Receives what comes next, at least a byte; false at the end of the connection. */
    boolean receive() throws IOException {
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, end - position);
            end -= position;
            position = 0;
        }
        int got = source.read(buffer, end, SIZE - end);
        if (got > 0) {
            end += got;
            received += got;
        }
        return got > 0;
    }

    /**
     * Reads a line and takes its end off.
     *
     * @throws AnswerHead.TooLarge if it is longer than the limit
     * @throws EOFException if the connection ends before the line
     */
    String readLine(int limit) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int stop = position;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            line.append(new String(buffer, position, stop - position, StandardCharsets.ISO_8859_1));
            boolean whole = stop < end;
            position = whole ? stop + 1 : stop;
            if (line.length() > limit) {
                throw new AnswerHead.TooLarge();
            }
            if (whole) {
                int last = line.length() - 1;
                return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
            }
            if (!receive()) {
                throw new EOFException("the answer is incomplete");
            }
        }
    }

    @Override
    public int read() throws IOException {
        return await(1) ? buffer[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!hasLeftover() && length >= SIZE) {
            // A large file need not go through the buffer.
            int got = source.read(target, offset, length);
            received += Math.max(0, got);
            return got;
        }
        if (!await(1)) {
            return -1;
        }
        int count = Math.min(length, end - position);
        System.arraycopy(buffer, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (channel != null && !hasLeftover() && target.isDirect()) {
            int got = channel.read(target);
            received += Math.max(0, got);
            return got;
        }
        // A record of TLS fits into the buffer; an array as large as the target would be made anew for each.
        if (!await(1)) {
            return -1;
        }
        int count = Math.min(target.remaining(), end - position);
        target.put(buffer, position, count);
        position += count;
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }
}
