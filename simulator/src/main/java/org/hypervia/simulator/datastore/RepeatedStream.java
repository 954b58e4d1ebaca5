// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.datastore;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Random;

/** A stream that repeats one block, from an offset on, for so many bytes. */
final class RepeatedStream extends InputStream {
    /** A prime, so that no buffer's size divides it and no two blocks of a reader are alike. */
    static final int PERIOD = 1_048_573;

    private static final byte[] ZEROS = new byte[PERIOD];

    private final byte[] block;
    private int position;
    private long left;

    RepeatedStream(byte[] block, long offset, long left) {
        this.block = block;
        this.position = (int) (offset % block.length);
        this.left = left;
    }

    /** So many zeros. */
    static RepeatedStream zeros(long count) {
        return new RepeatedStream(ZEROS, 0, count);
    }

    /** The block that a pattern repeats. */
    static byte[] block(long seed) {
        byte[] bytes = new byte[PERIOD];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (left == 0 && length > 0) {
            return -1;
        }
        int count = (int) Math.min(Math.min(length, left), block.length - position);
        System.arraycopy(block, position, into, offset, count);
        advance(count);
        return count;
    }

    @Override
    public long transferTo(OutputStream out) throws IOException {
        long total = left;
        while (left > 0) {
            int count = (int) Math.min(left, block.length - position);
            out.write(block, position, count);
            advance(count);
        }
        return total;
    }

    private void advance(int count) {
        left -= count;
        position += count;
        if (position == block.length) {
            position = 0;
        }
    }
}
