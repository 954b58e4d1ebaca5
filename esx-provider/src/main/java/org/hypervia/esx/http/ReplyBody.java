// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/** The body of an answer: no longer than allowed, and with failures that say what they mean. */
final class ReplyBody extends FilterInputStream {
    private final long limit;
    private final Function<IOException, HypervisorException> failures;
    private long count;
    private boolean atEnd;

    ReplyBody(InputStream in, long limit, Function<IOException, HypervisorException> failures) {
        super(in);
        this.limit = limit;
        this.failures = failures;
    }

    boolean isAtEnd() {
        return atEnd;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        try {
            int read = in.read(buffer, offset, length);
            if (read < 0) {
                atEnd = true;
            } else if ((count += read) > limit) {
                throw new HypervisorException(
                        ErrorCode.OVERFLOW, "the server's answer is larger than the limit of " + limit + " bytes");
            }
            return read;
        } catch (IOException e) {
            throw failures.apply(e);
        }
    }

    @Override
    public long skip(long n) {
        long skipped = 0;
        byte[] sink = new byte[8192];
        while (skipped < n) {
            int read = read(sink, 0, (int) Math.min(sink.length, n - skipped));
            if (read < 0) {
                break;
            }
            skipped += read;
        }
        return skipped;
    }

    /** Does nothing: the reply that owns this body closes it. */
    @Override
    public void close() {}
}
