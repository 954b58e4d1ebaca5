// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * A stream that is read in blocks; a single byte is a block of one. It is a channel too: where the bytes come straight from a
 * socket, reading into a direct buffer copies them once less.
 */
abstract class BlockInput extends InputStream implements ReadableByteChannel {
    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public abstract int read(byte[] target, int offset, int length) throws IOException;

    @Override
    public int read(ByteBuffer target) throws IOException {
        return copy(this, target);
    }

    /** Reads what a stream has into a buffer, by way of an array where there is none behind it. */
    static int copy(InputStream in, ByteBuffer target) throws IOException {
        if (target.hasArray()) {
            int got = in.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
            target.position(target.position() + Math.max(0, got));
            return got;
        }
        byte[] block = new byte[target.remaining()];
        int got = in.read(block, 0, block.length);
        target.put(block, 0, Math.max(0, got));
        return got;
    }

    /** Reads at most so many bytes. */
    static int limited(ReadableByteChannel in, ByteBuffer target, long most) throws IOException {
        int limit = target.limit();
        target.limit((int) Math.min(limit, target.position() + most));
        try {
            return in.read(target);
        } finally {
            target.limit(limit);
        }
    }

    @Override
    public boolean isOpen() {
        return true;
    }
}
