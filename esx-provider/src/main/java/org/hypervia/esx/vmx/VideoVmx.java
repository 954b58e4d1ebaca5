// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.List;
import org.hypervia.api.conversion.ConversionWarning.Action;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.Video;
import org.hypervia.api.definition.device.VideoModel;
import org.hypervia.api.value.MemorySize;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxOutput;
import org.hypervia.esx.vmx.text.VmxValues;

/** The one video card, {@code svga.vramSize} in bytes. */
final class VideoVmx {
    private static final String KEY = "svga.vramSize";
    private static final long DEFAULT_KIBIBYTES = 4096;
    private static final long GRANULE_KIBIBYTES = 64;
    /** What libvirt's 32 bits of KiB can hold as a power of two. */
    private static final long MAX_KIBIBYTES = 1L << 31;

    private VideoVmx() {}

    static void read(VmxValues values, Devices.Builder devices) {
        long bytes = values.number(KEY, DEFAULT_KIBIBYTES * 1024);
        long kibibytes = bytes <= 0 ? 0 : (bytes - 1) / 1024 + 1;
        if (kibibytes > MAX_KIBIBYTES) {
            values.concede(KEY, Action.LEFT_OUT, Refusal.value(KEY, Long.toString(bytes), "at most 2 TiB"));
            kibibytes = 0;
        }
        long used = kibibytes == 0 ? DEFAULT_KIBIBYTES : kibibytes;
        devices.add(Video.of(VideoModel.VMVGA, MemorySize.ofKibibytes(used)));
    }

    static void write(List<Video> videos, VmxOutput out) {
        if (videos.isEmpty()) {
            return;
        }
        if (videos.size() > 1) {
            throw Refusal.internal("A machine has one video card, not " + videos.size() + "; remove the others");
        }
        Video video = videos.get(0);
        if (video.model() != VideoModel.VMVGA) {
            throw Refusal.unsupported("A video card of the type '"
                    + video.model().libvirtName() + "' cannot be written as VMX; use vmvga");
        }
        if (video.heads() > 1) {
            throw Refusal.unsupported(
                    "A video card with " + video.heads() + " heads cannot be written as VMX; set heads to 1");
        }
        long kibibytes = video.memory().map(memory -> memory.kibibytes()).orElse(DEFAULT_KIBIBYTES);
        long rounded = (kibibytes + GRANULE_KIBIBYTES - 1) / GRANULE_KIBIBYTES * GRANULE_KIBIBYTES;
        out.add(KEY, rounded * 1024);
    }
}
