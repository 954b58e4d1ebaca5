// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.transfer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.TransferRange;
import org.hypervia.spi.storage.DownloadSource;
import org.hypervia.spi.storage.StorageTransfers;
import org.hypervia.spi.storage.TransferLimits;

/** A provider with one volume in memory, whose connections are cut after so many bytes each. */
class MemoryTransfers implements StorageTransfers {
    final List<TransferRange> asked = new ArrayList<>();
    final Deque<Integer> cuts = new ArrayDeque<>();
    ErrorCode cutCode = ErrorCode.READ_FAILED;
    boolean tellsLength = true;
    byte[] content;
    int open;

    MemoryTransfers(byte[] content) {
        this.content = content;
    }

    @Override
    public DownloadSource download(String ref, TransferRange range, TransferLimits limits) {
        asked.add(range);
        int from = (int) range.offset();
        int to = (int) Math.min(content.length, from + range.length().orElse(content.length));
        int cut = cuts.isEmpty() ? Integer.MAX_VALUE : cuts.poll();
        open++;
        InputStream part = new ByteArrayInputStream(Arrays.copyOfRange(content, from, to)) {
            private int left = cut;

            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                if (left == 0) {
                    throw cut();
                }
                int got = super.read(target, offset, Math.min(length, left));
                left -= Math.max(0, got);
                return got;
            }

            @Override
            public void close() {
                open--;
            }
        };
        return new DownloadSource(part, tellsLength ? OptionalLong.of(to - from) : OptionalLong.empty());
    }

    @Override
    public void upload(String ref, TransferRange range, InputStream source, TransferLimits limits) {
        asked.add(range);
        int cut = cuts.isEmpty() ? Integer.MAX_VALUE : cuts.poll();
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        byte[] block = new byte[1000];
        try {
            for (int got = source.read(block); got >= 0; got = source.read(block)) {
                received.write(block, 0, got);
                if (received.size() >= cut) {
                    throw cut();
                }
            }
        } catch (IOException e) {
            throw new HypervisorException(ErrorCode.READ_FAILED, "the source: " + e.getMessage(), e);
        }
        content = received.toByteArray();
    }

    private HypervisorException cut() {
        return new HypervisorException(cutCode, "the connection was cut");
    }
}
