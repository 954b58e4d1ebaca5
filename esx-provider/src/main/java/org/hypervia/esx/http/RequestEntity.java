// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalLong;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.jspecify.annotations.Nullable;

/** The body of a request on its way out. Sent once, and sent whole or not at all as far as the server can see. */
final class RequestEntity extends AbstractHttpEntity {
    private static final int PIECE = 64 * 1024;

    private final CallWatch watch;
    private final OptionalLong length;
    private final InputStream source;

    RequestEntity(CallWatch watch, HttpBody.Bytes body) {
        super(body.contentType(), null, false);
        this.watch = watch;
        this.length = OptionalLong.of(body.content().length);
        this.source = new ByteArrayInputStream(body.content());
    }

    RequestEntity(CallWatch watch, HttpBody.Stream body) {
        super(body.contentType(), null, body.length().isEmpty());
        this.watch = watch;
        this.length = body.length();
        this.source = body.content();
    }

    @Override
    public long getContentLength() {
        return length.orElse(-1);
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    @Override
    public InputStream getContent() {
        return source;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        long left = length.orElse(Long.MAX_VALUE);
        byte[] piece = new byte[(int) Math.min(left, PIECE)];
        while (left > 0) {
            int count = readSource(piece, (int) Math.min(left, PIECE));
            if (count < 0) {
                break;
            }
            out.write(piece, 0, count);
            left -= count;
        }
        if (length.isPresent() && left > 0) {
            watch.cut();
            throw failure("ended " + left + " bytes before the announced length of " + length.getAsLong(), null);
        }
    }

    private int readSource(byte[] piece, int count) {
        boolean read = false;
        try {
            int got = source.read(piece, 0, count);
            read = true;
            return got;
        } catch (IOException e) {
            throw failure("could not be read: " + e.getMessage(), e);
        } finally {
            if (!read) {
                // The library ends a chunked body properly whatever happens, so the server would keep half a file.
                watch.cut();
            }
        }
    }

    private static HypervisorException failure(String what, @Nullable IOException cause) {
        return new HypervisorException(
                ErrorCode.OPERATION_FAILED,
                "The data to send " + what + "; the server has an incomplete file at most",
                cause);
    }

    /** The caller closes its stream. */
    @Override
    public void close() {}
}
