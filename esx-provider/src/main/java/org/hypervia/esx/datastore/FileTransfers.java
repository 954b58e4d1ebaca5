// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.datastore;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.OptionalLong;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.TransferRange;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.http.HttpCall;
import org.hypervia.esx.http.HttpReply;
import org.hypervia.esx.vmx.path.DatastorePath;
import org.hypervia.spi.storage.DownloadSource;
import org.hypervia.spi.storage.TransferLimits;

/**
 * Moves files of any size over {@code /folder}, each on a connection of its own with the session's cookie, and with a few
 * blocks of memory. Thread-safe.
 */
public final class FileTransfers {
    private static final String TYPE = "application/octet-stream";
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int PARTIAL = 206;
    private static final int NOT_SATISFIABLE = 416;

    private final EsxConnection connection;
    private final DatastoreFiles files;

    public FileTransfers(EsxConnection connection) {
        this.connection = connection;
        this.files = new DatastoreFiles(connection);
    }

    /**
     * Opens a file.
     *
     * @return its content; {@code INVALID_ARG} if the range begins beyond its end, {@code NO_STORAGE_VOL} if there is none
     */
    public DownloadSource download(DatastorePath path, TransferRange range, TransferLimits limits) {
        HttpCall call = ranged(HttpCall.get(files.target(path)), range)
                .withReplyLimit(Long.MAX_VALUE)
                .withIdle(limits.idle());
        HttpReply reply = connection.send(() -> call, limits.whole());
        boolean open = false;
        try {
            DownloadSource source = opened(path, range, reply);
            open = true;
            return source;
        } catch (IOException e) {
            throw new HypervisorException(ErrorCode.READ_FAILED, "reading " + path + " failed: " + e.getMessage(), e);
        } finally {
            if (!open) {
                reply.close();
            }
        }
    }

    /** The whole of a file is asked for without a range, which every server knows. */
    private static HttpCall ranged(HttpCall call, TransferRange range) {
        long first = range.offset();
        if (range.length().isPresent() && range.length().getAsLong() > 0) {
            return call.withHeader(
                    "Range", "bytes=" + first + "-" + (first + range.length().getAsLong() - 1));
        }
        return first == 0 ? call : call.withHeader("Range", "bytes=" + first + "-");
    }

    private static DownloadSource opened(DatastorePath path, TransferRange range, HttpReply reply) throws IOException {
        OptionalLong announced = length(reply);
        switch (reply.status()) {
            case PARTIAL -> {
                checkBegin(path, range, reply);
                return source(reply, announced, range.length());
            }
            case OK -> {
                // The server does not know ranges: what lies before this one comes too, and is not kept.
                long skipped = skip(reply.body(), range.offset());
                if (skipped < range.offset()) {
                    throw beyond(path, range.offset());
                }
                OptionalLong rest =
                        announced.isPresent() ? OptionalLong.of(announced.getAsLong() - skipped) : announced;
                return source(reply, rest, range.length());
            }
            case NOT_SATISFIABLE -> {
                // A part that begins where the file ends is an empty one, as it is where ranges are not known.
                if (!reply.header("Content-Range").orElse("").equals("bytes */" + range.offset())) {
                    throw beyond(path, range.offset());
                }
                reply.close();
                return new DownloadSource(InputStream.nullInputStream(), OptionalLong.of(0));
            }
            default -> throw DatastoreFiles.refused(path, reply.status());
        }
    }

