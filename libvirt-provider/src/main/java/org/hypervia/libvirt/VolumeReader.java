// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.io.InputStream;
import java.util.Objects;
import java.util.OptionalLong;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.libvirt.remote.LibvirtStream;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.storage.TransferLimits;
import org.jspecify.annotations.Nullable;

/**
 * The content of a volume, read window by window. Libvirt's library takes in whatever its daemon sends, however slowly it is
 * read here, and a daemon sends as fast as it can; so no stream is asked for more than a window at a time. Not thread-safe.
 */
final class VolumeReader extends InputStream {
    /** What a reader that is slower than its disk may cost in memory. */
    static final long WINDOW = 64L << 20;

    /**
     * Which bytes.
     *
     * @param offset the first
     * @param length how many; empty for those up to the end
     */
    record Extent(long offset, OptionalLong length) {}

    private final LibvirtSession session;
    private final String ref;
    private final String what;
    private final Extent extent;
    private final TransferLimits limits;

    private @Nullable OpenStream stream;
    private @Nullable HypervisorException failure;
    private long windowLeft;
    private long count;
    private boolean over;

    VolumeReader(LibvirtSession session, String ref, Extent extent, TransferLimits limits) {
        this.session = session;
        this.ref = ref;
        this.what = "downloading volume " + VolumeRef.of(ref).name();
        this.extent = extent;
        this.limits = limits;
        this.over = extent.length().orElse(1) == 0;
    }

    private Deadline deadline() {
        return limits.whole().within(limits.idle());
    }

    /** Opens the first window. */
    void begin() {
        openWindow();
    }

    private OpenStream openWindow() {
        long left = extent.length().orElse(Long.MAX_VALUE) - count;
        long length = Math.min(WINDOW, left);
        long offset = extent.offset() + count;
        OpenStream opened = session.open(
                what, deadline(), open -> LibvirtVolumes.with(open, ref, volume -> volume.download(offset, length)));
        windowLeft = length;
        stream = opened;
        return opened;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (failure != null) {
            throw failure;
        }
        if (over || length == 0) {
            return over ? -1 : 0;
        }
        try {
            return receive(target, offset, length);
        } catch (HypervisorException e) {
            failure = e;
            close();
            throw e;
        }
    }

    private int receive(byte[] target, int offset, int length) {
        OpenStream open = stream == null ? openWindow() : stream;
        // Into memory of its own: who waits may go, and its array with it, while libvirt still fills it.
        Received received = open.use(what, deadline(), window -> Received.from(window, length));
        System.arraycopy(received.bytes(), 0, target, offset, received.count());
        count += received.count();
        windowLeft -= received.count();
        if (received.count() == 0) {
            atEndOfWindow(open);
            return over ? -1 : receive(target, offset, length);
        }
        return received.count();
    }

    /** A window that ended before its time ends the content. */
    private void atEndOfWindow(OpenStream open) {
        open.use(what, deadline(), window -> {
            window.finish();
            return ref;
        });
        stream = null;
        open.close();
        long left = extent.length().orElse(Long.MAX_VALUE) - count;
        over = windowLeft > 0 || left == 0;
        if (over && extent.length().isPresent() && left > 0) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_FAILED,
                    what + " ended after " + count + " bytes, " + left
                            + " too early: somebody has changed it meanwhile; begin again");
        }
    }

    @Override
    public void close() {
        over = true;
        OpenStream open = stream;
        stream = null;
        if (open != null) {
            open.close();
        }
    }

    /** Bytes that came. */
    private record Received(byte[] bytes, int count) {
        private static final int MOST = 256 << 10;

        static Received from(LibvirtStream window, int length) {
            byte[] bytes = new byte[Math.min(MOST, length)];
            return new Received(bytes, window.receive(bytes, 0, bytes.length));
        }
    }
}
