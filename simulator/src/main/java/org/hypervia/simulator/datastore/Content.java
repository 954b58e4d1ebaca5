// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.datastore;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What is in a file. */
public sealed interface Content {
    /** The size in bytes. */
    long size();

    /** Reads from this offset to the end. */
    InputStream open(long offset);

    /** Content that is held as it is. */
    static Bytes of(byte[] bytes) {
        return new Bytes(bytes.clone());
    }

    /** Content that is held as UTF-8. */
    static Bytes of(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
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
        public InputStream open(long offset) {
            int start = (int) Math.min(offset, bytes.length);
            return new ByteArrayInputStream(bytes, start, bytes.length - start);
        }
    }

    /** As many zero bytes as the size says: the data of a disk nobody has written to. */
    record Zeros(long size) implements Content {
        @Override
        public InputStream open(long offset) {
            return new ZeroStream(Math.max(0, size - offset));
        }
    }
}
