// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.OptionalLong;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.StorageVolumeIdentity;
import org.hypervia.api.storage.TransferOptions;
import org.hypervia.api.storage.TransferRange;
import org.hypervia.api.storage.TransferResult;
import org.hypervia.spi.storage.DownloadSource;
import org.hypervia.spi.storage.StorageTransfers;
import org.hypervia.spi.storage.TransferLimits;
import org.jspecify.annotations.Nullable;

/** One transfer that runs by itself, and goes on after the connection was cut. Used once, by one thread. */
public final class Transfer {
    private static final System.Logger LOG = System.getLogger(Transfer.class.getName());
    // Larger ones empty the socket and then wait for its sender to begin anew: 256 KiB took a tenth longer.
    private static final int BLOCK = 64 << 10;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final StorageTransfers transfers;
    private final StorageVolumeIdentity volume;
    private final TransferOptions options;
    private final TransferLimits limits;
    private int repeats;
    private int inVain;
    private @Nullable HypervisorException local;

    /**
     * Makes a transfer.
     *
     * @param transfers the provider's
     * @param volume whose content is moved
     * @param options which part, and how
     * @param limits how long it may take, and who hears of it
     */
    public Transfer(
            StorageTransfers transfers, StorageVolumeIdentity volume, TransferOptions options, TransferLimits limits) {
        this.transfers = transfers;
        this.volume = volume;
        this.options = options;
        this.limits = limits;
    }

    /**
     * Downloads.
     *
     * @param target where the bytes go; not closed
     * @return what was done
     */
    public TransferResult download(WritableByteChannel target) {
        Checksum checksum = Checksum.of(options.checksum());
        TransferReport progress = new TransferReport("downloading " + volume.path(), limits);
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
        long done = 0;
        OptionalLong total = options.range().length();
        while (total.isEmpty() || done < total.getAsLong() || done == 0) {
            long before = done;
            try (DownloadBody body = new DownloadBody(transfers.download(volume.ref(), rest(done), limits))) {
                total = body.checkedTotal(done, total);
                for (int got = body.read(block); got >= 0; got = body.read(block)) {
                    checksum.add(block.duplicate());
                    write(target, block);
                    done += got;
                    progress.moved(done, total);
                }
                break;
            } catch (HypervisorException e) {
                goOnAfter(e, done, done > before);
            }
        }
        progress.end();
        return new TransferResult(done, checksum.text(), repeats);
    }

    private TransferRange rest(long done) {
        TransferRange range = options.range();
        return range.length().isPresent()
                ? TransferRange.of(range.offset() + done, range.length().getAsLong() - done)
                : TransferRange.from(range.offset() + done);
    }

    /** What one connection brings. */
    private final class DownloadBody implements AutoCloseable {
        private final DownloadSource source;

        DownloadBody(DownloadSource source) {
            this.source = source;
        }

        /** Another length than before is another file: its end must not be put behind the beginning of the first. */
        OptionalLong checkedTotal(long done, OptionalLong before) {
            if (source.length().isEmpty()) {
                return before;
            }
            long now = done + source.length().getAsLong();
            if (done > 0 && before.isPresent() && before.getAsLong() != now) {
                throw new HypervisorException(
                        ErrorCode.OPERATION_FAILED,
                        volume.path() + " was changed while it was downloaded: it had " + before.getAsLong()
                                + " bytes and has " + now + " now; begin again");
            }
            return OptionalLong.of(now);
        }

        /** Fills a buffer, straight from the connection where the provider's stream is a channel too. */
        int read(ByteBuffer block) {
            block.clear();
            try {
                int got;
                if (source.content() instanceof ReadableByteChannel direct) {
                    got = direct.read(block);
                } else {
                    byte[] bytes = new byte[block.remaining()];
                    got = source.content().read(bytes);
                    block.put(bytes, 0, Math.max(0, got));
                }
                block.flip();
                return got;
            } catch (IOException e) {
                throw new HypervisorException(
                        ErrorCode.READ_FAILED, "reading " + volume.path() + " failed: " + e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            try {
                source.content().close();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "A download did not close cleanly", e);
            }
        }
    }

