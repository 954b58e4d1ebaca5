// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request: a number of bytes, or chunks. */
final class BodyStream extends InputStream {
    private final RequestReader reader;
    private final InputStream in;
    private final boolean chunked;
    private long left;
    private boolean first = true;
    private boolean ended;

    /** A body of this length; of chunks when it is negative. */
    BodyStream(RequestReader reader, InputStream in, long length) {
        this.reader = reader;
        this.in = in;
        this.chunked = length < 0;
        this.left = Math.max(0, length);
        this.ended = length == 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0 && chunked && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int count = in.read(into, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("The connection ended in the body");
        }
        left -= count;
        ended = left == 0 && !chunked;
        return count;
    }

    private void nextChunk() throws IOException {
        String head = first ? reader.line(100) : afterChunk();
        first = false;
        if (head == null) {
            throw new EOFException("The connection ended between chunks");
        }
        int extension = head.indexOf(';');
        try {
            left = Long.parseLong((extension < 0 ? head : head.substring(0, extension)).strip(), 16);
        } catch (NumberFormatException e) {
            throw new MalformedRequestException("Not a chunk size");
        }
        if (left == 0) {
            ended = true;
            for (String trailer = reader.line(8192); trailer != null && !trailer.isEmpty(); ) {
                trailer = reader.line(8192);
            }
        }
    }

    private String afterChunk() throws IOException {
        reader.line(2);
        String head = reader.line(100);
        if (head == null) {
            throw new EOFException("The connection ended between chunks");
        }
        return head;
    }
}
