// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.Optional;
import org.hypervia.api.definition.device.VideoModel;
import org.hypervia.api.value.MemorySize;

/** How much memory a video card has. */
final class VideoMemory {
    /** Libvirt counts in kibibytes, in 32 bits; beyond this the next power of two does not fit. */
    private static final long MAX_KIBIBYTES = 1L << 31;

    private VideoMemory() {}

    /** Rounds up to a power of two of kibibytes; none at all, and what does not fit, becomes the model's usual amount. */
    static Optional<MemorySize> complete(VideoModel model, Optional<MemorySize> stated) {
        long kibibytes = stated.map(MemorySize::kibibytes).orElse(0L);
        if (kibibytes == 0 || kibibytes > MAX_KIBIBYTES) {
            return usual(model);
        }
        long power = Long.highestOneBit(kibibytes);
        return Optional.of(MemorySize.ofKibibytes(power == kibibytes ? power : power << 1));
    }

    private static Optional<MemorySize> usual(VideoModel model) {
        return switch (model) {
            case VGA, CIRRUS, VMVGA, XEN, DEFAULT -> Optional.of(MemorySize.ofMebibytes(4));
            case BOCHS -> Optional.of(MemorySize.ofMebibytes(16));
            case QXL -> Optional.of(MemorySize.ofMebibytes(64));
            case VBOX, PARALLELS, VIRTIO, GOP, NONE, RAMFB -> Optional.empty();
        };
    }
}