    private void write(WritableByteChannel target, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                target.write(bytes);
            }
        } catch (IOException e) {
            throw local(
                    ErrorCode.WRITE_FAILED,
                    "what was downloaded of " + volume.path() + " cannot be written: " + e.getMessage(),
                    e);
        }
    }

    /**
     * Uploads.
     *
     * @param source where the bytes come from, from its present position on; not closed
     * @return what was done
     */
    public TransferResult upload(ReadableByteChannel source) {
        SeekableByteChannel again = source instanceof SeekableByteChannel channel ? channel : null;
        long start = again == null ? 0 : position(again);
        TransferReport progress = new TransferReport("uploading " + volume.path(), limits);
        while (true) {
            Checksum checksum = Checksum.of(options.checksum());
            UploadBody body = new UploadBody(source, announced(again, start), checksum, progress);
            try {
                transfers.upload(volume.ref(), body.range(), body, limits);
                progress.end();
                return new TransferResult(body.count, checksum.text(), repeats);
            } catch (HypervisorException e) {
                if (again == null && local == null && isCut(e)) {
                    throw new HypervisorException(
                            e.code(),
                            e.getMessage() + "; the source cannot be read a second time: upload it again",
                            e.fault().orElse(null),
                            e);
                }
                goOnAfter(e, body.count, false);
                seek(again, start);
            }
        }
    }

    /** A file tells how much will come, which servers want to know before the first byte. */
    private OptionalLong announced(@Nullable SeekableByteChannel channel, long start) {
        if (options.range().length().isPresent() || channel == null) {
            return options.range().length();
        }
        try {
            return OptionalLong.of(Math.max(0, channel.size() - start));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private long position(SeekableByteChannel channel) {
        try {
            return channel.position();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void seek(@Nullable SeekableByteChannel channel, long position) {
        try {
            if (channel != null) {
                channel.position(position);
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private HypervisorException unreadable(IOException cause) {
        return local(
                ErrorCode.READ_FAILED,
                "the source of " + volume.path() + " cannot be read: " + cause.getMessage(),
                cause);
    }

    /** What happened at this end is never taken for a cut connection, whatever the provider makes of it. */
    private HypervisorException local(ErrorCode code, String message, IOException cause) {
        ErrorCode real = Thread.currentThread().isInterrupted() ? ErrorCode.OPERATION_ABORTED : code;
        HypervisorException failure = new HypervisorException(real, message, cause);
        local = failure;
        return failure;
    }

    /** What the provider reads: never more than was announced. */
    private final class UploadBody extends InputStream implements ReadableByteChannel {
        private final ReadableByteChannel source;
        private final OptionalLong announced;
        private final Checksum checksum;
        private final TransferReport progress;
        private long count;

        UploadBody(ReadableByteChannel source, OptionalLong announced, Checksum checksum, TransferReport progress) {
            this.source = source;
            this.announced = announced;
            this.checksum = checksum;
            this.progress = progress;
        }

        TransferRange range() {
            long offset = options.range().offset();
            return announced.isPresent() ? TransferRange.of(offset, announced.getAsLong()) : TransferRange.from(offset);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return read(ByteBuffer.wrap(target, offset, length));
        }

        @Override
        public int read(ByteBuffer target) {
            int limit = target.limit();
            long left = announced.isPresent() ? announced.getAsLong() - count : Long.MAX_VALUE;
            if (left == 0 || !target.hasRemaining()) {
                return target.hasRemaining() ? -1 : 0;
            }
            int start = target.position();
            target.limit(start + (int) Math.min(left, target.remaining()));
            int got;
            try {
                got = source.read(target);
            } catch (IOException e) {
                throw unreadable(e);
            } finally {
                target.limit(limit);
            }
            if (got > 0) {
                checksum.add(target.duplicate().position(start).limit(start + got));
                count += got;
                progress.moved(count, announced);
            }
            return got;
        }

        @Override
        public boolean isOpen() {
            return true;
        }
    }

    private static boolean isCut(HypervisorException e) {
        return e.code() == ErrorCode.READ_FAILED
                || e.code() == ErrorCode.WRITE_FAILED
                || e.code() == ErrorCode.SYSTEM_ERROR;
    }

    private void goOnAfter(HypervisorException e, long done, boolean further) {
        if (local != null) {
            throw local;
        }
        boolean began = done > 0 || e.code() != ErrorCode.SYSTEM_ERROR || repeats > 0;
        if (!isCut(e) || !began || Thread.currentThread().isInterrupted()) {
            throw e;
        }
        inVain = further ? 0 : inVain + 1;
        if (options.repeats() == 0 || inVain > options.repeats()) {
            throw new HypervisorException(
                    e.code(),
                    e.getMessage() + "; " + volume.path() + " was given up after " + done + " bytes and " + repeats
                            + " repetitions",
                    e.fault().orElse(null),
                    e);
        }
        repeats++;
        LOG.log(System.Logger.Level.DEBUG, "The transfer of {0} goes on after {1} bytes: {2}", volume.path(), done, e);
        pause();
    }

    private void pause() {
        Duration pause = PAUSE.multipliedBy(1L << Math.min(inVain, 10));
        limits.whole().check("the transfer of " + volume.path());
        try {
            Thread.sleep((pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HypervisorException(
                    ErrorCode.OPERATION_ABORTED, "the transfer of " + volume.path() + " was interrupted", e);
        }
    }
}