    private static OptionalLong length(HttpReply reply) {
        return reply.header("Content-Length")
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    /** A part that begins elsewhere would be put in the wrong place. */
    private static void checkBegin(DatastorePath path, TransferRange range, HttpReply reply) {
        String told = reply.header("Content-Range").orElse("");
        if (!told.startsWith("bytes " + range.offset() + "-")) {
            throw new HypervisorException(
                    ErrorCode.HTTP_ERROR,
                    "the server was asked for " + path + " from byte " + range.offset() + " on and answers with '"
                            + told + "': nothing of it is used");
        }
    }

    private static long skip(InputStream body, long count) throws IOException {
        byte[] block = new byte[(int) Math.min(64 << 10, Math.max(1, count))];
        long skipped = 0;
        while (skipped < count) {
            int got = body.read(block, 0, (int) Math.min(block.length, count - skipped));
            if (got < 0) {
                break;
            }
            skipped += got;
        }
        return skipped;
    }

    private static DownloadSource source(HttpReply reply, OptionalLong there, OptionalLong wanted) {
        OptionalLong length = there.isPresent() && wanted.isPresent()
                ? OptionalLong.of(Math.min(there.getAsLong(), wanted.getAsLong()))
                : there;
        return new DownloadSource(new Part(reply, wanted.orElse(Long.MAX_VALUE)), length);
    }

    private static HypervisorException beyond(DatastorePath path, long offset) {
        return new HypervisorException(
                ErrorCode.INVALID_ARG, path + " ends before byte " + offset + ": take a smaller offset");
    }

    /**
     * Writes a file from its beginning on. Reads the content to its end; {@code INVALID_ARG} if it has not exactly the bytes
     * that were announced.
     *
     * @throws HypervisorException after which nobody knows what the file holds
     */
    public void upload(DatastorePath path, InputStream content, OptionalLong length, TransferLimits limits) {
        Announced body = new Announced(path, content, length);
        HttpCall call = HttpCall.put(files.target(path), TYPE, body, length).withIdle(limits.idle());
        try (HttpReply reply = connection.send(() -> body.unread(call), limits.whole())) {
            if (reply.status() != OK && reply.status() != CREATED) {
                throw DatastoreFiles.notWritten(path, reply.status());
            }
        }
        body.checkEnd();
    }

    /** Reads at most so many bytes, into a direct buffer without another copy where the stream is a channel. */
    private static int limited(InputStream in, ByteBuffer target, long most) throws IOException {
        int limit = target.limit();
        target.limit((int) Math.min(limit, target.position() + most));
        try {
            if (in instanceof ReadableByteChannel direct) {
                return direct.read(target);
            }
            byte[] block = new byte[target.remaining()];
            int got = in.read(block);
            target.put(block, 0, Math.max(0, got));
            return got;
        } finally {
            target.limit(limit);
        }
    }

    /** The part of an answer that was asked for; closing it ends the transfer. */
    private static final class Part extends FilterInputStream implements ReadableByteChannel {
        private final HttpReply reply;
        private long left;

        Part(HttpReply reply, long length) {
            super(reply.body());
            this.reply = reply;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int got = in.read(target, offset, (int) Math.min(left, length));
            left -= Math.max(0, got);
            return got;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            if (left == 0) {
                return -1;
            }
            int got = limited(in, target, left);
            left -= Math.max(0, got);
            return got;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public long skip(long count) throws IOException {
            return FileTransfers.skip(this, count);
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() {
            reply.close();
        }
    }

    /** What is sent: exactly as much as was announced, or a failure that says so. */
    private static final class Announced extends FilterInputStream implements ReadableByteChannel {
        private final DatastorePath path;
        private final OptionalLong length;
        private long count;

        Announced(DatastorePath path, InputStream content, OptionalLong length) {
            super(content);
            this.path = path;
            this.length = length;
        }

        /** A request that has been sent once has read something: it cannot be sent after a new login, and need not be. */
        HttpCall unread(HttpCall call) {
            if (count > 0) {
                throw new HypervisorException(
                        ErrorCode.WRITE_FAILED,
                        "the session ended while " + path + " was uploaded, after " + count + " bytes");
            }
            return call;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int wanted) throws IOException {
            return counted(in.read(target, offset, wanted));
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return counted(limited(in, target, Long.MAX_VALUE - target.position()));
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        private int counted(int got) {
            count += Math.max(0, got);
            if (got < 0 && length.isPresent() && count < length.getAsLong()) {
                throw wrong("ended after " + count + " bytes");
            }
            return got;
        }

        void checkEnd() {
            try {
                if (length.isPresent() && in.read() >= 0) {
                    throw wrong("goes on after them");
                }
            } catch (IOException e) {
                throw new HypervisorException(
                        ErrorCode.READ_FAILED, "the content of " + path + " could not be read: " + e.getMessage(), e);
            }
        }

        private HypervisorException wrong(String what) {
            return new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "the content of " + path + " was to have " + length.getAsLong() + " bytes and " + what);
        }

        @Override
        public void close() {
            // The content is the caller's.
        }
    }
}
