// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.datastore;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;

/** What is in a file. Immutable; what is large is never held in memory. */
public sealed interface Content permits Content.Bytes, Content.Zeros, Content.Repeated, Content.Padded, KeptContent {
    /** The size in bytes. */
    long size();

    /** How much of the volume it takes. */
    default long allocated() {
        return size();
    }

    /** Holds on to it, until as many {@link #release} have come. */
    default void retain() {}

    /** Lets it go; what is kept outside of memory goes with the last one that holds it. */
    default void release() {}

    /**
     * Reads so many bytes from this offset on; where the content ends before, fewer.
     *
     * <p>The stream writes its bytes straight from where they are by {@link InputStream#transferTo}.
     */
    InputStream open(long offset, long length);

    /** Reads from this offset to the end. */
    default InputStream open(long offset) {
        return open(offset, Math.max(0, size() - offset));
    }

    /** Content that is held as it is. */
    static Bytes of(byte[] bytes) {
        return new Bytes(bytes.clone());
    }

    /** Content that is held as UTF-8. */
    static Bytes of(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Bytes that look like chance and come from a number, so that a test can tell each offset from its neighbours without
     * holding the file.
     */
    static Content pattern(long size, long seed) {
        return new Repeated(RepeatedStream.block(seed), size);
    }

    /** Bytes as somebody wrote them. Nobody changes the array after it has been handed over. */
    final class Bytes implements Content {
        private final byte[] bytes;

        /** Takes the array over. */
        public Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        /** The array itself, to be read only. */
        public byte[] bytes() {
            return bytes;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open(long offset, long length) {
            int start = (int) Math.min(offset, bytes.length);
            return new ByteArrayInputStream(bytes, start, (int) Math.min(length, bytes.length - start));
        }
    }

    /**
     * As many zero bytes as the size says: the data of a disk nobody has written to.
     *
     * @param size how many there are to read
     * @param allocated how many of them take room
     */
    record Zeros(long size, long allocated) implements Content {
        /** Zeros that take all the room they need. */
        public Zeros(long size) {
            this(size, size);
        }

        @Override
        public InputStream open(long offset, long length) {
            return RepeatedStream.zeros(Math.min(length, Math.max(0, size - offset)));
        }
    }

    /** One block again and again; only the block is held. */
    final class Repeated implements Content {
        private final byte[] block;
        private final long size;

        /** Takes the block over. */
        Repeated(byte[] block, long size) {
            this.block = block;
            this.size = size;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public InputStream open(long offset, long length) {
            return new RepeatedStream(block, offset, Math.min(length, Math.max(0, size - offset)));
        }
    }

    /**
     * Other content with zeros behind it.
     *
     * @param start what it starts with
     * @param size the size of the whole
     */
    record Padded(Content start, long size) implements Content {
        @Override
        public void retain() {
            start.retain();
        }

        @Override
        public void release() {
            start.release();
        }

        @Override
        public InputStream open(long offset, long length) {
            long first = Math.max(0, Math.min(length, start.size() - offset));
            long rest = Math.max(0, Math.min(length - first, size - offset - first));
            InputStream zeros = RepeatedStream.zeros(rest);
            return first == 0 ? zeros : new SequenceInputStream(start.open(offset, first), zeros);
        }
    }
}
