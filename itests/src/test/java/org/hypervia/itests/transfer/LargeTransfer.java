// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.transfer;

import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Random;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.storage.TransferOptions;
import org.hypervia.api.storage.TransferRange;

/**
 * Uploads so many bytes to a new volume and downloads them again, looking at each: a program, so that a test gives it its
 * heap. The bytes are one block of random ones over and over.
 */
final class LargeTransfer {
    private static final int BLOCK = 1 << 20;

    private LargeTransfer() {}

    public static void main(String[] arguments) {
        long size = Long.parseLong(arguments[3]);
        ConnectionSpec spec = ConnectionSpec.builder(arguments[0])
                .credentials(Credentials.of(arguments[1], Secret.of(arguments[2])))
                .build();
        try (Hypervisor connection = Hypervisors.fromServiceLoader().connect(spec)) {
            StorageVolume volume = connection
                    .storagePools()
                    .byName("datastore1")
                    .createVolume("<volume><name>iso/large.iso</name><capacity>0</capacity>"
                            + "<target><format type='iso'/></target></volume>");
            Content content = new Content(size);
            long up = volume.upload(content, TransferOptions.defaults().withRange(TransferRange.of(0, size)))
                    .bytes();
            Content same = new Content(size);
            long down = volume.download(same, TransferOptions.defaults()).bytes();
            System.out.println(up + " bytes up, " + down + " bytes down, " + same.position + " as they were");
        }
    }

    /** A source of the content, and a target that looks whether what comes is the same. */
    private static final class Content implements ReadableByteChannel, WritableByteChannel {
        private final ByteBuffer block;
        private final long size;
        private long position;

        Content(long size) {
            byte[] bytes = new byte[BLOCK];
            new Random(1).nextBytes(bytes);
            this.block = ByteBuffer.wrap(bytes);
            this.size = size;
        }

        /** The bytes that come next, at most so many. */
        private ByteBuffer next(int most) {
            int start = (int) (position % BLOCK);
            int length = (int) Math.min(Math.min(most, BLOCK - start), size - position);
            return block.duplicate().position(start).limit(start + length);
        }

        @Override
        public int read(ByteBuffer target) {
            if (position == size) {
                return -1;
            }
            ByteBuffer next = next(target.remaining());
            int count = next.remaining();
            target.put(next);
            position += count;
            return count;
        }

        @Override
        public int write(ByteBuffer source) {
            ByteBuffer next = next(source.remaining());
            int count = next.remaining();
            int different = next.mismatch(source.duplicate().limit(source.position() + count));
            if (count == 0 || different >= 0) {
                throw new IllegalStateException("byte " + (position + Math.max(0, different)) + " is another one");
            }
            source.position(source.position() + count);
            position += count;
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
