// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.datastore;

import java.io.InputStream;
import java.util.Arrays;

/** A stream of so many zero bytes. */
final class ZeroStream extends InputStream {
    private long left;

    ZeroStream(long left) {
        this.left = left;
    }

    @Override
    public int read() {
        if (left == 0) {
            return -1;
        }
        left--;
        return 0;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (left == 0 && length > 0) {
            return -1;
        }
        int count = (int) Math.min(length, left);
        Arrays.fill(into, offset, offset + count, (byte) 0);
        left -= count;
        return count;
    }
}
