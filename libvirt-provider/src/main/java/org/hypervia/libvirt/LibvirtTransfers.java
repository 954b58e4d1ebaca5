// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.TransferRange;
import org.hypervia.libvirt.remote.LibvirtVolume;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.storage.DownloadSource;
import org.hypervia.spi.storage.StorageTransfers;
import org.hypervia.spi.storage.TransferLimits;

/** The content of volumes, over libvirt's streams. */
record LibvirtTransfers(LibvirtSession session) implements StorageTransfers {
    private static final int BLOCK = 256 << 10;

    @Override
    public DownloadSource download(String ref, TransferRange range, TransferLimits limits) {
        String what = "downloading volume " + VolumeRef.of(ref).name();
        Deadline deadline = limits.whole().within(limits.idle());
        OptionalLong length =
                session.use(what, deadline, open -> LibvirtVolumes.with(open, ref, volume -> length(volume, range)));
        VolumeReader content = new VolumeReader(session, ref, new VolumeReader.Extent(range.offset(), length), limits);
        if (length.orElse(1) > 0) {
            content.begin();
        }
        return new DownloadSource(content, length);
    }

    /** Libvirt sends what there is of a range, and nothing of one that begins behind the end; here that is an error. */
    private static OptionalLong length(LibvirtVolume volume, TransferRange range) {
        OptionalLong physical = volume.physical();
        if (physical.isEmpty()) {
            return range.length();
        }
        long rest = physical.getAsLong() - range.offset();
        if (rest < 0) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "volume '" + volume.name() + "' has " + physical.getAsLong() + " bytes, none of them at "
                            + range.offset());
        }
        return OptionalLong.of(Math.min(rest, range.length().orElse(rest)));
    }

    @Override
    public void upload(String ref, TransferRange range, InputStream content, TransferLimits limits) {
        String name = VolumeRef.of(ref).name();
        String what = "uploading volume " + name;
        Deadline deadline = limits.whole().within(limits.idle());
        if (range.length().orElse(-1) == 0) {
            // To libvirt that would be all that comes.
            session.use(what, deadline, open -> LibvirtVolumes.with(open, ref, LibvirtVolume::name));
            new Announced(name, content, range.length()).read(new byte[1]);
            return;
        }
        long length = range.length().orElse(0);
        try (OpenStream stream = session.open(
                what,
                deadline,
                open -> LibvirtVolumes.with(open, ref, volume -> volume.upload(range.offset(), length)))) {
            Announced source = new Announced(name, content, range.length());
            byte[] block = new byte[BLOCK];
            for (int got = source.read(block); got > 0; got = source.read(block)) {
                int filled = got;
                stream.use(what, limits.whole().within(limits.idle()), open -> {
                    open.send(block, filled);
                    return filled;
                });
            }
            stream.use(what, limits.whole().within(limits.idle()), open -> {
                open.finish();
                return name;
            });
        }
    }

    /** What was announced, and neither less nor more. */
    private static final class Announced {
        private final String name;
        private final InputStream content;
        private final OptionalLong length;
        private long count;

        Announced(String name, InputStream content, OptionalLong length) {
            this.name = name;
            this.content = content;
            this.length = length;
        }

        /** Fills a block, or what is left of it at the end; 0 when all is read. */
        int read(byte[] block) {
            try {
                long left = length.isPresent() ? length.getAsLong() - count : Long.MAX_VALUE;
                if (left == 0) {
                    return end();
                }
                int got = content.readNBytes(block, 0, (int) Math.min(block.length, left));
                count += got;
                if (got == 0 && length.isPresent()) {
                    throw wrong("only " + count);
                }
                return got;
            } catch (IOException e) {
                throw new HypervisorException(
                        ErrorCode.READ_FAILED,
                        "the source of volume '" + name + "' cannot be read: " + e.getMessage(),
                        e);
            }
        }

        private int end() throws IOException {
            if (content.read() >= 0) {
                throw wrong("more");
            }
            return 0;
        }

        private HypervisorException wrong(String came) {
            return new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "the upload to volume '" + name + "' was announced with " + length.getAsLong() + " bytes, and "
                            + came + " came: what was there before is overwritten in part");
        }
    }
}
