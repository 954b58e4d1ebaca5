// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Where the body of an answer ends, by section 6.3 of RFC 9112.
 *
 * @param in the body, at whose end the connection is free for the next answer if {@link #endsBeforeConnection} says so
 * @param length how many bytes it has, or -1 if that was not announced
 * @param endsBeforeConnection whether anything but the end of the connection shows the end of the body
 */
record ReplyFrame(InputStream in, long length, boolean endsBeforeConnection) {
    static ReplyFrame of(AnswerHead head, HttpMethod method, WireInput wire, HttpLimits limits) throws IOException {
        if (method == HttpMethod.HEAD || head.status() == 204 || head.status() == 304) {
            return new ReplyFrame(InputStream.nullInputStream(), 0, true);
        }
        List<String> codings = head.tokens("Transfer-Encoding")
                .filter(coding -> !coding.equals("identity"))
                .toList();
        if (codings.equals(List.of("chunked"))) {
            return new ReplyFrame(new Chunks(wire, limits), -1, true);
        }
        if (!codings.isEmpty()) {
            throw new AnswerHead.NotHttp("it is encoded as '" + Failures.printable(String.join(", ", codings)) + "'");
        }
        List<String> lengths = head.tokens("Content-Length").distinct().toList();
        if (lengths.isEmpty()) {
            return new ReplyFrame(wire, -1, false);
        }
        if (lengths.size() > 1 || !lengths.get(0).matches("[0-9]{1,18}")) {
            throw new AnswerHead.NotHttp(
                    "its length is given as '" + Failures.printable(String.join(", ", lengths)) + "'");
        }
        long length = Long.parseLong(lengths.get(0));
        return new ReplyFrame(new Counted(wire, length), length, true);
    }

    /** The body behind its compression, of which only gzip was asked for. */
    ReplyFrame unpacked(AnswerHead head, WireInput wire) throws IOException {
        List<String> codings = head.tokens("Content-Encoding")
                .filter(coding -> !coding.equals("identity"))
                .toList();
        if (length == 0 || codings.isEmpty()) {
            return this;
        }
        if (!codings.equals(List.of("gzip")) && !codings.equals(List.of("x-gzip"))) {
            throw new AnswerHead.NotHttp(
                    "its content is encoded as '" + Failures.printable(String.join(", ", codings)) + "'");
        }
        return new ReplyFrame(new Unzipped(in, wire::received), -1, endsBeforeConnection);
    }

    /** A body of announced length. */
    private static final class Counted extends BlockInput {
        private final WireInput in;
        private long left;

        Counted(WireInput in, long length) {
            this.in = in;
            this.left = length;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int got = in.read(target, offset, (int) Math.min(left, length));
            if (got < 0) {
                throw new EOFException(left + " bytes of the announced length are missing");
            }
            left -= got;
            return got;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            if (left == 0) {
                return -1;
            }
            int got = limited(in, target, left);
            if (got < 0) {
                throw new EOFException(left + " bytes of the announced length are missing");
            }
            left -= got;
            return got;
        }
    }

    /** A body in chunks. */
    private static final class Chunks extends BlockInput {
        private final WireInput in;
        private final HttpLimits limits;
        private long left;
        private boolean begun;
        private boolean over;

        Chunks(WireInput in, HttpLimits limits) {
            this.in = in;
            this.limits = limits;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0 && !over) {
                nextChunk();
            }
            if (over) {
                return -1;
            }
            int got = in.read(target, offset, (int) Math.min(left, length));
            if (got < 0) {
                throw new EOFException(left + " bytes of a chunk are missing");
            }
            left -= got;
            return got;
        }

        private void nextChunk() throws IOException {
            if (begun && !in.readLine(limits.lineLength()).isEmpty()) {
                throw new AnswerHead.NotHttp("a chunk is longer than announced");
            }
            begun = true;
            String line = in.readLine(limits.lineLength());
            String size = line.split(";", 2)[0].strip();
            if (!size.matches("[0-9A-Fa-f]{1,15}")) {
                throw new AnswerHead.NotHttp("the size of a chunk is '" + Failures.printable(line) + "'");
            }
            left = Long.parseLong(size, 16);
            if (left == 0) {
                AnswerHead.readFields(in, limits);
                over = true;
            }
        }
    }
}
