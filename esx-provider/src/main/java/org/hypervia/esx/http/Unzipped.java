// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A compressed body, unpacked as it is read. The limit of the call counts what comes out of it; beside that it may not grow
 * beyond what any real answer does, so that a few bytes of a hostile server cost little time too.
 */
final class Unzipped extends BlockInput {
    // An inventory grows by 25; only runs of one byte come near the thousand that gzip can do.
    private static final long LARGEST_GROWTH = 400;
    private static final long GROWS_FREELY = 16 << 20;
    // What came with the head, before the counting began.
    private static final long HELD_BACK = 16 << 10;

    private final InputStream in;
    private final LongSupplier received;
    private final long before;
    private @Nullable GZIPInputStream zip;
    private long unpacked;
    private boolean over;

    /** The answer grows as no real one does. */
    static final class Bomb extends IOException {
        private static final long serialVersionUID = 1L;

        Bomb() {
            super("grows more than " + LARGEST_GROWTH + " times");
        }
    }

    /** Unpacks a body that arrives over a connection, which counts what it has received. */
    Unzipped(InputStream in, LongSupplier received) {
        this.in = in;
        this.received = received;
        this.before = received.getAsLong();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (over || length == 0) {
            return over ? -1 : 0;
        }
        try {
            GZIPInputStream unpacking = open();
            int got = unpacking == null ? -1 : unpacking.read(target, offset, length);
            if (got < 0) {
                end();
            }
            unpacked += Math.max(0, got);
            long arrived = received.getAsLong() - before + HELD_BACK;
            if (unpacked > GROWS_FREELY && unpacked / arrived > LARGEST_GROWTH) {
                throw new Bomb();
            }
            return got;
        } catch (ZipException e) {
            throw (IOException) new AnswerHead.NotHttp("its compression is broken, " + e.getMessage()).initCause(e);
        }
    }

    /** Null for an empty body, which some servers call compressed all the same. */
    private @Nullable GZIPInputStream open() throws IOException {
        if (zip == null) {
            int first = in.read();
            if (first < 0) {
                return null;
            }
            PushbackInputStream all = new PushbackInputStream(in);
            all.unread(first);
            zip = new GZIPInputStream(all, 8 * 1024);
        }
        return zip;
    }

    private void end() throws IOException {
        over = true;
        if (in.read() >= 0) {
            throw new AnswerHead.NotHttp("something follows behind its compressed content");
        }
    }

    /** Frees the memory outside of the heap; the connection stays as it is. */
    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        }
    }
}
