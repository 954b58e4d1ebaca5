// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.VolumeDownload;
import org.hypervia.spi.storage.DownloadSource;

/** A provider's open content, with libvirt's calls on a stream. Not thread-safe. */
public final class Downloading implements VolumeDownload {
    private final String path;
    private final DownloadSource source;
    private final Counted content;
    private boolean over;

    /**
     * Takes over open content.
     *
     * @param path the volume, for messages
     * @param source its content; closed with this
     */
    public Downloading(String path, DownloadSource source) {
        this.path = path;
        this.source = source;
        this.content = new Counted(source.content());
    }

    @Override
    public InputStream content() {
        return content;
    }

    @Override
    public OptionalLong length() {
        return source.length();
    }

    @Override
    public int receive(byte[] target) {
        if (over) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_INVALID, "the download of " + path + " is over: begin another one");
        }
        try {
            return Math.max(0, content.read(target, 0, target.length));
        } catch (IOException e) {
            throw new HypervisorException(ErrorCode.READ_FAILED, "reading " + path + " failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void finish() {
        if (over) {
            return;
        }
        boolean whole = content.atEnd || content.count == source.length().orElse(-1);
        long count = content.count;
        abort();
        if (!whole) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_INVALID,
                    "the download of " + path + " was finished after " + count
                            + " bytes, before its end: read on, or abort it");
        }
    }

    @Override
    public void abort() {
        if (over) {
            return;
        }
        over = true;
        try {
            source.content().close();
        } catch (IOException e) {
            throw new HypervisorException(ErrorCode.READ_FAILED, "closing " + path + " failed: " + e.getMessage(), e);
        }
    }

    private final class Counted extends FilterInputStream {
        private long count;
        private boolean atEnd;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (over) {
                throw new IOException("the download of " + path + " is over");
            }
            int got = in.read(target, offset, length);
            if (got < 0) {
                atEnd = true;
            } else {
                count += got;
            }
            return got;
        }

        @Override
        public long skip(long length) throws IOException {
            long skipped = super.skip(length);
            count += skipped;
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() {
            abort();
        }
    }
}
