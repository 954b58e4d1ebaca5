// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.Video;
import org.hypervia.api.definition.device.VideoModel;
import org.hypervia.api.value.MemorySize;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxValues;

/** {@code svga.vramSize}, in bytes. */
final class VideoKeys {
    private static final String KEY = "svga.vramSize";
    private static final long DEFAULT_BYTES = 4 * 1024 * 1024;
    /** What libvirt's 32 bits of KiB can hold as a power of two. */
    private static final long MAX_KIBIBYTES = 1L << 31;

    private VideoKeys() {}

    static void addTo(Devices.Builder devices, VmxValues values) {
        long bytes = values.number(KEY, DEFAULT_BYTES);
        long kibibytes = bytes <= 0 ? 0 : (bytes - 1) / 1024 + 1;
        if (kibibytes > MAX_KIBIBYTES) {
            throw Refusal.value(KEY, Long.toString(bytes), "at most 2 TiB");
        }
        long used = kibibytes == 0 ? DEFAULT_BYTES / 1024 : kibibytes;
        devices.addVideo(Video.of(VideoModel.VMVGA, MemorySize.ofKibibytes(used)));
    }
}
