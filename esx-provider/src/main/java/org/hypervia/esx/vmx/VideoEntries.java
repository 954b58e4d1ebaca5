// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.List;
import org.hypervia.api.definition.device.Video;
import org.hypervia.api.definition.device.VideoModel;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxOutput;

/** Writes {@code svga.vramSize}. */
final class VideoEntries {
    private static final long DEFAULT_KIBIBYTES = 4096;
    private static final long GRANULE_KIBIBYTES = 64;

    private VideoEntries() {}

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
        out.add("svga.vramSize", rounded * 1024);
    }
}
